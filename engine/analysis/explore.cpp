#include "analysis/explore.hpp"

#include <algorithm>

namespace composure {
namespace {

std::vector<EndingReach> endings_of(const StateSpace& space) {
  std::vector<EndingReach> endings;
  for (const Node& node : space.scenario().nodes) {
    if (!node.ending) continue;
    if (std::ranges::find(endings, node.ending->id, &EndingReach::id) == endings.end())
      endings.push_back({node.ending->id, node.ending->success, {}});
  }
  // States stand in the order of a breadth-first search, so the first one is the nearest.
  for (StateSpace::State state = 1; state < space.size(); ++state) {
    const auto& ending = space.node_at(state).ending;
    if (!ending) continue;
    EndingReach& reach = *std::ranges::find(endings, ending->id, &EndingReach::id);
    if (!reach.witness) reach.witness = witness_of(space, space.path_to(state));
  }
  return endings;
}

ScoreRange range_of(const StateSpace& space, const AttainableScores& scores, const ScoreWeights& weights) {
  const Attainable attainable = scores.find(weights);
  ScoreRange range;
  if (attainable.best)
    range.best = ScoreBound{attainable.best->score, witness_of(space, attainable.best->path)};
  if (attainable.worst)
    range.worst = ScoreBound{attainable.worst->score, witness_of(space, attainable.worst->path)};
  return range;
}

}  // namespace

ExploreReport explore(const Scenario& scenario, const ExploreLimits& limits) {
  const StateSpace space(scenario, {.scores = true, .meters_in_loops = false, .limits = limits});
  const AttainableScores scores(space);
  const Rubric& rubric = *scenario.rubric;
  ExploreReport report;
  report.exhaustive = space.exhaustive();
  report.limit_hit = space.limit_hit();
  report.states = space.size() - 1;
  report.moves = space.edge_count();
  report.bytes_per_state = space.bytes_per_state();
  report.endings = endings_of(space);
  report.state = value_ranges(space);
  for (CriterionIndex i = 0; i < rubric.criteria.size(); ++i)
    report.criteria.push_back(range_of(space, scores, criterion_weights(rubric, i)));
  for (FamilyIndex i = 0; i < rubric.families.size(); ++i)
    report.families.push_back(range_of(space, scores, family_weights(rubric, i)));
  report.overall = range_of(space, scores, overall_weights(rubric));
  return report;
}

}  // namespace composure
