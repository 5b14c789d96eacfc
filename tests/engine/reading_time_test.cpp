#include "analysis/reading_time.hpp"

#include <string>

#include "catch.hpp"
#include "support.hpp"

using namespace composure;
using namespace composure::test;

namespace {

std::string words(std::size_t count) {
  std::string text;
  for (std::size_t i = 0; i < count; ++i)
    text += "word ";
  return text;
}

std::shared_ptr<const Scenario> straight(std::size_t line, std::size_t reply, std::size_t why) {
  return scenario("\"a\": { \"says\": \"" + words(line) + R"(", "replies": [ { "id": "x", "say": ")" +
                  words(reply) + R"(", "why": ")" + words(why) +
                  R"(", "goto": "end" } ] }, "end": { "ending": "e" })");
}

}  // namespace

TEST_CASE("given a way with a known number of words, when its time is estimated, then it is words by speed") {
  // The line and the reason once, the reply twice.
  CHECK(estimate_minutes(straight(10 * words_per_minute, 0, 0)) == 10);
  CHECK(estimate_minutes(straight(0, 10 * words_per_minute, 0)) == 20);
  CHECK(estimate_minutes(straight(0, 0, 10 * words_per_minute)) == 10);
  CHECK(estimate_minutes(straight(0, 0, 0)) == 1);
  // Rounded to the nearest minute.
  CHECK(estimate_minutes(straight(2 * words_per_minute + words_per_minute / 2 - 1, 0, 0)) == 2);
  CHECK(estimate_minutes(straight(2 * words_per_minute + words_per_minute / 2, 0, 0)) == 3);
}

TEST_CASE("given two ways, when the time is estimated, then both weigh, and it is the same every time") {
  const auto made = scenario(
      "\"a\": { \"replies\": [ { \"id\": \"x\", \"say\": \"X.\", \"goto\": \"long\" }, "
      "{ \"id\": \"y\", \"say\": \"Y.\", \"goto\": \"end\" } ] }, \"long\": { \"says\": \"" +
      words(100 * words_per_minute) + "\", \"goto\": \"end\" }, \"end\": { \"ending\": \"e\" }");
  const std::size_t minutes = estimate_minutes(made);
  CHECK(minutes > 35);
  CHECK(minutes < 65);
  CHECK(estimate_minutes(made) == minutes);
}

TEST_CASE(
    "given picks, loops and places without a way on, when the time is estimated, then it comes to an end") {
  const auto loop = scenario(R"("a": { "pick": { "min": 2, "max": 3 }, "goto": "b", "replies": [
{ "id": "x", "say": "X." }, { "id": "y", "say": "Y." }, { "id": "z", "say": "Z." } ] },
"b": { "replies": [ { "id": "x", "say": "X.", "goto": "b" }, { "id": "y", "say": "Y.", "goto": "c" } ] },
"c": { "replies": [ { "id": "x", "say": "X.", "when": "trust > 99", "goto": "end" } ] }, "end": { "ending": "e" })");
  CHECK(estimate_minutes(loop) == 1);
  const auto endless = scenario(R"("a": { "says": "One two three.", "replies": [
{ "id": "x", "say": "X.", "goto": "a" }, { "id": "y", "say": "Y.", "goto": "a" },
{ "id": "z", "say": "Z.", "when": "trust > 99", "goto": "end" } ] }, "end": { "ending": "e" })");
  // 200 decisions, each with a line of three words and two replies of one.
  CHECK(estimate_minutes(endless) == (200 * (3 + 4) + words_per_minute / 2) / words_per_minute);
}
