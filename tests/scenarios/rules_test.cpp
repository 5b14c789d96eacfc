// The pages about the rules: the wrong example of each breaks that rule and no other, the right one breaks
// none.
#include <algorithm>
#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>
#include <optional>
#include <set>
#include <sstream>
#include <string>

#include "analysis/check.hpp"
#include "analysis/rules.hpp"
#include "assets/assets.hpp"
#include "catch.hpp"
#include "engine/temporary_folder.hpp"
#include "scenario/json_document.hpp"
#include "scenario/translatable_text.hpp"

using namespace composure;
using composure::test::TemporaryFolder;

namespace {

using Json = nlohmann::ordered_json;

const std::filesystem::path pages = std::filesystem::path(COMPOSURE_SOURCE_DIR) / "scenarios" / "rules";

std::string text_of(const std::filesystem::path& path) {
  std::ifstream in(path);
  std::ostringstream text;
  text << in.rdbuf();
  return text.str();
}

struct Example {
  std::string block;
  bool sidecar = false;
  bool file = false;  ///< the block is the whole file, not a patch
};

/// The code block below a heading such as "## Wrong", "## Wrong (sidecar)" or "## Wrong (file)"; nothing
/// where the page has only words.
std::optional<Example> example_of(const std::string& page, const std::string& heading) {
  const std::size_t at = page.find("\n## " + heading);
  if (at == std::string::npos) return {};
  const std::size_t line_end = page.find('\n', at + 1);
  const std::size_t fence = page.find("\n```", line_end);
  if (fence == std::string::npos || fence > page.find("\n## ", line_end)) return {};
  const std::size_t begin = page.find('\n', fence + 1) + 1;
  const std::size_t end = page.find("\n```", begin);
  REQUIRE(end != std::string::npos);
  const std::string title = page.substr(at, line_end - at);
  return Example{page.substr(begin, end - begin), title.find("(sidecar)") != std::string::npos,
                 title.find("(file)") != std::string::npos};
}

/// A translation that lacks nothing: every text is translated as itself.
Json complete_sidecar(const std::string& scenario) {
  const auto document = std::get<JsonDocument>(JsonDocument::parse("scenario.json", scenario));
  Json texts = Json::object();
  for (const TranslatableText& text : translatable_texts(document))
    texts[text.id] = {{"from", text.wording}, {"to", text.wording}};
  return {{"format", 1}, {"scenario", "new-scenario"}, {"language", "de"}, {"texts", texts}};
}

/// The rules that an example breaks. It is a merge patch (RFC 7396) onto the scenario that `composure new`
/// writes.
std::set<std::string> broken_by(const Example& example) {
  const TemporaryFolder folder;
  const std::string scenario(asset("templates/scenario.json"));
  const auto write = [&](const std::string& name, const std::string& text) {
    std::ofstream(folder.path() / name) << text;
  };
  if (example.file) {
    write("new-scenario.json", example.block);
  } else if (!example.sidecar) {
    Json patched = Json::parse(scenario);
    patched.merge_patch(Json::parse(example.block));
    write("new-scenario.json", patched.dump(2));
  } else {
    write("new-scenario.json", scenario);
    const Json patch = Json::parse(example.block, nullptr, false);
    if (patch.is_discarded()) {
      write("new-scenario.de.json", example.block);
    } else {
      // The page on missing texts shows a whole file; the others show what differs from a complete one.
      Json sidecar = complete_sidecar(scenario);
      sidecar.merge_patch(patch);
      write("new-scenario.de.json", sidecar.dump(2));
    }
  }
  const RubricSet rubrics = shipped_rubrics();
  CheckOptions options;
  options.limits = {50'000, 30};
  const CheckReport report =
      check_paths({folder.path() / "new-scenario.json"}, rubrics, *shipped_skills(rubrics), options);
  CHECK(report.unreadable.empty());
  std::set<std::string> broken;
  for (const Diagnostic& finding : report.findings) {
    UNSCOPED_INFO(to_text(finding));
    CHECK(finding.where.line > 0);
    CHECK(find_rule(finding.rule) != nullptr);
    broken.insert(finding.rule);
  }
  return broken;
}

bool has_page(const Rule& rule) {
  return std::filesystem::exists(pages / (std::string(rule.id) + ".md"));
}

}  // namespace

TEST_CASE("given the scenario that new writes, when it is checked, then nothing is found") {
  CHECK(broken_by({"{}"}).empty());
}

TEST_CASE(
    "given a rule's page, when its examples are checked, then the wrong one breaks it alone and the right "
    "one none") {
  for (const Rule& rule : rules()) {
    if (!has_page(rule)) continue;
    INFO("rule " << rule.id);
    const std::string page = text_of(pages / (std::string(rule.id) + ".md"));
    const std::optional<Example> wrong = example_of(page, "Wrong");
    const std::optional<Example> right = example_of(page, "Right");
    // Only what is wrong with a file as a whole cannot be shown by an example.
    if (rule.group != RuleGroup::correct) CHECK((wrong && right));
    if (!wrong) continue;
    if (rule.id == "missing-translation") {
      // A sidecar with some of the texts only; patched onto a complete one it would be complete.
      const TemporaryFolder folder;
      std::ofstream(folder.path() / "new-scenario.json") << asset("templates/scenario.json");
      std::ofstream(folder.path() / "new-scenario.de.json") << wrong->block;
      const RubricSet rubrics = shipped_rubrics();
      const CheckReport report = check_paths({folder.path()}, rubrics, *shipped_skills(rubrics));
      REQUIRE_FALSE(report.findings.empty());
      for (const Diagnostic& finding : report.findings)
        CHECK(finding.rule == rule.id);
    } else {
      CHECK(broken_by(*wrong) == std::set<std::string>{std::string(rule.id)});
    }
    if (right) CHECK(broken_by(*right).empty());
  }
}

TEST_CASE(
    "given the table of rules, when pages are looked for, then all but those of loading have one, and no "
    "page is left over") {
  std::set<std::string> ids;
  for (const Rule& rule : rules()) {
    INFO("rule " << rule.id);
    ids.insert(std::string(rule.id));
    if (rule.group != RuleGroup::correct) CHECK(has_page(rule));
    if (has_page(rule))
      CHECK(text_of(pages / "README.md").find("(" + std::string(rule.id) + ".md)") != std::string::npos);
  }
  for (const auto& entry : std::filesystem::directory_iterator(pages)) {
    const std::string id = entry.path().stem().string();
    INFO("page " << id);
    if (id != "README") CHECK(ids.contains(id));
  }
}

TEST_CASE("given the shipped library, when it is checked, then nothing is found") {
  const RubricSet rubrics = shipped_rubrics();
  const CheckReport report = check_paths({std::filesystem::path(COMPOSURE_SOURCE_DIR) / "scenarios"}, rubrics,
                                         *shipped_skills(rubrics));
  CHECK(report.unreadable.empty());
  for (const Diagnostic& finding : report.findings)
    FAIL_CHECK(to_text(finding));
}
