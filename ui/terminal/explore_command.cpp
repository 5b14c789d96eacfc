#include "terminal/explore_command.hpp"

#include <iomanip>
#include <nlohmann/json.hpp>

#include "analysis/explore.hpp"
#include "terminal/play_command.hpp"

namespace composure::terminal {
namespace {

using Json = nlohmann::ordered_json;

Json endings_json(const ExploreReport& report) {
  Json endings = Json::array();
  for (const EndingReach& ending : report.endings) {
    Json each = {{"id", ending.id}, {"success", ending.success}, {"reachable", ending.witness.has_value()}};
    each["steps"] = ending.witness ? Json(ending.witness->decisions.size()) : Json();
    each["decisions"] = ending.witness ? Json(ending.witness->decisions) : Json::array();
    each["chance"] = ending.witness ? Json(ending.witness->chance) : Json::array();
    endings.push_back(std::move(each));
  }
  return endings;
}

Json state_json(const Scenario& scenario, const ExploreReport& report) {
  Json state = Json::object();
  for (std::size_t i = 0; i < scenario.state.size(); ++i)
    state[scenario.state[i].name] = {{"min", report.state[i].min}, {"max", report.state[i].max}};
  return state;
}

void add_bound(Json& to, const std::string& name, const std::optional<ScoreBound>& bound) {
  to[name] = bound ? Json(*bound->score.share()) : Json();
  to[name + "_gained"] = bound ? Json(bound->score.gained) : Json();
  to[name + "_on_offer"] = bound ? Json(bound->score.on_offer) : Json();
  to[name + "_decisions"] = bound ? Json(bound->witness.decisions) : Json::array();
  to[name + "_chance"] = bound ? Json(bound->witness.chance) : Json::array();
}

Json range_json(const ScoreRange& range) {
  Json json = Json::object();
  add_bound(json, "best", range.best);
  add_bound(json, "worst", range.worst);
  return json;
}

Json scores_json(const Rubric& rubric, const ExploreReport& report) {
  Json criteria = Json::object();
  Json families = Json::object();
  for (std::size_t i = 0; i < rubric.criteria.size(); ++i)
    criteria[rubric.criteria[i].id] = range_json(report.criteria[i]);
  for (std::size_t i = 0; i < rubric.families.size(); ++i)
    families[rubric.families[i].id] = range_json(report.families[i]);
  return {{"criteria", criteria}, {"families", families}, {"overall", range_json(report.overall)}};
}

void write_json(const Scenario& scenario, const ExploreReport& report, std::ostream& out) {
  Json json = {{"scenario", {{"id", scenario.id}, {"hash", scenario.hash}}},
               {"states", report.states},
               {"moves", report.moves},
               {"bytes_per_state", report.bytes_per_state},
               {"exhaustive", report.exhaustive},
               {"limit_hit", report.exhaustive ? Json() : Json(report.limit_hit)},
               {"endings", endings_json(report)},
               {"state", state_json(scenario, report)},
               {"scores", scores_json(*scenario.rubric, report)}};
  out << json.dump(2) << '\n';
}

std::string percent(const std::optional<ScoreBound>& bound) {
  return std::to_string(*bound->score.percent()) + " %";
}

void write_score(const std::string& name, const ScoreRange& range, std::ostream& out) {
  if (!range.best) return;
  out << "  " << std::left << std::setw(28) << name << std::right << std::setw(6) << percent(range.worst)
      << "  to " << std::setw(6) << percent(range.best) << '\n';
}

void write_text(const Scenario& scenario, const ExploreReport& report, std::ostream& out) {
  const Rubric& rubric = *scenario.rubric;
  out << scenario.title << "\n\n"
      << report.states << " states, " << report.moves << " moves between them"
      << (report.exhaustive ? "; everything that can happen was followed.\n" : ".\n");
  if (!report.exhaustive) {
    out << "Not everything was followed: " << report.limit_hit
        << ".\nWhat is told here can happen; there may be more, and better and worse scores.\n";
  }
  out << "\nEndings, with a shortest way to each\n";
  for (const EndingReach& ending : report.endings) {
    out << "  " << ending.id << (ending.success ? " (success)" : "") << ": ";
    if (ending.witness) {
      out << ending.witness->decisions.size() << " decisions\n    " << play_options(*ending.witness) << '\n';
    } else {
      out << (report.exhaustive ? "cannot be reached\n" : "not reached\n");
    }
  }
  out << "\nState, wherever the learner decides and at endings\n";
  for (std::size_t i = 0; i < scenario.state.size(); ++i) {
    out << "  " << std::left << std::setw(28) << scenario.state[i].name << std::right << std::setw(6)
        << report.state[i].min << "  to " << std::setw(6) << report.state[i].max << '\n';
  }
  out << "\nScores that an attempt can end with, worst to best\n";
  for (std::size_t i = 0; i < rubric.criteria.size(); ++i)
    write_score(rubric.criteria[i].name, report.criteria[i], out);
  write_score("Overall", report.overall, out);
  if (report.overall.best) {
    out << "\nThe best overall\n  " << play_options(report.overall.best->witness) << "\nThe worst overall\n  "
        << play_options(report.overall.worst->witness) << '\n';
  }
}

}  // namespace

int explore_command(const ExploreArguments& arguments, const RubricSet& rubrics, std::ostream& out,
                    std::ostream& err) {
  constexpr int incomplete = 1;
  constexpr int failed = 2;
  const auto scenario = load_for_command(arguments.scenario, rubrics, err);
  if (!scenario) return failed;
  const ExploreReport report = explore(*scenario, arguments.limits);
  if (arguments.json) {
    write_json(*scenario, report, out);
  } else {
    write_text(*scenario, report, out);
  }
  if (report.exhaustive) return 0;
  err << "composure: " << arguments.scenario << " was not explored to the end: " << report.limit_hit
      << "; --limit-states and --limit-seconds allow more\n";
  return incomplete;
}

}  // namespace composure::terminal
