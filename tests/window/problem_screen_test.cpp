#include <imgui.h>

#include "catch.hpp"
#include "screen_fixture.hpp"

using namespace composure::window;
using Catch::Matchers::ContainsSubstring;

TEST_CASE("A file that does not load is explained line by line") {
  ScreenTest test;
  test.window.click("a-broken.json");
  const auto* problem = test.screen<ProblemScreen>();
  REQUIRE(problem != nullptr);
  REQUIRE_FALSE(problem->problems.empty());
  CHECK(test.says("a-broken.json"));
  CHECK(test.says("Line 2, column 2"));
  CHECK(test.says("Rule: " + problem->problems.front().rule));
}

TEST_CASE("The problems can be copied as text") {
  ScreenTest test;
  test.window.click("a-broken.json");
  const std::string expected = composure::to_text(test.screen<ProblemScreen>()->problems.back());
  SECTION("with the mouse") {
    test.window.click("Copy");
  }
  SECTION("with the keyboard") {
    test.window.press(Key::c, true);
  }
  CHECK_THAT(ImGui::GetClipboardText(), ContainsSubstring(expected));
  CHECK(test.window.has("Copied"));
  test.window.advance(5);
  CHECK(test.window.has("Copy"));
}

TEST_CASE("From the problems back to the library") {
  ScreenTest test;
  test.window.click("a-broken.json");
  SECTION("with Escape") {
    test.window.press(Key::escape);
  }
  SECTION("with Enter, where the keyboard starts") {
    test.window.press(Key::enter);
  }
  SECTION("with the mouse") {
    test.window.click("Back to the library");
  }
  CHECK(test.screen<LibraryScreen>() != nullptr);
}

TEST_CASE("A file named on the command line has the same page") {
  ScreenTest test;
  open_file(test.model, "/nowhere/at-all.json");
  test.window.frame(2);
  CHECK(test.says("/nowhere/at-all.json"));
  CHECK(test.says("The file as a whole"));
}

TEST_CASE("The page of problems holds at every size of the window") {
  for (const auto& [width, height, scale] : window_sizes) {
    ScreenTest test(width, height, scale);
    CAPTURE(width, height, scale);
    test.show(
        ProblemScreen{"/a/folder/with-a-name-that-goes-on-and-on-and-on/and-a-file-in-it-that-does-too.json",
                      test.model.library[0].loaded.problems});
    CHECK(test.layout_faults() == "");
  }
}
