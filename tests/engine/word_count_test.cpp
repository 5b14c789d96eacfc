#include "analysis/word_count.hpp"

#include <string>
#include <utility>
#include <vector>

#include "catch.hpp"
#include "support.hpp"

using namespace composure;
using namespace composure::test;

TEST_CASE("given a text, when its words are counted, then they are what stands between spaces") {
  const std::vector<std::pair<const char*, std::size_t>> cases{
      {"", 0},
      {"  \n ", 0},
      {"One.", 1},
      {"It's ten o'clock, well-known.", 4},
      {"No \xE2\x80\x93 not \xE2\x80\xA6 now - yes", 4},  // a dash and dots are no words
      {"caf\xC3\xA9\xC2\xA0"
       "d\xC3\xA9j\xC3\xA0",
       2},  // a space that does not break
      {"\xC2\xA3"
       "600 \xC2\xA3",
       1},
      {"14 March", 2},
      {"\xD0\x94\xD0\xB0 \xD0\xBD\xD0\xB5\xD1\x82", 2},
      {"\xE4\xBD\xA0\xE5\xA5\xBD", 1},                          // two Chinese characters
      {"\xE3\x81\x82\xE3\x81\x84\xE3\x81\x86\xE3\x80\x82", 2},  // three kana and a full stop
      {"Jo \xE3\x81\x95\xE3\x82\x93", 2},
  };
  for (const auto& [text, words] : cases) {
    INFO(text);
    CHECK(count_words(std::string_view(text)) == words);
  }
}

TEST_CASE("given a text that changes, when its words are counted, then both sides of every alternative are") {
  ScenarioText text;
  text.top = R"("briefing": { "situation": "S.", "facts": { "day": "14 March" } },)";
  text.state = R"("knows": { "type": "flag" },)";
  text.nodes = R"("a": { "says": [
"Plain words only.",
"We said {fact.day}.",
"Trust is {trust}, {{so}.",
"So {knows ? \"one two\" : \"three {trust} four\"}.",
"{knows ? \"only this\"}" ], "goto": "end" }, "end": { "ending": "e" })";
  const auto made = scenario(text);
  std::vector<std::size_t> counts;
  for (const Text& part : made->nodes[0].says)
    counts.push_back(count_words(part));
  CHECK(counts == std::vector<std::size_t>{3, 4, 4, 6, 2});
}
