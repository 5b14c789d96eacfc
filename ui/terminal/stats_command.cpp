#include "terminal/stats_command.hpp"

#include <algorithm>
#include <filesystem>

#include "scenario/scenario_files.hpp"
#include "terminal/play_command.hpp"
#include "terminal/stats_report.hpp"

namespace composure::terminal {
namespace {

/// The scenario files that the paths stand for, each once; says on `err` which folder cannot be read.
std::vector<std::string> files_of(const std::vector<std::string>& paths, std::ostream& err, bool& all_read) {
  std::vector<std::string> files;
  const auto add = [&](const std::string& file) {
    std::error_code ignored;
    const bool known = std::ranges::any_of(
        files, [&](const std::string& each) { return std::filesystem::equivalent(each, file, ignored); });
    if (!known) files.push_back(file);
  };
  for (const std::string& path : paths) {
    std::error_code ignored;
    if (!std::filesystem::is_directory(path, ignored)) {
      add(path);
      continue;
    }
    const auto listed = scenario_files_in(path);
    if (const auto* problem = std::get_if<Diagnostic>(&listed)) {
      err << to_text(*problem) << '\n';
      all_read = false;
      continue;
    }
    for (const std::filesystem::path& file : std::get<std::vector<std::filesystem::path>>(listed)) {
      if (!is_translation_name(file)) add(file.string());
    }
  }
  return files;
}

}  // namespace

int stats_command(const StatsArguments& arguments, const RubricSet& rubrics, std::ostream& out,
                  std::ostream& err) {
  constexpr int failed = 2;
  const std::shared_ptr<const SkillList> list = shipped_skills(rubrics);
  bool all_read = true;
  StatsReport report;
  std::vector<ScenarioStatistics> scenarios;
  for (const std::string& file : files_of(arguments.paths, err, all_read)) {
    if (const auto scenario = load_for_command(file, rubrics, err)) {
      report.files.push_back(file);
      scenarios.push_back(make_statistics(scenario, *list));
    } else {
      all_read = false;
    }
  }
  if (all_read && scenarios.empty()) err << "composure: there are no scenarios here\n";
  report.library = make_library_statistics(std::move(scenarios), *list);
  if (arguments.json) {
    write_stats_json(out, report, *list);
  } else if (!report.files.empty()) {
    print_stats(Page::standard_output(out), report, *list);
  }
  return all_read ? 0 : failed;
}

}  // namespace composure::terminal
