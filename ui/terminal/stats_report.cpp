#include "terminal/stats_report.hpp"

#include <nlohmann/json.hpp>

namespace composure::terminal {
namespace {

using Json = nlohmann::ordered_json;

Json counts_json(const ScenarioStatistics& counted) {
  const WordCounts& words = counted.words;
  Json due = Json::object();
  for (const auto& [criterion, count] : counted.due)
    due[criterion] = count;
  return {{"nodes", counted.nodes},
          {"endings", counted.endings},
          {"successes", counted.successes},
          {"decisions", counted.decisions},
          {"replies", counted.replies},
          {"words",
           {{"client", words.client},
            {"replies", words.replies},
            {"coaching", words.coaching},
            {"other", words.other},
            {"total", words.total()}}},
          {"minutes", counted.minutes},
          {"stated_minutes", counted.stated_minutes == 0 ? Json() : Json(counted.stated_minutes)},
          {"due", due}};
}

Json scenario_json(const std::string& file, const ScenarioStatistics& counted) {
  Json json = {{"file", file}, {"id", counted.id}, {"title", counted.title}, {"language", counted.language}};
  json.update(counts_json(counted));
  json["topics"] = counted.topics;
  json["skills"] = Json::array();
  for (const NamedSkill& skill : counted.skills)
    json["skills"].push_back({{"id", skill.id}, {"decisions", skill.decisions}});
  return json;
}

Json names_json(const LibraryStatistics& library, const Coverage& coverage) {
  Json ids = Json::array();
  for (const std::size_t scenario : coverage.scenarios)
    ids.push_back(library.scenarios[scenario].id);
  return ids;
}

}  // namespace

void write_stats_json(std::ostream& out, const StatsReport& report, const SkillList& list) {
  const LibraryStatistics& library = report.library;
  Json scenarios = Json::array();
  for (std::size_t i = 0; i < library.scenarios.size(); ++i)
    scenarios.push_back(scenario_json(report.files[i], library.scenarios[i]));
  Json total = {{"scenarios", library.scenarios.size()}};
  total.update(counts_json(library.total));
  Json topics = Json::array();
  Json skills = Json::array();
  Json uncovered_topics = Json::array();
  Json uncovered_skills = Json::array();
  for (std::size_t i = 0; i < list.topics.size(); ++i) {
    const Topic& topic = list.topics[i];
    topics.push_back(
        {{"id", topic.id}, {"name", topic.name}, {"scenarios", names_json(library, library.topics[i])}});
    if (library.topics[i].scenarios.empty()) uncovered_topics.push_back(topic.id);
  }
  for (std::size_t i = 0; i < list.skills.size(); ++i) {
    const Skill& skill = list.skills[i];
    skills.push_back({{"id", skill.id},
                      {"name", skill.name},
                      {"area", list.areas[skill.area].id},
                      {"scenarios", names_json(library, library.skills[i])},
                      {"decisions", library.skills[i].decisions}});
    if (library.skills[i].scenarios.empty()) uncovered_skills.push_back(skill.id);
  }
  const Json json = {{"scenarios", scenarios},
                     {"total", total},
                     {"topics", topics},
                     {"skills", skills},
                     {"uncovered_topics", uncovered_topics},
                     {"uncovered_skills", uncovered_skills}};
  // Paths and titles may hold bytes that are no UTF-8.
  out << json.dump(2, ' ', false, Json::error_handler_t::replace) << '\n';
}

}  // namespace composure::terminal
