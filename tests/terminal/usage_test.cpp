#include <string>
#include <vector>

#include "catch.hpp"
#include "terminal/program.hpp"

using namespace composure::test;
using Catch::Matchers::ContainsSubstring;

namespace {

const std::string fixture = project_file("tests/fixtures/every-feature.json");

}  // namespace

TEST_CASE("given a question about the program, when it is asked, then the answer is on the standard output") {
  for (const std::vector<std::string>& question : {std::vector<std::string>{"--help"},
                                                   {"play", "--help"},
                                                   {"screenshot", "--help"},
                                                   {"format", "--help"},
                                                   {"strings", "export", "--help"},
                                                   {"strings", "import", "--help"},
                                                   {"-h"}}) {
    const Run run = run_program(question);
    CHECK(run.exit_code == 0);
    CHECK(run.err.empty());
    CHECK_THAT(run.out, ContainsSubstring("--help"));
  }
  const Run help = run_program({"--help"});
  CHECK_THAT(help.out, ContainsSubstring("play"));
  CHECK_THAT(help.out, ContainsSubstring("64 MB"));  // limits are told
  CHECK_THAT(help.out, ContainsSubstring("64 levels"));
  const Run version = run_program({"--version"});
  CHECK(version.exit_code == 0);
  CHECK_THAT(version.out, Catch::Matchers::StartsWith("composure 0."));
}

TEST_CASE(
    "given bad usage, when the program is started, then it says so on the error output with exit code 2") {
  const std::vector<std::vector<std::string>> cases{
      {"play"},
      {"play", fixture, "--decisions"},
      {"play", fixture, "--what"},
      {"play", fixture, "another.json", "--decisions", ""},
      {"play", fixture, "--decisions", "", "--seed", "abc"},
      {"play", fixture, "--decisions", "", "--seed", "-1"},
      {"play", fixture, "--decisions", "", "--seed", "18446744073709551616"},
      {"play", fixture, "--decisions", "", "--mode", "exam"},
      {"play", fixture, "--decisions", "", "--chance", "0"},
      {"play", fixture, "--decisions", "", "--chance", "1,x"},
      {"play", fixture, "--decisions", "", "--chance", "-1"},
      {"play", fixture, "--json"},
      {"pla", fixture, "--decisions", ""},
      {"screenshot"},
      {"screenshot", "--screen", "nowhere", "--out", "x.png"},
      {"--theme", "pink"},
      {"--language", "pink lemonade"},
  };
  for (const std::vector<std::string>& arguments : cases) {
    INFO(arguments.back());
    const Run run = run_program(arguments);
    CHECK(run.exit_code == 2);
    CHECK(run.out.empty());
    CHECK_FALSE(run.err.empty());
  }
}

TEST_CASE(
    "given an empty list of decisions, when it is written in any way, then the attempt stops at its first "
    "decision") {
  const Run expected = run_program({"play", fixture, "--decisions", ""});
  CHECK(expected.exit_code == 0);
  CHECK(expected.err.empty());
  CHECK_THAT(expected.out, ContainsSubstring("The decisions end here."));
  CHECK(run_program({"play", fixture, "--decisions="}).out == expected.out);
  CHECK(run_program({"play", fixture, "--decisions", " "}).out == expected.out);
  CHECK(run_program({"play", "--decisions", "", fixture}).out == expected.out);
}

TEST_CASE(
    "given a list of decisions that starts with a hyphen, when it is played, then it is a list and no "
    "option") {
  const Run expected = run_program({"play", fixture, "--decisions=-,own"});
  CHECK(expected.exit_code == 0);
  CHECK(run_program({"play", fixture, "--decisions", "-,own"}).out == expected.out);
  CHECK(run_program({"play", "--decisions", "-,own", fixture}).out == expected.out);
  const Run alone = run_program({"play", fixture, "--decisions", "-"});
  CHECK(alone.exit_code == 0);
  CHECK_THAT(alone.out, ContainsSubstring("(You picked nothing.)"));
  CHECK_THAT(alone.out, ContainsSubstring("The telephone rings."));
}

TEST_CASE(
    "given more draws than were needed, when the attempt has ended, then that is said and is no error") {
  const Run run = run_program({"play", fixture, "--decisions", "-,excuse,shout", "--chance", "1,1"});
  CHECK(run.exit_code == 0);
  CHECK(run.err == "composure: only 0 draws were needed; the rest of --chance was not used\n");
}

TEST_CASE("given output that cannot be written, when the program ends, then it says so with exit code 2") {
  const Run full = run_program({"play", fixture, "--decisions", ""}, "");
  REQUIRE(full.exit_code == 0);
  // /dev/full takes nothing; a shell redirects to it.
  const std::string command = "'" + std::string(COMPOSURE_PROGRAM) + "' play '" + fixture +
                              "' --decisions '' > /dev/full 2> /dev/null";
  const int status = std::system(command.c_str());
  REQUIRE(WIFEXITED(status));
  CHECK(WEXITSTATUS(status) == 2);
}
