// What `play` prints, byte for byte, for a scenario that has every feature of the format. Run with
// COMPOSURE_UPDATE_GOLDEN=1 to write the expected files anew, and read the difference before you commit it.
#include <cstdlib>
#include <string>
#include <vector>

#include "catch.hpp"
#include "terminal/program.hpp"

using namespace composure::test;

namespace {

struct Golden {
  std::string name;
  std::string decisions;
  std::vector<std::string> more;
};

const std::vector<Golden> all{
    {"good-ending", "plan+invoice,?ask-sam,?ask-again,own,question,send,summary+date", {"--chance", "1,1"}},
    {"cut-in-and-lost", "-,!2:excuse,!shout", {}},
    {"clock-runs-out", "3,~,1,pause,sum-up,regards", {"--chance", "3"}},
    {"false-claim", "plan,own,limit,question,pause,sum-up,discount", {"--chance", "2"}},
    {"fallback-reply", "lunch+plan,ask,question,pause,1,-", {"--seed", "7"}},
    {"unfinished-at-a-pick", "", {}},
    {"unfinished-at-a-clock", "plan,?1", {"--mode", "guided"}},
    {"unfinished-follow-up", "plan,!ask,send", {"--mode", "assessment", "--seed", "18446744073709551615"}},
};

std::vector<std::string> arguments_of(const Golden& golden, bool json) {
  std::vector<std::string> arguments{"play", project_file("tests/fixtures/every-feature.json"), "--decisions",
                                     golden.decisions};
  arguments.insert(arguments.end(), golden.more.begin(), golden.more.end());
  if (json) arguments.emplace_back("--json");
  return arguments;
}

void check_golden(const Golden& golden, bool json) {
  INFO(golden.name << (json ? " --json" : ""));
  const Run run = run_program(arguments_of(golden, json));
  INFO(run.err);
  REQUIRE(run.exit_code == 0);
  CHECK(run.err.empty());
  const std::string path = project_file("tests/terminal/golden/" + golden.name + (json ? ".json" : ".txt"));
  if (const char* update = std::getenv("COMPOSURE_UPDATE_GOLDEN");
      update != nullptr && std::string(update) == "1") {
    std::ofstream(path, std::ios::binary) << run.out;
    WARN("written: " << path);
  }
  CHECK(run.out == read_bytes(path));
  const Run again = run_program(arguments_of(golden, json));
  CHECK(again.out == run.out);
  CHECK(again.err == run.err);
}

}  // namespace

TEST_CASE(
    "given a scenario and decisions, when they are played, then the transcript and the debrief are as "
    "expected, every time") {
  for (const Golden& golden : all)
    check_golden(golden, false);
}

TEST_CASE(
    "given a scenario and decisions, when they are played for a program to read, then the JSON is as "
    "expected, every time") {
  for (const Golden& golden : all)
    check_golden(golden, true);
}
