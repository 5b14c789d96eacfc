// Playing at the terminal, with a file in the place of the keyboard.
#include <string>
#include <vector>

#include "catch.hpp"
#include "conversation/chance.hpp"
#include "scenario/load.hpp"
#include "terminal/program.hpp"

using namespace composure;
using namespace composure::test;
using Catch::Matchers::ContainsSubstring;

namespace {

const std::string fixture = project_file("tests/fixtures/every-feature.json");
constexpr std::uint64_t seed = 3;

Run play(const std::string& typed, std::vector<std::string> more = {}) {
  std::vector<std::string> arguments{"play", fixture, "--seed", std::to_string(seed)};
  arguments.insert(arguments.end(), more.begin(), more.end());
  return run_program(arguments, typed);
}

/// The number that shows beside a reply of a node of the fixture, on the first visit and with all its replies
/// on offer.
std::string shown_number(const std::string& node_id, const std::string& reply) {
  const LoadResult loaded = load_scenario(fixture, shipped_rubrics());
  REQUIRE(loaded.scenario);
  const NodeIndex node = *loaded.scenario->find_node(node_id);
  const auto& options = loaded.scenario->nodes[node].options;
  const std::vector<std::size_t> order = shown_order(options.size(), seed, node, 1);
  for (std::size_t i = 0; i < order.size(); ++i) {
    if (loaded.scenario->replies[options[order[i]].reply].id == reply) return std::to_string(i + 1);
  }
  FAIL("no reply " << reply);
  return {};
}

std::size_t count(const std::string& text, const std::string& part) {
  std::size_t found = 0;
  for (std::size_t at = text.find(part); at != std::string::npos; at = text.find(part, at + 1))
    ++found;
  return found;
}

}  // namespace

TEST_CASE(
    "given a person at the terminal, when the whole conversation is played, then it ends with a debrief") {
  const Run run = play("1+2\n\n\n?1\nown\nquestion\nsend\n1+2\n", {"--chance", "1,1"});
  CHECK(run.exit_code == 0);
  CHECK(run.err.empty());
  CHECK_THAT(run.out, ContainsSubstring("Colleague: By 14 March, not before."));
  CHECK_THAT(run.out, ContainsSubstring(
                          "You: The manual is late, and that is our doing. You will have it on 14 March."));
  CHECK_THAT(run.out, ContainsSubstring("Robin: It works. Thank you."));
  CHECK_THAT(run.out, ContainsSubstring("Robin bakes again."));
  CHECK_THAT(run.out, ContainsSubstring("Turn by turn"));
}

TEST_CASE(
    "given numbers beside the replies, when one is typed, then it means the reply that is shown there") {
  for (const std::string reply : {"own", "ask", "excuse", "pause"}) {
    const std::string number = shown_number("call", reply);
    const Run by_id = play("1\n\n\n" + reply + "\n");
    REQUIRE(by_id.exit_code == 0);
    for (const std::string& typed : {number, " " + number, number + "  ", number + "\r", "\t" + number}) {
      INFO(reply << " typed as [" << typed << "]");
      CHECK(play("1\n\n\n" + typed + "\n").out == by_id.out);
    }
  }
}

TEST_CASE(
    "given a client who speaks in parts, when x is typed, then the learner has cut in and the rest is not "
    "heard") {
  const Run first = play("1\nx\nown\n");
  CHECK(first.exit_code == 0);
  CHECK(count(first.out, "Enter: let him finish   x: cut in") == 1);
  CHECK_THAT(first.out, ContainsSubstring(
                            "You cut in. Unsaid: “I have four people standing at an oven that they cannot"));
  CHECK(count(first.out, "seconds.") == 0);  // the clock starts after the last part
  const Run second = play("1\n\n!\nown\n");
  CHECK_THAT(second.out, ContainsSubstring("You cut in. Unsaid: “So what do I tell them?”"));
  const Run none = play("1\n\n\nown\n");
  CHECK(count(none.out, "You cut in.") == 0);
  // While the client speaks, reply keys choose nothing, and say so.
  const Run hasty = play("1\n1\n2\nown\n");
  CHECK(count(hasty.out, "Replies wait until he has finished, or is cut off with x.") == 2);
  CHECK(count(hasty.out, "You cut in.") == 0);
  CHECK(hasty.out.substr(hasty.out.find("Looking back")) == none.out.substr(none.out.find("Looking back")));
  // The history tells no more of a line than was heard of it.
  const Run asking = play("1\nx\nh\n");
  CHECK(count(asking.out, "I have four people standing at an oven") == 0);
}

TEST_CASE(
    "given the learner has cut in, when a colleague is asked first, then the client is still cut short") {
  const Run run = play("1\nx\n?1\nown\n");
  CHECK(run.exit_code == 0);
  CHECK_THAT(run.out, ContainsSubstring("Colleague: By 14 March, not before."));
  CHECK_THAT(run.out, ContainsSubstring("You cut in."));
  CHECK(count(run.out, "So what do I tell them?") == 1);  // among what was not said
}

TEST_CASE(
    "given a turn was taken, when b is typed, then it is asked again; not in an assessment, and not before "
    "the first") {
  const Run run = play("b\n1\n\n\nexcuse\n\nb\nask\nq\n");
  CHECK(run.exit_code == 0);
  CHECK_THAT(run.out, ContainsSubstring("This is the first turn."));
  CHECK_THAT(run.out, ContainsSubstring("One turn back."));
  CHECK_THAT(run.out, ContainsSubstring("You: What do the four of them need first?"));
  CHECK(count(run.out.substr(run.out.find("Looking back")), "Our printer was ill.") == 0);
  const Run assessed = play("1\n\n\nexcuse\n\nb\nq\n", {"--mode", "assessment"});
  CHECK_THAT(assessed.out, ContainsSubstring("There is no way back in an assessment."));
  CHECK(count(assessed.out.substr(assessed.out.find("Looking back")), "Our printer was ill.") == 1);
}

TEST_CASE("given the guided mode, when a reply was chosen, then the coach speaks at once; not in practice") {
  CHECK(count(play("1\n\n\nown\nq\n", {"--mode", "guided"}).out, "You said plainly whose doing it was.") ==
        2);
  CHECK(count(play("1\n\n\nown\nq\n").out, "You said plainly whose doing it was.") == 1);
}

TEST_CASE(
    "given the learner leaves, or the input ends, when that is at any moment, then the debrief is shown and "
    "the exit code is 0") {
  for (const std::string typed : {"q\n", "", "1\nq\n", "1\n", "1\n\n", "1\n\nq\n", "1\n\n\n", "1\n\n\nquit\n",
                                  "1\n\n\n?1", "1\n\n\nown"}) {
    INFO("[" << typed << "]");
    const Run run = play(typed);
    CHECK(run.exit_code == 0);
    CHECK(run.err.empty());
    CHECK(count(run.out, "You left the conversation.") == 1);
    CHECK_THAT(run.out, ContainsSubstring("The conversation did not reach an ending."));
  }
  // The last line needs no line break to count.
  CHECK_THAT(play("1\n\n\nown").out, ContainsSubstring("You: The manual is late"));
}

TEST_CASE(
    "given something that cannot be done is typed, when it is read, then it is asked again and nothing has "
    "happened") {
  const Run run = play("9\nnonsense\n1+1\n1+2+3\n~\n!1\n?1\n?\nh\n\n1+2\nq\n");
  CHECK(run.exit_code == 0);
  CHECK_THAT(run.out, ContainsSubstring("That does not work here: \"9\" is not on offer."));
  CHECK_THAT(run.out, ContainsSubstring("That does not work here: \"nonsense\" is not on offer."));
  CHECK_THAT(run.out, ContainsSubstring("That does not work here: pick 0 to 2 here, not 3."));
  CHECK_THAT(run.out, ContainsSubstring("That does not work here: there is no clock here."));
  CHECK_THAT(run.out, ContainsSubstring("back one turn"));
  CHECK_THAT(run.out, ContainsSubstring("You picked: The last invoice"));
  CHECK(count(run.out.substr(run.out.find("Turn by turn")), "1.  trust") == 1);
  CHECK(count(run.out.substr(run.out.find("Turn by turn")), "2.  trust") == 0);
}

TEST_CASE("given a clock, when it runs, then it is told once, whatever is asked or mistyped in between") {
  const Run run = play("1\n\n\n?1\nnonsense\n?1\nown\nq\n");
  CHECK(count(run.out, "You have 20 seconds.") == 1);
  const Run silent = play("1\n\n\n~\nq\n");
  CHECK_THAT(silent.out, ContainsSubstring("(You said nothing.)"));
  CHECK_THAT(silent.out, ContainsSubstring("Robin: Hello? Are you still there?"));
}

TEST_CASE(
    "given no terminal to ask at, when the program is started without a command and without a window, then a "
    "sample attempt is played") {
  // With a display this would open a window, so none is offered; without the window's code it is the terminal
  // anyway.
  unsetenv("DISPLAY");
  unsetenv("WAYLAND_DISPLAY");
  const Run run = run_program({fixture});
  CHECK(run.exit_code == 0);
  CHECK_THAT(run.err, ContainsSubstring("this is a sample attempt at \"Every feature\""));
  CHECK_THAT(run.out, ContainsSubstring("Ending: settled"));
  const Run faulty = run_program({project_file("tests/fixtures/none.json")});
  CHECK(faulty.exit_code == 2);
  CHECK_THAT(faulty.err, ContainsSubstring("there is no such file"));
}
