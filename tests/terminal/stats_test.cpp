#include <algorithm>
#include <nlohmann/json.hpp>
#include <string>

#include "catch.hpp"
#include "terminal/program.hpp"

using namespace composure::test;
using Catch::Matchers::ContainsSubstring;

namespace {

/// Tests run in the project's folder; the path is part of what is printed.
const std::string fixture = "tests/fixtures/every-feature.json";

bool contains(const nlohmann::json& list, const std::string& id) {
  return std::ranges::any_of(list, [&](const nlohmann::json& each) { return each == id; });
}

const nlohmann::json& by_id(const nlohmann::json& list, const std::string& id) {
  for (const auto& each : list) {
    if (each.at("id") == id) return each;
  }
  FAIL("there is no " << id);
  return list;
}

}  // namespace

TEST_CASE("given a scenario, when it is counted, then the page says what is in it and what is not covered") {
  const Run run = run_program({"stats", fixture});
  CHECK(run.exit_code == 0);
  CHECK(run.err.empty());
  CHECK(run.out.substr(0, run.out.find("Topics:")) == R"(Every feature
  file      tests/fixtures/every-feature.json
  size      12 nodes: 6 decisions with 19 replies, 3 endings (1 successful)
  words     400: client 65, replies 132, coaching 114, other 89
  minutes   about 1; stated 2
  due       let_finish 1, inquire 2, own_it 1, set_limits 1, prepare 1, confirm
            1
  topics    missed-deadline
  skills    own-the-mistake 1

)");
  CHECK_THAT(run.out, ContainsSubstring("\n          1  A missed deadline or deliverable\n"));
  CHECK_THAT(run.out, ContainsSubstring("\n          -  Scope creep (not covered)\n"));
  CHECK_THAT(run.out, ContainsSubstring("\n          1          1  Owning the mistake without excuses\n"));
  CHECK_THAT(run.out, ContainsSubstring("\n          -          -  Staying calm (not covered)\n"));
  CHECK(run_program({"stats", fixture, fixture}).out == run.out);
}

TEST_CASE("given the library, when it is counted as JSON, then scenarios, sums and coverage are there") {
  const Run run = run_program({"stats", project_file("scenarios"), "--json"});
  CHECK(run.exit_code == 0);
  CHECK(run.err.empty());
  const auto json = nlohmann::json::parse(run.out);
  const auto& scenarios = json.at("scenarios");
  REQUIRE(scenarios.size() >= 3);
  CHECK(json.at("total").at("scenarios") == scenarios.size());
  for (const char* key : {"nodes", "endings", "decisions", "replies", "minutes"}) {
    INFO(key);
    std::size_t sum = 0;
    for (const auto& scenario : scenarios) {
      CHECK(scenario.at(key).get<std::size_t>() > 0);
      sum += scenario.at(key).get<std::size_t>();
    }
    CHECK(json.at("total").at(key) == sum);
  }
  for (const auto& scenario : scenarios) {
    INFO(scenario.at("id"));
    const auto& words = scenario.at("words");
    CHECK(words.at("client").get<int>() > 0);
    CHECK(words.at("total").get<int>() == words.at("client").get<int>() + words.at("replies").get<int>() +
                                              words.at("coaching").get<int>() + words.at("other").get<int>());
    // What a scenario says it practises, it does.
    for (const auto& skill : scenario.at("skills")) {
      INFO(skill.at("id"));
      CHECK(skill.at("decisions").get<int>() > 0);
    }
    REQUIRE_FALSE(scenario.at("skills").empty());
    const std::string first = scenario.at("skills")[0].at("id");
    CHECK(contains(by_id(json.at("skills"), first).at("scenarios"), scenario.at("id")));
  }
  for (const auto& skill : json.at("skills")) {
    INFO(skill.at("id"));
    CHECK(skill.at("scenarios").empty() == contains(json.at("uncovered_skills"), skill.at("id")));
  }
  for (const auto& topic : json.at("topics")) {
    INFO(topic.at("id"));
    CHECK(topic.at("scenarios").empty() == contains(json.at("uncovered_topics"), topic.at("id")));
  }
}

TEST_CASE(
    "given paths that cannot be counted, when they are, then that is told with exit code 2 and the rest is "
    "there") {
  const TemporaryFolder folder;
  const std::string broken = folder.write("x.json", "{");
  const Run run = run_program({"stats", broken, fixture, (folder.path() / "none.json").string()});
  CHECK(run.exit_code == 2);
  CHECK_THAT(run.out, Catch::Matchers::StartsWith("Every feature\n"));
  CHECK_THAT(run.err, ContainsSubstring(broken + ":1:1: error: this is not valid JSON"));
  CHECK_THAT(run.err, ContainsSubstring("none.json: error: there is no such file"));
  const Run alone = run_program({"stats", broken, "--json"});
  CHECK(alone.exit_code == 2);
  CHECK(nlohmann::json::parse(alone.out).at("scenarios").empty());
  CHECK(run_program({"stats"}).exit_code == 2);
  const TemporaryFolder empty;
  const Run nothing = run_program({"stats", empty.path().string()});
  CHECK(nothing.exit_code == 0);
  CHECK(nothing.out.empty());
  CHECK(nothing.err == "composure: there are no scenarios here\n");
}
