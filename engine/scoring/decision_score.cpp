#include "scoring/decision_score.hpp"

#include <algorithm>

#include "conversation/rules_of_play.hpp"

namespace composure {
namespace {

constexpr int lowest_level = -2;
constexpr int highest_level = 2;

const Node& node_of(const DecisionMoment& moment) {
  return moment.scenario.nodes[moment.position.node];
}

bool is_picked(const Decision& decision, OptionIndex option) {
  return ((decision.picked >> option) & 1U) != 0;
}

const Reply& reply_of(const DecisionMoment& moment, OptionIndex option) {
  return moment.scenario.replies[option_of(node_of(moment), option).reply];
}

int level_of(const Reply& reply, CriterionIndex criterion) {
  for (const KeyedLevel& score : reply.scores) {
    if (score.criterion == criterion) return score.level;
  }
  return 0;
}

bool is_new(const DecisionMoment& moment, OptionIndex option) {
  return !moment.position.was_chosen(option_of(node_of(moment), option).slot);
}

CriterionScore score_of(CriterionIndex criterion, int gained, int on_offer) {
  return {criterion, static_cast<std::int8_t>(gained), static_cast<std::int8_t>(on_offer)};
}

/// The best clamped sum that between `min` and `max` pieces can reach, and at least 0.
int best_pick(std::vector<int>& levels, const Pick& pick) {
  std::ranges::sort(levels, std::greater<>());
  int sum = 0;
  for (std::size_t i = 0; i < levels.size() && i < pick.max; ++i) {
    if (i >= pick.min && levels[i] <= 0) break;
    sum += levels[i];
  }
  return std::clamp(sum, 0, highest_level);
}

void score_due_reply(const DecisionMoment& moment, CriterionIndex criterion,
                     std::vector<CriterionScore>& scores) {
  int on_offer = 0;
  for (const OptionIndex option : moment.offered) {
    if (is_new(moment, option)) on_offer = std::max(on_offer, level_of(reply_of(moment, option), criterion));
  }
  const bool replied = moment.decision.kind == Decision::Kind::reply;
  const int gained = replied ? level_of(reply_of(moment, moment.decision.option), criterion) : 0;
  scores.push_back(score_of(criterion, gained, on_offer));
}

void score_due_pick(const DecisionMoment& moment, CriterionIndex criterion,
                    std::vector<CriterionScore>& scores) {
  int gained = 0;
  std::vector<int> levels;
  for (const OptionIndex option : moment.offered) {
    const int level = is_new(moment, option) ? level_of(reply_of(moment, option), criterion) : 0;
    levels.push_back(level);
    if (is_picked(moment.decision, option)) gained += level;
  }
  const int on_offer = best_pick(levels, moment.pick);
  scores.push_back(score_of(criterion, std::clamp(gained, lowest_level, highest_level), on_offer));
}

/// What was lost on criteria that nobody asked for here.
void score_losses(const DecisionMoment& moment, std::vector<CriterionScore>& scores) {
  const Node& node = node_of(moment);
  const auto lose = [&](const Reply& reply) {
    for (const KeyedLevel& score : reply.scores) {
      if (score.level >= 0 || std::ranges::find(node.due, score.criterion) != node.due.end()) continue;
      const auto same = [&](const CriterionScore& each) { return each.criterion == score.criterion; };
      const auto found = std::ranges::find_if(scores, same);
      if (found == scores.end()) {
        scores.push_back(score_of(score.criterion, score.level, 0));
      } else {
        found->gained = static_cast<std::int8_t>(std::max(found->gained + score.level, lowest_level));
      }
    }
  };
  if (moment.decision.kind == Decision::Kind::reply) lose(reply_of(moment, moment.decision.option));
  if (moment.decision.kind == Decision::Kind::pick) {
    for (const OptionIndex option : moment.offered) {
      if (is_picked(moment.decision, option) && is_new(moment, option)) lose(reply_of(moment, option));
    }
  }
}

void score_let_finish(const DecisionMoment& moment, std::vector<CriterionScore>& scores) {
  const Node& node = node_of(moment);
  const auto& criterion = moment.scenario.rubric->let_finish;
  if (!criterion || node.says.size() < 2 || node.fair_to_cut_in) return;
  scores.push_back(score_of(*criterion, moment.decision.cuts_in() ? -1 : 1, 1));
}

/// 2: all that was agreed and nothing else; 1: at least half of it and nothing else; -1: something that was
/// not agreed.
int confirm_level(std::size_t agreed, std::size_t agreed_picked, std::size_t false_picked) {
  if (false_picked > 0) return -1;
  if (agreed_picked == agreed) return 2;
  return 2 * agreed_picked >= agreed ? 1 : 0;
}

void score_confirm(const DecisionMoment& moment, std::vector<CriterionScore>& scores) {
  const auto& criterion = moment.scenario.rubric->confirm;
  if (!criterion) return;
  std::size_t pieces = 0;
  std::size_t agreed = 0;
  std::size_t agreed_picked = 0;
  std::size_t false_picked = 0;
  for (const OptionIndex option : moment.offered) {
    const Reply& reply = reply_of(moment, option);
    if (!reply.agreed) continue;
    ++pieces;
    const std::size_t picked = is_picked(moment.decision, option) ? 1 : 0;
    if (reply.agreed->holds(moment.position.view())) {
      ++agreed;
      agreed_picked += picked;
    } else {
      false_picked += picked;
    }
  }
  if (pieces == 0) return;
  // The best that the bounds allow: as many agreed pieces as may be picked, filled up to the minimum with
  // pieces that say nothing about agreements, and only then with false ones.
  const std::size_t best_agreed = std::min<std::size_t>(agreed, moment.pick.max);
  const std::size_t neutral = moment.offered.size() - pieces;
  const std::size_t forced_false =
      moment.pick.min > best_agreed + neutral ? moment.pick.min - best_agreed - neutral : 0;
  const int on_offer = std::max(0, confirm_level(agreed, best_agreed, forced_false));
  // Silence confirms nothing, even where nothing was agreed.
  const bool silent = moment.decision.kind == Decision::Kind::timeout;
  scores.push_back(
      score_of(*criterion, silent ? 0 : confirm_level(agreed, agreed_picked, false_picked), on_offer));
}

}  // namespace

bool decision_counts(const DecisionMoment& moment) {
  const Node& node = node_of(moment);
  switch (moment.decision.kind) {
    case Decision::Kind::aside:
      return false;
    case Decision::Kind::timeout:
      return !moment.position.was_chosen(node.timeout_slot);
    case Decision::Kind::pick:
      if (moment.decision.picked == 0) return !moment.position.was_chosen(node.nothing_slot);
      return std::ranges::any_of(moment.offered, [&](OptionIndex option) {
        return is_picked(moment.decision, option) && is_new(moment, option);
      });
    case Decision::Kind::reply:
      return is_new(moment, moment.decision.option) && (moment.offered.size() >= 2 || node.clock.has_value());
  }
  return false;
}

void score_decision(const DecisionMoment& moment, std::vector<CriterionScore>& scores) {
  const Node& node = node_of(moment);
  for (const CriterionIndex criterion : node.due) {
    if (moment.scenario.rubric->criteria[criterion].origin != Origin::keyed) continue;
    if (node.pick) {
      score_due_pick(moment, criterion, scores);
    } else {
      score_due_reply(moment, criterion, scores);
    }
  }
  if (moment.decision.kind != Decision::Kind::timeout) {
    std::vector<CriterionScore> losses;
    score_losses(moment, losses);
    scores.insert(scores.end(), losses.begin(), losses.end());
  }
  score_let_finish(moment, scores);
  if (node.pick) score_confirm(moment, scores);
}

}  // namespace composure
