// Content that is taller than its place.
#pragma once

#include <functional>

#include "window/ui.hpp"

namespace composure::window {

struct ScrollOptions {
  /// Follows the end as content is added, unless the user has scrolled up.
  bool stick_to_bottom = false;
  /// Content that is shorter than the area stands at its bottom, as in a conversation.
  bool align_bottom = false;
  /// PageUp, PageDown, Home and End scroll this one. At most one per screen.
  bool takes_page_keys = true;
  /// Stands where it stood when the screen comes back; else it starts anew.
  bool remember = false;
  /// Space kept free at the right for the scrollbar, in design px; 0 draws it over the content.
  float gutter = 0;
};

/// `draw` gets the rectangle of the content, moved by the scrolling (its height is that of the area), draws
/// downwards from its top and returns the height it used. Widgets that are scrolled away must be drawn too:
/// they can be reached with Tab, and are brought into view.
void scroll_area(Ui& ui, Id id, Rect area, const ScrollOptions& options,
                 const std::function<float(Rect content)>& draw);

/// Scrolls so that the middle is the part of the content from `top` to `bottom` (pixels from its start).
void scroll_to(Ui& ui, Id area, float top, float bottom);
void scroll_to_bottom(Ui& ui, Id area);

}  // namespace composure::window
