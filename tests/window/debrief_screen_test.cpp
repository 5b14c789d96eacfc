#include "catch.hpp"
#include "screen_fixture.hpp"

using namespace composure::window;

TEST_CASE("A debrief begins with a sentence, and says what it rests on") {
  ScreenTest test;
  test.show_debrief(true);
  CHECK(test.window.has("Dana stays."));
  CHECK(test.window.has("She wanted to hear it from you."));
  CHECK(test.window.has("100%"));
  CHECK(test.window.has("passed"));
  const Node* bar = test.window.semantics().find(Role::meter, "Owns it");
  REQUIRE(bar != nullptr);
  CHECK(bar->value == "100%, 2 of 2");
  CHECK_FALSE(test.window.semantics().find(Role::meter, "Summarises"));
  CHECK(test.says("Not exercised here: Paraphrases"));
  CHECK(test.says("not itself a validated scale"));
  CHECK(test.says("Owns the specific thing"));
}

TEST_CASE("An ending without a headline gets a plain sentence") {
  ScreenTest test;
  test.show_debrief(false);
  CHECK(test.window.has("The conversation with Dana did not end well."));
  CHECK(test.window.has("not passed"));
  CHECK(test.says("What to work on"));
}

TEST_CASE("A turn is read in full") {
  ScreenTest test;
  test.show_debrief(false, true);
  CHECK(test.window.has("Turn 1 of 2, preparing"));
  CHECK(test.window.has("Read the log"));
  test.window.click("Turn 2: It was the provider.");
  CHECK(test.screen<DebriefScreen>()->turn == 1);
  CHECK(test.window.has("Turn 2 of 2"));
  CHECK(test.window.has("The first of March is gone."));
  CHECK(test.window.has("And I heard it in passing."));
  CHECK(test.window.has("She had not finished."));
  CHECK(test.window.has("It sends her to somebody who is not in the room."));
  CHECK(test.window.has("I promised that date to my board."));
  CHECK(test.says("Trust 40 → 25"));
  CHECK(test.says("Tension 60, unchanged"));
  CHECK(test.window.has("−1 of 2"));
}

TEST_CASE("The keyboard goes from turn to turn") {
  ScreenTest test;
  test.show_debrief(true);
  REQUIRE(test.window.semantics().focused() != nullptr);
  CHECK(test.window.semantics().focused()->label == "Turn 1: Read the log");
  test.window.press(Key::down);
  CHECK(test.screen<DebriefScreen>()->turn == 1);
  test.window.press(Key::up);
  CHECK(test.screen<DebriefScreen>()->turn == 0);

  SECTION("also along the curve") {
    const Node* point = test.window.semantics().find(Role::point, "turn 2");
    REQUIRE(point != nullptr);
    test.window.click_at(point->rect.centre());
    CHECK(test.screen<DebriefScreen>()->turn == 1);
    test.window.press(Key::left);
    CHECK(test.screen<DebriefScreen>()->turn == 0);
  }
}

TEST_CASE("A bar leads to the turn at which its criterion was at stake") {
  ScreenTest test;
  test.show_debrief(true);
  const Node* bar = test.window.semantics().find(Role::meter, "Owns it");
  REQUIRE(bar != nullptr);
  test.window.click_at(bar->rect.centre());
  CHECK(test.screen<DebriefScreen>()->turn == 1);
}

TEST_CASE("From a debrief one plays on, plays again, or leaves") {
  ScreenTest test;
  test.show_debrief(true);
  test.window.press(Key::down);
  SECTION("T plays on from the turn") {
    test.window.press(Key::t);
    REQUIRE(test.screen<PlayScreen>() != nullptr);
    CHECK(test.screen<PlayScreen>()->session.conversation().decisions().size() == 1);
  }
  SECTION("so does the button") {
    test.window.click("Try this turn again");
    REQUIRE(test.screen<PlayScreen>() != nullptr);
    CHECK(test.screen<PlayScreen>()->retry_from == 1);
  }
  SECTION("R begins again") {
    test.window.press(Key::r);
    REQUIRE(test.screen<PlayScreen>() != nullptr);
    CHECK(test.screen<PlayScreen>()->session.conversation().decisions().empty());
  }
  SECTION("so does its button") {
    test.window.click("Play again");
    CHECK(test.screen<PlayScreen>() != nullptr);
  }
  SECTION("Escape leaves") {
    test.window.press(Key::escape);
    CHECK(test.screen<LibraryScreen>() != nullptr);
  }
  SECTION("so does the button Library") {
    test.window.click("Library");
    CHECK(test.screen<LibraryScreen>() != nullptr);
  }
}

TEST_CASE("An attempt without a decision is looked back upon as well") {
  ScreenTest test;
  composure::Session session(test.launch(), {});
  composure::Debrief debrief = composure::make_debrief(session.conversation());
  test.show(DebriefScreen{std::move(session), std::move(debrief), 0, false});
  CHECK(test.window.has("The conversation with Dana did not come to its end."));
  CHECK(test.window.has("not scored"));
  CHECK_FALSE(test.window.has("Try this turn again"));
  CHECK(test.layout_faults() == "");
}

TEST_CASE("In a narrow window a press on the curve leads down to the turn") {
  ScreenTest test(720, 520);
  test.show_debrief(true);
  test.window.wheel({360, 300}, -1);
  const Node* point = test.window.semantics().find(Role::point, "turn 2");
  REQUIRE(point != nullptr);
  test.window.click_at(point->rect.centre());
  test.window.advance(1);
  REQUIRE(test.screen<DebriefScreen>()->turn == 1);
  const Node* title = test.window.semantics().find("Turn 2 of 2");
  REQUIRE(title != nullptr);
  CHECK(title->visible());
}

TEST_CASE("A debrief holds at every size of the window") {
  for (const auto& [width, height, scale] : window_sizes) {
    ScreenTest test(width, height, scale);
    CAPTURE(width, height, scale);
    test.show_debrief(false, true);
    CHECK(test.layout_faults() == "");
    test.window.press(Key::down);
    CHECK(test.layout_faults() == "");
  }
}
