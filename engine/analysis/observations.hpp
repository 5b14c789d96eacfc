#pragma once

#include <unordered_map>
#include <vector>

#include "scenario/scenario.hpp"

namespace composure {

/// What conditions and effects did wherever they were looked at or carried out, on every path.
struct Observations {
  struct Condition {
    bool was_true = false;
    bool was_false = false;
  };
  struct EffectSeen {
    bool changed = false;  ///< changed its variable at least once
    bool stopped = false;  ///< at least once changed nothing because the variable stood at its end
  };

  explicit Observations(const Scenario& scenario)
      : nodes(scenario.nodes.size(), false), slots(scenario.slot_count, false) {}

  std::unordered_map<const Expression*, Condition> conditions;
  std::unordered_map<const Effect*, EffectSeen> effects;
  std::vector<bool> nodes;  ///< arrived at
  std::vector<bool> slots;  ///< offered: options, fallback replies and asides
  /// The most words that a text was seen with. Only texts that were put here before are looked at.
  std::unordered_map<const Text*, std::size_t> most_words;
};

}  // namespace composure
