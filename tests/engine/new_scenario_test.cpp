#include "scenario/new_scenario.hpp"

#include "analysis/witness.hpp"
#include "assets/assets.hpp"
#include "catch.hpp"
#include "scenario/canonical.hpp"
#include "scoring/skills.hpp"
#include "support.hpp"

using namespace composure;
using namespace composure::test;

TEST_CASE(
    "given a file name, when a scenario is named after it, then the id is one and the title reads well") {
  struct Named {
    const char* file;
    const char* id;
    const char* title;
  };
  const std::vector<Named> all{
      {"late-invoice.json", "late-invoice", "Late invoice"},
      {"some/folder/Late Invoice.json", "late-invoice", "Late Invoice"},
      {"late_invoice", "late-invoice", "Late invoice"},
      {"v1.2 of it.json", "v1-2-of-it", "V1.2 of it"},
      {"2024 review.json", "scenario-2024-review", "2024 review"},
      {"--.json", "scenario", "Scenario"},
      {"\xE5\xA5\xBD.json", "scenario", "\xE5\xA5\xBD"},
      {"{name} \"x\".json", "name-x", "{name} \"x\""},
      {" - x - .json", "x", "X"},
  };
  for (const Named& named : all) {
    INFO(named.file);
    CHECK(scenario_id_of(named.file) == named.id);
    CHECK(scenario_title_of(named.file) == named.title);
    const LoadResult loaded = read(new_scenario_text(named.file));
    for (const Diagnostic& problem : loaded.problems)
      FAIL_CHECK(to_text(problem));
    REQUIRE(loaded.scenario);
    CHECK(loaded.scenario->id == named.id);
    CHECK(loaded.scenario->title == named.title);
  }
  // Not UTF-8: still a file that loads.
  CHECK(read(new_scenario_text("caf\xE9.json")).scenario);
}

TEST_CASE(
    "given the template, when a scenario is made from it, then it is canonical and only its name differs") {
  const std::string source(asset("templates/scenario.json"));
  CHECK(canonical_text(std::get<JsonDocument>(JsonDocument::parse("t.json", source))) == source);
  std::string made = new_scenario_text("other.json");
  CHECK(canonical_text(std::get<JsonDocument>(JsonDocument::parse("t.json", made))) == made);
  const auto original = read(source).scenario;
  REQUIRE(original);
  const auto put_back = [&](const std::string& key, const std::string& now, const std::string& before) {
    const std::string line = "\n  \"" + key + "\": \"";
    const std::size_t at = made.find(line + now + "\"");
    REQUIRE(at != std::string::npos);
    made.replace(at + line.size(), now.size(), before);
  };
  put_back("id", "other", original->id);
  put_back("title", "Other", original->title);
  CHECK(made == source);
}

TEST_CASE("given the template, when it is played, then it has what a first scenario needs") {
  const auto made = read(new_scenario_text("x.json")).scenario;
  REQUIRE(made);
  std::size_t decisions = 0;
  std::size_t endings = 0;
  for (const Node& node : made->nodes) {
    decisions += node.decides() ? 1U : 0U;
    endings += node.ending ? 1U : 0U;
  }
  CHECK(decisions >= 3);
  CHECK(endings >= 2);
  CHECK(shortest_success(*made));
  const auto list = shipped_skills(rubrics());
  for (const std::string& skill : made->skills)
    CHECK(list->find_skill(skill));
  for (const std::string& topic : made->topics)
    CHECK(list->find_topic(topic));
}
