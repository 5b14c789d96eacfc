#include "play_fixture.hpp"
#include "window/screens/parts.hpp"

using namespace composure;
using namespace composure::window;
using Catch::Matchers::ContainsSubstring;

SCENARIO("The client speaks part by part") {
  PlayWindow w;
  w.to_talk();
  REQUIRE(w.node() == "opening");

  THEN("what is unsaid is not on the screen, and replies wait") {
    CHECK(w.window.semantics().find_containing("First part") != nullptr);
    CHECK(w.window.semantics().find_containing("Second part") == nullptr);
    CHECK(w.find("That is on me.")->disabled);
    CHECK(w.window.semantics().focused()->label == "Let her finish");
    w.press(Key::n1);
    CHECK(w.conversation().decisions().size() == 2);
  }
  WHEN("Space is pressed after as long as a quick reader needs") {
    w.window.advance(1.5);
    w.press(Key::space);
    CHECK(w.window.semantics().find_containing("Second part") != nullptr);
    THEN("at once again it does nothing") {
      w.press(Key::space);
      CHECK(w.window.semantics().find_containing("Third part") == nullptr);
    }
  }
  WHEN("nothing is pressed") {
    w.listen();
    THEN("she finishes, and the first card has the keyboard") {
      CHECK(w.window.semantics().find_containing("Third part") != nullptr);
      CHECK(!w.has("Let her finish"));
      CHECK(w.window.semantics().focused()->role == composure::window::Role::option);
      w.press(Key::enter);
      CHECK(w.node() == "demand");
      CHECK(w.conversation().turns().back().decision.heard == 0);
    }
    AND_WHEN("the card is clicked") {
      w.click("That is on me.");
      w.window.advance(1);
      THEN("trust rises, in a number, a word and a direction") {
        CHECK(w.window.semantics().find(composure::window::Role::meter, "Trust")->value ==
              "50 middling, rising");
        CHECK(w.window.semantics().find(composure::window::Role::meter, "Tension")->value == "60 high");
        CHECK(w.find("Dana Whitfield")->value == "listening, open");
      }
    }
  }
}

SCENARIO("The last word is not answered by a key that was meant for the line") {
  PlayWindow w;
  w.to_talk();
  w.window.advance(2);
  w.press(Key::space);
  w.window.advance(2);
  w.press(Key::space);
  REQUIRE(!is_speaking(w.play()));
  w.press(Key::space);
  CHECK(w.node() == "opening");
}

SCENARIO("Cutting in") {
  PlayWindow w;
  w.to_talk();

  WHEN("by keyboard, with a reply") {
    w.press(Key::x);
    CHECK(w.has("You cut in."));
    CHECK(w.has("Let her finish after all"));
    w.window.advance(30);
    CHECK(w.window.semantics().find_containing("Second part") == nullptr);
    w.press(Key::n1);
    THEN("it is recorded, and shown") {
      CHECK(w.conversation().turns().back().decision.heard == 1);
      CHECK(w.has("You cut in."));
      CHECK(w.window.semantics().find_containing("Second part") == nullptr);
    }
  }
  WHEN("by arrows and Enter") {
    w.press(Key::x);
    w.press(Key::down);
    w.press(Key::enter);
    CHECK(w.conversation().turns().back().decision.heard == 1);
  }
  WHEN("by mouse, and taken back") {
    w.click("Cut in");
    w.click("Let her finish after all");
    THEN("she goes on as if nothing had happened") {
      w.listen();
      CHECK(w.window.semantics().find_containing("Third part") != nullptr);
      CHECK(!w.has("You cut in."));
    }
  }
  WHEN("Space takes it back") {
    w.press(Key::x);
    w.press(Key::space);
    CHECK(!w.play().cutting_in);
    CHECK(w.conversation().decisions().size() == 2);
  }
}

SCENARIO("A clock is visible, and silence is an answer") {
  PlayWindow w;
  w.to_talk();
  w.listen();
  w.click("It was the printer.");
  w.listen();
  REQUIRE(w.node() == "demand");
  CHECK(w.window.semantics().find(composure::window::Role::clock) != nullptr);
  w.window.advance(25);
  CHECK(w.has("You said nothing."));
  CHECK(w.window.semantics().find(composure::window::Role::clock) == nullptr);
}

SCENARIO("A colleague is asked in between") {
  PlayWindow w;
  w.to_talk();
  CHECK(w.find("Ask a colleague")->disabled);
  w.listen();
  w.click("Ask a colleague");
  w.click("Ask Lee: how is she?");
  CHECK(w.has("Quick, and fair."));
  CHECK(w.node() == "opening");
  CHECK(can_choose(w.play()));
}

SCENARIO("A line before another page can be read to its end") {
  PlayWindow w;
  w.to_talk();
  w.listen();
  w.click("That is on me.");
  w.listen();
  w.click("On Friday at noon.");
  w.listen();
  CHECK(w.window.semantics().find_containing("Until Friday.") != nullptr);
  CHECK(page_of(w.play()) == PlayPage::conversation);
  w.click("Go on");
  CHECK(page_of(w.play()) == PlayPage::follow_up);
}

SCENARIO("Back one turn, marked as a retry") {
  PlayWindow w;
  w.to_talk();
  w.listen();
  w.click("It was the printer.");
  w.listen();
  w.press(Key::b);
  w.pause();
  CHECK(w.node() == "opening");
  CHECK(w.has("Retry from turn 3"));
  CHECK(!w.has("Let her finish"));
  w.click("That is on me.");
  CHECK(w.has("Retry from turn 3"));
  w.click("back one turn");
  CHECK(w.node() == "opening");
}

SCENARIO("Leaving is asked once more") {
  PlayWindow w;
  w.press(Key::escape);
  CHECK(w.has("Leave this conversation?"));
  WHEN("Escape stays") {
    w.press(Key::escape);
    CHECK(!w.has("Leave this conversation?"));
    CHECK(w.node() == "look-up");
  }
  WHEN("Stay is clicked") {
    w.click("Stay");
    CHECK(!w.has("Leave this conversation?"));
  }
  WHEN("Enter leaves") {
    w.press(Key::enter);
    CHECK(std::holds_alternative<LibraryScreen>(w.model.screen));
  }
}

SCENARIO("The end leads to looking back") {
  PlayWindow w;
  w.to_mail();
  w.press(Key::n1);
  w.press(Key::enter);
  w.listen();
  CHECK(w.window.semantics().find_containing("Thank you.") != nullptr);
  CHECK(w.has("The conversation is over."));
  w.press(Key::enter);
  CHECK(std::holds_alternative<DebriefScreen>(w.model.screen));
}

SCENARIO("A scenario without a way on says so") {
  PlayWindow w(R"json({
    "format": 1, "id": "stuck", "title": "Stuck", "client": {"name": "Mr Okafor", "pronouns": "he"},
    "state": {"trust": {"type": "meter", "start": 30}, "tension": {"type": "meter", "start": 60}},
    "start": "a",
    "nodes": {
      "a": {"says": ["One.", "Two."], "replies": [{"id": "go", "say": "Yes.", "goto": "b"}, {"id": "no", "say": "No.", "goto": "end"}]},
      "b": {"says": "And now?", "replies": [{"id": "never", "say": "Never.", "when": "trust > 90", "goto": "end"}]},
      "end": {"ending": "done", "success": false}
    }
  })json");
  CHECK(w.has("Let him finish"));
  CHECK(w.has("Mr Okafor is still speaking."));
  w.listen();
  w.click("Yes.");
  w.listen();
  CHECK(w.window.semantics().find_containing("cannot go on") != nullptr);
  w.click("Look back");
  CHECK(std::holds_alternative<DebriefScreen>(w.model.screen));
}

TEST_CASE("Names are shortened with respect") {
  CHECK(first_name("Dana Whitfield") == "Dana");
  CHECK(first_name("Dr Dana Whitfield") == "Dana");
  CHECK(first_name("Mr Okafor") == "Mr Okafor");
  CHECK(first_name("") == "");
  CHECK(shortened("Her e-mails to us", 40) == "Her e-mails to us");
  CHECK(shortened("Her e-mails to us", 12) == "Her e-mails…");
  CHECK(shortened("éééééé", 3) == "ééé…");
}

TEST_CASE("The conversation holds at every size") {
  for (const PlaySize& size : play_sizes) {
    PlayWindow w(play_scenario, size);
    INFO(size.width << " x " << size.height << " at " << size.scale);
    w.to_talk();
    CHECK(w.problems() == "");
    w.press(Key::x);
    CHECK(w.problems() == "");
    w.press(Key::space);
    w.listen();
    CHECK(w.problems() == "");
    w.press(Key::a);
    w.window.frame(3);
    CHECK(w.problems() == "");
    w.press(Key::n1);
    CHECK(w.problems() == "");
    w.press(Key::n1);
    w.listen();
    CHECK(w.problems() == "");
    w.press(Key::escape);
    w.window.frame(3);
    CHECK(w.problems() == "");
  }
}
