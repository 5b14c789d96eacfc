#include "conversation/conversation.hpp"

#include <algorithm>
#include <string>
#include <vector>

#include "catch.hpp"
#include "conversation/chance.hpp"
#include "conversation/transcript.hpp"
#include "engine/support.hpp"

using namespace composure;
using namespace composure::test;
using Status = Conversation::Status;

namespace {

Decision reply(OptionIndex option, std::uint16_t heard = 0) {
  return {Decision::Kind::reply, heard, option, 0};
}
Decision aside(OptionIndex option) {
  return {Decision::Kind::aside, 0, option, 0};
}
Decision timeout() {
  return {Decision::Kind::timeout, 0, 0, 0};
}
Decision pick(std::uint64_t bits) {
  return {Decision::Kind::pick, 0, 0, bits};
}

const std::string node_end = ", " + the_end;

/// A chain of `length` nodes n1, n2 … that go on by themselves, ending at `to`.
std::string chain(int length, const std::string& to) {
  std::string nodes;
  for (int i = 1; i <= length; ++i) {
    nodes += "\"n" + std::to_string(i) + "\": { \"goto\": \"" +
             (i == length ? to : "n" + std::to_string(i + 1)) + "\" },\n";
  }
  return nodes;
}

/// Everything that can be told about a conversation, for comparing two of them.
struct Snapshot {
  Status status;
  NodeIndex node;
  std::vector<std::int32_t> values;
  std::vector<std::uint32_t> visits;
  std::vector<std::uint64_t> chosen;
  std::vector<std::uint64_t> used;
  std::vector<std::int32_t> gained;
  std::vector<std::int32_t> on_offer;
  std::vector<Decision> decisions;
  std::vector<std::uint32_t> draws;
  std::vector<std::string> offered;
  std::vector<std::string> asides;
  std::size_t turns;

  explicit Snapshot(const Conversation& c)
      : status(c.status()),
        node(c.position().node),
        values(c.position().values),
        visits(c.position().visits),
        chosen(c.position().chosen),
        used(c.position().used),
        gained(c.position().gained),
        on_offer(c.position().on_offer),
        decisions(c.decisions()),
        draws(c.draws()),
        offered(offered_ids(c)),
        asides(aside_ids(c)),
        turns(c.turns().size()) {}
  bool operator==(const Snapshot&) const = default;
};

}  // namespace

TEST_CASE(
    "given a node, when it is arrived at, then it is counted as visited before its effects run, and those in "
    "order") {
  const auto story = scenario({R"(
    "a": { "effects": ["n = 5", "n += n", "n -= 1", "seen = visits(a) >= 1"],
           "replies": [ { "id": "x", "say": "X.", "goto": "a" }, { "id": "y", "say": "Y.", "when": "n == 9 and seen", "goto": "end" } ] })" +
                                   node_end,
                               "a", R"("n": { "type": "count" }, "seen": { "type": "flag" },)", ""});
  Conversation conversation = play(story);
  CHECK(value_of(conversation, "n") == 9);
  CHECK(value_of(conversation, "seen") == 1);
  CHECK(conversation.visit() == 1);
  CHECK(offered_ids(conversation) == Ids{"x", "y"});  // the offer sees what arriving did
  CHECK_FALSE(conversation.decide(reply(0)));
  CHECK(conversation.visit() == 2);
}

TEST_CASE(
    "given meters and counts, when effects go beyond their range, then every single assignment is clamped") {
  const auto story = scenario(
      {R"(
    "a": { "effects": ["trust += 1000", "trust -= 30", "tension -= 1000", "tension += 7", "offers += 9", "offers -= 1",
                       "many = 200", "wide = 0 - 5"], "goto": "end" })" +
           node_end,
       "a",
       R"("offers": { "type": "count", "max": 3 }, "many": { "type": "count" }, "wide": { "type": "count", "start": 4 },)",
       ""});
  const Conversation conversation = play(story);
  CHECK(conversation.trust() == 70);
  CHECK(conversation.tension() == 7);
  CHECK(value_of(conversation, "offers") == 2);
  CHECK(value_of(conversation, "many") == 99);
  CHECK(value_of(conversation, "wide") == 0);
}

TEST_CASE("given a reply, when it is chosen, then its effects run in order before its goto is decided") {
  const auto story = scenario(
      {R"(
    "a": { "replies": [ { "id": "x", "say": "X.", "effects": ["trust = 80", "channel = mail", "flag = trust > 79"],
      "goto": [ { "when": "trust == 80 and flag and channel == mail", "to": "right" }, { "to": "wrong" } ] }, { "id": "y", "say": "Y.", "goto": "end" } ] },
    "right": { "ending": "right" }, "wrong": { "ending": "wrong" })" +
           node_end,
       "a", R"("channel": { "type": "choice", "options": ["call", "mail"] }, "flag": { "type": "flag" },)",
       ""});
  CHECK(play(story, "x").node().id == "right");
}

TEST_CASE(
    "given a goto with several items, when it is followed, then the first whose condition holds is taken") {
  const std::string replies =
      R"("replies": [ { "id": "low", "say": "L.", "effects": ["trust = 10"] }, { "id": "mid", "say": "M.", "effects": ["trust = 50"] },
      { "id": "high", "say": "H.", "effects": ["trust = 90"] } ])";
  const auto story = scenario(
      R"("a": { "goto": [ { "when": "trust > 80", "to": "h" }, { "when": "trust > 40", "to": "m" }, { "to": "l" } ], )" +
      replies + R"( }, "h": { "ending": "h" }, "m": { "ending": "m" }, "l": { "ending": "l" })");
  CHECK(play(story, "low").node().id == "l");
  CHECK(play(story, "mid").node().id == "m");
  CHECK(play(story, "high").node().id == "h");
}

TEST_CASE(
    "given a reply with its own goto and one without, when they are chosen, then the node's goto is for the "
    "second") {
  const auto story = scenario(
      R"("a": { "goto": "end", "replies": [ { "id": "x", "say": "X.", "goto": "b" }, { "id": "y", "say": "Y." } ] },
    "b": { "ending": "b" })" +
      node_end);
  CHECK(play(story, "x").node().id == "b");
  CHECK(play(story, "y").node().id == "end");
}

TEST_CASE(
    "given conditions on what was decided, when a reply's own goto reads them, then the reply itself is "
    "included") {
  const auto story = scenario(R"j("a": { "due": ["own_it"], "replies": [
      { "id": "x", "say": "X.", "scores": { "own_it": 2 }, "goto": [
        { "when": "chose(a.x) and score(own_it) == 2 and visits(a) == 1 and not chose(a.y)", "to": "seen" }, { "to": "end" } ] },
      { "id": "y", "say": "Y.", "goto": "end" } ] }, "seen": { "ending": "seen" })j" +
                              node_end);
  CHECK(play(story, "x").node().id == "seen");
  // Its effects come before it is part of the past.
  const auto effects = scenario(
      {R"j("a": { "due": ["own_it"], "goto": "end", "replies": [
      { "id": "x", "say": "X.", "scores": { "own_it": 2 }, "effects": ["chosen = chose(a.x)", "scored = score(own_it) >= 1"] }, { "id": "y", "say": "Y." } ] })j" +
           node_end,
       "a", R"("chosen": { "type": "flag", "start": true }, "scored": { "type": "flag", "start": true },)",
       ""});
  CHECK(value_of(play(effects, "x"), "chosen") == 0);
  CHECK(value_of(play(effects, "x"), "scored") == 0);
}

TEST_CASE(
    "given the offer, when state changes without arriving anew, then the replies stay as they were fixed") {
  const auto story = scenario(
      {R"("a": { "use": ["colleague"], "replies": [ { "id": "x", "say": "X." }, { "id": "y", "say": "Y.", "when": "knows" },
      { "id": "z", "say": "Z.", "when": "not knows" } ], "goto": [ { "when": "visits(a) >= 2", "to": "end" }, { "to": "a" } ] })" +
           node_end,
       "a", R"("knows": { "type": "flag" },)",
       R"("groups": { "colleague": { "aside": true, "replies": [ { "id": "ask", "say": "Q?", "effects": ["knows = true"] } ] } },)"});
  Conversation conversation = play(story, "?ask");
  CHECK(value_of(conversation, "knows") == 1);
  CHECK(offered_ids(conversation) == Ids{"x", "z"});
  CHECK_FALSE(play_on(conversation, "x"));
  CHECK(offered_ids(conversation) == Ids{"x", "y"});
}

TEST_CASE("given a reply that is offered once, when it was chosen, then it is gone; others stay") {
  const auto story = scenario(
      R"("a": { "goto": "a", "replies": [ { "id": "x", "say": "X.", "once": true }, { "id": "y", "say": "Y." },
      { "id": "z", "say": "Z.", "goto": "end" } ] })" +
      node_end);
  Conversation conversation = play(story);
  CHECK(offered_ids(conversation) == Ids{"x", "y", "z"});
  CHECK_FALSE(play_on(conversation, "y,x"));
  CHECK(offered_ids(conversation) == Ids{"y", "z"});
  CHECK_FALSE(play_on(conversation, "y"));
  CHECK(offered_ids(conversation) == Ids{"y", "z"});
}

TEST_CASE(
    "given a shared reply that is offered once, when it was chosen at one node, then it is gone at all of "
    "them") {
  const auto story = scenario(
      {R"("a": { "goto": "b", "use": ["shared"], "replies": [ { "id": "x", "say": "X." } ] },
    "b": { "goto": "a", "use": ["shared"], "replies": [ { "id": "x", "say": "X.", "once": true }, { "id": "y", "say": "Y." } ] })" +
           node_end,
       "a", "",
       R"("groups": { "shared": { "replies": [ { "id": "wait", "say": "W.", "once": true } ] } },)"});
  Conversation conversation = play(story, "wait");
  CHECK(conversation.node().id == "b");
  CHECK(offered_ids(conversation) == Ids{"x", "y"});
  // chose() still tells where it was chosen.
  CHECK_FALSE(play_on(conversation, "x"));
  CHECK(offered_ids(conversation) == Ids{"x"});  // another reply of the same id is another reply
  CHECK_FALSE(play_on(conversation, "x"));
  CHECK(offered_ids(conversation) == Ids{"y"});
}

TEST_CASE("given a shared reply, when it is chosen, then chose() tells it for that node only") {
  const auto story = scenario(
      {R"j("a": { "goto": "b", "use": ["shared"] }, "b": { "use": ["shared"],
      "replies": [ { "id": "x", "say": "X.", "goto": [ { "when": "chose(a.wait) and not chose(b.wait)", "to": "right" }, { "to": "end" } ] } ], "goto": "end" },
    "right": { "ending": "right" })j" +
           node_end,
       "a", "",
       R"("groups": { "shared": { "replies": [ { "id": "wait", "say": "W." }, { "id": "go", "say": "G." } ] } },)"});
  CHECK(play(story, "wait,x").node().id == "right");
  CHECK(play(story, "go,x").node().id == "end");
}

TEST_CASE(
    "given no reply is offered, when there is a fallback goto, then it is followed without a decision") {
  const auto story =
      scenario(R"("a": { "fallback": [ { "when": "trust > 90", "to": "end" }, { "to": "b" } ], "goto": "end",
      "replies": [ { "id": "x", "say": "X.", "when": "trust > 90" } ] }, "b": { "ending": "b" })" +
               node_end);
  const Conversation conversation = play(story);
  CHECK(conversation.status() == Status::ended);
  CHECK(conversation.node().id == "b");
  CHECK(conversation.turns().empty());
}

TEST_CASE(
    "given no reply is offered, when there is a fallback reply, then it alone is offered, and only then") {
  const auto story = scenario(
      R"("a": { "goto": "a", "fallback": { "id": "sorry", "say": "S.", "effects": ["trust = 1"], "goto": "end" },
      "replies": [ { "id": "x", "say": "X.", "once": true } ] })" +
      node_end);
  Conversation conversation = play(story);
  CHECK(offered_ids(conversation) == Ids{"x"});
  CHECK_FALSE(play_on(conversation, "1"));
  CHECK(offered_ids(conversation) == Ids{"sorry"});
  CHECK_FALSE(play_on(conversation, "sorry"));
  CHECK(conversation.status() == Status::ended);
  CHECK(conversation.trust() == 1);
}

TEST_CASE(
    "given no reply is offered and no fallback, when the node is reached, then the attempt stops with a "
    "message") {
  const auto story =
      scenario(R"("a": { "goto": "a", "replies": [ { "id": "x", "say": "X.", "once": true } ] })" + node_end);
  Conversation conversation = play(story, "x");
  CHECK(conversation.status() == Status::stopped);
  CHECK(conversation.stop_message() == "no reply is on offer at node \"a\", and it has no fallback");
  CHECK(conversation.offered().empty());
  CHECK(conversation.asides().empty());
  REQUIRE(conversation.decide(reply(0)));
  CHECK(conversation.decisions().size() == 1);
  conversation.rewind(0);
  CHECK(conversation.status() == Status::deciding);
}

TEST_CASE("given an aside, when it is taken, then it is recorded and sets state, and nothing else moves") {
  const auto story = scenario(
      {R"("a": { "says": ["One.", "Two."], "effects": ["tension += 1"], "clock": { "seconds": 9, "goto": "end" }, "goto": "end",
      "use": ["colleague"], "due": ["own_it"], "replies": [ { "id": "x", "say": "X.", "scores": { "own_it": 2 } }, { "id": "y", "say": "Y." } ] })" +
           node_end,
       "a", "", R"j("groups": { "colleague": { "aside": true, "replies": [
      { "id": "ask", "say": "Q?", "answer": "A.", "once": true, "effects": ["trust += 5"] },
      { "id": "more", "say": "M?", "when": "chose(a.ask)" } ] } },)j"});
  Session session(story, {});
  const Conversation& conversation = session.conversation();
  CHECK(offered_ids(conversation) == Ids{"x", "y"});
  CHECK(aside_ids(conversation) == Ids{"ask"});
  REQUIRE_FALSE(session.decide(aside(0)));
  CHECK(conversation.decisions().size() == 1);
  CHECK(conversation.turns().empty());
  CHECK(conversation.visit() == 1);
  CHECK(conversation.trust() == 45);
  CHECK(conversation.tension() == 61);
  CHECK(conversation.position().on_offer ==
        std::vector<std::int32_t>(conversation.position().on_offer.size(), 0));
  CHECK(offered_ids(conversation) == Ids{"x", "y"});
  CHECK(aside_ids(conversation) == Ids{"more"});  // the first was for once, the second now has its reason
  REQUIRE(session.entries().size() == 3);  // the line, the question, the answer: the line is not said again
  CHECK(session.decide(aside(0)));         // no longer on offer
  CHECK_FALSE(session.decide(reply(0)));
  REQUIRE(conversation.turns().size() == 1);
  CHECK(conversation.turns()[0].decision_index == 1);
  CHECK(conversation.turns()[0].offered_count == 2);
}

TEST_CASE("given a pick-several node, when pieces are picked, then their effects run in authored order") {
  const auto story = scenario(R"("a": { "pick": { "min": 0, "max": 3 }, "goto": "end", "replies": [
      { "id": "plus", "say": "P.", "effects": ["trust += 10"] }, { "id": "twice", "say": "T.", "effects": ["trust = trust * 2"] },
      { "id": "minus", "say": "M.", "effects": ["trust -= 5"] } ] })" +
                              node_end);
  CHECK(play(story, "plus+twice+minus").trust() == 95);
  CHECK(play(story, "minus+twice+plus").trust() == 95);
  CHECK(play(story, "minus+twice").trust() == 75);
  CHECK(play(story, "-").trust() == 40);
}

TEST_CASE("given bounds for picking, when fewer or more are picked, then it is refused with the bounds") {
  const std::string pieces =
      R"("goto": "end", "replies": [ { "id": "p", "say": "P." }, { "id": "q", "say": "Q." }, { "id": "r", "say": "R.", "when": "trust > 90" } ] })";
  const auto message = [&](const std::string& bounds, std::uint64_t bits) {
    Conversation conversation(scenario("\"a\": { \"pick\": " + bounds + ", " + pieces + node_end), {});
    const auto error = conversation.decide(pick(bits));
    CHECK(conversation.decisions().size() == (error ? 0U : 1U));
    return error ? error->message : std::string();
  };
  CHECK(message("{ \"min\": 1, \"max\": 2 }", 0b00) == "pick 1 to 2 here, not 0");
  CHECK(message("{ \"min\": 1, \"max\": 2 }", 0b01).empty());
  CHECK(message("{ \"min\": 1, \"max\": 2 }", 0b11).empty());
  CHECK(message("{ \"max\": 1 }", 0b11) == "pick 0 to 1 here, not 2");
  CHECK(message("{ \"min\": 2, \"max\": 2 }", 0b01) == "pick 2 here, not 1");
  CHECK(message("{}", 0).empty());
  CHECK(message("{}", 0b11).empty());
  CHECK(message("{}", 0b100) == "a picked piece is not on offer");
  CHECK(message("{}", std::uint64_t{1} << 40U) == "a picked piece is not on offer");
  // What cannot be offered cannot be asked for.
  const Conversation few(scenario("\"a\": { \"pick\": { \"min\": 3, \"max\": 3 }, " + pieces + node_end), {});
  REQUIRE(few.pick());
  CHECK(few.pick()->min == 2);
  CHECK(few.pick()->max == 2);
}

TEST_CASE(
    "given a node of one kind, when a decision of another kind is made, then it is refused and nothing "
    "changes") {
  const auto one = scenario(
      R"("a": { "says": "One.", "goto": "end", "replies": [ { "id": "x", "say": "X." }, { "id": "y", "say": "Y." } ] })" +
      node_end);
  Conversation conversation(one, {});
  const Snapshot before(conversation);
  for (const Decision& decision :
       {pick(1), timeout(), aside(0), reply(2), reply(77), reply(0, 1),
        Decision{Decision::Kind::timeout, 1, 0, 0}, Decision{Decision::Kind::aside, 1, 0, 0}}) {
    REQUIRE(conversation.decide(decision));
    CHECK(Snapshot(conversation) == before);
  }
  CHECK(conversation.decide(timeout())->message == "there is no clock here");
  CHECK(conversation.decide(pick(1))->message == "one reply is chosen here, not several");
  const auto several = scenario(
      R"("a": { "pick": {}, "goto": "end", "replies": [ { "id": "x", "say": "X." }, { "id": "y", "say": "Y." } ] })" +
      node_end);
  Conversation picking(several, {});
  CHECK(picking.decide(reply(0))->message == "pieces are picked here, not one reply");
  CHECK_FALSE(conversation.decide(reply(0)));
  CHECK(conversation.decide(reply(0))->message == "the conversation is over");
}

TEST_CASE("given a clock, when it runs out, then its effects run and its goto is followed") {
  const auto story = scenario(
      R"("a": { "says": ["One.", "Two."], "clock": { "seconds": 5, "goto": [ { "when": "tension == 70", "to": "silence" }, { "to": "end" } ],
      "effects": ["tension += 10"] }, "cut_in": { "effects": ["trust = 0"] }, "goto": "end", "replies": [ { "id": "x", "say": "X." }, { "id": "y", "say": "Y." } ] },
    "silence": { "ending": "silence" })" +
      node_end);
  const Conversation conversation = play(story, "~");
  CHECK(conversation.node().id == "silence");
  CHECK(conversation.tension() == 70);
  REQUIRE(conversation.turns().size() == 1);
  CHECK(conversation.turns()[0].decision.kind == Decision::Kind::timeout);
  // The clock starts after the last part, so nobody can have cut in.
  Conversation again(story, {});
  CHECK(again.decide({Decision::Kind::timeout, 1, 0, 0})->message ==
        "the clock starts only after the last part");
}

TEST_CASE(
    "given a line of several parts, when the learner cuts in, then that is possible only before the last "
    "part") {
  const auto story = scenario(
      R"("a": { "says": ["One.", "Two.", "Three."], "cut_in": { "effects": ["trust -= 10"] }, "goto": "end",
      "replies": [ { "id": "x", "say": "X.", "effects": ["trust = trust * 2"] }, { "id": "y", "say": "Y." } ] })" +
      node_end);
  const auto attempt = [&](std::uint16_t heard) {
    Conversation conversation(story, {});
    const auto error = conversation.decide(reply(0, heard));
    return error ? error->message : std::to_string(conversation.trust());
  };
  CHECK(attempt(0) == "80");
  CHECK(attempt(1) == "60");  // the cut-in's effects come before the reply's
  CHECK(attempt(2) == "60");
  CHECK(attempt(3) == "cutting in is possible only before the last of the 3 parts");
  CHECK(attempt(9) == "cutting in is possible only before the last of the 3 parts");
  const auto short_line = scenario(
      R"("a": { "says": ["One."], "goto": "end", "replies": [ { "id": "x", "say": "X." }, { "id": "y", "say": "Y." } ] })" +
      node_end);
  Conversation conversation(short_line, {});
  CHECK(conversation.decide(reply(0, 1))->message ==
        "there is nothing to cut into: this line has fewer than two parts");
}

TEST_CASE(
    "given nodes that go on by themselves, when they are reached, then a thousand steps are fine and one "
    "more is the end") {
  // 1,000 steps lead from n1 to the decision; one more node is one step too many.
  const std::string decision =
      R"("d": { "goto": "end", "replies": [ { "id": "x", "say": "X." }, { "id": "y", "say": "Y.", "goto": "n1" } ] })" +
      node_end;
  Conversation fine(scenario({chain(1000, "d") + decision, "n1", "", ""}), {});
  CHECK(fine.status() == Status::deciding);
  CHECK(fine.node().id == "d");
  CHECK_FALSE(play_on(fine, "y"));  // the count starts anew with each decision
  CHECK(fine.status() == Status::deciding);
  const Conversation ends(scenario({chain(1000, "end") + the_end, "n1", "", ""}), {});
  CHECK(ends.status() == Status::ended);
  const Conversation stops(scenario({chain(1001, "d") + decision, "n1", "", ""}), {});
  CHECK(stops.status() == Status::stopped);
  CHECK(stops.stop_message() ==
        "the story went on for more than 1000 steps without a decision, last at node \"n1001\"");
}

TEST_CASE(
    "given a loop whose condition never lets go, when it is played, then the attempt stops instead of "
    "hanging") {
  const auto story = scenario(
      R"("a": { "goto": [ { "when": "trust > 90", "to": "end" }, { "to": "b" } ] }, "b": { "goto": "a" })" +
      node_end);
  const Conversation conversation = play(story);
  CHECK(conversation.status() == Status::stopped);
  CHECK(conversation.offered().empty());
}

TEST_CASE("given chance, when it is played, then the n-th draw is the n-th number of SplitMix64") {
  // Reference values for the seed 1234567.
  CHECK(splitmix64(1234567, 1) == 6457827717110365317U);
  CHECK(splitmix64(1234567, 2) == 3203168211198807973U);
  CHECK(splitmix64(1234567, 3) == 9817491932198370423U);
  CHECK(splitmix64(1234567, 4) == 4593380528125082431U);
  CHECK(splitmix64(1234567, 5) == 16408922859458223821U);
  const std::vector<WeightedTarget> alternatives{{3, 0}, {0, 1}, {1, 2}};
  CHECK(draw_alternative(alternatives, 0) == 0);
  CHECK(draw_alternative(alternatives, 2) == 0);
  CHECK(draw_alternative(alternatives, 3) == 2);
  CHECK(draw_alternative(alternatives, 4) == 0);
  CHECK(draw_alternative(alternatives, UINT64_MAX) == 2);  // 2^64 - 1 leaves 3

  const auto story =
      scenario(R"("a": { "goto": [ { "random": [ { "weight": 3, "to": "b" }, { "weight": 2, "to": "c" } ] } ],
      "replies": [ { "id": "x", "say": "X." }, { "id": "y", "say": "Y.", "goto": "end" } ] },
    "b": { "effects": ["trust += 1"], "goto": "a" }, "c": { "goto": "a" })" +
               node_end);
  ConversationOptions options;
  options.seed = 1234567;
  const Conversation conversation = play(story, "x,x,x,x,x", options);
  std::vector<std::uint32_t> expected;
  for (std::uint64_t n = 1; n <= 5; ++n)
    expected.push_back(splitmix64(1234567, n) % 5 < 3 ? 1 : 2);
  CHECK(conversation.draws() == expected);
  CHECK(conversation.trust() == 40 + std::count(expected.begin(), expected.end(), 1U));
  CHECK(play(story, "x,x,x,x,x", options).draws() == expected);
  options.seed = 7;
  CHECK(play(story, "x,x,x,x,x", options).draws() != expected);
}

TEST_CASE(
    "given draws are forced, when chance is asked, then they fall as forced, and from the seed after them") {
  const auto story = scenario(
      R"("a": { "goto": [ { "random": [ { "weight": 1, "to": "b" }, { "weight": 0, "to": "end" }, { "weight": 1, "to": "c" } ] } ],
      "replies": [ { "id": "x", "say": "X." }, { "id": "y", "say": "Y.", "goto": "end" } ] }, "b": { "goto": "a" }, "c": { "goto": "a" })" +
      node_end);
  ConversationOptions options;
  options.forced_draws = {3, 1};
  const Conversation conversation = play(story, "x,x,x,x", options);
  REQUIRE(conversation.draws().size() == 4);
  CHECK(conversation.draws()[0] == 3);
  CHECK(conversation.draws()[1] == 1);
  const Conversation free = play(story, "x,x,x,x");
  CHECK(conversation.draws()[2] == free.draws()[2]);  // the third number of the stream, forced or not before
  CHECK(conversation.draws()[3] == free.draws()[3]);
  for (const std::uint32_t impossible : {4U, 2U}) {  // there is no fourth, and the second has no weight
    options.forced_draws = {impossible};
    const Conversation stopped = play(story, "x", options);
    CHECK(stopped.status() == Status::stopped);
    CHECK(stopped.draws().empty());
    CHECK(stopped.stop_message() ==
          "draw 1 was forced to alternative " + std::to_string(impossible) +
              ", but there are 3 at node \"a\", and one of weight 0 is never drawn");
  }
}

TEST_CASE(
    "given the order in which replies are shown, when seed, node or visit differ, then it differs, whatever "
    "was drawn") {
  const auto first = shown_order(5, 1, 0, 1);
  std::vector<std::size_t> sorted = first;
  std::ranges::sort(sorted);
  CHECK(sorted == std::vector<std::size_t>{0, 1, 2, 3, 4});
  CHECK(shown_order(5, 1, 0, 1) == first);
  CHECK(shown_order(0, 1, 0, 1).empty());
  CHECK(shown_order(1, 1, 0, 1) == std::vector<std::size_t>{0});
  // Over many seeds, nodes and visits every position is seen first about equally often.
  std::vector<int> leads(4, 0);
  int same_as_next_visit = 0;
  for (std::uint64_t seed = 1; seed <= 20; ++seed) {
    for (NodeIndex node = 0; node < 20; ++node) {
      for (std::uint32_t visit = 1; visit <= 5; ++visit) {
        const auto order = shown_order(4, seed, node, visit);
        ++leads[order[0]];
        same_as_next_visit += order == shown_order(4, seed, node, visit + 1) ? 1 : 0;
      }
    }
  }
  for (const int count : leads)
    CHECK(count > 400);             // of 2,000; 500 each on average
  CHECK(same_as_next_visit < 200);  // one in 24 on average
}

TEST_CASE(
    "given a conversation with everything in it, when it is rewound, then all is as it was, draws included") {
  const auto story = scenario(
      {R"(
    "a": { "says": ["One.", "Two."], "effects": ["n += 1"], "cut_in": { "effects": ["tension += 3"] }, "due": ["own_it"], "use": ["colleague"],
      "clock": { "seconds": 9, "effects": ["trust -= 2"], "goto": "p" },
      "goto": [ { "when": "n >= 5", "to": "end" }, { "random": [ { "weight": 1, "to": "a" }, { "weight": 2, "to": "p" } ] } ],
      "replies": [ { "id": "x", "say": "X.", "scores": { "own_it": 2 }, "effects": ["trust += 3"] }, { "id": "y", "say": "Y.", "once": true, "scores": { "guide": -1 } },
                   { "id": "z", "say": "Z." } ] },
    "p": { "pick": { "min": 0 }, "goto": "a", "due": ["prepare"], "replies": [ { "id": "m", "say": "M.", "once": true, "effects": ["trust += 1"], "scores": { "prepare": 1 } },
      { "id": "o", "say": "O." } ] })" +
           node_end,
       "a", R"("n": { "type": "count" },)",
       R"("groups": { "colleague": { "aside": true, "replies": [ { "id": "ask", "say": "Q?", "once": true, "effects": ["tension -= 1"] } ] } },)"});
  for (std::uint64_t seed = 1; seed <= 10; ++seed) {
    ConversationOptions options;
    options.seed = seed;
    // One of each kind of decision, as long as the story goes on; what is made next depends on where it
    // stands.
    std::vector<Snapshot> snapshots;
    Conversation conversation(story, options);
    const std::vector<Decision> at_a{aside(0), reply(0, 1), timeout(), reply(1), reply(2)};
    const std::vector<Decision> at_p{pick(0b01), pick(0), pick(0b10)};
    for (std::size_t i = 0; conversation.status() == Status::deciding; ++i) {
      snapshots.emplace_back(conversation);
      const auto& choices = conversation.node().pick ? at_p : at_a;
      std::size_t k = i;
      while (conversation.decide(choices[k % choices.size()]))
        ++k;
    }
    snapshots.emplace_back(conversation);
    REQUIRE(snapshots.size() == conversation.decisions().size() + 1);
    const Conversation whole = conversation;
    for (std::size_t count = snapshots.size(); count-- > 0;) {
      Conversation back = whole;
      back.rewind(count);
      CHECK(Snapshot(back) == snapshots[count]);
      // And on again: later draws fall as they fell before.
      for (std::size_t i = count; i < whole.decisions().size(); ++i)
        CHECK_FALSE(back.decide(whole.decisions()[i]));
      CHECK(Snapshot(back) == snapshots.back());
    }
    Conversation beyond = whole;
    beyond.rewind(1000);
    CHECK(Snapshot(beyond) == snapshots.back());
  }
}

TEST_CASE("given forced draws, when the conversation is rewound, then they are still forced") {
  const auto story =
      scenario(R"("a": { "goto": [ { "random": [ { "weight": 1, "to": "b" }, { "weight": 1, "to": "c" } ] } ],
      "replies": [ { "id": "x", "say": "X." }, { "id": "y", "say": "Y.", "goto": "end" } ] }, "b": { "goto": "a" }, "c": { "goto": "a" })" +
               node_end);
  ConversationOptions options;
  options.forced_draws = {2, 2, 2, 2, 1, 2};
  Conversation conversation = play(story, "x,x,x", options);
  conversation.rewind(1);
  CHECK(conversation.draws() == std::vector<std::uint32_t>{2});
  CHECK_FALSE(play_on(conversation, "x,x,x,x,x"));
  CHECK(conversation.draws() == options.forced_draws);
}

TEST_CASE(
    "given turns, when they are looked at, then they tell the node, the visit, the offer and what became of "
    "trust and tension") {
  const auto story = scenario(
      R"("a": { "goto": "b", "replies": [ { "id": "x", "say": "X.", "effects": ["trust += 5"], "once": true }, { "id": "y", "say": "Y." } ] },
    "b": { "effects": ["tension -= 10"], "goto": "a" })" +
      node_end);
  const Conversation conversation = play(story, "x,y");
  REQUIRE(conversation.turns().size() == 2);
  const Turn& first = conversation.turns()[0];
  CHECK(first.node == 0);
  CHECK(first.visit == 1);
  CHECK(first.trust_before == 40);
  CHECK(first.trust_after == 45);
  CHECK(first.tension_before == 60);
  CHECK(first.tension_after == 50);  // when the next decision is due
  CHECK(conversation.offered_at(first).size() == 2);
  const Turn& second = conversation.turns()[1];
  CHECK(second.visit == 2);
  CHECK(second.decision == reply(1));
  REQUIRE(conversation.offered_at(second).size() == 1);
  CHECK(conversation.offered_at(second)[0] == 1);
}

TEST_CASE(
    "given a listener, when the conversation is played, then events come in the order in which things "
    "happen") {
  const auto story = scenario(
      R"("a": { "goto": [ { "random": [ { "weight": 1, "to": "b" } ] } ], "replies": [ { "id": "x", "say": "X." }, { "id": "y", "say": "Y." } ] },
    "b": { "goto": "end" })" +
      node_end);
  std::vector<std::string> told;
  const EventSink sink = [&](const Event& event, const Conversation& conversation) {
    const std::vector<std::string> names{"arrived", "decided", "drew", "ended", "stopped"};
    told.push_back(names[static_cast<std::size_t>(event.kind)] + " " +
                   conversation.scenario().nodes[event.node].id);
    if (event.kind == Event::Kind::drew) CHECK(event.drawn_from == 1);
  };
  Conversation conversation(story, {}, sink);
  CHECK_FALSE(conversation.decide(reply(0), sink));
  CHECK(told == std::vector<std::string>{"arrived a", "decided a", "drew a", "arrived b", "arrived end",
                                         "ended end"});
}

TEST_CASE(
    "given a session, when it is played and rewound, then the transcript reads as things were at each "
    "moment") {
  const auto story = scenario(
      {R"("a": { "narration": "It is {n}.", "mood": "angry", "says": ["Trust {trust}.", "Second."], "cut_in": { "effects": ["trust = 1"] },
      "effects": ["n += 1"], "use": ["colleague"], "goto": "p", "replies": [ { "id": "x", "say": "Mine is {trust}.", "effects": ["trust = 90"] }, { "id": "y", "say": "Y." } ] },
    "p": { "pick": {}, "mood": "warm", "goto": "c", "replies": [ { "id": "m", "say": "M {trust}." }, { "id": "o", "say": "O." } ] },
    "c": { "clock": { "seconds": 3, "goto": "end" }, "goto": "end", "replies": [ { "id": "x", "say": "X." } ] })" +
           node_end,
       "a", R"("n": { "type": "count" },)",
       R"("groups": { "colleague": { "aside": true, "replies": [ { "id": "ask", "say": "Q?", "answer": "A." }, { "id": "hm", "say": "Hm?" } ] } },)"});
  Session session(story, {});
  using Kind = TranscriptEntry::Kind;
  const auto entry = [&](std::size_t i) { return session.entries().at(i); };
  REQUIRE(session.entries().size() == 2);
  CHECK(entry(0).kind == Kind::narration);
  CHECK(entry(0).parts == Ids{"It is 1."});
  CHECK(entry(1).kind == Kind::client);
  CHECK(entry(1).parts == Ids{"Trust 40.", "Second."});
  CHECK(entry(1).heard == 2);
  CHECK(session.mood() == Mood::angry);
  REQUIRE_FALSE(session.decide(aside(0)));
  REQUIRE_FALSE(session.decide(aside(1)));
  REQUIRE_FALSE(session.decide(reply(0, 1)));
  REQUIRE_FALSE(session.decide(pick(0b11)));
  REQUIRE_FALSE(session.decide(timeout()));
  REQUIRE(session.entries().size() == 8);
  CHECK(entry(1).heard == 1);
  CHECK(entry(2).kind == Kind::aside);
  CHECK(entry(3).kind == Kind::answer);
  CHECK(entry(3).parts == Ids{"A."});
  CHECK(entry(4).kind == Kind::aside);  // nobody answers this one
  CHECK(entry(5).kind == Kind::learner);
  CHECK(entry(5).parts == Ids{"Mine is 40."});
  CHECK(entry(6).kind == Kind::picked);
  CHECK(entry(6).parts == Ids{"M 90.", "O."});
  CHECK(entry(7).kind == Kind::silence);
  CHECK(entry(7).decision == 4);
  CHECK(session.mood() == Mood::warm);
  session.rewind(1);
  REQUIRE(session.entries().size() == 4);
  CHECK(entry(1).heard == 2);
  CHECK(session.mood() == Mood::angry);
}

TEST_CASE("given the modes, when they are named, then the names lead back to them") {
  for (const Mode mode : {Mode::guided, Mode::practice, Mode::assessment})
    CHECK(find_mode(name_of(mode)) == mode);
  CHECK_FALSE(find_mode("exam"));
}
