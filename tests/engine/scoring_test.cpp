#include <string>
#include <vector>

#include "catch.hpp"
#include "engine/support.hpp"
#include "scoring/scorecard.hpp"

using namespace composure;
using namespace composure::test;
using Catch::Approx;

namespace {

const std::string node_end = ", " + the_end;

std::size_t criterion(const Conversation& conversation, std::string_view id) {
  const auto found = conversation.scenario().rubric->find_criterion(id);
  REQUIRE(found);
  return *found;
}

/// Raw points of a criterion so far, as "gained/on offer".
std::string points(const Conversation& conversation, std::string_view id) {
  const std::size_t index = criterion(conversation, id);
  const Score score = make_scorecard(conversation).criteria[index];
  CHECK(score.gained == conversation.position().gained[index]);
  CHECK(score.on_offer == conversation.position().on_offer[index]);
  return std::to_string(score.gained) + "/" + std::to_string(score.on_offer);
}

std::string points(const std::shared_ptr<const Scenario>& story, std::string_view decisions,
                   std::string_view id) {
  return points(play(story, decisions), id);
}

/// A one-decision story: members of the node, then the decision's replies.
std::shared_ptr<const Scenario> one(const std::string& members, const std::string& replies) {
  return scenario("\"a\": { " + members + " \"goto\": \"end\", \"replies\": [" + replies + "] }" + node_end);
}

/// Three pieces of an e-mail: `true-1`, `true-2` and `true-3` were agreed, `false` was not, `greeting` is no
/// matter of agreement.
std::shared_ptr<const Scenario> mail(const std::string& pick, int agreed) {
  std::string pieces =
      R"({ "id": "false", "say": "F.", "agreed": "trust > 90" }, { "id": "greeting", "say": "G." })";
  for (int i = 1; i <= agreed; ++i)
    pieces += R"(, { "id": "true-)" + std::to_string(i) +
              R"(", "say": "T.", "agreed": "trust == 40", "effects": ["trust = 0"] })";
  return scenario(R"("a": { "phase": "follow_up", "due": ["confirm"], "pick": )" + pick +
                  R"(, "goto": "end", "replies": [)" + pieces + "] }" + node_end);
}

/// Families a (weight 3) and b (weight 2); criteria a1 (weight 1), a2 (weight 5), b1 (weight 1), and b2,
/// which nothing measures.
RubricSet weighted_rubrics() {
  const RubricResult result =
      read_rubric("weighted.json", R"({ "format": 1, "id": "weighted", "name": "Weighted",
    "families": [ { "id": "a", "name": "A", "weight": 3 }, { "id": "b", "name": "B", "weight": 2 } ],
    "criteria": [ { "id": "a1", "name": "A1", "family": "a", "levels": {} }, { "id": "a2", "name": "A2", "family": "a", "weight": 5, "levels": {} },
                  { "id": "b1", "name": "B1", "family": "b", "levels": {} }, { "id": "b2", "name": "B2", "family": "b", "levels": {} } ] })");
  REQUIRE(result.rubric);
  return {{"weighted", result.rubric}};
}

}  // namespace

TEST_CASE(
    "given criteria that are due, when a reply is chosen, then it gains its level of the best that was "
    "offered") {
  const auto story = one(
      R"("due": ["own_it", "guide", "inquire"],)",
      R"({ "id": "best", "say": "B.", "scores": { "own_it": 2, "guide": 1 } }, { "id": "some", "say": "S.", "scores": { "own_it": 1 } },
      { "id": "bad", "say": "X.", "scores": { "own_it": -2 } }, { "id": "none", "say": "N." },
      { "id": "hidden", "say": "H.", "when": "trust > 90", "scores": { "guide": 2, "inquire": 2 } } )");
  CHECK(points(story, "best", "own_it") == "2/2");
  CHECK(points(story, "some", "own_it") == "1/2");
  CHECK(points(story, "none", "own_it") == "0/2");
  CHECK(points(story, "bad", "own_it") == "-2/2");
  CHECK(points(story, "best", "guide") == "1/1");  // what is not offered is not on offer
  CHECK(points(story, "some", "guide") == "0/1");
  CHECK(points(story, "best", "inquire") == "0/0");
  CHECK(points(story, "best", "validate") == "0/0");  // not due
}

TEST_CASE("given only bad replies, when one is chosen, then on offer is at least 0") {
  const auto story = one(
      R"("due": ["own_it"],)",
      R"({ "id": "x", "say": "X.", "scores": { "own_it": -1 } }, { "id": "y", "say": "Y.", "scores": { "own_it": -2 } })");
  CHECK(points(story, "x", "own_it") == "-1/0");
  CHECK(points(story, "y", "own_it") == "-2/0");
}

TEST_CASE(
    "given a level on a criterion that is not due, when the reply is chosen, then it is lost with nothing on "
    "offer") {
  const auto story = one(
      R"("due": ["own_it"],)",
      R"({ "id": "x", "say": "X.", "scores": { "own_it": 1, "validate": -1, "set_limits": -2, "guide": 0 } }, { "id": "y", "say": "Y." })");
  const Conversation conversation = play(story, "x");
  CHECK(points(conversation, "own_it") == "1/1");
  CHECK(points(conversation, "validate") == "-1/0");
  CHECK(points(conversation, "set_limits") == "-2/0");
  CHECK(points(conversation, "guide") == "0/0");
  CHECK(points(story, "y", "validate") == "0/0");
  const auto scores = conversation.scores_of(conversation.turns()[0]);
  CHECK(scores.size() == 3);  // what was neither due nor lost is not told
}

TEST_CASE(
    "given a decision is made again, when it is chosen, then it plays on and scores nothing, and others have "
    "less on offer") {
  const auto story = scenario(
      R"("a": { "due": ["own_it"], "goto": "a", "replies": [ { "id": "best", "say": "B.", "scores": { "own_it": 2, "validate": -1 }, "effects": ["trust += 1"] },
      { "id": "some", "say": "S.", "scores": { "own_it": 1 } }, { "id": "none", "say": "N." } ] })" +
      node_end);
  CHECK(points(story, "best", "own_it") == "2/2");
  CHECK(points(story, "best,best", "own_it") == "2/2");
  CHECK(points(story, "best,best", "validate") == "-1/0");
  CHECK(play(story, "best,best").trust() == 42);
  CHECK_FALSE(play(story, "best,best").turns()[1].counts);
  CHECK(points(story, "best,some", "own_it") == "3/3");       // 2 of 2, then 1 of 1
  CHECK(points(story, "none,some", "own_it") == "1/4");       // 0 of 2, then 1 of 2
  CHECK(points(story, "best,some,none", "own_it") == "3/3");  // then 0 of 0
  CHECK(points(story, "none,none,none", "own_it") == "0/2");
}

TEST_CASE("given a shared reply, when it is chosen at two nodes, then these are two decisions") {
  const auto story = scenario(
      {R"("a": { "due": ["own_it"], "use": ["g"], "goto": "b" }, "b": { "due": ["own_it"], "use": ["g"], "goto": "end" })" +
           node_end,
       "a", "",
       R"("groups": { "g": { "replies": [ { "id": "x", "say": "X.", "scores": { "own_it": 1 } }, { "id": "y", "say": "Y." } ] } },)"});
  CHECK(points(story, "x,x", "own_it") == "2/2");
  CHECK(points(story, "x,y", "own_it") == "1/2");
}

TEST_CASE(
    "given fewer than two replies, when there is no clock and no pick, then the decision does not count") {
  const std::string x = R"({ "id": "x", "say": "X.", "scores": { "own_it": 2, "validate": -1 } })";
  const std::string hidden = x + R"(, { "id": "y", "say": "Y.", "when": "trust > 90" })";
  for (const std::string& replies : {x, hidden}) {
    const auto alone = one(R"("due": ["own_it"], "says": ["One.", "Two."],)", replies);
    CHECK(points(alone, "x", "own_it") == "0/0");
    CHECK(points(alone, "x", "validate") == "0/0");
    CHECK(points(alone, "x", "let_finish") == "0/0");
    CHECK(points(alone, "!x", "let_finish") == "0/0");
    const auto clocked = one(
        R"("due": ["own_it"], "says": ["One.", "Two."], "clock": { "seconds": 5, "goto": "end" },)", replies);
    CHECK(points(clocked, "x", "own_it") == "2/2");
    CHECK(points(clocked, "!x", "let_finish") == "-1/1");
    CHECK(points(clocked, "~", "own_it") == "0/2");
    const auto picked = one(R"("due": ["own_it"], "pick": {},)", replies);
    CHECK(points(picked, "x", "own_it") == "2/2");
    CHECK(points(picked, "-", "own_it") == "0/2");
  }
}

TEST_CASE(
    "given an aside beside one reply, when the reply is chosen, then the aside makes no second alternative") {
  const auto story = scenario(
      {R"("a": { "due": ["own_it"], "use": ["g"], "goto": "end", "replies": [ { "id": "x", "say": "X.", "scores": { "own_it": 2 } } ] })" +
           node_end,
       "a", "", R"("groups": { "g": { "aside": true, "replies": [ { "id": "ask", "say": "Q?" } ] } },)"});
  CHECK(points(story, "?ask,x", "own_it") == "0/0");
}

TEST_CASE(
    "given a clock that runs out, when it is scored, then it is a decision that gains nothing, the first "
    "time only") {
  const auto story = scenario(
      R"("a": { "says": ["One.", "Two."], "due": ["own_it"], "clock": { "seconds": 5, "goto": "a" }, "goto": "end",
      "replies": [ { "id": "x", "say": "X.", "scores": { "own_it": 2 } }, { "id": "y", "say": "Y.", "scores": { "validate": -1 } } ] })" +
      node_end);
  CHECK(points(story, "~", "own_it") == "0/2");
  CHECK(points(story, "~,~", "own_it") == "0/2");
  CHECK(points(story, "~,x", "own_it") == "2/4");
  CHECK(points(story, "~", "validate") == "0/0");
  CHECK(points(story, "~,~", "let_finish") == "1/1");
}

TEST_CASE(
    "given a line of several parts, when the decision counts, then hearing it all earns 1 and cutting in "
    "costs 1") {
  const auto story = [&](const std::string& members) {
    return one(members, R"({ "id": "x", "say": "X." }, { "id": "y", "say": "Y." })");
  };
  const auto line = story(R"("says": ["One.", "Two.", "Three."],)");
  CHECK(points(line, "x", "let_finish") == "1/1");
  CHECK(points(line, "!x", "let_finish") == "-1/1");
  CHECK(points(line, "!2:x", "let_finish") == "-1/1");
  CHECK(points(story(R"("says": ["One."],)"), "x", "let_finish") == "0/0");
  CHECK(points(story(""), "x", "let_finish") == "0/0");
  const auto fair = story(R"("says": ["One.", "Two."], "fair_to_cut_in": true,)");
  CHECK(points(fair, "x", "let_finish") == "0/0");
  CHECK(points(fair, "!x", "let_finish") == "0/0");
  // Naming it among what is due changes nothing: it is measured, once.
  const auto due = story(R"("says": ["One.", "Two."], "due": ["let_finish"],)");
  CHECK(points(due, "x", "let_finish") == "1/1");
  CHECK(points(due, "!x", "let_finish") == "-1/1");
  const auto again = scenario(
      R"("a": { "says": ["One.", "Two."], "goto": "a", "replies": [ { "id": "x", "say": "X." }, { "id": "y", "say": "Y." } ] })" +
      node_end);
  CHECK(points(again, "x,!x,!y", "let_finish") == "0/2");
}

TEST_CASE(
    "given a pick-several node, when pieces are picked, then gained is their clamped sum and on offer the "
    "best the bounds allow") {
  const std::string pieces =
      R"({ "id": "two", "say": "T.", "scores": { "prepare": 2 } }, { "id": "one", "say": "O.", "scores": { "prepare": 1 } },
    { "id": "zero", "say": "Z." }, { "id": "minus", "say": "M.", "scores": { "prepare": -1 } }, { "id": "worse", "say": "W.", "scores": { "prepare": -2 } })";
  const auto node = [&](const std::string& pick, const std::string& replies) {
    return one("\"due\": [\"prepare\"], \"pick\": " + pick + ",", replies);
  };
  const auto free = node("{}", pieces);
  CHECK(points(free, "two", "prepare") == "2/2");
  CHECK(points(free, "two+one", "prepare") == "2/2");  // clamped
  CHECK(points(free, "one+minus", "prepare") == "0/2");
  CHECK(points(free, "minus+worse", "prepare") == "-2/2");   // clamped
  CHECK(points(free, "two+one+minus", "prepare") == "2/2");  // the sum is clamped, not each step
  CHECK(points(free, "-", "prepare") == "0/2");
  const std::string small =
      R"({ "id": "a", "say": "A.", "scores": { "prepare": 1 } }, { "id": "b", "say": "B.", "scores": { "prepare": 1 } }, { "id": "c", "say": "C.", "scores": { "prepare": -1 } })";
  CHECK(points(node("{ \"max\": 1 }", small), "a", "prepare") == "1/1");
  CHECK(points(node("{ \"max\": 2 }", small), "a", "prepare") == "1/2");
  CHECK(points(node("{ \"min\": 3 }", small), "a+b+c", "prepare") ==
        "1/1");  // the minimum forces the bad one
  const std::string bad =
      R"({ "id": "a", "say": "A.", "scores": { "prepare": -1 } }, { "id": "b", "say": "B.", "scores": { "prepare": -2 } })";
  CHECK(points(node("{ \"min\": 1 }", bad), "a", "prepare") == "-1/0");  // at least 0
}

TEST_CASE(
    "given pieces that lose on what is not due, when several are picked, then the loss is clamped as well") {
  const auto story =
      one(R"("due": ["prepare"], "pick": {},)", R"({ "id": "a", "say": "A.", "scores": { "be_candid": -1 } },
    { "id": "b", "say": "B.", "scores": { "be_candid": -1 } }, { "id": "c", "say": "C.", "scores": { "be_candid": -2 } })");
  CHECK(points(story, "a", "be_candid") == "-1/0");
  CHECK(points(story, "a+b", "be_candid") == "-2/0");
  CHECK(points(story, "a+b+c", "be_candid") == "-2/0");
  CHECK(points(story, "-", "be_candid") == "0/0");
}

TEST_CASE("given a pick is made again, when it is scored, then only what is new counts") {
  const auto story = scenario(
      R"("a": { "due": ["prepare"], "pick": { "max": 1 }, "goto": "a", "replies": [ { "id": "two", "say": "T.", "scores": { "prepare": 2 } },
      { "id": "one", "say": "O.", "scores": { "prepare": 1 } }, { "id": "bad", "say": "B.", "scores": { "be_candid": -1 } } ] })" +
      node_end);
  CHECK(points(story, "two,two", "prepare") == "2/2");
  CHECK(points(story, "two,one", "prepare") == "3/3");
  CHECK(points(story, "one,two", "prepare") == "3/4");
  CHECK(points(story, "bad,bad", "be_candid") == "-1/0");
  CHECK(points(story, "-,-", "prepare") == "0/2");
}

TEST_CASE(
    "given a follow-up, when its pieces are held against what was agreed, then confirm is -1, 0, 1 or 2") {
  const auto three = mail("{}", 3);
  CHECK(points(three, "true-1+true-2+true-3", "confirm") == "2/2");
  CHECK(points(three, "greeting+true-1+true-2+true-3", "confirm") == "2/2");
  CHECK(points(three, "true-1+true-2", "confirm") == "1/2");
  CHECK(points(three, "true-3", "confirm") == "0/2");  // one of three is less than half
  CHECK(points(three, "greeting", "confirm") == "0/2");
  CHECK(points(three, "-", "confirm") == "0/2");
  CHECK(points(three, "false+true-1+true-2+true-3", "confirm") == "-1/2");
  CHECK(points(three, "false", "confirm") == "-1/2");
  CHECK(points(mail("{}", 2), "true-2", "confirm") == "1/2");  // exactly half
  // Where the bounds do not allow all of it, the best they allow is on offer.
  CHECK(points(mail("{ \"max\": 2 }", 3), "true-1+true-2", "confirm") == "1/1");
  CHECK(points(mail("{ \"max\": 1 }", 3), "true-1", "confirm") == "0/0");
  CHECK(points(mail("{ \"min\": 3 }", 2), "true-1+true-2+greeting", "confirm") == "2/2");
  CHECK(points(mail("{ \"min\": 4 }", 2), "true-1+true-2+greeting+false", "confirm") == "-1/0");
  // Nothing was agreed: nothing must be claimed.
  CHECK(points(mail("{}", 0), "greeting", "confirm") == "2/2");
  CHECK(points(mail("{}", 0), "false", "confirm") == "-1/2");
  // Silence gains nothing.
  const auto silent = scenario(
      R"("a": { "pick": { "min": 1 }, "clock": { "seconds": 5, "goto": "end" }, "goto": "end", "replies": [ { "id": "false", "say": "F.", "agreed": "trust > 90" } ] })" +
      node_end);
  CHECK(points(silent, "~", "confirm") == "0/0");
  // Where no piece speaks of agreements, nothing is confirmed.
  CHECK(points(one("\"pick\": {},", R"({ "id": "x", "say": "X." }, { "id": "y", "say": "Y." })"), "x",
               "confirm") == "0/0");
}

TEST_CASE(
    "given what was agreed depends on the path, when a piece is picked, then it is judged before its own "
    "effects") {
  const auto story = scenario(
      {R"("a": { "goto": "m", "replies": [ { "id": "yes", "say": "Y.", "effects": ["promised = true"] }, { "id": "no", "say": "N." } ] },
    "m": { "pick": {}, "goto": "end", "replies": [ { "id": "date", "say": "D.", "agreed": "promised", "effects": ["promised = true"] }, { "id": "other", "say": "O.", "agreed": "not promised" } ] })" +
           node_end,
       "a", R"("promised": { "type": "flag" },)", ""});
  CHECK(points(story, "yes,date", "confirm") == "2/2");
  CHECK(points(story, "no,date", "confirm") == "-1/2");
  CHECK(points(story, "no,other", "confirm") == "2/2");
}

TEST_CASE("given weights, when families and overall are computed, then they are ratios of weighted sums") {
  const RubricSet rubrics = weighted_rubrics();
  const auto story = scenario(
      {R"("a": { "due": ["a1", "a2", "b1"], "goto": "end", "replies": [ { "id": "x", "say": "X.", "scores": { "a1": 2, "b1": 1 } },
      { "id": "y", "say": "Y.", "scores": { "a1": 1, "a2": 2, "b1": 2 } }, { "id": "z", "say": "Z.", "scores": { "a1": -2, "a2": -2, "b1": 1 } } ] })" +
           node_end,
       "a", "", R"("rubric": "weighted",)"},
      rubrics);
  // On offer: a1 2, a2 2, b1 2. Family a: 1*2 + 5*2 = 12. Family b: 2. Overall: 3*12 + 2*2 = 40.
  const Scorecard x = make_scorecard(play(story, "x"));
  CHECK(x.families[0].gained == 2);
  CHECK(x.families[0].on_offer == 12);
  CHECK(*x.families[0].share() == Approx(2.0 / 12));
  CHECK(*x.families[0].percent() == 16);
  CHECK(x.families[1].gained == 1);
  CHECK(x.families[1].on_offer == 2);
  CHECK(x.overall.gained == 3 * 2 + 2 * 1);
  CHECK(x.overall.on_offer == 40);
  CHECK(*x.overall.share() == Approx(0.2));
  const Scorecard y = make_scorecard(play(story, "y"));
  CHECK(y.families[0].gained == 11);
  CHECK(y.overall.gained == 3 * 11 + 2 * 2);
  CHECK(*y.overall.percent() == 92);  // 92.5, rounded down
  // A family may be in the red; its share is not, but the overall is what the sums say.
  const Scorecard z = make_scorecard(play(story, "z"));
  CHECK(z.families[0].gained == -12);
  CHECK(*z.families[0].share() == 0);
  CHECK(z.overall.gained == -34);
  CHECK(*z.overall.share() == 0);
  CHECK(*z.families[1].share() == Approx(0.5));
}

TEST_CASE("given nothing was on offer, when shares are asked for, then there are none, whatever was lost") {
  const auto story =
      one("", R"({ "id": "x", "say": "X.", "scores": { "validate": -1 } }, { "id": "y", "say": "Y." })");
  for (const std::string decision : {"x", "y"}) {
    const Conversation conversation = play(story, decision);
    const Scorecard card = make_scorecard(conversation);
    CHECK_FALSE(card.criteria[criterion(conversation, "validate")].share());
    CHECK_FALSE(card.criteria[criterion(conversation, "validate")].percent());
    for (const Score& family : card.families)
      CHECK_FALSE(family.share());
    CHECK_FALSE(card.overall.share());
    CHECK_FALSE(card.overall.percent());
  }
}

TEST_CASE(
    "given a share, when it is told in percent, then it is rounded down, so that no mark is reached by "
    "rounding") {
  CHECK(*Score{2, 3}.percent() == 66);
  CHECK(*Score{199, 200}.percent() == 99);
  CHECK(*Score{3, 3}.percent() == 100);
  CHECK(*Score{-1, 3}.percent() == 0);
  CHECK(*Score{-1, 3}.share() == 0);
  CHECK_FALSE(Score{-1, 0}.share());
}

TEST_CASE(
    "given a pass mark, when the scenario has ended, then it is held against whole percents and the ending") {
  const auto story = [](const std::string& pass) {
    return scenario(
        {R"("a": { "due": ["own_it", "inquire"], "replies": [ { "id": "good", "say": "G.", "scores": { "own_it": 2, "inquire": 1 }, "goto": "end" },
      { "id": "half", "say": "H.", "scores": { "own_it": 1 }, "goto": "end" }, { "id": "lost", "say": "L.", "scores": { "own_it": 2 }, "goto": "bad" } ] },
    "bad": { "ending": "bad", "success": false })" +
             node_end,
         "a", "", pass.empty() ? "" : "\"pass\": \"" + pass + "\","});
  };
  const auto passed = [&](const std::string& pass, const std::string& decisions) {
    const Conversation conversation = play(story(pass), decisions);
    return evaluate_pass(conversation, make_scorecard(conversation));
  };
  CHECK(passed("share(own_it) == 100 and share(inquire) == 100", "good") == true);
  CHECK(passed("share(own_it) == 50 and share(inquire) == 0", "half") == true);
  CHECK(passed("share(own_it) >= 51", "half") == false);
  CHECK(passed("share(de_escalation) == 50 and share(active_listening) == 0", "half") == true);
  CHECK(passed("share(overall) == 33", "half") == true);  // 3 of 9
  CHECK(passed("success", "good") == true);
  CHECK(passed("success", "lost") == false);
  CHECK(passed("share(own_it) >= 60 and success", "lost") == false);
  CHECK(passed("share(substance) == 0", "good") == true);  // not exercised counts as 0
  CHECK(passed("trust == 40 and chose(a.good) and score(own_it) >= 2", "good") == true);
  CHECK_FALSE(passed("success", "").has_value());  // not before the end
  CHECK_FALSE(passed("", "good").has_value());     // none declared
}
