#pragma once

#include <cstdint>
#include <vector>

#include "scenario/scenario.hpp"

namespace composure {

/// Where a conversation stands: everything that conditions can read, and nothing else.
struct Position {
  NodeIndex node = 0;
  std::vector<std::int32_t> values;    ///< by state variable
  std::vector<std::uint32_t> visits;   ///< by node
  std::vector<std::uint64_t> chosen;   ///< one bit for each slot that was chosen
  std::vector<std::uint64_t> used;     ///< one bit for each reply that was chosen anywhere (for `once`)
  std::vector<std::int32_t> gained;    ///< by criterion, raw
  std::vector<std::int32_t> on_offer;  ///< by criterion, raw

  /// The state before anything has happened.
  explicit Position(const Scenario& scenario);

  StateView view() const { return {values, visits, chosen, gained, {}, {}, 0, false}; }
  bool was_chosen(SlotIndex slot) const { return ((chosen[slot / 64] >> (slot % 64)) & 1U) != 0; }
  bool was_used(ReplyIndex reply) const { return ((used[reply / 64] >> (reply % 64)) & 1U) != 0; }
  void mark_chosen(SlotIndex slot) { chosen[slot / 64] |= std::uint64_t{1} << (slot % 64); }
  void mark_used(ReplyIndex reply) { used[reply / 64] |= std::uint64_t{1} << (reply % 64); }

  /// Carries out effects in order; every assignment is brought into the variable's range.
  void apply(const std::vector<Effect>& effects, const std::vector<StateVariable>& variables);
};

}  // namespace composure
