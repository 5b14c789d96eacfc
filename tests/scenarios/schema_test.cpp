// The schema is for editors, the loader is what counts: these tests hold the two together. The schema never
// refuses what the loader accepts, and accepts of what the loader refuses only what no schema can express:
// tests/fixtures/schema/beyond has an example of each.
#include <algorithm>
#include <filesystem>
#include <fstream>
#include <map>
#include <nlohmann/json.hpp>
#include <set>
#include <string>
#include <vector>

#include "assets/assets.hpp"
#include "catch.hpp"
#include "engine/support.hpp"
#include "scenario/library.hpp"
#include "scenarios/json_schema.hpp"
#include "scenarios/scenario_objects.hpp"

using namespace composure;
using namespace composure::test;
using nlohmann::json;

namespace {

const std::filesystem::path project = COMPOSURE_SOURCE_DIR;

struct File {
  std::string name;
  std::string text;
  json document;
};

File read_file(const std::filesystem::path& path) {
  std::ifstream stream(path, std::ios::binary);
  std::string text(std::istreambuf_iterator<char>(stream), {});
  json document = json::parse(text);
  return {path.filename().string(), std::move(text), std::move(document)};
}

/// The files of tests/fixtures/schema/KIND, sorted by name.
std::vector<File> fixtures(const std::string& kind) {
  std::vector<File> files;
  for (const auto& entry : std::filesystem::directory_iterator(project / "tests/fixtures/schema" / kind))
    files.push_back(read_file(entry.path()));
  std::ranges::sort(files, {}, &File::name);
  return files;
}

std::string problems_of(const LoadResult& loaded) {
  std::string text;
  for (const Diagnostic& problem : loaded.problems)
    text += to_text(problem) + '\n';
  return text;
}

/// A kind of problem that only the loader can find: its rule, and what its message says where the schema
/// finds other problems of that rule.
struct Beyond {
  std::string rule;
  std::string message;
};

const std::vector<Beyond>& beyond() {
  static const std::vector<Beyond> kinds{
      // names
      {"unknown-node", ""},
      {"unknown-reply", ""},
      {"unknown-name", ""},
      {"unknown-fact", ""},
      {"unknown-group", ""},
      {"unknown-criterion", ""},
      {"unknown-move", ""},
      {"unknown-rubric", ""},
      {"measured-criterion", ""},
      {"not-due", ""},
      {"duplicate-id", "has two replies"},
      {"duplicate-key", ""},
      // the grammar of conditions, effects and texts
      {"bad-expression", ""},
      {"bad-text", ""},
      {"type-error", ""},
      {"division-by-zero", ""},
      // numbers that depend on others
      {"out-of-range", "expected a whole number from 0 to 7, not 100"},
      {"out-of-range", "\"max\" is smaller than \"min\""},
      {"out-of-range", "pieces, but there are only"},
      {"too-many-pieces", ""},
      // order, and where it leads
      {"unreachable-goto", ""},
      {"open-goto", ""},
      {"endless-loop", ""},
      // what a group brings to the nodes that use it
      {"dead-end", "leads nowhere; give it or its node"},
      {"dead-end", "has no replies, no \"goto\" and is no ending"},
      {"piece-goto", "a piece of a pick-several node has no \"goto\""},
      {"no-replies", ""},
      {"ending-goes-on", ""},
      {"unknown-key", "can have \"agreed\""},
      {"unknown-key", "can have \"mail\""},
  };
  return kinds;
}

bool is(const Beyond& kind, const Diagnostic& problem) {
  return kind.rule == problem.rule && problem.message.find(kind.message) != std::string::npos;
}

bool is_beyond_a_schema(const Diagnostic& problem) {
  return std::ranges::any_of(beyond(), [&](const Beyond& kind) { return is(kind, problem); });
}

bool has_rule(const LoadResult& loaded, const std::string& rule) {
  return std::ranges::any_of(loaded.problems,
                             [&](const Diagnostic& problem) { return problem.rule == rule; });
}

/// A document and what was done to it.
struct Mutant {
  std::string change;
  json document;
};

/// Every way to spoil one place: another value there, nothing there, a key too many, an element twice.
std::vector<Mutant> mutants_at(const json& document, const json::json_pointer& place) {
  std::vector<Mutant> mutants;
  const auto with = [&](const json& value, const std::string& change) {
    mutants.push_back({change, document});
    mutants.back().document[place] = value;
  };
  const json& value = document.at(place);
  static const json others = json::parse(R"([null, true, 7, "", "Text", "word", [], ["word"], {}])");
  static const json numbers = json::parse("[0, -1, 1.5, 2000000]");
  for (const json& other : others)
    with(other, "is " + other.dump());
  if (value.is_number()) {
    for (const json& other : numbers)
      with(other, "is " + other.dump());
  }
  if (value.is_object()) {
    for (const std::string key : {"$tool", "Q", "q"}) {
      json more = value;
      more[key] = "q";
      with(more, "has \"" + key + '"');
    }
  }
  if (value.is_array() && !value.empty()) {
    json more = value;
    more.push_back(value.front());
    with(more, "has its first element twice");
  }
  if (!place.empty()) {
    json around = document.at(place.parent_pointer());
    if (around.is_array()) {
      around.erase(std::stoul(place.back()));
    } else {
      around.erase(place.back());
    }
    mutants.push_back({"is gone", document});
    mutants.back().document[place.parent_pointer()] = std::move(around);
  }
  return mutants;
}

/// Holds the two verdicts together; whether both accept the document.
bool check_agreement(const json& document) {
  const LoadResult loaded = read(document.dump());
  const bool accepted = scenario_schema().accepts(document);
  if (loaded.scenario) {
    if (!accepted) FAIL_CHECK("the schema refuses what loads:\n" << scenario_schema().faults(document));
  } else if (accepted && !std::ranges::all_of(loaded.problems, is_beyond_a_schema)) {
    FAIL_CHECK("the schema accepts what does not load:\n" << problems_of(loaded));
  }
  return accepted && loaded.scenario;
}

}  // namespace

TEST_CASE("given the shipped scenarios, when the schema reads them, then all are valid and name it") {
  const std::vector<LibraryEntry> library = read_library(project / "scenarios", rubrics());
  REQUIRE(library.size() >= 3);
  for (const LibraryEntry& entry : library) {
    INFO(entry.path.filename().string());
    const File file = read_file(entry.path);
    CHECK(scenario_schema().faults(file.document).empty());
    CHECK(scenario_schema().accepts(file.document));
    CHECK(entry.loaded.scenario);
    REQUIRE(file.document.contains("$schema"));
    const auto named = entry.path.parent_path() / file.document["$schema"].get<std::string>();
    CHECK(std::filesystem::weakly_canonical(named) ==
          std::filesystem::weakly_canonical(project / "assets/schema/scenario.schema.json"));
  }
}

TEST_CASE("given the scenario that a new one starts from, when the schema reads it, then it is valid") {
  const json document = json::parse(asset("templates/scenario.json"));
  CHECK(scenario_schema().faults(document).empty());
  CHECK(scenario_schema().accepts(document));
}

TEST_CASE("given a valid file, when schema and loader read it, then both accept it") {
  const std::vector<File> files = fixtures("valid");
  REQUIRE(files.size() >= 8);
  for (const File& file : files) {
    INFO(file.name);
    CHECK(scenario_schema().faults(file.document).empty());
    CHECK(scenario_schema().accepts(file.document));
    CHECK(problems_of(read(file.text)).empty());
  }
}

TEST_CASE("given a file with a fault in its structure, when schema and loader read it, then both refuse it") {
  const std::vector<File> files = fixtures("invalid");
  REQUIRE(files.size() >= 40);
  for (const File& file : files) {
    INFO(file.name);
    CHECK_FALSE(scenario_schema().accepts(file.document));
    const LoadResult loaded = read(file.text);
    INFO(problems_of(loaded));
    CHECK_FALSE(loaded.scenario);
    CHECK(has_rule(loaded, file.document.at("$rule")));
  }
}

TEST_CASE("given a file with a fault beyond a schema, when both read it, then only the loader refuses it") {
  const std::vector<File> files = fixtures("beyond");
  REQUIRE(files.size() >= 10);
  std::vector<Diagnostic> found;
  for (const File& file : files) {
    INFO(file.name);
    CHECK(scenario_schema().faults(file.document).empty());
    CHECK(scenario_schema().accepts(file.document));
    const LoadResult loaded = read(file.text);
    INFO(problems_of(loaded));
    CHECK_FALSE(loaded.scenario);
    CHECK(has_rule(loaded, file.document.at("$rule")));
    CHECK(std::ranges::all_of(loaded.problems, is_beyond_a_schema));
    found.insert(found.end(), loaded.problems.begin(), loaded.problems.end());
  }
  for (const Beyond& kind : beyond()) {
    INFO(kind.rule << ": " << kind.message);
    CHECK(std::ranges::any_of(found, [&](const Diagnostic& problem) { return is(kind, problem); }));
  }
}

TEST_CASE(
    "given the valid files, when their keys are collected, then every key of the format is among them") {
  std::map<std::string, std::set<std::string>> known;
  std::map<std::string, std::set<std::string>> used;
  for (const File& file : fixtures("valid")) {
    for (const ScenarioObject& object : objects_of(file.document)) {
      if (!known.contains(object.kind))
        known[object.kind] = keys_known_to_the_loader(file.document, object.place);
      for (const auto& [key, value] : file.document.at(object.place).items()) {
        if (!key.starts_with('$')) used[object.kind].insert(key);
      }
    }
  }
  CHECK(known.size() == 14);
  CHECK(used == known);
}

TEST_CASE("given a valid file, when an id or a condition in it cannot be one, then the schema refuses it") {
  // The loader would say that there is no such node, or read the condition up to the fault.
  const std::set<std::string> ids{"goto", "to", "start", "fallback"};
  const std::set<std::string> conditions{"when", "agreed", "pass"};
  std::size_t spoilt = 0;
  for (const File& file : fixtures("valid")) {
    for (const auto& place : places_of(file.document)) {
      const bool is_id = !place.empty() && ids.contains(place.back());
      if (!file.document.at(place).is_string() ||
          !(is_id || (!place.empty() && conditions.contains(place.back()))))
        continue;
      // A choice may start with any text.
      if (place.back() == "start" && place.parent_pointer() != json::json_pointer()) continue;
      json document = file.document;
      document[place] = is_id ? "The end" : "trust >= 5 && tension >= 5";
      INFO(file.name << ": " << place.to_string());
      CHECK_FALSE(scenario_schema().accepts(document));
      CHECK_FALSE(read(document.dump()).scenario);
      ++spoilt;
    }
  }
  CHECK(spoilt > 50);
}

TEST_CASE("given a valid file, when one place of it is spoilt, then schema and loader still agree") {
  std::size_t accepted = 0;
  std::size_t refused = 0;
  std::set<std::string> spoilt;
  for (const File& file : fixtures("valid")) {
    for (const auto& place : places_of(file.document)) {
      // Much is the same in every file, and once is enough.
      if (!spoilt.insert(place.to_string() + ' ' + file.document.at(place).dump()).second) continue;
      for (const Mutant& mutant : mutants_at(file.document, place)) {
        INFO(file.name << ": " << place.to_string() << ' ' << mutant.change);
        ++(check_agreement(mutant.document) ? accepted : refused);
      }
    }
  }
  CHECK(accepted > 1000);
  CHECK(refused > 1000);
}
