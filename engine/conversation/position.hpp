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
  void mark_chosen(SlotIndex slot) { set_chosen(slot, true); }
  void mark_used(ReplyIndex reply) { set_used(reply, true); }
  void set_chosen(SlotIndex slot, bool was) { set_bit(chosen, slot, was); }
  void set_used(ReplyIndex reply, bool was) { set_bit(used, reply, was); }

 private:
  static void set_bit(std::vector<std::uint64_t>& bits, std::uint32_t index, bool value) {
    const std::uint64_t bit = std::uint64_t{1} << (index % 64);
    if (value) {
      bits[index / 64] |= bit;
    } else {
      bits[index / 64] &= ~bit;
    }
  }
};

}  // namespace composure
