#include "play_fixture.hpp"

using namespace composure;
using namespace composure::window;

SCENARIO("The confirmation is put together") {
  PlayWindow w;
  w.to_mail();
  REQUIRE(page_of(w.play()) == PlayPage::follow_up);

  THEN("the letter is framed and empty") {
    CHECK(w.window.semantics().find_containing("What we agreed") != nullptr);
    CHECK(w.has("Dear Dana,"));
    CHECK(w.has("Nothing in it yet."));
    CHECK(w.find("Send")->disabled);
  }
  WHEN("a piece is ticked") {
    w.press(Key::n1);
    THEN("it stands in the letter, and the letter can be sent") {
      const auto& nodes = w.window.semantics().nodes();
      const auto written = std::ranges::count_if(nodes, [](const auto& node) {
        return node.label == "The quote comes on Friday." && node.role == composure::window::Role::text;
      });
      CHECK(written == 2);  // on its card and in the letter
      CHECK(!w.find("Send")->disabled);
      w.press(Key::enter);
      CHECK(w.node() == "end");
      CHECK(w.conversation().decisions().back().picked == 1);
    }
  }
  WHEN("the mouse does it") {
    w.click("We speak on Tuesday.");
    w.click("Send");
    CHECK(w.conversation().decisions().back().picked == 4);
  }
  WHEN("nothing is to be sent") {
    w.click("Do not send anything");
    CHECK(w.node() == "end");
    CHECK(w.has("You sent nothing."));
  }
  WHEN("the conversation is read again") {
    w.press(Key::h);
    w.window.frame(2);
    CHECK(w.has("The conversation so far"));
    CHECK(w.has("On Friday at noon."));
    w.press(Key::h);
    CHECK(!w.has("The conversation so far"));
    w.click("history");
    w.click("Close");
    CHECK(!w.has("The conversation so far"));
  }
}

TEST_CASE("Following up holds at every size") {
  for (const PlaySize& size : play_sizes) {
    PlayWindow w(play_scenario, size);
    INFO(size.width << " x " << size.height << " at " << size.scale);
    w.to_mail();
    CHECK(w.problems() == "");
    w.press(Key::n1);
    CHECK(w.problems() == "");
    w.press(Key::h);
    w.window.frame(3);
    CHECK(w.problems() == "");
  }
}
