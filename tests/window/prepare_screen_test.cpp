#include "play_fixture.hpp"

using namespace composure;
using namespace composure::window;

SCENARIO("Pieces are chosen before the conversation") {
  PlayWindow w;

  GIVEN("a step that asks for one or two of three") {
    CHECK(w.has("Choose two."));
    CHECK(w.has("Dana Whitfield"));
    CHECK(w.has("The quote was due on Monday."));
    CHECK(w.find("Go on")->disabled);
    CHECK(!w.has("Choose nothing"));

    WHEN("the keyboard ticks two and goes on") {
      w.press(Key::n1);
      CHECK(w.find("Her e-mails")->checked);
      CHECK(!w.find("Go on")->disabled);
      w.press(Key::n3);
      THEN("the third cannot be had as well") {
        CHECK(w.find("The plan")->disabled);
      }
      w.press(Key::enter);
      THEN("the next step is there, with what is new") {
        CHECK(w.node() == "when");
        CHECK(w.has("The mails are short."));
        CHECK(w.conversation().decisions().at(0).picked == 0b101);
      }
    }
    WHEN("the arrows and Space tick one") {
      w.press(Key::down);
      w.press(Key::space);
      CHECK(w.find("The plan")->checked);
      w.press(Key::space);
      CHECK(!w.find("The plan")->checked);
    }
    WHEN("the mouse does it") {
      w.click("The plan");
      w.click("Go on");
      THEN("the next step is there") {
        CHECK(w.node() == "when");
      }
    }
  }
}

SCENARIO("A single choice is made by pressing it") {
  PlayWindow w;
  w.press(Key::n1);
  w.press(Key::enter);
  CHECK(w.has("What do you do?"));
  CHECK(!w.has("Go on"));

  WHEN("a digit is pressed") {
    w.press(Key::n1);
    CHECK(w.node() == "opening");
  }
  WHEN("Enter is pressed on the second") {
    w.press(Key::right);
    w.press(Key::enter);
    CHECK(w.node() == "opening");
  }
  WHEN("a card is clicked") {
    w.click("An e-mail tonight");
    CHECK(w.node() == "opening");
  }
  WHEN("a colleague is asked first") {
    w.press(Key::a);
    CHECK(w.has("Ask Lee: how is she?"));
    w.press(Key::n1);
    THEN("the answer stands on the same page") {
      CHECK(w.node() == "when");
      CHECK(w.has("Quick, and fair."));
      CHECK(w.has("Call her now"));
      CHECK(!w.has("Ask a colleague"));
    }
  }
}

TEST_CASE("Preparing holds at every size") {
  for (const PlaySize& size : play_sizes) {
    PlayWindow w(play_scenario, size);
    INFO(size.width << " x " << size.height << " at " << size.scale);
    CHECK(w.problems() == "");
    w.press(Key::n1);
    w.press(Key::enter);
    CHECK(w.problems() == "");
    w.press(Key::a);
    w.window.frame(3);
    CHECK(w.problems() == "");
    w.press(Key::n1);
    CHECK(w.problems() == "");
  }
}
