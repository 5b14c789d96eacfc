// Whatever is wrong with the input, the program says so in one line and leaves with the exit code that was
// promised.
#include <algorithm>
#include <string>
#include <vector>

#include "catch.hpp"
#include "terminal/program.hpp"

using namespace composure::test;
using Catch::Matchers::ContainsSubstring;

namespace {

std::string scenario_file(const std::string& nodes) {
  return R"({ "format": 1, "id": "x", "title": "X", "client": { "name": "Dana" },
"state": { "trust": { "type": "meter", "start": 40 }, "tension": { "type": "meter", "start": 60 } }, "start": "a",
"nodes": {
)" + nodes +
         R"(,
"end": { "ending": "done" } } })";
}

const std::string replies = R"("replies": [ { "id": "x", "say": "X." }, { "id": "y", "say": "Y." } ])";

/// Nothing but one line on the error output, of printable text.
void check_one_line(const Run& run, const std::string& expected) {
  CHECK(run.exit_code == 2);
  CHECK(run.err == expected + "\n");
  CHECK(std::ranges::count(run.err, '\n') == 1);
}

void check_refused(const std::string& path, const std::string& expected) {
  INFO(path);
  for (const std::vector<std::string>& more :
       {std::vector<std::string>{"--decisions", "x"}, {"--decisions", "", "--json"}, {}}) {
    std::vector<std::string> arguments{"play", path};
    arguments.insert(arguments.end(), more.begin(), more.end());
    const Run run = run_program(arguments);
    check_one_line(run, path + expected);
    CHECK(run.out.empty());
  }
}

}  // namespace

TEST_CASE(
    "given a path that cannot be read, when it is played, then one line says why, and the exit code is 2") {
  const TemporaryFolder folder;
  check_refused((folder.path() / "none.json").string(), ": error: there is no such file [cannot-open]");
  check_refused(folder.path().string(),
                ": error: this is a folder; name a scenario file in it [is-a-folder]");
  const std::string big = folder.write("big.json", "");
  std::filesystem::resize_file(big, 200ULL * 1024 * 1024);
  check_refused(big, ": error: the file has 200 MB; at most 64 MB are read [too-large]");
}

TEST_CASE(
    "given a file that is no JSON, when it is played, then one line says where and why, and the exit code is "
    "2") {
  const TemporaryFolder folder;
  const auto file = [&](const std::string& bytes) { return folder.write("x.json", bytes); };
  check_refused(file(""), ": error: the file is empty [empty-file]");
  check_refused(file("{\n\"title\": \"caf\xE9\" }"),
                ":2:15: error: this byte is not valid UTF-8; save the file as UTF-8 [bad-utf8]");
  check_refused(file("\xFF\xFE{"),
                ":1:1: error: this byte is not valid UTF-8; save the file as UTF-8 [bad-utf8]");
  check_refused(file(std::string(100'000, '[')),
                ":1:65: error: arrays and objects are nested deeper than 64 levels [too-deep]");
  check_refused(file(scenario_file("\"a\": {}, \"a\": {}")),
                ":4:10: error: \"a\" already stands in this object, in line 4 [duplicate-key]");
  const std::string whole = scenario_file("\"a\": { \"goto\": \"end\", " + replies + " }");
  for (const std::size_t length : {std::size_t{1}, whole.size() / 3, whole.size() / 2, whole.size() - 1}) {
    const Run run = run_program({"play", file(whole.substr(0, length)), "--decisions", ""});
    CHECK(run.exit_code == 2);
    CHECK(run.out.empty());
    CHECK(std::ranges::count(run.err, '\n') == 1);
    CHECK_THAT(run.err, ContainsSubstring("[bad-json]"));
  }
  const std::string zeros = folder.write("zeros.json", std::string(1'000'000, '\0'));
  CHECK(run_program({"play", zeros, "--decisions", ""}).exit_code == 2);
}

TEST_CASE(
    "given a faulty scenario, when it is played, then one line says where and what was expected, and the "
    "exit code is 2") {
  const TemporaryFolder folder;
  const auto file = [&](const std::string& nodes) { return folder.write("x.json", scenario_file(nodes)); };
  check_refused(
      file("\"a\": { \"goto\": \"ende\", " + replies + " }"),
      ":4:16: error: node \"a\" goes to \"ende\", which is no node; did you mean \"end\"? [unknown-node]");
  check_refused(file("\"a\": { \"goto\": \"end\", \"effects\": [\"trst += 5\"], " + replies + " }"),
                ":4:36: error: \"trst\" is not declared; did you mean \"trust\"? [unknown-name]");
  check_refused(file("\"a\": { \"goto\": \"end\", \"effects\": [\"trust += 5 / 0\"], " + replies + " }"),
                ":4:49: error: division by zero [division-by-zero]");
  check_refused(
      file("\"a\": { \"goto\": \"b\" }, \"b\": { \"goto\": \"a\" }"),
      ":4:1: error: this goes round for ever without a decision or an ending: a → b → a [endless-loop]");
  check_refused(file("\"a\": { \"goto\": \"end\", \"replies\": [] }"),
                ":4:34: error: this list of replies is empty; leave it out of a node that goes on by itself "
                "[empty-list]");
}

TEST_CASE("given several faults, when the scenario is played, then each has a line of its own") {
  const TemporaryFolder folder;
  const std::string path =
      folder.write("x.json", scenario_file("\"a\": { \"goto\": \"p\" },\n\"b\": { \"goto\": \"q\" }"));
  const Run run = run_program({"play", path, "--decisions", ""});
  CHECK(run.exit_code == 2);
  CHECK(run.err ==
        path +
            ":4:16: error: node \"a\" goes to \"p\", which is no node; did you mean \"a\"? [unknown-node]\n" +
            path +
            ":5:16: error: node \"b\" goes to \"q\", which is no node; did you mean \"a\"? [unknown-node]\n");
}

TEST_CASE(
    "given a scenario that leads nowhere at run time, when it is played, then it stops with a message and "
    "exit code 2") {
  const TemporaryFolder folder;
  const std::string empty_offer = folder.write(
      "offer.json",
      scenario_file(
          R"("a": { "goto": "b", )" + replies +
          R"( }, "b": { "goto": "end", "replies": [ { "id": "z", "say": "Z.", "when": "trust > 90" } ] })"));
  check_one_line(
      run_program({"play", empty_offer, "--decisions", "x"}),
      "composure: the scenario stopped: no reply is on offer at node \"b\", and it has no fallback");
  check_one_line(run_program({"play", empty_offer, "--decisions", "x,z"}),
                 "composure: decision 2 (\"z\") at turn 2, node \"b\": no reply is on offer at node \"b\", "
                 "and it has no fallback; on offer: nothing");
  check_one_line(
      run_program({"play", empty_offer}, "x\n"),
      "composure: the scenario stopped: no reply is on offer at node \"b\", and it has no fallback");
  const std::string loop = folder.write(
      "loop.json",
      scenario_file(
          R"("a": { "goto": "b", )" + replies +
          R"( }, "b": { "goto": [ { "when": "trust > 90", "to": "end" }, { "to": "c" } ] }, "c": { "goto": "b" })"));
  for (const Run& run :
       {run_program({"play", loop, "--decisions", "x"}), run_program({"play", loop}, "x\n")}) {
    CHECK(run.exit_code == 2);
    CHECK_THAT(run.err, ContainsSubstring("composure: the scenario stopped: the story went on for more than "
                                          "1000 steps without a decision, last at node"));
    CHECK(std::ranges::count(run.err, '\n') == 1);
  }
}

TEST_CASE(
    "given decisions that are not possible, when they are played, then one line names turn and offer, and "
    "nothing is printed") {
  const std::string fixture = project_file("tests/fixtures/every-feature.json");
  const std::string at_desk = "; on offer: plan (1), invoice (2), lunch (3)";
  const std::string at_call = "; on offer: own (1), ask (2), excuse (3), pause (4), ?ask-sam, ~";
  const std::vector<std::pair<std::string, std::string>> cases{
      {"plain", "decision 1 (\"plain\") at turn 1, node \"desk\": \"plain\" is not on offer" + at_desk},
      {"plan+invoice+lunch",
       "decision 1 (\"plan+invoice+lunch\") at turn 1, node \"desk\": pick 0 to 2 here, not 3" + at_desk},
      {"~", "decision 1 (\"~\") at turn 1, node \"desk\": there is no clock here" + at_desk},
      {"-,!3:own",
       "decision 2 (\"!3:own\") at turn 2, node \"call\": cutting in is possible only before the last of the "
       "3 parts" +
           at_call},
      {"-,5", "decision 2 (\"5\") at turn 2, node \"call\": \"5\" is not on offer" + at_call},
      {"-,?ask-again",
       "decision 2 (\"?ask-again\") at turn 2, node \"call\": there is no aside \"ask-again\" to take now" +
           at_call},
      {"-,excuse,shout,limit",
       "decision 4 (\"limit\") at turn 4, node \"lost\": the conversation had already ended; on offer: "
       "nothing"},
  };
  for (const auto& [decisions, message] : cases) {
    for (const std::vector<std::string>& more : {std::vector<std::string>{}, {"--json"}}) {
      std::vector<std::string> arguments{"play", fixture, "--decisions", decisions};
      arguments.insert(arguments.end(), more.begin(), more.end());
      const Run run = run_program(arguments);
      check_one_line(run, "composure: " + message);
      CHECK(run.out.empty());
    }
  }
}

TEST_CASE("given a forced draw that does not exist, when it is played, then the attempt stops and says so") {
  const Run run = run_program({"play", project_file("tests/fixtures/every-feature.json"), "--decisions",
                               "plan,own", "--chance", "3"});
  check_one_line(run,
                 "composure: the scenario stopped: draw 1 was forced to alternative 3, but there are 2 at "
                 "node \"call\", and one of weight 0 is never drawn");
}
