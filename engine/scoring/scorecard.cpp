#include "scoring/scorecard.hpp"

#include <algorithm>

namespace composure {

std::optional<double> Score::share() const {
  if (on_offer <= 0) return {};
  return static_cast<double>(std::max<std::int64_t>(0, gained)) / static_cast<double>(on_offer);
}

std::optional<int> Score::percent() const {
  if (on_offer <= 0) return {};
  return static_cast<int>(100 * std::max<std::int64_t>(0, gained) / on_offer);
}

Scorecard make_scorecard(const Conversation& conversation) {
  const Rubric& rubric = *conversation.scenario().rubric;
  const Position& position = conversation.position();
  Scorecard card;
  card.families.resize(rubric.families.size());
  for (std::size_t i = 0; i < rubric.criteria.size(); ++i) {
    const Criterion& criterion = rubric.criteria[i];
    const Score score{position.gained[i], position.on_offer[i]};
    card.criteria.push_back(score);
    Score& family = card.families[criterion.family];
    family.gained += criterion.weight * score.gained;
    family.on_offer += criterion.weight * score.on_offer;
    const std::int64_t weight = std::int64_t{criterion.weight} * rubric.families[criterion.family].weight;
    card.overall.gained += weight * score.gained;
    card.overall.on_offer += weight * score.on_offer;
  }
  return card;
}

std::optional<bool> evaluate_pass(const Conversation& conversation, const Scorecard& scorecard) {
  const Scenario& scenario = conversation.scenario();
  if (!scenario.pass || conversation.status() != Conversation::Status::ended) return {};
  std::vector<std::int32_t> criteria;
  std::vector<std::int32_t> families;
  for (const Score& score : scorecard.criteria)
    criteria.push_back(score.percent().value_or(0));
  for (const Score& score : scorecard.families)
    families.push_back(score.percent().value_or(0));
  StateView view = conversation.position().view();
  view.criterion_percent = criteria;
  view.family_percent = families;
  view.overall_percent = scorecard.overall.percent().value_or(0);
  view.success = conversation.node().ending->success;
  return scenario.pass->holds(view);
}

}  // namespace composure
