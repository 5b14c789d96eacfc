#include "analysis/statistics.hpp"

#include <algorithm>
#include <string>

#include "catch.hpp"
#include "support.hpp"

using namespace composure;
using namespace composure::test;

namespace {

const SkillList& list() {
  static const auto skills = read_skills("s.json", R"({ "format": 1, "rubric": "client-conversations",
"topics": [ { "id": "late", "name": "Late" }, { "id": "loud", "name": "Loud" } ],
"areas": [ { "id": "all", "name": "All" } ],
"skills": [
{ "id": "finish", "name": "F", "area": "all", "criteria": ["let_finish"] },
{ "id": "own", "name": "O", "area": "all", "criteria": ["own_it", "guide"] },
{ "id": "prove", "name": "P", "area": "all", "criteria": ["show_evidence"] } ] })",
                                         rubrics());
  return *skills.skills;
}

ScenarioText small() {
  ScenarioText text;
  text.top =
      R"("topics": ["late", "late", "weather"], "skills": ["own", "finish", "prove", "own", "flying"], "minutes": 4,
"briefing": { "situation": "One two.", "goals": ["Three."], "facts": { "day": "four five" } },
"groups": { "more": { "replies": [ { "id": "wait", "say": "One two three." } ] },
            "sam": { "aside": true, "replies": [ { "id": "ask", "say": "Sam?", "answer": "Yes indeed." } ] } },)";
  text.nodes = R"(
"a": { "phase": "prepare", "title": "Two words.", "pick": {}, "goto": "b", "due": ["own_it"],
       "replies": [ { "id": "x", "say": "X.", "why": "Because of it." } ] },
"b": { "says": ["One.", "Two three."], "thinks": "Hm.", "use": ["more", "sam"], "due": ["own_it", "guide"],
       "clock": { "seconds": 9, "why": "Silence.", "goto": "c" }, "cut_in": { "why": "Too early." },
       "replies": [ { "id": "x", "say": "X." } ], "goto": "c" },
"c": { "says": ["One.", "Two."], "narration": "It rains.", "fair_to_cut_in": true, "use": ["more"], "goto": "d" },
"d": { "says": ["One.", "Two."], "goto": "mail" },
"mail": { "phase": "follow_up", "mail": { "subject": "S.", "opening": "O.", "closing": "C." }, "pick": {}, "goto": "won",
          "due": ["guide"], "replies": [ { "id": "x", "say": "X." } ] },
"won": { "ending": "won", "success": true, "lesson": "Well done." },
"lost": { "ending": "lost" })";
  return text;
}

std::size_t due(const ScenarioStatistics& statistics, const std::string& criterion) {
  for (const auto& [id, count] : statistics.due) {
    if (id == criterion) return count;
  }
  FAIL("no criterion " << criterion);
  return 0;
}

}  // namespace

TEST_CASE("given a scenario, when it is counted, then every part is counted once") {
  const ScenarioStatistics counted = make_statistics(scenario(small()), list());
  CHECK(counted.id == "test");
  CHECK(counted.title == "Test");
  CHECK(counted.language == "en");
  CHECK(counted.nodes == 7);
  CHECK(counted.endings == 2);
  CHECK(counted.successes == 1);
  CHECK(counted.decisions == 4);
  CHECK(counted.replies == 5);  // the shared one once, and the aside
  CHECK(counted.words.client == 3 + 2 + 2);
  CHECK(counted.words.replies == 3 + 3 + 1);
  CHECK(counted.words.coaching == 3 + 1 + 1 + 2 + 2);
  CHECK(counted.words.other == 5 + 2 + 2 + 2 + 3);
  CHECK(counted.words.total() == 7 + 7 + 9 + 14);
  CHECK(counted.minutes == 1);
  CHECK(counted.stated_minutes == 4);
  CHECK(counted.due.size() == rubrics().at("client-conversations")->criteria.size());
  CHECK(due(counted, "own_it") == 2);
  CHECK(due(counted, "guide") == 2);
  CHECK(due(counted, "show_evidence") == 0);
  CHECK(due(counted, "let_finish") == 1);  // neither where cutting in is fair nor where nothing is decided
  REQUIRE(counted.skills.size() == 5);
  CHECK(counted.skills[0].decisions == 3);  // a decision with two of its criteria counts once
  CHECK(counted.skills[1].decisions == 1);
  CHECK(counted.skills[2].decisions == 0);
  CHECK(counted.skills[4].id == "flying");
  CHECK(counted.skills[4].decisions == 0);
}

TEST_CASE("given several scenarios, when they are counted, then sums and coverage are those of all") {
  ScenarioText other = small();
  other.top = R"("skills": ["own"], "topics": [],)" + other.top.substr(other.top.find("\"minutes\""));
  const LibraryStatistics library = make_library_statistics(
      {make_statistics(scenario(small()), list()), make_statistics(scenario(other), list())}, list());
  CHECK(library.scenarios.size() == 2);
  CHECK(library.total.nodes == 14);
  CHECK(library.total.endings == 4);
  CHECK(library.total.successes == 2);
  CHECK(library.total.decisions == 8);
  CHECK(library.total.replies == 10);
  CHECK(library.total.words.total() == 2 * 37);
  CHECK(library.total.minutes == 2);
  CHECK(library.total.stated_minutes == 8);
  CHECK(due(library.total, "own_it") == 4);
  REQUIRE(library.topics.size() == 2);
  CHECK(library.topics[0].scenarios == std::vector<std::size_t>{0});
  CHECK(library.topics[1].scenarios.empty());
  REQUIRE(library.skills.size() == 3);
  CHECK(library.skills[0].scenarios == std::vector<std::size_t>{0});
  CHECK(library.skills[0].decisions == 1);
  CHECK(library.skills[1].scenarios == std::vector<std::size_t>{0, 1});
  CHECK(library.skills[1].decisions == 6);
  CHECK(library.skills[2].scenarios.empty());  // named, but nothing exercises it
  CHECK(make_library_statistics({}, list()).total.nodes == 0);
}
