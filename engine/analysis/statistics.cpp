#include "analysis/statistics.hpp"

#include <algorithm>

#include "analysis/reading_time.hpp"
#include "analysis/word_count.hpp"

namespace composure {
namespace {

bool is_due(const Node& node, CriterionIndex criterion, Origin origin) {
  if (!node.decides()) return false;
  if (origin == Origin::let_finish) return node.says.size() >= 2 && !node.fair_to_cut_in;
  return std::ranges::find(node.due, criterion) != node.due.end();
}

DueCounts count_due(const Scenario& scenario) {
  DueCounts due;
  const std::vector<Criterion>& criteria = scenario.rubric->criteria;
  for (std::size_t i = 0; i < criteria.size(); ++i) {
    const auto count = std::ranges::count_if(scenario.nodes, [&](const Node& node) {
      return is_due(node, static_cast<CriterionIndex>(i), criteria[i].origin);
    });
    due.emplace_back(criteria[i].id, static_cast<std::size_t>(count));
  }
  return due;
}

/// Decisions at which any of the skill's criteria is due, each counted once.
std::size_t count_exercises(const Scenario& scenario, const Skill& skill) {
  const Rubric& rubric = *scenario.rubric;
  return static_cast<std::size_t>(std::ranges::count_if(scenario.nodes, [&](const Node& node) {
    return std::ranges::any_of(skill.criteria, [&](const std::string& id) {
      const auto criterion = rubric.find_criterion(id);
      return criterion && is_due(node, *criterion, rubric.criteria[*criterion].origin);
    });
  }));
}

WordCounts count_node(const Node& node) {
  WordCounts words;
  for (const Text& part : node.says)
    words.client += count_words(part);
  words.coaching = count_words(node.thinks) + count_words(node.cut_in.why);
  if (node.clock) words.coaching += count_words(node.clock->why);
  if (node.ending) words.coaching += count_words(node.ending->lesson);
  words.other = count_words(node.title) + count_words(node.narration);
  if (node.mail) {
    words.other +=
        count_words(node.mail->subject) + count_words(node.mail->opening) + count_words(node.mail->closing);
  }
  return words;
}

WordCounts& operator+=(WordCounts& sum, const WordCounts& more) {
  sum.client += more.client;
  sum.replies += more.replies;
  sum.coaching += more.coaching;
  sum.other += more.other;
  return sum;
}

WordCounts count_all_words(const Scenario& scenario) {
  WordCounts words;
  for (const Node& node : scenario.nodes)
    words += count_node(node);
  for (const Reply& reply : scenario.replies)
    words += {0, count_words(reply.say), count_words(reply.why), count_words(reply.answer)};
  words.other += count_words(scenario.briefing.situation);
  for (const Text& goal : scenario.briefing.goals)
    words.other += count_words(goal);
  for (const Fact& fact : scenario.briefing.facts)
    words.other += count_words(fact.text);
  return words;
}

void add(DueCounts& sum, const DueCounts& more) {
  for (const auto& [id, count] : more) {
    const auto found = std::ranges::find(sum, id, &DueCounts::value_type::first);
    if (found == sum.end()) {
      sum.emplace_back(id, count);
    } else {
      found->second += count;
    }
  }
}

template <class Entry>
Coverage* coverage_of(std::vector<Coverage>& coverage, const std::vector<Entry>& entries,
                      const std::string& id) {
  const auto found = std::ranges::find(entries, id, &Entry::id);
  return found == entries.end() ? nullptr : &coverage[static_cast<std::size_t>(found - entries.begin())];
}

}  // namespace

ScenarioStatistics make_statistics(const std::shared_ptr<const Scenario>& scenario, const SkillList& list) {
  ScenarioStatistics statistics;
  statistics.id = scenario->id;
  statistics.title = scenario->title;
  statistics.language = scenario->language;
  statistics.nodes = scenario->nodes.size();
  for (const Node& node : scenario->nodes) {
    statistics.endings += node.ending ? 1U : 0U;
    statistics.successes += node.ending && node.ending->success ? 1U : 0U;
    statistics.decisions += node.decides() ? 1U : 0U;
  }
  statistics.replies = scenario->replies.size();
  statistics.words = count_all_words(*scenario);
  statistics.minutes = estimate_minutes(scenario);
  statistics.stated_minutes = static_cast<std::size_t>(scenario->minutes);
  statistics.due = count_due(*scenario);
  statistics.topics = scenario->topics;
  for (const std::string& id : scenario->skills) {
    const Skill* skill = list.find_skill(id);
    statistics.skills.push_back({id, skill == nullptr ? 0 : count_exercises(*scenario, *skill)});
  }
  return statistics;
}

LibraryStatistics make_library_statistics(std::vector<ScenarioStatistics> scenarios, const SkillList& list) {
  LibraryStatistics library;
  library.topics.resize(list.topics.size());
  library.skills.resize(list.skills.size());
  ScenarioStatistics& total = library.total;
  for (std::size_t i = 0; i < scenarios.size(); ++i) {
    const ScenarioStatistics& each = scenarios[i];
    total.nodes += each.nodes;
    total.endings += each.endings;
    total.successes += each.successes;
    total.decisions += each.decisions;
    total.replies += each.replies;
    total.words += each.words;
    total.minutes += each.minutes;
    total.stated_minutes += each.stated_minutes;
    add(total.due, each.due);
    // Whoever names something twice covers it once.
    const auto covers = [&](Coverage* coverage) {
      if (coverage == nullptr || (!coverage->scenarios.empty() && coverage->scenarios.back() == i))
        return false;
      coverage->scenarios.push_back(i);
      return true;
    };
    for (const std::string& topic : each.topics)
      covers(coverage_of(library.topics, list.topics, topic));
    for (const NamedSkill& skill : each.skills) {
      Coverage* coverage = coverage_of(library.skills, list.skills, skill.id);
      if (skill.decisions > 0 && covers(coverage)) coverage->decisions += skill.decisions;
    }
  }
  library.scenarios = std::move(scenarios);
  return library;
}

}  // namespace composure
