// Walks over a scenario and its file side by side.
#pragma once

#include "analysis/check_context.hpp"

namespace composure {

/// Calls visit(Text, place) for every text that a player can come to read, each reply's once.
template <class Visit>
void each_text(const CheckContext& check, Visit visit) {
  const JsonDocument& json = check.document;
  const auto look = [&](JsonDocument::Value owner, std::string_view key, const Text& text) {
    const JsonDocument::Value at = json.member(owner, key);
    if (at != JsonDocument::root) visit(text, at);
  };
  const auto list = [&](JsonDocument::Value owner, std::string_view key, const std::vector<Text>& texts) {
    JsonDocument::Value at = json.member(owner, key);
    if (at == JsonDocument::root) return;
    if (json.kind(at) == JsonDocument::Kind::array) at = json.first(at);
    for (const Text& text : texts) {
      visit(text, at);
      at = json.after(at);
    }
  };
  const JsonDocument::Value briefing = json.member(JsonDocument::root, "briefing");
  if (briefing != JsonDocument::root) {
    look(briefing, "situation", check.scenario.briefing.situation);
    list(briefing, "goals", check.scenario.briefing.goals);
  }
  for (NodeIndex i = 0; i < check.scenario.nodes.size(); ++i) {
    const Node& node = check.scenario.nodes[i];
    const JsonDocument::Value value = check.node_value(i);
    look(value, "title", node.title);
    look(value, "narration", node.narration);
    list(value, "says", node.says);
    look(value, "thinks", node.thinks);
    if (node.ending) look(value, "lesson", node.ending->lesson);
    if (node.clock) look(json.member(value, "clock"), "why", node.clock->why);
    if (!node.cut_in.why.empty()) look(json.member(value, "cut_in"), "why", node.cut_in.why);
    if (!node.mail) continue;
    const JsonDocument::Value mail = json.member(value, "mail");
    look(mail, "subject", node.mail->subject);
    look(mail, "opening", node.mail->opening);
    look(mail, "closing", node.mail->closing);
  }
  for (ReplyIndex i = 0; i < check.scenario.replies.size(); ++i) {
    const Reply& reply = check.scenario.replies[i];
    look(check.reply_value(i), "say", reply.say);
    look(check.reply_value(i), "why", reply.why);
    look(check.reply_value(i), "answer", reply.answer);
  }
}

/// Calls visit(Expression, place) for every condition ("when", and those inside texts), and visit(Effect,
/// place) for every effect. "agreed" and "pass" are left out.
template <class OnCondition, class OnEffect>
void each_condition_and_effect(const CheckContext& check, OnCondition on_condition, OnEffect on_effect) {
  const JsonDocument& json = check.document;
  const auto effects = [&](JsonDocument::Value owner, const std::vector<Effect>& list) {
    const JsonDocument::Value array = json.member(owner, "effects");
    if (array == JsonDocument::root) return;
    JsonDocument::Value at = json.first(array);
    for (const Effect& effect : list) {
      on_effect(effect, at);
      at = json.after(at);
    }
  };
  const auto way = [&](JsonDocument::Value owner, std::string_view key, const Goto& items) {
    const JsonDocument::Value array = json.member(owner, key);
    if (array == JsonDocument::root || json.kind(array) != JsonDocument::Kind::array) return;
    JsonDocument::Value at = json.first(array);
    for (const GotoItem& item : items) {
      if (!item.when.empty()) on_condition(item.when, json.member(at, "when"));
      at = json.after(at);
    }
  };
  for (NodeIndex i = 0; i < check.scenario.nodes.size(); ++i) {
    const Node& node = check.scenario.nodes[i];
    const JsonDocument::Value value = check.node_value(i);
    effects(value, node.effects);
    way(value, "goto", node.next);
    way(value, "fallback", node.fallback);
    if (!node.cut_in.effects.empty()) effects(json.member(value, "cut_in"), node.cut_in.effects);
    if (!node.clock) continue;
    effects(json.member(value, "clock"), node.clock->effects);
    way(json.member(value, "clock"), "goto", node.clock->next);
  }
  for (ReplyIndex i = 0; i < check.scenario.replies.size(); ++i) {
    const Reply& reply = check.scenario.replies[i];
    const JsonDocument::Value value = check.reply_value(i);
    if (!reply.when.empty()) on_condition(reply.when, json.member(value, "when"));
    effects(value, reply.effects);
    way(value, "goto", reply.next);
  }
  each_text(check, [&](const Text& text, JsonDocument::Value at) {
    text.each_expression([&](const Expression& expression) { on_condition(expression, at); });
  });
}

}  // namespace composure
