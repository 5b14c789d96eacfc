#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "analysis/live_traces.hpp"
#include "conversation/decision.hpp"
#include "conversation/position.hpp"

namespace composure {

/// How what can still make a difference is packed into a few words. Two positions with the same words have
/// the same future. Kept are: the node, and of everything that is read there or later the state variables,
/// how often a node was visited (up to the number that matters), what was chosen, `once` replies and scores
/// so far; and the offer at nodes where an aside may change what it rested on.
///
/// With `scores`, also what was chosen of that which scores and can be come back to: a decision counts only
/// the first time, so that along every cycle of states nothing is scored (see the definition of attainable
/// scores in the authoring guide).
class StateLayout {
 public:
  using Word = std::uint64_t;
  using Options = LiveTraces::Options;

  StateLayout(const Scenario& scenario, const Options& options);

  /// Words for one state.
  std::size_t words() const { return words_; }
  /// Whether some condition reads a score, so that scores must be kept while exploring.
  bool reads_scores() const { return !criteria_.empty(); }
  bool reads_score(CriterionIndex criterion) const;
  /// Whether the offer at this node is part of the state.
  bool keeps_offer(NodeIndex node) const { return keeps_offer_[node]; }
  /// Whether choosing this is part of the state: some condition, `once` or score rests on it.
  bool tracks(const Option& option) const { return tracks_slot(option.slot) || tracks_once_[option.reply]; }
  bool tracks_slot(SlotIndex slot) const { return tracks_slot_[slot]; }
  /// Whether the value of a state variable is part of the state at this node; where it is not, nothing reads
  /// it any more.
  bool keeps_value(NodeIndex node, std::size_t variable) const {
    return keeps_value_[node * variables_ + variable];
  }

  void pack(const Position& position, std::span<const OptionIndex> offered, Word* to) const;
  /// Restores everything that pack() kept, and the offer where it is kept. Values that it did not keep become
  /// 0; the rest of the position stays as it is.
  void unpack(const Word* from, Position& position, std::vector<OptionIndex>& offered) const;
  NodeIndex node_of(const Word* from) const { return static_cast<NodeIndex>(from[0] & node_mask_); }
  /// 0 where it is not kept.
  std::int32_t value_of(const Word* from, std::size_t variable) const;

 private:
  /// Some bits of one word, and of what they are.
  struct Field {
    std::uint32_t index = 0;
    std::uint32_t word = 0;
    std::uint8_t shift = 0;
    std::uint8_t width = 0;
  };
  struct Visits {
    Field field;
    std::uint32_t most = 0;
  };
  /// What is kept at nodes that lead to each other.
  struct Plan {
    std::vector<Field> values;
    std::vector<Visits> visits;
    std::vector<Field> slots;
    std::vector<Field> once;
    std::vector<Field> gained;
    std::vector<Field> offer;  ///< by option; only as far as some node keeps its offer
    std::uint32_t bits = 0;
  };

  static Word get(const Word* from, const Field& field) {
    return (from[field.word] >> field.shift) & ((Word{1} << field.width) - 1);
  }
  static void put(Word* to, const Field& field, Word value) { to[field.word] |= value << field.shift; }
  static Field allot(Plan& plan, std::uint32_t index, std::uint64_t largest);

  const Plan& plan_at(NodeIndex node) const { return plans_[plan_of_[node]]; }
  Plan plan_for(const LiveTraces& traces, std::uint32_t component) const;
  void find_kept_offers(const Scenario& scenario);

  std::size_t words_ = 0;
  std::size_t variables_ = 0;
  std::uint8_t node_width_ = 0;
  Word node_mask_ = 0;
  std::int32_t score_bound_ = 0;
  std::vector<std::uint32_t> plan_of_;  ///< by node
  std::vector<Plan> plans_;
  std::vector<CriterionIndex> criteria_;  ///< that conditions read
  std::vector<bool> keeps_value_;         ///< by node and variable
  std::vector<bool> tracks_slot_;
  std::vector<bool> tracks_once_;
  std::vector<bool> keeps_offer_;
};

}  // namespace composure
