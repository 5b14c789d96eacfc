// Walks over the parts of a scenario.
#pragma once

#include "scenario/scenario.hpp"

namespace composure {

/// Expressions on which the course of a conversation does not rest by itself.
struct ExpressionKinds {
  bool agreements = false;  ///< what tells whether a piece was in fact agreed
  bool texts = false;       ///< conditions inside texts that are shown on arrival
};

/// Calls visit(Text) for every text that is shown when a conversation arrives at a node and offers its
/// replies.
template <class Visit>
void each_text_at(const Scenario& scenario, const Node& node, Visit visit) {
  visit(node.narration);
  visit(node.title);
  visit(node.thinks);
  for (const Text& part : node.says)
    visit(part);
  if (node.ending) visit(node.ending->lesson);
  for (const Option& option : node.options)
    visit(scenario.replies[option.reply].say);
  if (node.fallback_reply) visit(scenario.replies[node.fallback_reply->reply].say);
}

/// Calls visit(Expression) for every condition and value that the course of a conversation can rest on while
/// it is at a node: conditions of replies and ways, and what effects assign; and for those of `kinds`.
template <class Visit>
void each_expression_at(const Scenario& scenario, const Node& node, const ExpressionKinds& kinds,
                        Visit visit) {
  const auto effects = [&](const std::vector<Effect>& list) {
    for (const Effect& effect : list)
      visit(effect.value);
  };
  const auto way = [&](const Goto& items) {
    for (const GotoItem& item : items)
      visit(item.when);
  };
  const auto option = [&](const Option& each) {
    const Reply& reply = scenario.replies[each.reply];
    visit(reply.when);
    effects(reply.effects);
    way(reply.next);
    if (kinds.agreements && reply.agreed) visit(*reply.agreed);
  };
  effects(node.effects);
  effects(node.cut_in.effects);
  way(node.next);
  way(node.fallback);
  if (node.clock) {
    effects(node.clock->effects);
    way(node.clock->next);
  }
  for (const Option& each : node.options)
    option(each);
  for (const Option& each : node.asides)
    option(each);
  if (node.fallback_reply) option(*node.fallback_reply);
  if (kinds.texts) each_text_at(scenario, node, [&](const Text& text) { text.each_expression(visit); });
}

/// The same for all nodes. A reply that stands at several is visited at each.
template <class Visit>
void each_expression(const Scenario& scenario, const ExpressionKinds& kinds, Visit visit) {
  for (const Node& node : scenario.nodes)
    each_expression_at(scenario, node, kinds, visit);
}

}  // namespace composure
