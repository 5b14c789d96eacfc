#pragma once

#include <cstdint>
#include <functional>
#include <span>
#include <unordered_map>
#include <vector>

#include "analysis/courses.hpp"
#include "analysis/observations.hpp"
#include "analysis/score_table.hpp"
#include "conversation/rules_of_play.hpp"

namespace composure {

/// More admissible subsets of pieces than this at one node are not followed one by one.
inline constexpr std::size_t subset_limit = 5000;
/// No more ways to go on than this are followed from one state, decisions and courses of chance together.
inline constexpr std::uint32_t ways_limit = 1U << 16U;

/// How many subsets of `pieces` pieces the bounds allow, counted up to just over subset_limit.
std::size_t admissible_subsets(std::size_t pieces, const Pick& pick);

/// Takes every decision that is possible in a state, with every alternative that chance can take, by the same
/// rules by which a conversation runs.
class Expander {
 public:
  using Word = StateLayout::Word;

  /// A decision, and what it scores. Decisions that differ in nothing else share one outcome.
  struct Variant {
    Decision decision;
    std::uint32_t score = 0;  ///< in the score table
  };

  /// Where a decision leads for one course of chance. Valid during the call.
  struct Outcome {
    const Position& position;
    std::span<const OptionIndex> offered;
    Halt halt = Halt::deciding;
    bool farms = false;                    ///< raised trust or lowered tension past its good end
    std::span<const std::uint32_t> draws;  ///< 1-based
    std::span<const Variant> variants;
    /// Numbers the variants of all outcomes of a state: always the same for the same state.
    std::uint32_t first_ordinal = 0;
  };
  using Visit = std::function<void(const Outcome&)>;
  /// Whether everything was followed, or why not.
  enum class Followed : std::uint8_t { all, too_many_subsets, too_many_ways };

  /// With `scores`, every way to score is told apart. `observations` may be null.
  Expander(const Scenario& scenario, const StateLayout& layout, ScoreTable& table, bool scores,
           Observations* observations);

  /// The ways in which the story can begin; they have one variant without a decision.
  Followed begin(const Visit& visit);
  /// The values that variables have where the layout does not keep them; by variable. Null: whatever they
  /// were.
  void set_other_values(const std::int32_t* values) { other_values_ = values; }

  /// Of more than subset_limit admissible subsets only one is taken.
  Followed expand(const Word* state, const Visit& visit);

 private:
  /// Sees what the rules of play do, for the observations.
  struct Watch {
    Expander& expander;
    void condition(const Expression& expression, bool holds) const;
    void effect(const Effect& effect, std::int32_t before, std::int64_t wanted) const;
    void arrived() const;
  };
  /// Decisions with one course, and what they score.
  struct Alternative {
    std::vector<Variant> variants;
  };
  /// What the decisions at a state and their scores rest on.
  struct Offer {
    NodeIndex node = 0;
    std::uint64_t offered = 0;  ///< one bit for each option
    std::uint64_t fresh =
        0;  ///< one bit for each offered option that was not chosen before, and two for no answer
    std::uint64_t agreed = 0;  ///< one bit for each offered piece that was in fact agreed
    std::uint64_t asides = 0;  ///< one bit for each aside that can be taken
    friend bool operator==(const Offer&, const Offer&) = default;
  };
  struct OfferHash {
    std::size_t operator()(const Offer& offer) const;
  };
  /// The decisions at a state.
  struct Decisions {
    std::vector<Alternative> alternatives;
    bool complete = true;
  };
  /// How much of the line is heard before an answer: 0 for all of it, 1 where it is cut off.
  struct CutIns {
    std::vector<std::uint16_t> heard;
    bool share_outcome = false;  ///< cutting in makes no difference but to the score
  };

  void restore(const Word* state);
  std::vector<OptionIndex> asides_at(const Node& node);
  Offer offer_at(const Node& node) const;
  const Decisions& decisions_at(const Node& node);
  Decisions find_decisions(const Node& node) const;
  Variant variant(const Decision& decision) const { return {decision, score_of(decision)}; }
  void add_replies(const CutIns& cut_ins, Decisions& decisions) const;
  void add_picks(const Node& node, const CutIns& cut_ins, Decisions& decisions) const;
  void group_picks(const Node& node, const CutIns& cut_ins, std::vector<Alternative>& groups) const;
  std::uint32_t score_of(const Decision& decision) const;
  void run(const Word* state, const Alternative& alternative, const Visit& visit);
  void forget(const Node& node, const Decision& decision);
  bool keeps_scores() const { return scores_ || layout_.reads_scores(); }
  bool tell(const Alternative& alternative, Halt halt, std::span<const std::uint32_t> draws,
            const Visit& visit);
  void tell_traps(const Alternative& alternative, const Visit& visit);

  const Scenario& scenario_;
  const StateLayout& layout_;
  ScoreTable& table_;
  bool scores_;
  Observations* observations_;
  Watch watch_{*this};

  Position position_;
  const std::int32_t* other_values_ = nullptr;
  std::vector<OptionIndex> offered_;
  std::vector<OptionIndex> offer_;  ///< at the state that is expanded
  bool farms_ = false;
  std::vector<OptionIndex> asides_;  ///< that can be taken there
  std::unordered_map<Offer, Decisions, OfferHash> known_;
  std::size_t known_variants_ = 0;
  Decisions unknown_;  ///< of a state with too many options to be remembered
  std::uint32_t ordinal_ = 0;

  Courses courses_;
  bool all_ways_ = true;
};

}  // namespace composure
