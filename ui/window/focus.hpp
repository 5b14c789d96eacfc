// Which widget the keyboard talks to. Our own, because it must be visible, complete and the same in every
// version of ImGui; ImGui's keyboard navigation is off.
#pragma once

#include <vector>

#include "window/geometry.hpp"
#include "window/id.hpp"
#include "window/keys.hpp"

namespace composure::window {

/// A widget that can be focused, as registered while it was drawn.
struct Focusable {
  Id id;
  Rect rect;
  bool on_screen = true;      ///< some of it can be seen
  Id scroll_area;             ///< the scroll area it is in, if any
  Key shortcut = Key::none;   ///< a key that presses it from anywhere
  bool yields_enter = false;  ///< leaves Enter to a widget whose shortcut is Enter (check boxes do)
  bool typing = false;        ///< wants the arrow keys for itself (text fields do)
};

/// One per layer; only the top layer hears the keyboard and the mouse.
struct FocusLayer {
  Id focused;
  Id default_focus;                ///< where it starts, and where it goes when the focused widget is gone
  std::vector<Focusable> widgets;  ///< this frame, in the order of drawing
  std::vector<Focusable> previous_widgets;  ///< the last frame
};

class Focus {
 public:
  /// Moves the focus by the keys of this frame: Tab and Shift+Tab in the order of drawing, the arrows by
  /// position. Decides what Enter or Space activates. Call before anything is drawn.
  void begin_frame(Keys& keys);
  void end_frame();

  /// Opens a layer over the present one until pop_layer().
  void push_layer();
  void pop_layer();
  int layer() const { return layer_; }
  /// True while drawing the layer that gets the input.
  bool on_top() const { return layer_ == top_layer_; }

  void add(const Focusable& widget);
  void set(Id id, bool visible);
  void set_default(Id id);
  bool is_focused(Id id) const;
  /// Is the ring to be drawn? Not while only the mouse is used.
  bool visible() const { return visible_; }
  /// Enter or Space was pressed on this widget in this frame.
  bool is_activated(Id id) const { return id && id == activated_; }
  /// The widget that the keyboard just went to, and which its scroll area must bring into view.
  const Focusable* to_reveal() const { return reveal_.id ? &reveal_ : nullptr; }

 private:
  FocusLayer& current();
  void move(FocusLayer& layer, Keys& keys);

  std::vector<FocusLayer> layers_{1};
  int layer_ = 0;
  int top_layer_ = 0;   // as of the last frame
  int seen_layer_ = 0;  // the highest of this frame
  bool visible_ = true;
  Id activated_;
  Focusable reveal_;
};

}  // namespace composure::window
