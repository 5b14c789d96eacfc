// The interface without a display and without drawing, for tests: keys, mouse and text are injected, and what
// is on the screen is read from the semantics.
#pragma once

#include <string_view>

#include "window/frame.hpp"

struct ImGuiContext;

namespace composure::window {

class Headless {
 public:
  /// `draw` is called for every frame; the first two are drawn at once.
  explicit Headless(Draw draw, float width = 1280, float height = 800, float scale = 1);
  ~Headless();
  Headless(const Headless&) = delete;
  Headless& operator=(const Headless&) = delete;

  Ui ui;

  /// Draws frames, a sixtieth of a second apart.
  void frame(int count = 1);
  /// Lets time pass: one frame at the end of it, and one more.
  void advance(double seconds);

  /// Each of these draws the frames it takes until the effect can be seen.
  void press(Key key, bool ctrl = false, bool shift = false);
  void type(std::string_view utf8);
  void move_mouse(Vec to);
  void click_at(Vec at);
  void wheel(Vec at, float notches);
  /// Clicks what has this label. Throws std::runtime_error with the outline of the screen when there is none,
  /// when it is disabled or when it cannot be seen.
  void click(std::string_view label);
  void resize(float width, float height, float scale);

  const Semantics& semantics() const { return ui.semantics; }
  bool has(std::string_view label) const { return ui.semantics.find(label) != nullptr; }

 private:
  Draw draw_;
  ImGuiContext* context_;
  float scale_;
  double now_ = 0;
};

}  // namespace composure::window
