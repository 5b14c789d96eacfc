// Something to press.
#pragma once

#include <string_view>

#include "window/ui.hpp"

namespace composure::window {

enum class ButtonLook : std::uint8_t {
  plain,
  primary,  ///< one per screen
  quiet,    ///< no border until it is touched: tabs, links
};

struct ButtonOptions {
  ButtonLook look = ButtonLook::plain;
  bool enabled = true;
  bool selected = false;  ///< for tabs: drawn strong
  Key key = Key::none;    ///< shown as a cap, and it presses the button from anywhere on the screen
  std::string_view cap =
      {};  ///< what the cap says when key_label(key) is not it ("Ctrl K"); shows without `key` too
  bool caption_left = false;  ///< caption at the left edge and cap at the right, for wide fields
};

/// Height of a button in design px.
inline constexpr float button_height = 40;

/// The width the caption and the cap need, in pixels.
float button_width(const Ui& ui, std::string_view caption, const ButtonOptions& options = {});
/// Fills `rect`. True when pressed.
bool button(Ui& ui, Id id, Rect rect, std::string_view caption, const ButtonOptions& options = {});

}  // namespace composure::window
