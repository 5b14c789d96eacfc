// A key of the keyboard, as a small picture of it.
#pragma once

#include <span>
#include <string_view>

#include "window/ui.hpp"

namespace composure::window {

/// Height of a cap in design px.
inline constexpr float keycap_height = 26;

float keycap_width(const Ui& ui, std::string_view label);
/// Draws a cap with its top left corner at `at`; returns its width. `on_accent`: on a primary button.
float keycap(Ui& ui, Vec at, std::string_view label, bool on_accent = false);

/// Caps and what they do, in a line: [↑] [↓] move. Starts at the left edge of `box`, in its vertical middle,
/// and returns the width used.
float key_hint(Ui& ui, Rect box, std::span<const std::string_view> caps, std::string_view what);
float key_hint_width(const Ui& ui, std::span<const std::string_view> caps, std::string_view what);

}  // namespace composure::window
