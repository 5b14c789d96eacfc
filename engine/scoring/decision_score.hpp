#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "conversation/decision.hpp"
#include "conversation/position.hpp"
#include "scenario/scenario.hpp"

namespace composure {

/// What one decision earned on one criterion, and what it could have earned. Levels are -2..2, unweighted.
struct CriterionScore {
  CriterionIndex criterion = 0;
  std::int8_t gained = 0;
  std::int8_t on_offer = 0;
};

/// The moment of a decision, before any of its effects.
struct DecisionMoment {
  const Scenario& scenario;
  const Position& position;
  std::span<const OptionIndex> offered;
  Pick pick;  ///< what can be picked; only for a pick-several node
  const Decision& decision;
};

/// Whether a decision scores: it is made for the first time on this path, and there was something to decide
/// (two replies or more, a clock, or pieces to pick).
bool decision_counts(const DecisionMoment& moment);

/// Appends the scores of a decision that counts. For a criterion that is due: the level of what was chosen,
/// against the best level among the offered replies not chosen before. For others only what was lost. In a
/// pick-several node levels add up, clamped to -2..2. Measured and computed criteria follow the rubric's
/// definitions.
void score_decision(const DecisionMoment& moment, std::vector<CriterionScore>& scores);

}  // namespace composure
