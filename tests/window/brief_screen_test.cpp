#include "catch.hpp"
#include "screen_fixture.hpp"

using namespace composure::window;

TEST_CASE("A brief says who, what and what for") {
  ScreenTest test;
  test.show_brief();
  CHECK(test.window.has("The launch slips"));
  CHECK(test.window.has("Head of marketing"));
  CHECK(test.window.has("Project lead at the studio"));
  CHECK(test.window.has("The launch is two weeks late: 14 March."));
  CHECK(test.window.has("She hears it from you."));
  CHECK(test.says("New date:"));
  CHECK(test.window.has("Raised voices"));
  CHECK(test.window.has("Own the mistake"));
  CHECK(test.window.has("difficulty 2 of 5"));
  CHECK(test.window.has("about 7 min"));
  CHECK(test.says("Preparation comes first."));
}

TEST_CASE("A brief begins and goes back with the keyboard") {
  ScreenTest test;
  test.show_brief();
  SECTION("Enter") {
    test.window.press(Key::enter);
    CHECK(test.screen<PlayScreen>() != nullptr);
  }
  SECTION("Escape") {
    test.window.press(Key::escape);
    CHECK(test.screen<LibraryScreen>() != nullptr);
  }
}

TEST_CASE("A brief begins and goes back with the mouse") {
  ScreenTest test;
  test.show_brief();
  SECTION("Start") {
    test.window.click("Start");
    CHECK(test.screen<PlayScreen>() != nullptr);
  }
  SECTION("The key cap of Escape") {
    test.window.click("library");
    CHECK(test.screen<LibraryScreen>() != nullptr);
  }
  SECTION("The name of the program") {
    test.window.click("Composure");
    CHECK(test.screen<LibraryScreen>() != nullptr);
  }
}

TEST_CASE("A brief holds at every size of the window") {
  for (const auto& [width, height, scale] : window_sizes) {
    ScreenTest test(width, height, scale);
    CAPTURE(width, height, scale);
    test.show_brief();
    CHECK(test.layout_faults() == "");
    test.window.press(Key::end);  // to where the last card stands
    test.window.advance(1);
    CHECK(test.layout_faults() == "");
  }
}
