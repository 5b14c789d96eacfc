// The bar at the top of every screen.
#pragma once

#include <string_view>

#include "window/ui.hpp"

namespace composure::window {

/// Height of the bar in design px.
inline constexpr float top_bar_height = 56;

struct TopBarView {
  std::string_view title = {};  ///< after the brand; may be empty
  std::string_view chip = {};   ///< the mode; may be empty
  float centre_width = 0;       ///< pixels wanted in the middle
  float right_width = 0;        ///< pixels wanted at the right
};

struct TopBarSlots {
  Rect centre;
  Rect right;                  ///< exactly right_width wide, ends at the padding
  bool brand_clicked = false;  ///< go home
};

/// Cuts the bar off the top of `screen`, draws it and says where the caller's parts go. When the window is
/// narrow the title is shortened first, then the centre is left out (empty).
TopBarSlots top_bar(Ui& ui, Rect& screen, const TopBarView& view);

}  // namespace composure::window
