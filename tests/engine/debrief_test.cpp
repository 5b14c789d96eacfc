#include "scoring/debrief.hpp"

#include <string>
#include <vector>

#include "catch.hpp"
#include "engine/support.hpp"

using namespace composure;
using namespace composure::test;

namespace {

std::shared_ptr<const Scenario> story() {
  return scenario(
      {R"(
    "a": { "phase": "prepare", "says": "Before.", "mood": "worried", "goto": "b" },
    "b": { "says": ["Trust is {trust}.", "Second.", "Third."], "narration": "Rain.", "mood": "angry", "thinks": "Hm {trust}.", "due": ["own_it", "guide"],
      "clock": { "seconds": 5, "goto": "end", "why": "Silence." }, "cut_in": { "effects": ["trust = 0", "tension = 90"], "why": "You cut in." }, "use": ["colleague"], "goto": "p",
      "replies": [ { "id": "x", "say": "X {trust}.", "why": "Because {trust}.", "scores": { "own_it": 2 }, "effects": ["trust = 77"] },
                   { "id": "y", "say": "Y.", "scores": { "own_it": 1, "guide": 1, "validate": -1 } } ] },
    "p": { "phase": "follow_up", "pick": {}, "due": ["prepare"], "goto": "end", "replies": [ { "id": "m", "say": "M.", "why": "Why m.", "scores": { "prepare": 2 } },
      { "id": "n", "say": "N." }, { "id": "o", "say": "O.", "why": "Why o." } ] },
    "end": { "title": "All is well, trust {trust}.", "ending": "well", "success": true, "lesson": "Lesson at {trust}.", "mood": "relieved" })",
       "a", "",
       R"("pass": "success", "groups": { "colleague": { "aside": true, "replies": [ { "id": "ask", "say": "Q?", "answer": "A.", "effects": ["trust = 50"] } ] } },)"});
}

Debrief look_back(const std::string& decisions) {
  return make_debrief(play(story(), decisions));
}

std::string criterion_name(CriterionIndex index) {
  return rubrics().at("client-conversations")->criteria[index].id;
}

}  // namespace

TEST_CASE(
    "given a finished attempt, when it is looked back upon, then the ending, its lesson and the pass stand "
    "there") {
  const Debrief debrief = look_back("x,m+o");
  CHECK(debrief.ending == "well");
  CHECK(debrief.headline == "All is well, trust 77.");
  CHECK(debrief.lesson == "Lesson at 77.");
  CHECK(debrief.success);
  CHECK(debrief.pass == true);
  CHECK(debrief.last_mood == Mood::relieved);
}

TEST_CASE("given turns, when they are looked back upon, then each reads as it did at its moment") {
  const Debrief debrief = look_back("x,m+o");
  REQUIRE(debrief.turns.size() == 2);
  const DebriefTurn& first = debrief.turns[0];
  CHECK(first.number == 1);
  CHECK(first.node == 1);
  CHECK(first.phase == Phase::converse);
  CHECK(first.heard == "Before. Trust is 40. Second. Third.");
  CHECK(first.unheard.empty());
  CHECK_FALSE(first.cut_in);
  CHECK(first.said == Ids{"X 40."});
  CHECK(first.whys == Ids{"Because 40."});
  CHECK(first.thinks == "Hm 40.");
  CHECK(first.counts);
  CHECK(first.trust_before == 40);
  CHECK(first.trust_after == 77);
  CHECK(first.decisions_before == 0);
  REQUIRE(first.scores.size() == 3);  // own_it, guide and let_finish
  CHECK(criterion_name(first.scores[0].criterion) == "own_it");
  CHECK(first.scores[0].gained == 2);
  CHECK(first.scores[0].on_offer == 2);
  const DebriefTurn& second = debrief.turns[1];
  CHECK(second.phase == Phase::follow_up);
  CHECK(second.kind == Decision::Kind::pick);
  CHECK(second.heard.empty());
  CHECK(second.said == Ids{"M.", "O."});
  CHECK(second.whys == Ids{"Why m.", "Why o."});
  CHECK(second.decisions_before == 1);
}

TEST_CASE(
    "given the learner cut in, when the turn is looked back upon, then what was not heard and what it did "
    "are told") {
  const Debrief debrief = look_back("!2:y");
  REQUIRE(debrief.turns.size() == 1);
  const DebriefTurn& turn = debrief.turns[0];
  CHECK(turn.cut_in);
  CHECK(turn.heard == "Before. Trust is 40. Second.");
  CHECK(turn.unheard == "Third.");
  CHECK(turn.said == Ids{"Y."});
  CHECK(turn.whys == Ids{"You cut in."});  // the reply has no reason of its own
  CHECK(turn.tension_after == 90);
}

TEST_CASE(
    "given the clock ran out, when the turn is looked back upon, then nothing was said and the clock's "
    "reason is told") {
  const Debrief debrief = look_back("~");
  REQUIRE(debrief.turns.size() == 1);
  CHECK(debrief.turns[0].kind == Decision::Kind::timeout);
  CHECK(debrief.turns[0].said.empty());
  CHECK(debrief.turns[0].whys == Ids{"Silence."});
  CHECK(debrief.turns[0].heard == "Before. Trust is 40. Second. Third.");
}

TEST_CASE(
    "given an aside, when the attempt is looked back upon, then it is no turn but counts among the decisions "
    "to go back over") {
  const Debrief debrief = look_back("?ask,x,-");
  REQUIRE(debrief.turns.size() == 2);
  CHECK(debrief.turns[0].decisions_before == 1);
  CHECK(debrief.turns[0].trust_before == 50);
  CHECK(debrief.turns[0].heard == "Before. Trust is 40. Second. Third.");  // as it was said
  CHECK(debrief.turns[1].decisions_before == 2);
  CHECK(debrief.turns[1].said.empty());
}

TEST_CASE("given an unfinished attempt, when it is looked back upon, then there is no ending and no pass") {
  const Debrief debrief = look_back("");
  CHECK(debrief.ending.empty());
  CHECK_FALSE(debrief.success);
  CHECK_FALSE(debrief.pass.has_value());
  CHECK(debrief.turns.empty());
  CHECK(debrief.strengths.empty());
  CHECK_FALSE(debrief.work_on);
  CHECK(debrief.last_mood == Mood::angry);
}

TEST_CASE(
    "given scores, when strengths and the point to work on are found, then both rest on what was exercised") {
  const Debrief good = look_back("x,m");  // own_it 2/2, guide 0/1, let_finish 1/1, prepare 2/2
  REQUIRE(good.strengths.size() == 3);
  CHECK(criterion_name(good.strengths[0]) == "own_it");
  CHECK(criterion_name(good.strengths[1]) == "prepare");
  CHECK(criterion_name(good.strengths[2]) == "let_finish");
  REQUIRE(good.work_on);
  CHECK(criterion_name(*good.work_on) == "guide");
  // own_it 1/2 leaves 1 at weight 3, let_finish -1/1 leaves 2 at weight 3, prepare 0/2 leaves 2 at weight 2.
  const Debrief poor = look_back("!y,-");
  REQUIRE(poor.strengths.size() == 1);
  CHECK(criterion_name(poor.strengths[0]) == "guide");
  REQUIRE(poor.work_on);
  CHECK(criterion_name(*poor.work_on) == "let_finish");
}

TEST_CASE(
    "given two criteria with as much left behind, when the point to work on is found, then it is the "
    "rubric's first") {
  const auto even = scenario(
      R"("a": { "due": ["own_it", "inquire"], "goto": "end", "replies": [ { "id": "x", "say": "X.", "scores": { "own_it": 1, "inquire": 1 } }, { "id": "y", "say": "Y." } ] }, )" +
      the_end);
  const Debrief debrief = make_debrief(play(even, "y"));
  REQUIRE(debrief.work_on);
  CHECK(criterion_name(*debrief.work_on) == "inquire");
}

TEST_CASE(
    "given a decision that had nothing on offer and led on by its fallback, when the next turn is looked "
    "back upon, then both lines were heard") {
  const auto through = scenario(
      R"("a": { "says": "First.", "fallback": "b", "goto": "b", "replies": [ { "id": "x", "say": "X.", "when": "trust > 90" } ] },
    "b": { "says": "Second.", "goto": "end", "replies": [ { "id": "x", "say": "X." }, { "id": "y", "say": "Y." } ] }, )" +
      the_end);
  const Debrief debrief = make_debrief(play(through, "x"));
  REQUIRE(debrief.turns.size() == 1);
  CHECK(debrief.turns[0].heard == "First. Second.");
}
