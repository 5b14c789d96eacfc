// A card to tick: several of many (box) or one of several (radio).
#pragma once

#include <string_view>

#include "window/ui.hpp"

namespace composure::window {

struct CheckView {
  std::string_view text = {};
  bool checked = false;
  bool radio = false;
  bool enabled = true;
  bool compact = false;        ///< 15 instead of 16 design px
  Key key = Key::none;         ///< shown at the right, and it toggles from anywhere
  std::string_view note = {};  ///< small, below the text
  float min_height = 0;        ///< pixels; for rows of equal height
};

struct CheckResult {
  bool toggled = false;
  float height = 0;  ///< pixels
};

float check_card_height(const Ui& ui, float width, const CheckView& view);
/// Space and a click toggle it; Enter too, unless the screen has a button with Key::enter.
CheckResult check_card(Ui& ui, Id id, Vec at, float width, const CheckView& view);

}  // namespace composure::window
