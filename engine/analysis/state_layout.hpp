#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "conversation/decision.hpp"
#include "conversation/position.hpp"
#include "scenario/each_expression.hpp"
#include "scenario/scenario.hpp"

namespace composure {

/// Which parts of the past can still make a difference, and how they are packed into a few words. Two
/// positions with the same words have the same future. Kept are: the node, the state variables that are read
/// there or later (with the two meters wherever the story can come back, since a loop can be farmed for
/// them), how often a node was visited where a condition reads it (up to the number that matters), what was
/// chosen where a condition reads it, `once` replies, the scores that conditions read, and the offer at nodes
/// where an aside may change what it rested on.
///
/// With `scores`, also what was chosen of that which scores and can be come back to: a decision counts only
/// the first time, so that along every cycle of states nothing is scored (see the definition of attainable
/// scores in the authoring guide).
class StateLayout {
 public:
  using Word = std::uint64_t;

  struct Options {
    bool scores = false;
    bool texts = false;  ///< also keep what conditions inside texts read
  };

  StateLayout(const Scenario& scenario, Options options);

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

  void pack(const Position& position, std::span<const OptionIndex> offered, Word* to) const;
  /// Restores everything that pack() kept, and the offer where it is kept; the rest of the position stays as
  /// it is.
  void unpack(const Word* from, Position& position, std::vector<OptionIndex>& offered) const;
  /// Whether the value of a state variable is part of the state at this node; where it is not, nothing reads
  /// it any more.
  bool keeps_value(NodeIndex node, std::size_t variable) const {
    return live_[std::size_t{node} * values_.size() + variable];
  }
  NodeIndex node_of(const Word* from) const { return static_cast<NodeIndex>(get(from, node_)); }
  std::int32_t value_of(const Word* from, std::size_t variable) const {
    return static_cast<std::int32_t>(get(from, values_[variable]));
  }

 private:
  /// Some bits of one word.
  struct Field {
    std::uint32_t word = 0;
    std::uint32_t shift = 0;
    Word mask = 0;
  };
  struct Visits {
    NodeIndex node = 0;
    std::uint32_t most = 0;  ///< from here on more makes no difference
    Field field;
  };
  struct Slot {
    SlotIndex slot = 0;
    Field field;
  };
  struct Once {
    ReplyIndex reply = 0;
    Field field;
  };
  struct Gained {
    CriterionIndex criterion = 0;
    Field field;
  };

  static Word get(const Word* from, const Field& field) {
    return (from[field.word] >> field.shift) & field.mask;
  }
  static void put(Word* to, const Field& field, Word value) {
    to[field.word] |= (value & field.mask) << field.shift;
  }

  void read(const Expression& expression);
  void find_what_scores(const Scenario& scenario);
  void find_once(const Scenario& scenario);
  void find_live_values(const Scenario& scenario, const ExpressionKinds& kinds);
  void find_kept_offers(const Scenario& scenario);
  Field allot(std::uint64_t largest);

  std::size_t words_ = 0;
  std::uint32_t bits_ = 0;
  Field node_;
  std::vector<Field> values_;
  std::vector<bool> live_;  ///< by node and variable
  std::vector<Visits> visits_;
  std::vector<Slot> slots_;
  std::vector<Once> once_;
  std::vector<Gained> criteria_;
  std::vector<Field> offer_;
  std::vector<bool> tracks_slot_;
  std::vector<bool> tracks_once_;
  std::vector<bool> keeps_offer_;
};

}  // namespace composure
