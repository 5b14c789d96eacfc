#include "conversation/decision_text.hpp"

#include <string>
#include <vector>

#include "catch.hpp"
#include "engine/support.hpp"

using namespace composure;
using namespace composure::test;

namespace {

/// Node a: a line of three parts, a clock, an aside, three replies of which the second is not on offer; then
/// a pick.
std::shared_ptr<const Scenario> story() {
  return scenario(
      {R"("a": { "says": ["One.", "Two.", "Three."], "clock": { "seconds": 5, "goto": "p" }, "use": ["colleague"], "goto": "p",
      "replies": [ { "id": "own", "say": "O." }, { "id": "hidden", "say": "H.", "when": "trust > 90" }, { "id": "ask-why", "say": "W." } ] },
    "p": { "says": ["One.", "Two."], "pick": { "min": 0, "max": 2 }, "goto": "plain", "replies": [ { "id": "m", "say": "M." }, { "id": "n", "say": "N.", "when": "trust > 90" },
      { "id": "o", "say": "O." }, { "id": "q", "say": "Q." } ] },
    "plain": { "says": "One.", "goto": "end", "replies": [ { "id": "x", "say": "X." }, { "id": "y", "say": "Y." } ] }, )" +
           the_end,
       "a", "",
       R"("groups": { "colleague": { "aside": true, "replies": [ { "id": "sam", "say": "S?" }, { "id": "kim", "say": "K?" } ] } },)"});
}

/// What a list of decisions is recorded as: ids in the form that reads back.
std::string recorded(const std::string& decisions) {
  const Conversation conversation = play(story(), decisions);
  Conversation again(conversation.shared_scenario(), {});
  std::string text;
  for (const Decision& decision : conversation.decisions()) {
    const std::string item = to_text(decision, again.node(), again.scenario());
    const auto parsed = parse_decision(item, again);
    REQUIRE(std::holds_alternative<Decision>(parsed));
    CHECK(std::get<Decision>(parsed) == decision);
    REQUIRE_FALSE(again.decide(decision));
    text += (text.empty() ? "" : ",") + item;
  }
  return text;
}

const std::string offer_a = "; on offer: own (1), ask-why (2), ?sam, ?kim, ~";
const std::string offer_p = "; on offer: m (1), o (2), q (3)";

}  // namespace

TEST_CASE(
    "given a list of decisions, when it is read, then it may be written in many ways and is recorded in "
    "one") {
  CHECK(recorded("").empty());
  CHECK(recorded("own") == "own");
  CHECK(recorded("1") == "own");
  CHECK(recorded("2") == "ask-why");  // numbers count what is on offer, in authored order
  CHECK(recorded(" own , - ") == "own,-");
  CHECK(recorded("!own") == "!own");
  CHECK(recorded("!1:own") == "!own");
  CHECK(recorded("!2:2") == "!2:ask-why");
  CHECK(recorded("! 2 ,m") == "!ask-why,m");
  CHECK(recorded("~,o") == "~,o");
  CHECK(recorded("?sam,?kim,?sam,own") == "?sam,?kim,?sam,own");
  CHECK(recorded("?2,own") == "?kim,own");
  CHECK(recorded("own,q+m") == "own,m+q");
  CHECK(recorded("own,3 + 1") == "own,m+q");
  CHECK(recorded("own,2") == "own,o");
  CHECK(recorded("own,!o+m") == "own,!m+o");
  CHECK(recorded("own,!-") == "own,!-");
  CHECK(recorded("own,-,x") == "own,-,x");
}

TEST_CASE(
    "given a decision that is not possible, when a list is played, then the message names the decision, the "
    "turn and the offer") {
  const auto message = [&](const std::string& decisions) { return refusal(story(), decisions); };
  const std::string at_a = " at turn 1, node \"a\": ";
  const std::string at_p = " at turn 2, node \"p\": ";
  CHECK(message("owm") == "decision 1 (\"owm\")" + at_a + "\"owm\" is not on offer" + offer_a);
  CHECK(message("hidden") == "decision 1 (\"hidden\")" + at_a + "\"hidden\" is not on offer" + offer_a);
  CHECK(message("3") == "decision 1 (\"3\")" + at_a + "\"3\" is not on offer" + offer_a);
  CHECK(message("0") == "decision 1 (\"0\")" + at_a + "\"0\" is not on offer" + offer_a);
  CHECK(message("-1") == "decision 1 (\"-1\")" + at_a + "\"-1\" is not on offer" + offer_a);
  CHECK(message("99999999999999999999") == "decision 1 (\"99999999999999999999\")" + at_a +
                                               "\"99999999999999999999\" is not on offer" + offer_a);
  CHECK(message("-") == "decision 1 (\"-\")" + at_a + "\"-\" is not on offer" + offer_a);
  CHECK(message("own+ask-why") ==
        "decision 1 (\"own+ask-why\")" + at_a + "\"own+ask-why\" is not on offer" + offer_a);
  CHECK(message("!3:own") == "decision 1 (\"!3:own\")" + at_a +
                                 "cutting in is possible only before the last of the 3 parts" + offer_a);
  CHECK(message("!0:own") == "decision 1 (\"!0:own\")" + at_a +
                                 "after `!` stands the number of parts heard, from 1, as in `!2:reply`" +
                                 offer_a);
  CHECK(message("!x:own") == "decision 1 (\"!x:own\")" + at_a +
                                 "after `!` stands the number of parts heard, from 1, as in `!2:reply`" +
                                 offer_a);
  CHECK(message("!65537:own") == "decision 1 (\"!65537:own\")" + at_a +
                                     "after `!` stands the number of parts heard, from 1, as in `!2:reply`" +
                                     offer_a);
  CHECK(message("!~") == "decision 1 (\"!~\")" + at_a + "\"~\" is not on offer" + offer_a);
  CHECK(message("!?sam") == "decision 1 (\"!?sam\")" + at_a + "\"?sam\" is not on offer" + offer_a);
  CHECK(message("?tom") ==
        "decision 1 (\"?tom\")" + at_a + "there is no aside \"tom\" to take now" + offer_a);
  CHECK(message("?3") == "decision 1 (\"?3\")" + at_a + "there is no aside \"3\" to take now" + offer_a);
  CHECK(message("sam") == "decision 1 (\"sam\")" + at_a + "\"sam\" is not on offer" + offer_a);
  CHECK(message("own,,x") == "decision 2 (\"\")" + at_p + "\"\" is not on offer" + offer_p);
  CHECK(message("?sam,own,n") ==
        "decision 3 (\"n\")" + at_p + "\"n\" is not on offer" + offer_p);  // an aside is no turn
  CHECK(message("own,m+o+q") == "decision 2 (\"m+o+q\")" + at_p + "pick 0 to 2 here, not 3" + offer_p);
  CHECK(message("own,m+m") == "decision 2 (\"m+m\")" + at_p + "\"m\" is picked twice" + offer_p);
  CHECK(message("own,m+1") == "decision 2 (\"m+1\")" + at_p + "\"1\" is picked twice" + offer_p);
  CHECK(message("own,m+") == "decision 2 (\"m+\")" + at_p + "\"\" is not on offer" + offer_p);
  CHECK(message("own,m+-") == "decision 2 (\"m+-\")" + at_p + "\"-\" is not on offer" + offer_p);
  CHECK(message("own,~") == "decision 2 (\"~\")" + at_p + "there is no clock here" + offer_p);
  CHECK(message("own,-,!x") ==
        "decision 3 (\"!x\") at turn 3, node \"plain\": there is nothing to cut into: this line has fewer "
        "than two parts; on offer: x (1), y (2)");
}

TEST_CASE(
    "given decisions are left after the ending, when the list is played, then that is an error that names "
    "the turn") {
  CHECK(refusal(story(), "own,-,x,y") ==
        "decision 4 (\"y\") at turn 4, node \"end\": the conversation had already ended; on offer: nothing");
  CHECK(refusal(story(), "own,-,x").empty());
}

TEST_CASE("given the scenario has no way on, when decisions are left, then the error says why") {
  const auto stuck = scenario(
      R"("a": { "goto": "a", "replies": [ { "id": "x", "say": "X.", "once": true } ] }, )" + the_end);
  CHECK(refusal(stuck, "x,x") ==
        "decision 2 (\"x\") at turn 2, node \"a\": no reply is on offer at node \"a\", and it has no "
        "fallback; on offer: nothing");
  CHECK(refusal(stuck, "x").empty());
}

TEST_CASE(
    "given a wrong decision in the middle, when a list is played, then those before it were made and none "
    "after it") {
  Conversation conversation(story(), {});
  REQUIRE(play_on(conversation, "own,nope,x"));
  CHECK(conversation.decisions().size() == 1);
}

TEST_CASE("given one decision with spaces around it, when it is read, then they do not matter") {
  const Conversation conversation = play(story());
  for (const std::string item : {" ~ ", "  own", "? sam ", " !2: own "}) {
    INFO(item);
    CHECK(std::holds_alternative<Decision>(parse_decision(item, conversation)));
  }
}

TEST_CASE("given a list as it is typed, when it is split, then spaces around items do not matter") {
  CHECK(split_decisions("").empty());
  CHECK(split_decisions("   ").empty());
  CHECK(split_decisions("a") == Ids{"a"});
  CHECK(split_decisions(" a, b+c ,-,?d,~ ") == Ids{"a", "b+c", "-", "?d", "~"});
  CHECK(split_decisions("a,") == Ids{"a", ""});
  CHECK(split_decisions(",") == Ids{"", ""});
}
