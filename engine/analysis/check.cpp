#include "analysis/check.hpp"

#include <algorithm>
#include <map>
#include <memory>
#include <set>

#include "analysis/check_course.hpp"
#include "analysis/check_flow.hpp"
#include "analysis/check_keys.hpp"
#include "analysis/check_state.hpp"
#include "analysis/check_writing.hpp"
#include "analysis/value_ranges.hpp"
#include "scenario/file_bytes.hpp"
#include "scenario/load.hpp"
#include "scenario/scenario_files.hpp"
#include "scenario/translation.hpp"

namespace composure {
namespace {

/// A scenario that loads, with all that the rules look at.
struct Checked {
  JsonDocument document;
  ScenarioPlaces places;
  std::shared_ptr<const Scenario> scenario;
};

void check_loaded(const Checked& checked, const SkillList& skills, const CheckOptions& options,
                  std::vector<Diagnostic>& findings) {
  const Scenario& scenario = *checked.scenario;
  const CheckContext check{checked.document, scenario, checked.places, findings};
  check_declarations(check);
  check_keys(check, skills);
  check_writing(check, wording_for(scenario.language).get());

  Observations seen(scenario);
  watch_long_texts(scenario, seen);
  const StateSpace space(scenario, {.texts = true, .observations = &seen, .limits = options.limits});
  check_flow(check, space, seen);
  check_line_lengths(check, seen);
  if (!space.exhaustive()) {
    const bool told =
        std::ranges::any_of(findings, [](const Diagnostic& each) { return each.rule == "too-many-pieces"; });
    if (!told) {
      check.report(
          "not-exhaustive", JsonDocument::root,
          "not everything that can happen was followed, so less is told about it: " + space.limit_hit());
    }
    return;
  }
  // Effects are judged by the values that a meter can really have, also where nothing reads it any more.
  seen.effects.clear();
  value_ranges(space, &seen);
  check_state(check, seen);
  check_course(check, checked.scenario, space, options.limits);
}

/// Reads a scenario; what is wrong with it goes to the findings.
std::unique_ptr<Checked> read_checked(std::string file, std::string bytes, const RubricSet& rubrics,
                                      std::vector<Diagnostic>& findings) {
  auto parsed = JsonDocument::parse(std::move(file), std::move(bytes));
  if (auto* problem = std::get_if<Diagnostic>(&parsed)) {
    findings.push_back(std::move(*problem));
    return nullptr;
  }
  auto checked = std::make_unique<Checked>(Checked{std::get<JsonDocument>(std::move(parsed)), {}, nullptr});
  LoadResult loaded = read_document(checked->document, rubrics, nullptr, &checked->places);
  std::ranges::move(loaded.problems, std::back_inserter(findings));
  if (!loaded.scenario) return nullptr;
  checked->scenario = std::move(loaded.scenario);
  return checked;
}

/// Two files that say the same in a third of their replies or more are versions of one scenario.
bool are_versions(const Scenario& left, const Scenario& right) {
  std::set<std::string_view> said;
  for (const Reply& reply : left.replies)
    said.insert(reply.say.source());
  const auto same = std::ranges::count_if(
      right.replies, [&](const Reply& reply) { return said.contains(reply.say.source()); });
  return left.id == right.id ||
         3 * static_cast<std::size_t>(same) >= std::max<std::size_t>(1, right.replies.size());
}

/// Words in a row that replies of more than one scenario share, where they are keyed as listening.
void check_shared_texts(const std::vector<std::unique_ptr<Checked>>& all, std::vector<Diagnostic>& findings) {
  std::map<std::vector<std::string>, std::set<const Checked*>> runs;
  const auto each_run = [](const Reply& reply, const auto& visit) {
    const std::vector<std::string> tokens = tokens_of(reply.say.source());
    for (std::size_t i = 0; i + shared_run <= tokens.size(); ++i) {
      const auto begin = tokens.begin() + static_cast<std::ptrdiff_t>(i);
      visit(std::vector<std::string>(begin, begin + static_cast<std::ptrdiff_t>(shared_run)));
    }
  };
  for (const auto& each : all) {
    for (const Reply& reply : each->scenario->replies)
      each_run(reply, [&](std::vector<std::string> run) { runs[std::move(run)].insert(each.get()); });
  }
  for (const auto& each : all) {
    const CheckContext check{each->document, *each->scenario, each->places, findings};
    for (ReplyIndex i = 0; i < each->scenario->replies.size(); ++i) {
      const Reply& reply = each->scenario->replies[i];
      if (!earns_by_listening(*each->scenario, reply)) continue;
      const Checked* other = nullptr;
      std::string words;
      each_run(reply, [&](const std::vector<std::string>& run) {
        for (const Checked* elsewhere : runs.at(run)) {
          if (elsewhere == each.get() || other != nullptr) continue;
          if (are_versions(*elsewhere->scenario, *each->scenario)) continue;
          other = elsewhere;
          for (const std::string& word : run)
            words += (words.empty() ? "" : " ") + word;
        }
      });
      if (other == nullptr) continue;
      check.report("generic-text", each->document.member(each->places.replies[i], "say"),
                   in_quotes(words) + " also stands in a reply of " + in_quotes(other->scenario->id) +
                       ", so it would fit any client; reply " + in_quotes(reply.id) +
                       " needs something that only this client said");
    }
  }
}

}  // namespace

std::vector<Diagnostic> check_scenario(std::string file, std::string bytes, const RubricSet& rubrics,
                                       const SkillList& skills, const CheckOptions& options) {
  std::vector<Diagnostic> findings;
  const auto checked = read_checked(std::move(file), std::move(bytes), rubrics, findings);
  if (checked) check_loaded(*checked, skills, options, findings);
  return findings;
}

CheckReport check_paths(const std::vector<std::filesystem::path>& paths, const RubricSet& rubrics,
                        const SkillList& skills, const CheckOptions& options) {
  CheckReport report;
  std::vector<std::filesystem::path> files;
  for (const std::filesystem::path& path : paths) {
    std::error_code status;
    if (!std::filesystem::is_directory(path, status)) {
      files.push_back(path);
      continue;
    }
    auto found = scenario_files_in(path);
    if (auto* problem = std::get_if<Diagnostic>(&found)) {
      report.unreadable.push_back(std::move(*problem));
    } else {
      // Translations are looked at with the scenario that they belong to.
      for (const std::filesystem::path& file : std::get<std::vector<std::filesystem::path>>(found)) {
        if (!is_translation_name(file)) files.push_back(file);
      }
    }
  }
  std::vector<std::unique_ptr<Checked>> all;
  std::map<std::string, std::size_t> file_order;
  for (const std::filesystem::path& file : files) {
    file_order.emplace(file.string(), file_order.size());
    auto bytes = read_file_bytes(file);
    if (auto* problem = std::get_if<Diagnostic>(&bytes)) {
      const bool of_content = problem->rule == "empty-file" || problem->rule == "too-large";
      (of_content ? report.findings : report.unreadable).push_back(std::move(*problem));
      continue;
    }
    auto checked =
        read_checked(file.string(), std::get<std::string>(std::move(bytes)), rubrics, report.findings);
    if (!checked) continue;
    check_loaded(*checked, skills, options, report.findings);
    for (const std::string& language : available_languages(file)) {
      std::ranges::move(check_translation(file, language, rubrics), std::back_inserter(report.findings));
    }
    all.push_back(std::move(checked));
  }
  if (all.size() > 1) check_shared_texts(all, report.findings);
  std::ranges::stable_sort(report.findings, {}, [&](const Diagnostic& each) {
    const auto file = file_order.find(each.where.file);
    return std::tuple(file == file_order.end() ? file_order.size() : file->second, each.where.line,
                      each.where.column);
  });
  return report;
}

}  // namespace composure
