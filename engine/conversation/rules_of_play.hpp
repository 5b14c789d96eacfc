// How a turn runs, as templates over who watches and who draws: playing and exploring follow the same rules.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "conversation/decision.hpp"
#include "conversation/position.hpp"
#include "scenario/scenario.hpp"

namespace composure {

/// Sees nothing: for callers to whom only the result matters.
struct NoWatch {
  void condition(const Expression&, bool) const {}
  /// `wanted` is the value before it was brought into the variable's range.
  void effect(const Effect&, std::int32_t /*before*/, std::int64_t /*wanted*/) const {}
  void arrived() const {}
};

/// Where a story came to rest.
enum class Halt : std::uint8_t {
  deciding,
  ended,
  no_offer,  ///< no reply is offered and there is no fallback
  too_long,  ///< more than `story_step_limit` steps without a decision
  no_draw,   ///< whoever draws refused
};

/// A story that goes on for more steps than this without a decision is stopped.
inline constexpr int story_step_limit = 1000;

inline const Option& option_of(const Node& node, OptionIndex index) {
  return index < node.options.size() ? node.options[index] : *node.fallback_reply;
}

/// Carries out effects in order; every assignment is brought into the variable's range.
template <class Watch>
void apply_effects(const Scenario& scenario, Position& position, const std::vector<Effect>& effects,
                   Watch& watch) {
  for (const Effect& effect : effects) {
    const std::int32_t before = position.values[effect.variable];
    std::int64_t value = effect.value.value(position.view());
    if (effect.kind == Effect::Kind::increase) value = before + value;
    if (effect.kind == Effect::Kind::decrease) value = before - value;
    watch.effect(effect, before, value);
    position.values[effect.variable] = clamp_to(scenario.state[effect.variable], value);
  }
}

template <class Watch>
bool is_available(const Scenario& scenario, const Position& position, const Option& option, Watch& watch) {
  const Reply& reply = scenario.replies[option.reply];
  if (reply.once && position.was_used(option.reply)) return false;
  if (reply.when.empty()) return true;
  const bool holds = reply.when.holds(position.view());
  watch.condition(reply.when, holds);
  return holds;
}

/// What is offered on arrival at the position's node, in authored order; the fallback reply only if nothing
/// else is.
template <class Watch>
void make_offer(const Scenario& scenario, const Position& position, std::vector<OptionIndex>& offered,
                Watch& watch) {
  offered.clear();
  const Node& node = scenario.nodes[position.node];
  for (OptionIndex i = 0; i < node.options.size(); ++i) {
    if (is_available(scenario, position, node.options[i], watch)) offered.push_back(i);
  }
  if (offered.empty() && node.fallback_reply)
    offered.push_back(static_cast<OptionIndex>(node.options.size()));
}

/// What a pick-several node asks for, held against what is offered.
inline std::optional<Pick> pick_of(const Node& node, std::size_t offered) {
  if (!node.pick) return {};
  const auto available = static_cast<std::uint32_t>(offered);
  return Pick{std::min(node.pick->min, available), std::min(node.pick->max, available)};
}

/// The effects of a decision (asides included), those of cutting in first.
template <class Watch>
void carry_out(const Scenario& scenario, Position& position, const Decision& decision, Watch& watch) {
  const Node& node = scenario.nodes[position.node];
  const auto apply = [&](const std::vector<Effect>& effects) {
    apply_effects(scenario, position, effects, watch);
  };
  if (decision.cuts_in()) apply(node.cut_in.effects);
  switch (decision.kind) {
    case Decision::Kind::reply:
      apply(scenario.replies[option_of(node, decision.option).reply].effects);
      break;
    case Decision::Kind::timeout:
      apply(node.clock->effects);
      break;
    case Decision::Kind::pick:
      for (OptionIndex i = 0; i < node.options.size(); ++i) {
        if (((decision.picked >> i) & 1U) != 0) apply(scenario.replies[node.options[i].reply].effects);
      }
      break;
    case Decision::Kind::aside:
      apply(scenario.replies[node.asides[decision.option].reply].effects);
      break;
  }
}

/// The decision becomes part of the past that its own goto can already see.
inline void remember_choice(const Scenario& scenario, Position& position, const Decision& decision) {
  const Node& node = scenario.nodes[position.node];
  const auto mark = [&](const Option& chosen) {
    position.mark_chosen(chosen.slot);
    position.mark_used(chosen.reply);
  };
  switch (decision.kind) {
    case Decision::Kind::reply:
      mark(option_of(node, decision.option));
      break;
    case Decision::Kind::timeout:
      position.mark_chosen(node.timeout_slot);
      break;
    case Decision::Kind::pick:
      if (decision.picked == 0) position.mark_chosen(node.nothing_slot);
      for (OptionIndex i = 0; i < node.options.size(); ++i) {
        if (((decision.picked >> i) & 1U) != 0) mark(node.options[i]);
      }
      break;
    case Decision::Kind::aside:
      mark(node.asides[decision.option]);
      break;
  }
}

/// Where a decision leads. Not for asides, which stay.
inline const Goto& way_on(const Scenario& scenario, const Node& node, const Decision& decision) {
  if (decision.kind == Decision::Kind::timeout) return node.clock->next;
  if (decision.kind == Decision::Kind::pick) return node.next;
  const Reply& chosen = scenario.replies[option_of(node, decision.option).reply];
  return chosen.next.empty() ? node.next : chosen.next;
}

/// The first item whose condition holds. The last one has none, so there is always one.
template <class Watch>
const GotoItem& first_that_holds(const Goto& way, const Position& position, Watch& watch) {
  for (const GotoItem& item : way) {
    if (item.when.empty()) return item;
    const bool holds = item.when.holds(position.view());
    watch.condition(item.when, holds);
    if (holds) return item;
  }
  return way.back();
}

/// Follows a way (null: the story begins at the position's node) and everything that goes on by itself, up to
/// the next decision or an ending. `draw(alternatives)` gives the position of the alternative that chance
/// takes, or nothing to stop.
template <class Draw, class Watch>
Halt follow_story(const Scenario& scenario, Position& position, std::vector<OptionIndex>& offered,
                  const Goto* way, Draw&& draw, Watch& watch) {
  for (int steps = 0;; ++steps) {
    if (way != nullptr) {
      const GotoItem& item = first_that_holds(*way, position, watch);
      NodeIndex to = item.to;
      if (!item.random.empty()) {
        const std::optional<std::size_t> drawn = draw(std::span<const WeightedTarget>(item.random));
        if (!drawn) return Halt::no_draw;
        to = item.random[*drawn].to;
      }
      position.node = to;
    }
    const Node& node = scenario.nodes[position.node];
    ++position.visits[position.node];
    apply_effects(scenario, position, node.effects, watch);
    make_offer(scenario, position, offered, watch);
    watch.arrived();
    if (node.ending) return Halt::ended;
    if (!offered.empty()) return Halt::deciding;
    if (node.decides() && node.fallback.empty()) return Halt::no_offer;
    if (steps == story_step_limit) return Halt::too_long;
    way = node.decides() ? &node.fallback : &node.next;
  }
}

}  // namespace composure
