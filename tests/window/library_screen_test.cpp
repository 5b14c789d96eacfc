#include "catch.hpp"
#include "screen_fixture.hpp"

using namespace composure::window;

TEST_CASE("The library shows every file of the folder as a card") {
  ScreenTest test;
  CHECK(test.window.has("The launch slips"));
  CHECK(test.window.has("The invoice"));
  CHECK(test.window.has("a-broken.json"));
  CHECK(test.window.has("Does not load"));
  CHECK(test.says("7 min  ·  Missed deadline"));
  CHECK(test.window.has("difficulty 2 of 5"));
}

TEST_CASE("A topic of the library is chosen with the mouse") {
  ScreenTest test;
  REQUIRE(test.window.has("All 3"));
  test.window.click("Missed deadline 1");
  CHECK(test.screen<LibraryScreen>()->topic == "missed-deadline");
  CHECK(test.window.has("The launch slips"));
  CHECK_FALSE(test.window.has("The invoice"));
  CHECK_FALSE(test.window.has("a-broken.json"));
  test.window.click("All 3");
  CHECK(test.window.has("The invoice"));
}

TEST_CASE("The library works with the keyboard alone") {
  ScreenTest test;
  const Node* first = test.window.semantics().focused();
  REQUIRE(first != nullptr);
  CHECK(first->label == "a-broken.json");
  test.window.press(Key::right);
  REQUIRE(test.window.semantics().focused() != nullptr);
  CHECK(test.window.semantics().focused()->label == "The launch slips");

  SECTION("Escape does no harm") {
    test.window.press(Key::escape);
    CHECK(test.screen<LibraryScreen>() != nullptr);
    CHECK_FALSE(test.window.ui.want_close);
  }
  SECTION("Enter opens the brief") {
    test.window.press(Key::enter);
    REQUIRE(test.screen<BriefScreen>() != nullptr);
    CHECK(test.screen<BriefScreen>()->scenario->id == "b-launch");
  }
  SECTION("Ctrl+Q leaves the program") {
    test.window.press(Key::q, true);
    CHECK(test.window.ui.want_close);
  }
  SECTION("F1 shows the keys, and F1 or Escape closes them") {
    for (const Key key : {Key::f1, Key::escape}) {
      test.window.press(Key::f1);
      CHECK(test.model.keys_help);
      CHECK(test.window.has("All keys"));
      test.window.press(key);
      CHECK_FALSE(test.model.keys_help);
      CHECK(test.screen<LibraryScreen>() != nullptr);
    }
  }
}

TEST_CASE("A click on a card opens it, broken or not") {
  ScreenTest test;
  test.window.click("The invoice");
  CHECK(test.screen<BriefScreen>() != nullptr);
  test.window.press(Key::escape);
  REQUIRE(test.screen<LibraryScreen>() != nullptr);
  test.window.click("a-broken.json");
  CHECK(test.screen<ProblemScreen>() != nullptr);
}

TEST_CASE("An empty library says where scenarios are looked for") {
  ScreenTest test;
  test.model.library.clear();
  test.model.folder = "/nowhere/scenarios";
  test.window.frame(2);
  CHECK(test.window.has("/nowhere/scenarios"));
  CHECK(test.says("name one when you start it"));
  CHECK(test.layout_faults() == "");
}

TEST_CASE("The library and the list of keys hold at every size of the window") {
  for (const auto& [width, height, scale] : window_sizes) {
    ScreenTest test(width, height, scale);
    CAPTURE(width, height, scale);
    CHECK(test.layout_faults() == "");
    test.window.press(Key::f1);
    CHECK(test.layout_faults() == "");
  }
}
