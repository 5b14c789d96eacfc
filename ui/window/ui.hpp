// The context that every widget and screen gets: look, input, focus, semantics and time of the present frame.
#pragma once

#include <cstdint>
#include <deque>
#include <string>
#include <string_view>
#include <unordered_map>

#include "window/canvas.hpp"
#include "window/focus.hpp"
#include "window/fonts.hpp"
#include "window/geometry.hpp"
#include "window/id.hpp"
#include "window/keys.hpp"
#include "window/semantics.hpp"
#include "window/theme.hpp"

namespace composure::window {

struct Mouse {
  Vec at{-1e6f, -1e6f};
  bool down = false;
  bool pressed = false;   ///< went down in this frame
  bool released = false;  ///< came up in this frame
  float wheel = 0;        ///< notches, up is positive
};

/// A text field has the keyboard.
enum class Typing : std::uint8_t { none, line, lines };

/// A value on its way to another, kept from frame to frame by the id of its widget.
struct Eased {
  float from = 0;
  float to = 0;
  double since = 0;
  int frame = 0;  // when it was last asked for
};

/// Where a scroll area stands.
struct Scroll {
  float offset = 0;  ///< pixels hidden above
  float shown = 0;   ///< on its way to `offset`
  float extent = 0;  ///< height of the content in the last frame
  float height = 0;  ///< of the area
  bool at_bottom = true;
  float grabbed_at = -1;  // where in the thumb the mouse holds it
  int frame = 0;
};

struct Ui {
  // Settings; the program may change them at any time.
  Theme theme;
  float user_scale = 1;        ///< 0.8 to 3, on top of the scale of the display
  bool reduce_motion = false;  ///< everything is at once where it would move to

  // The present frame; the host sets these.
  Rect screen;        ///< the window: 0, 0, width, height in physical pixels
  float scale = 1;    ///< physical pixels per design px
  double now = 0;     ///< seconds since the start, monotonic
  float elapsed = 0;  ///< seconds since the last frame
  Keys keys;
  /// Keys that still have to be seen, oldest first. Every second frame takes one, so that none is lost and each
  /// acts on what the one before it brought about, however slow the frames are.
  std::deque<KeyPress> key_presses;
  Mouse mouse;
  Canvas canvas;
  Fonts fonts;
  Focus focus;
  Semantics semantics;

  // Requests to the host.
  bool want_animation = false;  ///< something moves: draw the next frame at once
  double wake_at = 0;           ///< draw at this time (in terms of `now`) at the latest; 0: no need
  bool want_close = false;      ///< end the program
  bool want_hand = false;       ///< show the pointing hand
  std::string title;            ///< of the window; empty: as it was opened

  /// Design px to physical pixels, in whole pixels; never 0 for a positive length.
  float px(float design_px) const;
  /// Draw again after this many seconds, for a clock.
  void wake_after(double seconds);

  // Kept from frame to frame, for the functions below.
  int frame = 0;
  bool key_was_seen = false;  ///< the last frame took one of key_presses
  Id held;                    ///< the widget on which the mouse went down
  Id hot;                     ///< the widget under the mouse in the last frame: of two, the one drawn later
  Id next_hot;
  Typing typing = Typing::none;
  Typing next_typing = Typing::none;
  Id typing_field;  ///< the one that has the keyboard
  Id next_typing_field;
  Id scroll_area;  ///< the scroll area being drawn
  std::unordered_map<std::uint64_t, Eased> eased;
  std::unordered_map<std::uint64_t, Scroll> scrolls;
};

/// What the user does with a widget.
struct Interaction {
  bool hovered = false;
  bool held = false;     ///< the mouse is down on it
  bool focused = false;  ///< the keyboard talks to it
  bool clicked = false;  ///< pressed by mouse, Enter, Space or its shortcut in this frame
  /// Draw the focus ring (focused, and the keyboard is in use).
  bool show_focus = false;
};

struct InteractOptions {
  bool enabled = true;
  Key shortcut = Key::none;
  bool yields_enter = false;  ///< see Focusable
  bool typing = false;        ///< see Focusable
};

/// Registers a widget for focus and mouse, and tells what happened to it.
Interaction interact(Ui& ui, Id id, Rect rect, const InteractOptions& options = {});

/// Reports a widget to the semantics, with the layer, the clip and the focus filled in. Returns its index.
int report(Ui& ui, Node node);
/// The same, and what is reported before close_report() is inside it.
int open_report(Ui& ui, Node node);
void close_report(Ui& ui);

/// A screen says where the keyboard starts; does nothing once the user has moved the focus to something that
/// is still there.
void default_focus(Ui& ui, Id id);

/// A key that works on the whole screen; not while a dialog is open over it, and not while somebody types.
/// With `ctrl`, only together with Ctrl; without, only alone.
bool shortcut(Ui& ui, Key key, bool ctrl = false);

/// A value that glides to `target`; at once on its first use and when motion is reduced.
float ease(Ui& ui, Id id, float target, float seconds = 0.25f);

/// The focus ring around `rect`: 3 design px wide, 2 away.
void focus_ring(Ui& ui, Rect rect, float radius);

/// Dims what is drawn until it goes out of scope, for a widget that is disabled.
class Dimmed {
 public:
  Dimmed(Ui& ui, bool dim, float amount = 0.5f);
  ~Dimmed();
  Dimmed(const Dimmed&) = delete;
  Dimmed& operator=(const Dimmed&) = delete;

 private:
  Ui& ui_;
  float before_;
};

/// Puts text on the clipboard.
void copy_text(std::string_view text);

/// Draws over the present screen, and takes the input from it, until pop_layer().
void push_layer(Ui& ui);
void pop_layer(Ui& ui);

}  // namespace composure::window
