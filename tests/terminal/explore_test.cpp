#include <nlohmann/json.hpp>
#include <sstream>
#include <string>

#include "catch.hpp"
#include "terminal/program.hpp"

using namespace composure::test;
using Catch::Matchers::ContainsSubstring;
using Json = nlohmann::json;

namespace {

const std::string fixture = project_file("tests/fixtures/every-feature.json");

template <class Number>
std::string joined(const Json& list) {
  std::ostringstream text;
  for (std::size_t i = 0; i < list.size(); ++i)
    text << (i == 0 ? "" : ",") << list[i].get<Number>();
  return text.str();
}

/// Plays a witness and gives the report.
Json played(const Json& decisions, const Json& chance) {
  std::vector<std::string> arguments{"play", fixture, "--decisions", joined<std::string>(decisions),
                                     "--json"};
  if (!chance.empty()) arguments.insert(arguments.end(), {"--chance", joined<int>(chance)});
  const Run run = run_program(arguments);
  INFO(run.err);
  REQUIRE(run.exit_code == 0);
  return Json::parse(run.out);
}

}  // namespace

TEST_CASE(
    "given a scenario, when it is explored, then every witness plays to where it says, with the score it "
    "says") {
  const Run run = run_program({"explore", fixture, "--json"});
  REQUIRE(run.exit_code == 0);
  CHECK(run.err.empty());
  const Json report = Json::parse(run.out);
  CHECK(report.at("exhaustive") == true);
  CHECK(report.at("states").get<int>() > 1);
  for (const Json& ending : report.at("endings")) {
    INFO(ending.dump());
    REQUIRE(ending.at("reachable") == true);
    CHECK(ending.at("steps").get<std::size_t>() == ending.at("decisions").size());
    CHECK(played(ending.at("decisions"), ending.at("chance")).at("ending") == ending.at("id"));
  }
  const auto check_bound = [&](const Json& range, const std::string& bound, const auto& score_in) {
    if (range.at(bound).is_null()) return;
    const Json attempt = played(range.at(bound + "_decisions"), range.at(bound + "_chance"));
    CHECK_FALSE(attempt.at("ending").is_null());
    CHECK(score_in(attempt).at("share") == range.at(bound));
  };
  int bounds = 0;
  for (const auto& [id, range] : report.at("scores").at("criteria").items()) {
    INFO("criterion " << id);
    for (const char* bound : {"best", "worst"})
      check_bound(range, bound,
                  [&](const Json& attempt) { return attempt.at("scores").at("criteria").at(id); });
    if (!range.at("best").is_null()) ++bounds;
  }
  CHECK(bounds > 1);
  for (const char* bound : {"best", "worst"}) {
    check_bound(report.at("scores").at("overall"), bound,
                [](const Json& attempt) { return attempt.at("scores").at("overall"); });
  }
  for (const auto& [name, range] : report.at("state").items()) {
    INFO("state " << name);
    CHECK(range.at("min").get<int>() <= range.at("max").get<int>());
  }
}

TEST_CASE("given a limit, when it is hit, then the exit code is 1 and what is told is marked as incomplete") {
  const Run run = run_program({"explore", fixture, "--limit-states", "5", "--json"});
  CHECK(run.exit_code == 1);
  CHECK_THAT(run.err, ContainsSubstring("--limit-states"));
  const Json report = Json::parse(run.out);
  CHECK(report.at("exhaustive") == false);
  const Run text = run_program({"explore", fixture, "--limit-states", "5"});
  CHECK_THAT(text.out, ContainsSubstring("Not everything was followed"));
}

TEST_CASE("given a scenario, when it is explored as text, then endings, ranges and scores are told") {
  const Run run = run_program({"explore", fixture});
  CHECK(run.exit_code == 0);
  for (const char* part :
       {"Endings, with a shortest way to each", "--decisions '", "trust", "tension", "Overall"})
    CHECK_THAT(run.out, ContainsSubstring(part));
}

TEST_CASE("given a scenario that does not load, when it is explored, then the exit code is 2") {
  const TemporaryFolder folder;
  const Run run = run_program({"explore", folder.write("x.json", "{")});
  CHECK(run.exit_code == 2);
  CHECK(run.out.empty());
  CHECK_THAT(run.err, ContainsSubstring("[bad-json]"));
  CHECK(run_program({"explore"}).exit_code == 2);
}
