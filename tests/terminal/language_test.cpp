// Playing a scenario in a language that it was translated into.
#include <nlohmann/json.hpp>
#include <string>

#include "catch.hpp"
#include "terminal/program.hpp"

using namespace composure::test;
using Catch::Matchers::ContainsSubstring;
using Json = nlohmann::json;

namespace {

/// A folder with the fixture and a beginning of it in German.
struct Shelf {
  TemporaryFolder folder;
  std::string path = folder.write("x.json", read_bytes(project_file("tests/fixtures/every-feature.json")));

  Shelf() {
    Json sidecar{{"format", 1}, {"scenario", "every-feature"}, {"language", "de"}};
    sidecar["texts"]["nodes/desk/replies/plan/say"] = {{"from", "The project plan"},
                                                       {"to", "Der Projektplan"}};
    sidecar["texts"]["briefing/facts/due_date"] = {{"from", "3 March"}, {"to", "3. März"}};
    folder.write("x.de.json", sidecar.dump());
    folder.write("x.ja.json", "{");
  }
};

}  // namespace

TEST_CASE("given a translation, when the scenario is played in it, then it says so and scores the same") {
  const Shelf shelf;
  const auto play = [&](std::vector<std::string> more) {
    std::vector<std::string> arguments{"play", shelf.path, "--decisions", "plan,own,limit", "--chance", "2"};
    arguments.insert(arguments.end(), more.begin(), more.end());
    return run_program(arguments);
  };
  const Run text = play({"--language", "de"});
  CHECK(text.exit_code == 0);
  CHECK(text.err.empty());
  CHECK_THAT(text.out, ContainsSubstring("Der Projektplan"));
  CHECK_THAT(text.out, ContainsSubstring("You said 3. März."));
  CHECK(play({"--language", "en"}).out == play({}).out);

  const Json original = Json::parse(play({"--json"}).out);
  Json translated = Json::parse(play({"--json", "--language", "de"}).out);
  CHECK(translated["turns"][0]["offered"][0]["say"] == "Der Projektplan");
  for (const char* key : {"scenario", "decisions", "chance", "state", "scores", "ending", "seed"}) {
    INFO(key);
    CHECK(translated[key] == original[key]);
  }
}

TEST_CASE("given a language that is not there, when it is asked for, then those that are there are named") {
  const Shelf shelf;
  for (const std::string language : {"fr", "no such thing", "../x.de"}) {
    const Run run = run_program({"play", shelf.path, "--language", language, "--decisions", ""});
    CHECK(run.exit_code == 2);
    CHECK(run.out.empty());
    CHECK(run.err == shelf.path + ": error: this is not available in \"" + language +
                         "\"; it can be had in en, de, ja [unknown-language]\n");
  }
  const Run broken = run_program({"play", shelf.path, "--language", "ja", "--decisions", ""});
  CHECK(broken.exit_code == 2);
  CHECK_THAT(broken.err, ContainsSubstring("x.ja.json:1:1"));
  CHECK_THAT(broken.err, ContainsSubstring("[unreadable-reference]"));
}
