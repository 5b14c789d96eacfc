#include "scenario/load.hpp"

#include <sys/stat.h>

#include <algorithm>
#include <string>
#include <vector>

#include "catch.hpp"
#include "engine/support.hpp"
#include "engine/temporary_folder.hpp"
#include "scenario/content_hash.hpp"
#include "scenario/json_document.hpp"
#include "scenario/library.hpp"

using namespace composure;
using namespace composure::test;
using Catch::Matchers::ContainsSubstring;

namespace {

/// A text in which `@` marks the place of each expected problem.
struct Marked {
  std::string text;
  std::vector<Location> places;
};

Marked read_marks(const std::string& marked) {
  Marked result;
  std::size_t line = 1;
  std::size_t column = 1;
  for (const char c : marked) {
    if (c == '@') {
      result.places.push_back({"test.json", line, column, ""});
      continue;
    }
    result.text += c;
    ++column;
    if (c == '\n') {
      ++line;
      column = 1;
    }
  }
  return result;
}

/// A fault, and the one problem that must be told: at the `@`, with this rule and exactly this message.
struct Fault {
  std::string marked;
  std::string rule;
  std::string message;
};

void check_json(const Fault& fault) {
  const Marked marked = read_marks(fault.marked);
  INFO(marked.text);
  REQUIRE(marked.places.size() == 1);
  const LoadResult loaded = read(marked.text);
  CHECK(loaded.scenario == nullptr);
  CHECK_FALSE(loaded.unreadable);
  REQUIRE(loaded.problems.size() == 1);
  const Diagnostic& problem = loaded.problems.front();
  INFO(to_text(problem));
  CHECK(problem.severity == Severity::error);
  CHECK(problem.rule == fault.rule);
  CHECK(problem.message == fault.message);
  CHECK(problem.where.file == "test.json");
  CHECK(problem.where.line == marked.places.front().line);
  CHECK(problem.where.column == marked.places.front().column);
}

/// The fault stands among the nodes; node "a" must be one of them.
void check_nodes(const std::vector<Fault>& faults) {
  for (const Fault& fault : faults)
    check_json({to_json({fault.marked + ", " + the_end, "a", "", ""}), fault.rule, fault.message});
}

/// The fault is a member of one reply of a good decision; `due` is own_it and guide.
void check_reply(const std::vector<Fault>& faults) {
  for (const Fault& fault : faults) {
    const std::string nodes =
        R"("a": { "says": ["One.", "Two."], "due": ["own_it", "guide"], "goto": "end", "replies": [
      { "id": "own", "say": "I did it.", )" +
        fault.marked + R"( }, { "id": "deny", "say": "I did not." } ] })";
    check_nodes({{nodes, fault.rule, fault.message}});
  }
}

void check_state(const std::vector<Fault>& faults) {
  for (const Fault& fault : faults) {
    check_json({to_json({R"("a": { "goto": "end" }, )" + the_end, "a", fault.marked + ",", ""}), fault.rule,
                fault.message});
  }
}

void check_top(const std::vector<Fault>& faults) {
  for (const Fault& fault : faults) {
    check_json({to_json({R"("a": { "goto": "end" }, )" + the_end, "a", "", fault.marked + ","}), fault.rule,
                fault.message});
  }
}

const std::string two_replies = R"("replies": [ { "id": "x", "say": "X." }, { "id": "y", "say": "Y." } ])";

}  // namespace

TEST_CASE("given the issue's example, when it is loaded, then the message is the issue's to the letter") {
  // Issue 2: line 41, column 18.
  std::string text = to_json({"@", "opening", "", ""});
  const std::string nodes =
      "\"calmer\": { \"ending\": \"done\" }, \"opening\": { \"replies\": [\n"
      "      { \"id\": \"own\", \"say\": \"I did it.\",\n"
      "         \"goto\": \"calmr\" },\n"
      "      { \"id\": \"deny\", \"say\": \"I did not.\", \"goto\": \"calmer\" } ] }";
  const std::size_t at = text.find('@');
  const auto lines = static_cast<std::size_t>(
      std::count(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(at), '\n'));
  text.replace(at, 1, std::string(41 - 3 - lines, '\n') + nodes);
  const LoadResult loaded = read_scenario("scenarios/x.json", text, rubrics());
  REQUIRE(loaded.problems.size() == 1);
  CHECK(to_text(loaded.problems.front()) ==
        "scenarios/x.json:41:18: error: reply \"own\" goes to \"calmr\", which is no node; did you mean "
        "\"calmer\"? "
        "[unknown-node]");
  CHECK(loaded.problems.front().where.pointer == "/nodes/opening/replies/0/goto");
}

TEST_CASE("given a good file, when it is loaded, then everything in it stands in the scenario") {
  const std::string json = to_json(
      {R"(
    "a": { "$comment": "ignored", "phase": "prepare", "title": "Choose.", "narration": "Morning.", "mood": "angry",
           "pick": { "min": 1, "max": 2 }, "mail": { "subject": "S", "opening": "O", "closing": "C" },
           "replies": [ { "id": "x", "say": "X.", "agreed": "trust > 0" }, { "id": "y", "say": "Y.", "moves": ["apology"] } ],
           "goto": [ { "when": "trust > 50", "random": [ { "weight": 3, "to": "b" }, { "weight": 0, "to": "end" } ] }, { "to": "b" } ] },
    "b": { "says": "One part.", "thinks": "Hm.", "note": "n", "fair_to_cut_in": true, "use": ["colleague", "shared"],
           "clock": { "seconds": 20, "goto": "end", "effects": ["tension += 5"], "why": "Silence." },
           "cut_in": { "effects": ["tension += 10"], "why": "Rude." }, "fallback": "end",
           "replies": [ { "id": "own", "say": "S.", "once": true, "when": "trust > 1", "scores": { "own_it": 2, "guide": -1 },
                          "effects": ["trust += 1"], "why": "W.", "note": "n", "goto": "end" } ], "due": ["own_it"] },
    "end": { "ending": "agreed", "success": true, "lesson": "L.", "says": ["Bye."], "title": "Done" })",
       "a", R"("offers": { "type": "count", "max": 5, "start": 2, "note": "n" },
                                           "knows": { "type": "flag", "start": true },
                                           "channel": { "type": "choice", "options": ["call", "mail"], "start": "mail" },
                                           "plain": { "type": "count" }, "first": { "type": "choice", "options": ["o", "p"] },)",
       R"("$schema": "../x.json", "summary": "Sum.", "language": "en", "rubric": "client-conversations",
        "keyed_by": "Us", "note": "n", "review": { "anything": [1] }, "topics": ["t"], "skills": ["s"],
        "content_notes": ["c"], "difficulty": 5, "minutes": 8, "you": { "role": "manager", "name": "You" }, "pass": "share(overall) >= 60",
        "briefing": { "situation": "By {fact.date}.", "goals": ["G"], "facts": { "date": "14 March" } },
        "groups": { "colleague": { "aside": true, "note": "n", "replies": [ { "id": "ask", "say": "Q?", "answer": "A." } ] },
                    "shared": { "replies": [ { "id": "wait", "say": "Wait.", "goto": "end" } ] } },)"});
  const LoadResult loaded = read(json);
  for (const Diagnostic& problem : loaded.problems)
    FAIL_CHECK(to_text(problem));
  REQUIRE(loaded.scenario);
  const Scenario& scenario = *loaded.scenario;
  CHECK(scenario.id == "test");
  CHECK(scenario.hash == content_hash(json));
  CHECK(scenario.summary == "Sum.");
  CHECK(scenario.keyed_by == "Us");
  CHECK(scenario.difficulty == 5);
  CHECK(scenario.minutes == 8);
  CHECK(scenario.your_role == "manager");
  CHECK(scenario.topics == std::vector<std::string>{"t"});
  CHECK(scenario.content_notes == std::vector<std::string>{"c"});
  CHECK(scenario.client.name == "Dana Whitfield");
  CHECK(scenario.client.pronouns == "they");
  REQUIRE(scenario.briefing.facts.size() == 1);
  CHECK(scenario.briefing.facts[0].text == "14 March");
  CHECK(scenario.pass.has_value());
  REQUIRE(scenario.state.size() == 7);
  CHECK(scenario.state[0].maximum == 5);
  CHECK(scenario.state[0].start == 2);
  CHECK(scenario.state[1].start == 1);
  CHECK(scenario.state[2].start == 1);
  CHECK(scenario.state[3].maximum == 99);
  CHECK(scenario.state[4].start == 0);
  CHECK(scenario.state[scenario.trust].name == "trust");
  CHECK(scenario.state[scenario.tension].name == "tension");
  REQUIRE(scenario.nodes.size() == 3);
  const Node& a = scenario.nodes[0];
  CHECK(a.phase == Phase::prepare);
  CHECK(a.mood == Mood::angry);
  CHECK(a.pick->min == 1);
  CHECK(a.pick->max == 2);
  CHECK(a.mail->closing.source() == "C");
  REQUIRE(a.next.size() == 2);
  CHECK(a.next[0].random.size() == 2);
  CHECK(a.next[0].random[0].weight == 3);
  CHECK(scenario.replies[a.options[0].reply].agreed.has_value());
  CHECK(scenario.replies[a.options[1].reply].moves.size() == 1);
  const Node& b = scenario.nodes[1];
  CHECK(b.phase == Phase::converse);
  CHECK(b.clock->seconds == 20);
  CHECK(b.cut_in.effects.size() == 1);
  CHECK(b.fair_to_cut_in);
  CHECK(b.options.size() == 2);
  CHECK(b.asides.size() == 1);
  CHECK(b.fallback.size() == 1);
  CHECK(scenario.replies[b.options[0].reply].scores.size() == 2);
  CHECK(scenario.nodes[2].ending->id == "agreed");
  CHECK(scenario.nodes[2].ending->success);
  CHECK(*scenario.find_node("b") == 1);
  CHECK_FALSE(scenario.find_node("c"));
}

TEST_CASE("given a required key is missing, when the file is loaded, then it is named") {
  const std::vector<std::pair<std::string, std::string>> cases{
      {"\"format\": 1,", "format"},      {"\"id\": \"test\",", "id"},
      {"\"title\": \"Test\",", "title"}, {"\"client\": { \"name\": \"Dana Whitfield\" },", "client"},
      {"\"start\": \"a\",", "start"},
  };
  const std::string whole = to_json({R"("a": { "goto": "end" }, )" + the_end, "a", "", ""});
  for (const auto& [member, key] : cases) {
    std::string text = whole;
    const std::size_t at = text.find(member);
    REQUIRE(at != std::string::npos);
    text.erase(at, member.size());
    check_json({"@" + text, "missing-key", "a scenario must have \"" + key + "\""});
  }
  check_json(
      {R"(@{ "format": 1, "id": "x", "title": "X", "client": { "name": "D" }, "start": "a", "nodes": { "a": { "ending": "e" } } })",
       "missing-key", "a scenario must have \"state\""});
  const LoadResult nothing = read("{}");
  REQUIRE(nothing.problems.size() == 7);  // format, id, title, client, state, start, nodes
  for (const Diagnostic& problem : nothing.problems)
    CHECK(problem.rule == "missing-key");
  check_reply({{R"("why": "W", "goto": @"nowhere-at-all")", "unknown-node",
                "reply \"own\" goes to \"nowhere-at-all\", which is no node"}});
  check_nodes(
      {{R"("a": { "goto": "end", "replies": [ @{ "say": "X." }, { "id": "y", "say": "Y." } ] })",
        "missing-key", "a reply must have \"id\""},
       {R"("a": { "goto": "end", "replies": [ @{ "id": "x" }, { "id": "y", "say": "Y." } ] })", "missing-key",
        "a reply must have \"say\""},
       {R"("a": { "goto": "end", "clock": @{ "goto": "end" }, )" + two_replies + " }", "missing-key",
        "a clock must have \"seconds\""},
       {R"("a": { "goto": "end", "clock": @{ "seconds": 5 }, )" + two_replies + " }", "missing-key",
        "a clock must have \"goto\""},
       {R"("a": { "goto": "end", "pick": {}, "mail": @{ "opening": "x" }, )" + two_replies + " }",
        "missing-key", "\"mail\" must have \"subject\""},
       {R"("a": { "goto": [ @{} ] })", "missing-key", "an item of a goto has either \"to\" or \"random\""},
       {R"("a": { "goto": [ { "random": [ @{ "to": "end" }, { "weight": 1, "to": "end" } ] } ] })",
        "missing-key", "an alternative must have \"weight\""}});
  check_top(
      {{R"("groups": { "g": @{ "aside": true } })", "missing-key", "a reply group must have \"replies\""}});
  check_state({{R"("x": @{ "start": 1 })", "missing-key", "a state variable must have \"type\""},
               {R"("x": @{ "type": "choice" })", "missing-key", "a choice must have \"options\""}});
}

TEST_CASE(
    "given an unknown key, when the file is loaded, then the nearest known one is suggested, or all are "
    "listed") {
  check_top(
      {{R"(@"sumary": "x")", "unknown-key", "\"sumary\" is no key of a scenario; did you mean \"summary\"?"},
       {R"("you": { @"quite-different": 1 })", "unknown-key",
        "\"quite-different\" is no key of \"you\"; it can have role, name"}});
  check_reply({{R"(@"got": "end")", "unknown-key", "\"got\" is no key of a reply; did you mean \"goto\"?"},
               {R"(@"effect": ["trust += 1"])", "unknown-key",
                "\"effect\" is no key of a reply; did you mean \"effects\"?"}});
  check_nodes({{R"("a": { @"say": "x", "goto": "end" })", "unknown-key",
                "\"say\" is no key of a node; did you mean \"says\"?"}});
}

TEST_CASE("given a key where it makes no sense, when the file is loaded, then it is refused there") {
  check_nodes(
      {{R"("a": { "goto": "end", "success": @true })", "unknown-key", "only an ending can have \"success\""},
       {R"("a": { "goto": "end", "lesson": @"x" })", "unknown-key", "only an ending can have \"lesson\""},
       {R"("a": @{ "goto": "end", "mail": { "subject": "S" }, )" + two_replies + " }", "unknown-key",
        "only a pick-several node can have \"mail\""},
       {R"("a": { "goto": "end", "replies": [ @{ "id": "x", "say": "X.", "agreed": "true" }, { "id": "y", "say": "Y." } ] })",
        "unknown-key", "only a piece of a pick-several node can have \"agreed\""},
       {R"("a": @{ "goto": "end", "clock": { "seconds": 5, "goto": "end" } })", "no-replies",
        "node \"a\" has a clock but no replies"},
       {R"("a": @{ "goto": "end", "pick": {} })", "no-replies", "node \"a\" has \"pick\" but no replies"},
       {R"("a": @{ "goto": "end", "fallback": "end" })", "no-replies",
        "node \"a\" has a fallback but no replies"},
       {R"("a": { "ending": @"e", "goto": "end" })", "ending-goes-on",
        "node \"a\" is an ending; it cannot have replies, a \"goto\", a clock, \"pick\" or a fallback"},
       {R"("a": { "ending": @"e", )" + two_replies + " }", "ending-goes-on",
        "node \"a\" is an ending; it cannot have replies, a \"goto\", a clock, \"pick\" or a fallback"},
       {R"("a": { "goto": "end", "pick": {}, "replies": [ @{ "id": "x", "say": "X.", "goto": "end" }, { "id": "y", "say": "Y." } ] })",
        "piece-goto", "a piece of a pick-several node has no \"goto\"; the node has"},
       {R"("a": { "goto": "end", "pick": {}, "fallback": @{ "id": "z", "say": "Z." }, )" + two_replies + " }",
        "piece-goto", "the fallback of a pick-several node is a goto, not a reply"}});
  check_top(
      {{R"("groups": { "g": { "replies": [ @{ "id": "x", "say": "X.", "answer": "A." } ] } })", "unknown-key",
        "only a reply of an aside group can have \"answer\""},
       {R"("groups": { "g": { "aside": true, "replies": [ @{ "id": "x", "say": "X.", "scores": { "own_it": -1 } } ] } })",
        "aside-scores", "an aside cannot score"},
       {R"("groups": { "g": { "aside": true, "replies": [ @{ "id": "x", "say": "X.", "goto": "end" } ] } })",
        "aside-goto", "an aside stays where it is; it has no \"goto\""}});
  check_state({{R"("x": { "type": "flag", "max": @3 })", "unknown-key", "only a count can have \"max\""},
               {R"("x": { "type": "count", "options": @["a"] })", "unknown-key",
                "only a choice can have \"options\""}});
}

TEST_CASE(
    "given values of the wrong type, when the file is loaded, then both what was expected and what stands "
    "there are told") {
  check_top({{R"("summary": @5)", "wrong-type", "expected a text in quotation marks, not a whole number"},
             {R"("summary": @null)", "wrong-type", "expected a text in quotation marks, not null"},
             {R"("topics": @"x")", "wrong-type", "expected a list of texts, not a text"},
             {R"("topics": ["x", @{}])", "wrong-type", "expected a text in quotation marks, not an object"},
             {R"("review": @[])", "wrong-type", "expected an object, not a list"},
             {R"("difficulty": @2.5)", "wrong-type", "expected a whole number, not a number with a fraction"},
             {R"("you": @"me")", "wrong-type", "expected an object for \"you\", not a text"},
             {R"("briefing": @[])", "wrong-type", "expected an object for \"briefing\", not a list"},
             {R"("briefing": { "facts": @[] })", "wrong-type", "expected an object of texts, not a list"},
             {R"("groups": @[])", "wrong-type", "expected an object of reply groups, not a list"},
             {R"("pass": @true)", "wrong-type", "expected a condition, not true or false"},
             {R"("rubric": @7)", "wrong-type", "expected a text in quotation marks, not a whole number"}});
  check_reply(
      {{R"("when": @true)", "wrong-type", "expected a condition, not true or false"},
       {R"("once": @1)", "wrong-type", "expected true or false, not a whole number"},
       {R"("effects": @"trust += 1")", "wrong-type", "expected a list of effects, not a text"},
       {R"("effects": [@1])", "wrong-type", "expected an effect such as \"trust += 5\", not a whole number"},
       {R"("scores": @["own_it"])", "wrong-type", "expected an object such as { \"own_it\": 2 }, not a list"},
       {R"("moves": @"apology")", "wrong-type", "expected a list of moves, not a text"},
       {R"("goto": @5)", "wrong-type",
        "expected the id of a node, or a list of { \"when\": …, \"to\": … }, not a whole number"}});
  check_nodes(
      {{R"("a": @5)", "wrong-type", "expected an object for a node, not a whole number"},
       {R"("a": { "goto": "end", "says": @5 })", "wrong-type",
        "expected a text, or a list of the parts of a line, not a whole number"},
       {R"("a": { "goto": "end", "replies": @{} })", "wrong-type",
        "expected a list of replies, not an object"},
       {R"("a": { "goto": "end", "use": @"g", )" + two_replies + " }", "wrong-type",
        "expected a list of reply groups, not a text"},
       {R"("a": { "goto": "end", "due": @"own_it", )" + two_replies + " }", "wrong-type",
        "expected a list of criteria, not a text"},
       {R"("a": { "goto": "end", "mood": @5 })", "wrong-type", "expected a mood, not a whole number"}});
  const LoadResult list = read("[]");
  REQUIRE(list.problems.size() == 1);
  CHECK(to_text(list.problems.front()) ==
        "test.json:1:1: error: expected an object for a scenario, not a list [wrong-type]");
}

TEST_CASE("given values out of range, when the file is loaded, then the range is told") {
  check_top({{R"("difficulty": @6)", "out-of-range", "expected a whole number from 1 to 5, not 6"},
             {R"("difficulty": @0)", "out-of-range", "expected a whole number from 1 to 5, not 0"},
             {R"("minutes": @601)", "out-of-range", "expected a whole number from 1 to 600, not 601"}});
  check_state({{R"("x": { "type": "meter", "start": @101 })", "out-of-range",
                "expected a whole number from 0 to 100, not 101"},
               {R"("x": { "type": "meter", "start": @-1 })", "out-of-range",
                "expected a whole number from 0 to 100, not -1"},
               {R"("x": { "type": "count", "max": 5, "start": @6 })", "out-of-range",
                "expected a whole number from 0 to 5, not 6"},
               {R"("x": { "type": "count", "start": @100 })", "out-of-range",
                "expected a whole number from 0 to 99, not 100"},
               {R"("x": { "type": "choice", "options": ["p"], "start": @"q" })", "unknown-name",
                "\"q\" is none of the options"}});
  check_reply(
      {{R"("scores": { "own_it": @3 })", "out-of-range", "expected a whole number from -2 to 2, not 3"}});
  check_nodes(
      {{R"("a": { "goto": "end", "clock": { "seconds": @0, "goto": "end" }, )" + two_replies + " }",
        "out-of-range", "expected a whole number from 1 to 3600, not 0"},
       {R"("a": { "goto": "end", "pick": { "min": 2, "max": @1 }, )" + two_replies + " }", "out-of-range",
        "\"max\" is smaller than \"min\""},
       {R"("a": @{ "goto": "end", "pick": { "min": 3 }, )" + two_replies + " }", "out-of-range",
        "\"min\" asks for 3 pieces, but there are only 2"},
       {R"("a": { "goto": [ { "random": @[] } ] })", "no-weight",
        "at least one alternative needs a weight above 0"},
       {R"("a": { "goto": [ { "random": @[ { "weight": 0, "to": "end" } ] } ] })", "no-weight",
        "at least one alternative needs a weight above 0"},
       {R"("a": { "goto": [ { "random": [ { "weight": @-1, "to": "end" }, { "weight": 2, "to": "end" } ] } ] })",
        "out-of-range", "expected a whole number from 0 to 1000000, not -1"}});
  std::string many = R"("a": { "goto": "end", "pick": {}, "replies": @[)";
  for (int i = 0; i < 63; ++i)
    many += (i == 0 ? "" : ",") + std::string(R"({ "id": "p)") + std::to_string(i) + R"(", "say": "P." })";
  check_nodes({{many + "] }", "too-many-pieces", "at most 62 pieces can be picked from"}});
}

TEST_CASE(
    "given ids and names that are not spelled as they should be, when the file is loaded, then the spelling "
    "is told") {
  const std::string id = "; expected lower-case letters, digits and hyphens, starting with a letter";
  const std::string name = "; expected lower-case letters, digits and underscores";
  for (const std::string bad : {"Own", "own_it", "1own", "-own", "own it", "öwn", ""}) {
    INFO(bad);
    check_nodes({{R"("a": { "goto": "end", "replies": [ { "id": @")" + bad +
                      R"(", "say": "X." }, { "id": "y", "say": "Y." } ] })",
                  "bad-id", "\"" + bad + "\" is no id" + id}});
    check_nodes({{R"("a": { "goto": "end" }, @")" + bad + R"(": { "goto": "end" })", "bad-id",
                  "\"" + bad + "\" is no id" + id}});
  }
  for (const std::string bad : {"Trust", "a-b", "1a", "a b"}) {
    INFO(bad);
    check_state(
        {{"@\"" + bad + R"(": { "type": "flag" })", "bad-name", "\"" + bad + "\" is no name" + name}});
    check_top({{R"("briefing": { "facts": { @")" + bad + R"(": "x" } })", "bad-name",
                "\"" + bad + "\" is no name" + name}});
  }
  for (const std::string word : {"and", "or", "not", "true", "false", "success", "fact"}) {
    check_state({{"@\"" + word + R"(": { "type": "flag" })", "bad-name",
                  "\"" + word + "\" is a word of the expression language; choose another name"}});
  }
  check_nodes({{R"("a": { "ending": @"Bad End" })", "bad-id", "\"Bad End\" is no id" + id}});
  // Digits and hyphens, digits and underscores are fine.
  CHECK(scenario(
      {R"("a-1--b": { "goto": "end" }, )" + the_end, "a-1--b", R"("_a_1": { "type": "flag" },)", ""}));
}

TEST_CASE(
    "given names that are nowhere declared, when the file is loaded, then place and nearest name are told") {
  check_reply(
      {{R"("goto": @"ende")", "unknown-node",
        "reply \"own\" goes to \"ende\", which is no node; did you mean \"end\"?"},
       {R"("goto": [ { "when": "trust > 5", "to": @"zzz" }, { "to": "end" } ])", "unknown-node",
        "reply \"own\" goes to \"zzz\", which is no node"},
       {R"("goto": [ { "random": [ { "weight": 1, "to": @"zzz" } ] } ])", "unknown-node",
        "reply \"own\" goes to \"zzz\", which is no node"},
       {R"("effects": ["tension -= 5", "@trst += 5"])", "unknown-name",
        "\"trst\" is not declared; did you mean \"trust\"?"},
       {R"("effects": ["trust += 5 / @0"])", "division-by-zero", "division by zero"},
       {R"("when": "trust > 5 and @knows")", "unknown-name", "\"knows\" is not declared"},
       {R"("when": "visits(@b) > 1")", "unknown-node", "\"b\" is no node; did you mean \"a\"?"},
       {R"j("when": "chose(a.@own2)")j", "unknown-reply", "node \"a\" has no reply \"own2\""},
       {R"("when": "score(@ownit) > 1")", "unknown-criterion",
        "\"ownit\" is no criterion of the rubric; did you mean \"own_it\"?"},
       {R"("scores": { @"ownit": 1 })", "unknown-criterion",
        "\"ownit\" is no criterion of the rubric; did you mean \"own_it\"?"},
       {R"("moves": [@"apologie"])", "unknown-move",
        "\"apologie\" is no move of the rubric; did you mean \"apology\"?"},
       {R"("why": "By {fact.@date}.")", "unknown-fact", "\"date\" is no fact of the briefing"},
       {R"("why": "\u2014 \"{ @knows ? \"a\" : \"b\"}")", "unknown-name", "\"knows\" is not declared"}});
  check_nodes(
      {{R"("a": { "mood": @"angri", "goto": "end" })", "unknown-mood",
        "\"angri\" is no mood; did you mean \"angry\"?"},
       {R"("a": { "mood": @"zzz", "goto": "end" })", "unknown-mood",
        "\"zzz\" is no mood; expected furious, angry, guarded, worried, neutral, listening, relieved, warm"},
       {R"("a": { "phase": @"talk", "goto": "end" })", "unknown-phase",
        "\"talk\" is no phase; expected prepare, converse or follow_up"},
       {R"("a": { "goto": @"ende" })", "unknown-node",
        "node \"a\" goes to \"ende\", which is no node; did you mean \"end\"?"},
       {R"("a": { "goto": "end", "clock": { "seconds": 5, "goto": @"b" }, )" + two_replies + " }",
        "unknown-node", "the clock goes to \"b\", which is no node; did you mean \"a\"?"},
       {R"("a": { "goto": "end", "fallback": @"zzz", )" + two_replies + " }", "unknown-node",
        "the fallback goes to \"zzz\", which is no node"},
       {R"("a": { "goto": "end", "effects": ["@zzz = 1"] })", "unknown-name", "\"zzz\" is not declared"},
       {R"("a": { "goto": "end", "cut_in": { "effects": ["@zzz = 1"] }, )" + two_replies + " }",
        "unknown-name", "\"zzz\" is not declared"},
       {R"("a": { "goto": "end", "due": [@"own"], )" + two_replies + " }", "unknown-criterion",
        "\"own\" is no criterion of the rubric"},
       {R"("a": { "goto": "end", "use": [@"friends"], )" + two_replies + " }", "unknown-group",
        "\"friends\" is no reply group"}});
  check_top({{R"("rubric": @"client-conversation")", "unknown-rubric",
              "\"client-conversation\" is no rubric; did you mean \"client-conversations\"?"},
             {R"("pass": "share(overall) >= 60 and @sucess")", "unknown-name", "\"sucess\" is not declared"},
             {R"("briefing": { "situation": "By {fact.@date}.", "facts": { "data": "x" } })", "unknown-fact",
              "\"date\" is no fact of the briefing; did you mean \"data\"?"}});
  check_state({{R"("x": { "type": @"number" })", "unknown-type",
                "\"number\" is no type of state; expected meter, count, flag or choice"}});
  std::string start = to_json({R"("a": { "goto": "end" }, )" + the_end, "ende", "", ""});
  start.insert(start.find("\"ende\""), "@");
  check_json({start, "unknown-node", "\"start\" goes to \"ende\", which is no node; did you mean \"end\"?"});
}

TEST_CASE(
    "given something is declared or named twice, when the file is loaded, then the second place is told") {
  check_nodes(
      {{R"("a": { "goto": "end", "replies": [ { "id": "x", "say": "X." }, @{ "id": "x", "say": "Y." } ] })",
        "duplicate-id", "node \"a\" has two replies \"x\""},
       {R"("a": { "goto": "end", "due": ["own_it", @"own_it"], )" + two_replies + " }", "duplicate-id",
        "\"own_it\" is due twice"},
       {R"("a": { "goto": "end" }, @"a": { "goto": "end" })", "duplicate-key",
        "\"a\" already stands in this object, in line 9"}});
  check_state({{R"("x": { "type": "choice", "options": ["p", @"p"] })", "duplicate-id",
                "the option \"p\" is listed twice"}});
  // Own replies, replies of groups, asides and the fallback share one list of ids at a node.
  for (const std::string use : {"plain", "aside"}) {
    const LoadResult loaded = read(to_json(
        {R"("a": { "goto": "end", "use": [")" + use + "\"], " + two_replies + " }, " + the_end, "a", "",
         R"("groups": { "plain": { "replies": [ { "id": "x", "say": "X." } ] },
             "aside": { "aside": true, "replies": [ { "id": "x", "say": "X." } ] } },)"}));
    REQUIRE(loaded.problems.size() == 1);
    CHECK(loaded.problems.front().rule == "duplicate-id");
  }
  check_nodes({{R"("a": { "goto": "end", "fallback": @{ "id": "x", "say": "X." }, )" + two_replies + " }",
                "duplicate-id", "node \"a\" has two replies \"x\""}});
}

TEST_CASE(
    "given very many replies at a node, when the file is loaded, then a double id among them is found as "
    "among few") {
  for (const int count : {2, 15, 16, 17, 18, 30'000}) {
    for (const int doubled : {0, count / 2, count - 1}) {
      INFO(count << " replies, and number " << doubled << " again");
      std::string nodes = R"("a": { "goto": "end", "replies": [)";
      for (int i = 0; i < count; ++i)
        nodes += R"({ "id": "r)" + std::to_string(i) + "\", \"say\": \"S.\" },\n";
      nodes += R"({ "id": "r)" + std::to_string(doubled) + "\", \"say\": \"S.\" } ] }, ";
      const LoadResult loaded = read(to_json({nodes + the_end, "a", "", ""}));
      REQUIRE(loaded.problems.size() == 1);
      CHECK(loaded.problems.front().message ==
            "node \"a\" has two replies \"r" + std::to_string(doubled) + "\"");
      CHECK(loaded.problems.front().where.pointer == "/nodes/a/replies/" + std::to_string(count));
    }
  }
}

TEST_CASE(
    "given scores, when the file is loaded, then positive levels need a criterion that is due and only keyed "
    "ones may stand") {
  check_reply(
      {{R"("scores": { "own_it": 2, "validate": @1 })", "not-due",
        "\"validate\" earns 1 here but is not due at node \"a\"; add it to \"due\" or take the level away"},
       {R"("scores": { @"let_finish": 1 })", "measured-criterion",
        "\"let_finish\" is measured while playing; it cannot be keyed in a reply"},
       {R"("scores": { @"confirm": -1 })", "measured-criterion",
        "\"confirm\" is computed from the follow-up; it cannot be keyed in a reply"}});
  // Negative levels and 0 may stand anywhere.
  CHECK(scenario(
      R"("a": { "goto": "end", "due": ["own_it"], "replies": [ { "id": "x", "say": "X.", "scores": { "validate": -2, "guide": 0 } },
      { "id": "y", "say": "Y." } ] }, )" +
      the_end));
  // A shared reply is held against each node that uses it.
  const LoadResult shared = read(to_json(
      {R"("a": { "goto": "b", "due": ["guide"], "use": ["g"] }, "b": { "goto": "end", "use": ["g"] }, )" +
           the_end,
       "a", "", R"("groups": { "g": { "replies": [ { "id": "x", "say": "X.", "scores": { "guide": 1 } },
      { "id": "y", "say": "Y." } ] } },)"}));
  REQUIRE(shared.problems.size() == 1);
  CHECK_THAT(shared.problems.front().message, ContainsSubstring("is not due at node \"b\""));
  check_nodes(
      {{R"("a": { "goto": "end", "fallback": { "id": "z", "say": "Z.", "scores": { "guide": @1 } }, )" +
            two_replies + " }",
        "not-due",
        "\"guide\" earns 1 here but is not due at node \"a\"; add it to \"due\" or take the level away"}});
}

TEST_CASE(
    "given no meter trust or tension, when the file is loaded, then the missing one is told with an "
    "example") {
  std::string text = to_json({R"("a": { "goto": "end" }, )" + the_end, "a", "", ""});
  std::string without = text;
  without.replace(without.find("\"trust\""), 7, "\"other\"");
  without.insert(without.find("\"state\": {") + 9, "@");
  check_json(
      {without, "missing-meter",
       R"(every scenario declares the meter "trust", as in "trust": { "type": "meter", "start": 40 })"});
  std::string count = text;
  const std::size_t at = count.find("\"tension\": { \"type\": \"meter\"");
  count.replace(at + 21, 7, "\"count\"");
  count.insert(count.find("\"state\": {") + 9, "@");
  check_json(
      {count, "missing-meter",
       R"(every scenario declares the meter "tension", as in "tension": { "type": "meter", "start": 40 })"});
}

TEST_CASE("given a way that leads nowhere, when the file is loaded, then it is refused") {
  check_nodes(
      {{R"("a": @{ "says": "x" })", "dead-end",
        "node \"a\" has no replies, no \"goto\" and is no ending, so it leads nowhere"},
       {R"("a": { "replies": [ { "id": "x", "say": "X.", "goto": "end" }, @{ "id": "y", "say": "Y." } ] })",
        "dead-end", "reply \"y\" leads nowhere; give it or its node a \"goto\""},
       {R"("a": @{ "pick": {}, )" + two_replies + " }", "dead-end",
        "node \"a\" picks several; it needs a \"goto\" of its own"},
       {R"("a": { "goto": @[] })", "empty-list", "this goto is empty; name a node"},
       {R"("a": { "goto": [ { "when": "trust > 5", "to": "end" }, @{ "when": "trust > 1", "to": "end" } ] })",
        "open-goto",
        "the last item of this goto has a \"when\"; take it away, or add { \"to\": … } after it, so that "
        "there is always a way on"},
       {R"("a": { "goto": [ { "to": "end" }, @{ "to": "a" } ] })", "unreachable-goto",
        "this is never reached: the item before it has no \"when\""},
       {R"("a": { "goto": [ @{ "to": "end", "random": [ { "weight": 1, "to": "end" } ] } ] })", "missing-key",
        "an item of a goto has either \"to\" or \"random\""},
       {R"("a": { "goto": "end", "replies": @[] })", "empty-list",
        "this list of replies is empty; leave it out of a node that goes on by itself"},
       {R"("a": { "goto": "end", "says": @[] })", "empty-list",
        "a line needs at least one part; leave \"says\" out where nobody speaks"}});
  check_state(
      {{R"("x": { "type": "choice", "options": @[] })", "empty-list", "a choice needs at least one option"}});
  std::string none = to_json({"", "a", "", ""});
  none.insert(none.find("{\n\n}"), "@");
  const Marked marked = read_marks(none);
  const LoadResult loaded = read(marked.text);
  REQUIRE(loaded.problems.size() == 2);  // and "start" leads to no node
  CHECK(std::ranges::count(loaded.problems, "empty-list", &Diagnostic::rule) == 1);
}

TEST_CASE(
    "given a loop without a decision, when the file is loaded, then it is refused once, with the way round") {
  check_nodes(
      {{R"(@"a": { "goto": "a" })", "endless-loop",
        "this goes round for ever without a decision or an ending: a → a"},
       {R"(@"a": { "goto": "b" }, "b": { "goto": "c" }, "c": { "goto": "a" })", "endless-loop",
        "this goes round for ever without a decision or an ending: a → b → c → a"},
       {R"(@"a": { "goto": [ { "random": [ { "weight": 1, "to": "a" }, { "weight": 1, "to": "b" } ] } ] }, "b": { "goto": "a" }, "c": { "goto": "b" })",
        "endless-loop", "this goes round for ever without a decision or an ending: a → a"}});
  // A condition or chance may lead out of a loop; then it is for the playing to find out.
  CHECK(scenario(R"("a": { "goto": [ { "when": "trust > 90", "to": "end" }, { "to": "a" } ] }, )" + the_end));
  CHECK(scenario(
      R"("a": { "goto": [ { "random": [ { "weight": 1, "to": "a" }, { "weight": 1, "to": "end" } ] } ] }, )" +
      the_end));
  CHECK(scenario(R"("a": { "goto": "b" }, "b": { "goto": "a", )" + two_replies + " }, " + the_end));
}

TEST_CASE("given several problems, when the file is loaded, then all are told in reading order") {
  std::string text =
      to_json({R"("a": { "says": "{@nope}", "mood": @"sad", "due": [@"own"],
      "replies": [ { "goto": @"x1", "id": @"X", "say": "S.", "effects": ["@foo = 1", "trust = @bar"], @"colour": 1 },
                   { "id": "y", "say": "Y.", "goto": @"x2" } ] }, )" +
                   the_end,
               "zz", R"("n": { "type": @"number" },)", R"("difficulty": @9, "pass": "@nothing > 5",)"});
  text.insert(text.find("\"zz\""), "@");
  const Marked marked = read_marks(text);
  const LoadResult loaded = read(marked.text);
  CHECK(loaded.scenario == nullptr);
  REQUIRE(loaded.problems.size() == marked.places.size());
  for (std::size_t i = 0; i < marked.places.size(); ++i) {
    INFO(to_text(loaded.problems[i]));
    CHECK(loaded.problems[i].where.line == marked.places[i].line);
    CHECK(loaded.problems[i].where.column == marked.places[i].column);
  }
}

TEST_CASE(
    "given thousands of problems, when the file is loaded, then the first hundred are told and that there "
    "are more") {
  std::string nodes;
  for (int i = 0; i < 3000; ++i) {
    const std::string id = "node-" + std::to_string(i);
    nodes += '"' + id + R"(": { "replies": [ { "id": "x", "say": "X.", "goto": "other-)" + std::to_string(i) +
             "\" } ] },\n";
  }
  const LoadResult loaded = read(to_json({nodes + the_end, "end", "", ""}));
  CHECK(loaded.scenario == nullptr);
  REQUIRE(loaded.problems.size() == 101);
  for (std::size_t i = 0; i < 100; ++i)
    CHECK(loaded.problems[i].rule == "unknown-node");
  CHECK(to_text(loaded.problems.back()) ==
        "test.json: error: only the first 100 problems that were found are told [too-many-problems]");
}

TEST_CASE("given a file that is no JSON, when it is loaded, then that is the one problem") {
  for (const auto& [bytes, rule] : std::vector<std::pair<std::string, std::string>>{
           {"", "empty-file"},
           {"{", "bad-json"},
           {std::string(1000, '\0'), "bad-json"},
           {"{\"a\": \"\xFF\"}", "bad-utf8"},
           {std::string(100'000, '['), "too-deep"},
           {"{\"nodes\": {\"a\": 1, \"a\": 2}}", "duplicate-key"}}) {
    const LoadResult loaded = read(bytes);
    CHECK(loaded.scenario == nullptr);
    CHECK_FALSE(loaded.unreadable);
    REQUIRE(loaded.problems.size() == 1);
    CHECK(loaded.problems.front().rule == rule);
  }
}

TEST_CASE("given a path that cannot be read, when it is loaded, then it is unreadable and says why") {
  const TemporaryFolder folder;
  struct Case {
    std::string path;
    std::string rule;
    std::string message;
  };
  const std::string big = folder.write("big.json", "{}");
  std::filesystem::resize_file(big, 200ULL * 1024 * 1024);  // a sparse file of zeros
  const std::string pipe = (folder.path() / "pipe.json").string();
  REQUIRE(mkfifo(pipe.c_str(), 0600) == 0);
  for (const Case& each : std::vector<Case>{
           {(folder.path() / "none.json").string(), "cannot-open", "there is no such file"},
           {folder.path().string(), "is-a-folder", "this is a folder; name a scenario file in it"},
           {big, "too-large", "the file has 200 MB; at most 64 MB are read"},
           {pipe, "cannot-open", "this is not a regular file"},
           {big + "/x.json", "cannot-open", ""}}) {
    INFO(each.path);
    const LoadResult loaded = load_scenario(each.path, rubrics());
    CHECK(loaded.unreadable);
    CHECK(loaded.scenario == nullptr);
    REQUIRE(loaded.problems.size() == 1);
    CHECK(loaded.problems.front().rule == each.rule);
    CHECK(loaded.problems.front().where.file == each.path);
    CHECK(loaded.problems.front().where.line == 0);
    if (!each.message.empty()) CHECK(loaded.problems.front().message == each.message);
  }
}

TEST_CASE("given a file, when it is loaded, then its hash is the SHA-256 of its bytes") {
  CHECK(content_hash("") == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
  CHECK(content_hash("abc") == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  const TemporaryFolder folder;
  const std::string json = to_json({R"("a": { "goto": "end" }, )" + the_end, "a", "", ""});
  const LoadResult loaded = load_scenario(folder.write("good.json", json), rubrics());
  REQUIRE(loaded.scenario);
  CHECK(loaded.scenario->hash == content_hash(json));
  CHECK_FALSE(loaded.unreadable);
}

TEST_CASE(
    "given a folder with good, faulty and other files, when the library is read, then each JSON file stands "
    "there by name") {
  const TemporaryFolder folder;
  folder.write("b.json", "{");
  folder.write("a.json", to_json({R"("a": { "goto": "end" }, )" + the_end, "a", "", ""}));
  folder.write("README.md", "# No scenario");
  std::filesystem::create_directory(folder.path() / "inner");
  const std::vector<LibraryEntry> library = read_library(folder.path(), rubrics());
  REQUIRE(library.size() == 2);
  CHECK(library[0].path.filename() == "a.json");
  CHECK(library[0].loaded.scenario);
  CHECK(library[1].path.filename() == "b.json");
  CHECK(library[1].loaded.problems.size() == 1);
  CHECK(read_library(folder.path() / "none", rubrics()).empty());
}
