#include <algorithm>
#include <nlohmann/json.hpp>
#include <string>

#include "catch.hpp"
#include "terminal/program.hpp"

using namespace composure::test;
using Catch::Matchers::ContainsSubstring;
using Json = nlohmann::json;

namespace {

const std::string clean = project_file("assets/templates/scenario.json");

/// The clean scenario, with one piece of text replaced.
std::string changed(const TemporaryFolder& folder, const std::string& name, const std::string& from,
                    const std::string& to) {
  std::string text = read_bytes(clean);
  const std::size_t at = text.find(from);
  REQUIRE(at != std::string::npos);
  return folder.write(name, text.replace(at, from.size(), to));
}

/// 1-based line of the first place where a text stands in a file.
std::size_t line_of(const std::string& path, const std::string& text) {
  const std::string bytes = read_bytes(path);
  const std::size_t at = bytes.find(text);
  REQUIRE(at != std::string::npos);
  return static_cast<std::size_t>(
             std::count(bytes.begin(), bytes.begin() + static_cast<std::ptrdiff_t>(at), '\n')) +
         1;
}

}  // namespace

TEST_CASE("given a clean scenario, when it is checked, then nothing is printed, and an empty list as JSON") {
  const Run text = run_program({"check", clean, "--strict"});
  CHECK(text.exit_code == 0);
  CHECK(text.out.empty());
  CHECK(text.err.empty());
  const Run json = run_program({"check", clean, "--format", "json"});
  CHECK(json.exit_code == 0);
  CHECK(Json::parse(json.out) == Json::array());
}

TEST_CASE("given a warning, when it is checked, then it is printed, and counts only when that is asked for") {
  const TemporaryFolder folder;
  const std::string path =
      changed(folder, "s.json", "\"state\": {", "\"state\": { \"spare\": { \"type\": \"flag\" },");
  const Run run = run_program({"check", path});
  CHECK(run.exit_code == 0);
  CHECK_THAT(run.out, ContainsSubstring(path + ":" + std::to_string(line_of(path, "\"spare\"")) + ":"));
  CHECK_THAT(run.out, ContainsSubstring(
                          "warning: \"spare\" is declared, but nothing sets or reads it [unused-state]"));
  CHECK(run_program({"check", path, "--strict"}).exit_code == 1);
}

TEST_CASE(
    "given an error or malformed JSON, when it is checked, then the exit code is 1 and the place is told") {
  const TemporaryFolder folder;
  const std::string unknown = changed(folder, "a.json", "\"skills\": [", "\"skills\": [\"own-the-mistke\", ");
  const Run run = run_program({"check", unknown, "--json"});
  CHECK(run.exit_code == 1);
  const Json list = Json::parse(run.out);
  REQUIRE(list.size() == 1);
  CHECK(list[0].at("rule") == "unknown-skill");
  CHECK(list[0].at("severity") == "error");
  CHECK(list[0].at("file") == unknown);
  CHECK(list[0].at("line") == line_of(unknown, "own-the-mistke"));
  CHECK(list[0].at("column").get<int>() > 0);
  CHECK_THAT(list[0].at("message").get<std::string>(), ContainsSubstring("own-the-mistake"));

  const std::string broken = folder.write("b.json", "{ \"format\": 1,\n  \"id\" }");
  const Run malformed = run_program({"check", broken});
  CHECK(malformed.exit_code == 1);
  CHECK_THAT(malformed.out, ContainsSubstring(broken + ":2:"));
  CHECK_THAT(malformed.out, ContainsSubstring("[bad-json]"));
}

TEST_CASE(
    "given a path that cannot be opened, when it is checked, then the exit code is 2, and the others are "
    "checked") {
  const TemporaryFolder folder;
  const std::string broken = folder.write("b.json", "{");
  const Run run = run_program({"check", folder.path() / "nowhere.json", broken});
  CHECK(run.exit_code == 2);
  CHECK_THAT(run.err, ContainsSubstring("nowhere.json"));
  CHECK_THAT(run.out, ContainsSubstring("[bad-json]"));
  CHECK(run_program({"check"}).exit_code == 2);
}

TEST_CASE(
    "given a folder, when it is checked, then every scenario in it is, and texts are compared across them") {
  const TemporaryFolder folder;
  folder.write("a.json", read_bytes(clean));
  CHECK(run_program({"check", folder.path(), "--strict"}).exit_code == 0);
  // A version of the same scenario says the same, and nothing is wrong with that.
  changed(folder, "b.json", "\"id\": \"new-scenario\"", "\"id\": \"another-scenario\"");
  CHECK(run_program({"check", folder.path(), "--strict"}).exit_code == 0);
  // Another one shares one reply: what earns there as listening would fit any client.
  Json other = Json::parse(read_bytes(clean));
  other["id"] = "third-scenario";
  bool kept = false;
  int number = 0;
  for (auto& [id, node] : other["nodes"].items()) {
    if (!node.contains("replies")) continue;
    for (Json& reply : node["replies"]) {
      const Json scores = reply.value("scores", Json::object());
      const bool listens = scores.value("acknowledge", 0) > 0 || scores.value("reflect_feeling", 0) > 0;
      if (listens && !kept) {
        kept = true;
      } else {
        reply["say"] = "Other words, number " + std::to_string(++number) + ".";
      }
    }
  }
  REQUIRE(kept);
  folder.write("c.json", other.dump());
  const Run run = run_program({"check", folder.path()});
  CHECK(run.exit_code == 0);
  CHECK_THAT(run.out, ContainsSubstring("c.json"));
  CHECK_THAT(run.out, ContainsSubstring("[generic-text]"));
}

TEST_CASE(
    "given findings, when SARIF is asked for, then it names rule, level, file and place, and describes the "
    "rules") {
  const TemporaryFolder folder;
  const std::string path =
      changed(folder, "a b.json", "\"state\": {", "\"state\": { \"spare\": { \"type\": \"flag\" },");
  const Run run = run_program({"check", path, "--format", "sarif"});
  CHECK(run.exit_code == 0);
  const Json log = Json::parse(run.out);
  CHECK(log.at("version") == "2.1.0");
  const Json& one = log.at("runs").at(0);
  const Json& driver = one.at("tool").at("driver");
  CHECK(driver.at("name") == "composure");
  REQUIRE(one.at("results").size() == 1);
  const Json& result = one.at("results").at(0);
  CHECK(result.at("ruleId") == "unused-state");
  CHECK(driver.at("rules").at(result.at("ruleIndex").get<std::size_t>()).at("id") == "unused-state");
  CHECK(result.at("level") == "warning");
  const Json& place = result.at("locations").at(0).at("physicalLocation");
  CHECK_THAT(place.at("artifactLocation").at("uri").get<std::string>(),
             Catch::Matchers::EndsWith("/a%20b.json"));
  CHECK(place.at("region").at("startLine") == line_of(path, "\"spare\""));
}

TEST_CASE(
    "given more states than the limit, when it is checked, then it says that not everything was followed") {
  const Run run = run_program({"check", clean, "--limit-states", "3"});
  CHECK(run.exit_code == 0);
  CHECK_THAT(run.out, ContainsSubstring("[not-exhaustive]"));
}
