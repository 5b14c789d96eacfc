// Something that must be answered, or a panel, over the screen.
#pragma once

#include <functional>
#include <optional>
#include <span>
#include <string_view>

#include "window/ui.hpp"
#include "window/widgets/button.hpp"

namespace composure::window {

enum class Placement : std::uint8_t { middle, right, top };

struct OverlayOptions {
  float width = 480;  ///< design px; less when the window is narrow
  float height = 0;   ///< design px; at most what the window has. 0: what `draw` returned in the last frame
  Placement placement = Placement::middle;
};

/// Draws a panel over the screen while it is called, and takes the input. `draw` gets the inside of the panel
/// and returns the height it used. True when the user wants it closed (Escape, or a click beside it).
bool overlay(Ui& ui, Id id, std::string_view label, const OverlayOptions& options,
             const std::function<float(Rect inside)>& draw);

/// A question. Returns the index of the button pressed; the last is the primary one and has Enter, the first
/// is what Escape does.
std::optional<std::size_t> dialog(Ui& ui, Id id, std::string_view title, std::string_view message,
                                  std::span<const std::string_view> buttons);

}  // namespace composure::window
