#include "play_fixture.hpp"

using namespace composure;
using namespace composure::window;

namespace {

struct Played {
  Model model = play_model();
  double now = 0;

  Played() { change(Begin{}); }
  PlayScreen& play() { return std::get<PlayScreen>(model.screen); }
  std::string node() { return play().session.conversation().node().id; }
  void change(const Intent& intent) { update(model, intent, now); }
  void wait(double seconds) {
    now += seconds;
    advance(model, now);
  }
  void to_talk() {
    change(TogglePiece{0});
    change(ConfirmPieces{});
    change(Choose{0});
  }
  void hear() {
    for (int i = 0; i < 20 && is_speaking(play()); ++i)
      wait(10);
  }
};

}  // namespace

TEST_CASE("Pieces are ticked within their bounds") {
  Played p;
  p.change(ConfirmPieces{});
  CHECK(p.node() == "look-up");
  p.change(TogglePiece{0});
  p.change(TogglePiece{1});
  p.change(TogglePiece{2});
  CHECK(p.play().picked == 0b011);
  p.change(TogglePiece{0});
  CHECK(p.play().picked == 0b010);
  p.change(PickNothing{});
  CHECK(p.node() == "look-up");
  p.change(ConfirmPieces{});
  CHECK(p.node() == "when");
  CHECK(p.play().picked == 0);
}

TEST_CASE("A line takes its time, and next_change says when") {
  Played p;
  p.to_talk();
  CHECK(is_speaking(p.play()));
  CHECK(p.play().parts == 1);
  const auto due = next_change(p.model);
  REQUIRE(due);
  CHECK(!advance(p.model, *due - 0.01));
  CHECK(advance(p.model, *due));
  CHECK(p.play().parts == 2);
  p.now = *due;
  p.hear();
  CHECK(can_choose(p.play()));
  CHECK(!next_change(p.model));
}

TEST_CASE("Cutting in stops the line until it is answered or taken back") {
  Played p;
  p.to_talk();
  REQUIRE(can_cut_in(p.play()));
  p.change(composure::window::CutIn{});
  CHECK(can_choose(p.play()));
  CHECK(!next_change(p.model));
  p.wait(100);
  CHECK(p.play().parts == 1);

  SECTION("answered") {
    p.change(Choose{0});
    CHECK(p.play().session.conversation().turns().back().decision.heard == 1);
    CHECK(p.play().session.conversation().tension() == 70);
  }
  SECTION("taken back") {
    p.change(HearOn{});
    CHECK(p.play().parts == 2);
    p.hear();
    p.change(Choose{0});
    CHECK(p.play().session.conversation().turns().back().decision.heard == 0);
  }
  SECTION("not on the last part") {
    p.change(HearOn{});
    p.hear();
    CHECK(!can_cut_in(p.play()));
  }
}

TEST_CASE("The clock starts after the last word, and silence answers") {
  Played p;
  p.to_talk();
  p.hear();
  CHECK(!p.play().clock_ends);
  p.change(Choose{0});
  REQUIRE(p.node() == "demand");
  p.hear();
  REQUIRE(p.play().clock_ends);
  CHECK(next_change(p.model) == p.play().clock_ends);
  p.now = *p.play().clock_ends;
  CHECK(advance(p.model, p.now));
  CHECK(!p.play().clock_ends);
  CHECK(p.play().session.conversation().decisions().back().kind == Decision::Kind::timeout);
}

TEST_CASE("A colleague is asked without a turn passing") {
  Played p;
  p.to_talk();
  p.change(AskColleague{0});
  CHECK(p.play().session.conversation().decisions().size() == 2);
  p.hear();
  p.change(ShowColleague{true});
  p.change(AskColleague{0});
  CHECK(!p.play().colleague);
  CHECK(p.node() == "opening");
  CHECK(!is_speaking(p.play()));
  CHECK(p.play().shown.size() == 2);
  // Going back one turn goes before the aside's turn, not before the aside.
  p.change(BackOneTurn{});
  CHECK(p.node() == "when");
}

TEST_CASE("A panel over the screen does not outlive its turn") {
  Played p;
  p.to_talk();
  p.hear();
  p.change(Choose{0});
  p.hear();
  p.change(ShowColleague{true});
  p.wait(100);
  CHECK(!p.play().colleague);
}

TEST_CASE("What is said before another page stays until the learner goes on") {
  Played p;
  p.to_talk();
  p.hear();
  p.change(Choose{0});
  p.hear();
  p.change(Choose{0});
  REQUIRE(p.node() == "mail");
  p.hear();
  CHECK(p.play().reading);
  CHECK(page_of(p.play()) == PlayPage::conversation);
  p.change(HearOn{});
  CHECK(page_of(p.play()) == PlayPage::follow_up);
  // Back and there again without a line: nothing to read.
  p.change(TogglePiece{0});
  p.change(ConfirmPieces{});
  p.hear();
  CHECK(is_over(p.play()));
  p.change(BackOneTurn{});
  CHECK(page_of(p.play()) == PlayPage::follow_up);
  CHECK(p.play().picked == 0);
}

TEST_CASE("Back one turn keeps what was decided before, and marks a retry") {
  Played p;
  p.change(BackOneTurn{});
  CHECK(p.node() == "look-up");
  CHECK(!p.play().retry_from);
  p.to_talk();
  p.hear();
  p.change(Choose{0});
  p.change(BackOneTurn{});
  CHECK(p.node() == "opening");
  CHECK(!is_speaking(p.play()));
  CHECK(p.play().retry_from == 2U);
  p.change(BackOneTurn{});
  CHECK(p.play().retry_from == 1U);
  p.change(Choose{0});
  CHECK(p.play().retry_from == 1U);
}

TEST_CASE("The debrief leads to a retry and to a new attempt") {
  Played p;
  p.to_talk();
  p.hear();
  p.change(Choose{0});
  p.change(LookBack{});
  REQUIRE(std::holds_alternative<DebriefScreen>(p.model.screen));
  SECTION("retry") {
    p.change(RetryTurn{1});
    CHECK(p.node() == "when");
    CHECK(p.play().retry_from == 1U);
    CHECK(page_of(p.play()) == PlayPage::prepare);
  }
  SECTION("again") {
    p.change(Begin{});
    CHECK(p.node() == "look-up");
    CHECK(!p.play().retry_from);
  }
  SECTION("a turn that is not there") {
    p.change(LookAtTurn{99});
    CHECK(std::get<DebriefScreen>(p.model.screen).turn == 0);
    p.change(RetryTurn{99});
    CHECK(std::holds_alternative<DebriefScreen>(p.model.screen));
  }
}

TEST_CASE("Words for levels and phases") {
  CHECK(level_word(19) == "very low");
  CHECK(level_word(20) == "low");
  CHECK(level_word(59) == "middling");
  CHECK(level_word(79) == "high");
  CHECK(level_word(80) == "very high");
  Played p;
  const auto steps = phase_steps(p.play().session.conversation().scenario(), Phase::converse, false);
  CHECK(steps.names == std::vector<std::string_view>{"Prepare", "Talk", "Follow up", "Reflect"});
  CHECK(steps.current == 1);
  CHECK(phase_steps(p.play().session.conversation().scenario(), Phase::converse, true).current == 3);
  CHECK(reading_seconds("") == 0);
  CHECK(reading_seconds("one two three") < reading_seconds("one two three four"));
}
