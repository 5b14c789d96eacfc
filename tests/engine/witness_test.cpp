#include "analysis/witness.hpp"

#include <string>

#include "catch.hpp"
#include "engine/support.hpp"

using namespace composure;
using namespace composure::test;

namespace {

std::optional<Witness> witness_to(const std::shared_ptr<const Scenario>& story, const std::string& ending) {
  return shortest_way(*story, [&](const Node& node) { return node.ending && node.ending->id == ending; });
}

/// Decisions and draws, as on a command line.
std::string way_to(const std::shared_ptr<const Scenario>& story, const std::string& ending) {
  const auto witness = witness_to(story, ending);
  if (!witness) return "none";
  std::string text;
  for (const std::string& decision : witness->decisions)
    text += (text.empty() ? "" : ",") + decision;
  for (const std::uint32_t draw : witness->chance)
    text += " " + std::to_string(draw);
  ConversationOptions options;
  options.forced_draws = witness->chance;
  CHECK(play(story, text.substr(0, text.find(' ')), options).node().ending->id == ending);
  return text;
}

const std::string replies = R"("replies": [ { "id": "x", "say": "X." }, { "id": "y", "say": "Y." } ])";
const std::string two_ends =
    R"(, "good": { "ending": "good", "success": true }, "bad": { "ending": "bad", "success": false })";

}  // namespace

TEST_CASE("given several ways to an ending, when a witness is looked for, then it is a shortest one") {
  const auto story = scenario(
      R"("a": { "goto": "b", "replies": [ { "id": "long", "say": "L." }, { "id": "short", "say": "S.", "goto": "good" } ] },
    "b": { "goto": "good", )" +
      replies + " }" + two_ends);
  CHECK(way_to(story, "good") == "short");
  CHECK(way_to(story, "bad") == "none");
}

TEST_CASE(
    "given an ending that only chance, a clock, cutting in, an aside or a piece leads to, when a witness is "
    "looked for, then it is found") {
  CHECK(
      way_to(
          scenario(
              R"("a": { "goto": [ { "random": [ { "weight": 9, "to": "bad" }, { "weight": 0, "to": "bad" }, { "weight": 1, "to": "good" } ] } ], )" +
              replies + " }" + two_ends),
          "good") == "x 3");
  CHECK(way_to(scenario(R"("a": { "goto": "bad", "clock": { "seconds": 3, "goto": "good" }, )" + replies +
                        " }" + two_ends),
               "good") == "~");
  CHECK(
      way_to(
          scenario(
              R"("a": { "says": ["One.", "Two."], "cut_in": { "effects": ["trust = 1"] }, "goto": [ { "when": "trust == 1", "to": "good" }, { "to": "bad" } ], )" +
              replies + " }" + two_ends),
          "good") == "!x");
  CHECK(
      way_to(
          scenario(
              R"("a": { "pick": { "max": 2 }, "goto": [ { "when": "trust == 42", "to": "good" }, { "to": "bad" } ], "replies": [ { "id": "m", "say": "M.", "effects": ["trust += 1"] },
      { "id": "n", "say": "N.", "effects": ["trust += 2"] }, { "id": "o", "say": "O.", "effects": ["trust += 1"] } ] })" +
              two_ends),
          "good") == "n");
  const std::string groups =
      R"j("groups": { "g": { "aside": true, "replies": [ { "id": "ask", "say": "Q?" } ] } },)j";
  CHECK(
      way_to(
          scenario(
              {R"j("a": { "use": ["g"], "goto": [ { "when": "chose(a.ask)", "to": "good" }, { "to": "bad" } ], )j" +
                   replies + " }" + two_ends,
               "a", "", groups}),
          "good") == "?ask,x");
}

TEST_CASE(
    "given a score decides, when a witness is looked for, then even letting the client finish or not is "
    "tried") {
  const std::string line =
      R"("says": ["One.", "Two."], "goto": [ { "when": "score(let_finish) < 0", "to": "bad" }, { "to": "good" } ], )";
  const auto story = scenario("\"a\": { " + line + replies + " }" + two_ends);
  CHECK(way_to(story, "good") == "x");
  CHECK(way_to(story, "bad") == "!x");
}

TEST_CASE(
    "given a loop that has to be gone round, when a witness is looked for, then visits count as far as they "
    "are read") {
  const auto story =
      scenario(R"("a": { "goto": [ { "when": "visits(a) >= 3", "to": "good" }, { "to": "a" } ], )" + replies +
               " }" + two_ends);
  CHECK(way_to(story, "good") == "x,x,x");
}

TEST_CASE("given endings, when a success is looked for, then any ending does where there is none") {
  const auto both = scenario(
      R"("a": { "replies": [ { "id": "x", "say": "X.", "goto": "bad" }, { "id": "y", "say": "Y.", "goto": "good" } ] })" +
      two_ends);
  REQUIRE(shortest_success(*both));
  CHECK(shortest_success(*both)->decisions == Ids{"y"});
  const auto one = scenario(R"("a": { "goto": "bad", )" + replies + R"( }, "bad": { "ending": "bad" })");
  REQUIRE(shortest_success(*one));
  CHECK(shortest_success(*one)->decisions == Ids{"x"});
  const auto none = scenario(R"("a": { "goto": "a", )" + replies + " }" + two_ends);
  CHECK_FALSE(shortest_success(*none));
}

TEST_CASE(
    "given a place in the middle, when a witness to it is looked for, then the conversation stands there "
    "after it") {
  const auto story =
      scenario(R"("a": { "goto": "b", )" + replies + R"( }, "b": { "phase": "follow_up", "goto": "good", )" +
               replies + " }" + two_ends);
  const auto witness = shortest_way(*story, [](const Node& node) { return node.phase == Phase::follow_up; });
  REQUIRE(witness);
  CHECK(witness->decisions == Ids{"x"});
  const auto start = shortest_way(*story, [](const Node&) { return true; });
  REQUIRE(start);
  CHECK(start->decisions.empty());
}
