#include "analysis/check_keys.hpp"

#include <algorithm>
#include <array>
#include <optional>

#include "expression/suggestion.hpp"

namespace composure {
namespace {

using Value = JsonDocument::Value;

/// A level that asks for a move, or rules one out. Source: the anchors of the rubric, and its section on
/// moves.
struct MoveRule {
  std::string_view criterion;
  int from_level = 1;
  std::array<std::string_view, 2> needs_one_of;  ///< empty: needs none
  std::string_view excludes;                     ///< empty: excludes none
};

constexpr std::array move_rules{
    MoveRule{"reflect_feeling", 2, {"reflection", ""}, ""},
    MoveRule{"paraphrase", 2, {"reflection", "summary"}, ""},
    MoveRule{"summarise", 2, {"summary", ""}, ""},
    MoveRule{"inquire", 2, {"open_question", ""}, ""},
    MoveRule{"inquire", 1, {"open_question", "closed_question"}, ""},
    MoveRule{"own_it", 2, {"ownership", "apology"}, ""},
    MoveRule{"own_it", 1, {}, "blame"},
    MoveRule{"own_it", 1, {}, "deflection"},
    MoveRule{"validate", 1, {}, "blame"},
    MoveRule{"stay_calm", 1, {}, "threat"},
    MoveRule{"set_limits", 1, {}, "threat"},
    MoveRule{"set_limits", 2, {"limit", "refusal"}, ""},
    MoveRule{"offer_options", 1, {}, "threat"},
    MoveRule{"offer_options", 2, {"option", ""}, ""},
    MoveRule{"show_evidence", 2, {"evidence", ""}, ""},
    MoveRule{"commit_honestly", 2, {"promise", ""}, ""},
};

int level_on(const Scenario& scenario, const Reply& reply, std::string_view criterion) {
  for (const KeyedLevel& score : reply.scores) {
    if (scenario.rubric->criteria[score.criterion].id == criterion) return score.level;
  }
  return 0;
}

bool has_move(const Scenario& scenario, const Reply& reply, std::string_view move) {
  return std::ranges::any_of(reply.moves,
                             [&](MoveIndex each) { return scenario.rubric->moves[each] == move; });
}

std::optional<std::string> contradiction(const Scenario& scenario, const Reply& reply, const MoveRule& rule) {
  const int level = level_on(scenario, reply, rule.criterion);
  if (level < rule.from_level) return {};
  const std::string earns = in_quotes(rule.criterion) + " earns " + std::to_string(level);
  if (!rule.excludes.empty() && has_move(scenario, reply, rule.excludes))
    return earns + ", but the reply has the move " + in_quotes(rule.excludes);
  const bool needs = !rule.needs_one_of[0].empty();
  const bool has = std::ranges::any_of(rule.needs_one_of, [&](std::string_view move) {
    return !move.empty() && has_move(scenario, reply, move);
  });
  if (!needs || has) return {};
  std::string moves = in_quotes(rule.needs_one_of[0]);
  if (!rule.needs_one_of[1].empty()) moves += " or " + in_quotes(rule.needs_one_of[1]);
  return earns + ", but the reply does not have the move " + moves;
}

void check_moves(const CheckContext& check) {
  for (ReplyIndex i = 0; i < check.scenario.replies.size(); ++i) {
    const Reply& reply = check.scenario.replies[i];
    if (reply.moves.empty()) continue;
    const Value scores = check.document.member(check.reply_value(i), "scores");
    Value told = JsonDocument::root;
    for (const MoveRule& rule : move_rules) {
      const auto message = contradiction(check.scenario, reply, rule);
      if (!message) continue;
      const Value at = check.document.member(scores, rule.criterion);
      if (at == told) continue;  // the stricter form was told already
      told = at;
      check.report("move-contradicts-level", at, *message + " (reply " + in_quotes(reply.id) + ")");
    }
  }
}

void check_whys(const CheckContext& check) {
  for (ReplyIndex i = 0; i < check.scenario.replies.size(); ++i) {
    const Reply& reply = check.scenario.replies[i];
    const bool keyed =
        std::ranges::any_of(reply.scores, [](const KeyedLevel& score) { return score.level != 0; });
    if (!keyed || !reply.why.empty()) continue;
    check.report("keyed-without-why", check.reply_value(i),
                 "reply " + in_quotes(reply.id) + " scores, but has no \"why\" for the debrief");
  }
}

void check_due(const CheckContext& check) {
  constexpr std::size_t most = 3;
  for (NodeIndex i = 0; i < check.scenario.nodes.size(); ++i) {
    const Node& node = check.scenario.nodes[i];
    if (node.due.size() <= most) continue;
    check.report("too-many-due", check.document.member(check.node_value(i), "due"),
                 counted(node.due.size(), "criterion is", "criteria are") + " due at node " +
                     in_quotes(node.id) + "; a moment asks for three at most");
  }
}

bool same_goto(const Goto& left, const Goto& right) {
  return std::ranges::equal(left, right, [](const GotoItem& a, const GotoItem& b) {
    return a.to == b.to && std::ranges::equal(a.when.code(), b.when.code()) &&
           std::ranges::equal(a.random, b.random, [](const WeightedTarget& x, const WeightedTarget& y) {
             return x.weight == y.weight && x.to == y.to;
           });
  });
}

bool same_outcome(const Reply& left, const Reply& right) {
  const bool effects = std::ranges::equal(left.effects, right.effects, [](const Effect& a, const Effect& b) {
    return a.variable == b.variable && a.kind == b.kind && std::ranges::equal(a.value.code(), b.value.code());
  });
  const auto sorted = [](const Reply& reply) {
    std::vector<std::pair<CriterionIndex, int>> levels;
    for (const KeyedLevel& score : reply.scores) {
      if (score.level != 0) levels.emplace_back(score.criterion, score.level);
    }
    std::ranges::sort(levels);
    return levels;
  };
  return effects && left.moves == right.moves && sorted(left) == sorted(right) &&
         same_goto(left.next, right.next);
}

void check_choices(const CheckContext& check) {
  const Scenario& scenario = check.scenario;
  for (NodeIndex i = 0; i < scenario.nodes.size(); ++i) {
    const Node& node = scenario.nodes[i];
    if (node.options.size() == 1 && !node.pick && !node.clock) {
      check.report("single-reply", check.node_key(i),
                   "node " + in_quotes(node.id) + " offers one reply only, so there is nothing to decide");
    }
    if (node.pick) continue;
    for (std::size_t k = 1; k < node.options.size(); ++k) {
      const Reply& reply = scenario.replies[node.options[k].reply];
      for (std::size_t j = 0; j < k; ++j) {
        const Reply& other = scenario.replies[node.options[j].reply];
        const bool same_words = reply.say.source() == other.say.source();
        if (!same_words && !same_outcome(reply, other)) continue;
        check.report("same-replies", check.reply_value(node.options[k].reply),
                     "replies " + in_quotes(other.id) + " and " + in_quotes(reply.id) + " of node " +
                         in_quotes(node.id) +
                         (same_words ? " say the same" : " have the same effects, levels, moves and way on"));
        break;
      }
    }
  }
}

void check_skills(const CheckContext& check, const SkillList& skills) {
  const Scenario& scenario = check.scenario;
  const Value list = check.document.member(JsonDocument::root, "skills");
  if (list == JsonDocument::root) return;
  std::vector<std::string_view> known;
  for (const Skill& skill : skills.skills)
    known.push_back(skill.id);
  Value at = check.document.first(list);
  for (const std::string& id : scenario.skills) {
    const Skill* skill = skills.find_skill(id);
    if (skill == nullptr) {
      check.report("unknown-skill", at, in_quotes(id) + " is no skill" + did_you_mean(closest(id, known)));
    } else {
      const auto exercised = [&](const std::string& criterion) {
        const auto index = scenario.rubric->find_criterion(criterion);
        if (!index) return false;
        const Origin origin = scenario.rubric->criteria[*index].origin;
        return std::ranges::any_of(scenario.nodes, [&](const Node& node) {
          if (!node.decides()) return false;
          if (origin == Origin::let_finish) return node.says.size() >= 2 && !node.fair_to_cut_in;
          if (origin == Origin::confirm) {
            return node.pick && std::ranges::any_of(node.options, [&](const Option& option) {
                     return scenario.replies[option.reply].agreed.has_value();
                   });
          }
          return std::ranges::find(node.due, *index) != node.due.end();
        });
      };
      if (std::ranges::none_of(skill->criteria, exercised)) {
        std::string criteria;
        for (const std::string& criterion : skill->criteria)
          criteria += (criteria.empty() ? "" : " or ") + in_quotes(criterion);
        check.report(
            "unexercised-skill", at,
            "the skill " + in_quotes(id) + " is claimed, but at no decision is " + criteria + " due");
      }
    }
    at = check.document.after(at);
  }
}

}  // namespace

std::int64_t worth_of(const Scenario& scenario, const Reply& reply) {
  std::int64_t worth = 0;
  for (const KeyedLevel& score : reply.scores) {
    const Criterion& criterion = scenario.rubric->criteria[score.criterion];
    worth +=
        std::int64_t{score.level} * criterion.weight * scenario.rubric->families[criterion.family].weight;
  }
  return worth;
}

bool is_poor(const Scenario& scenario, const Reply& reply) {
  return worth_of(scenario, reply) < 0 ||
         std::ranges::any_of(reply.scores, [](const KeyedLevel& score) { return score.level < 0; });
}

bool is_talk(const Node& node) {
  return node.phase == Phase::converse && !node.pick && !node.options.empty();
}

void check_keys(const CheckContext& check, const SkillList& skills) {
  check_moves(check);
  check_whys(check);
  check_due(check);
  check_choices(check);
  check_skills(check, skills);
}

}  // namespace composure
