// A surface for things that belong together.
#pragma once

#include <functional>
#include <optional>
#include <string_view>

#include "window/ui.hpp"

namespace composure::window {

struct CardOptions {
  std::optional<Colour> fill = {};    ///< else the theme's surface
  std::optional<Colour> border = {};  ///< else the theme's line
  bool enabled = true;
  bool selected = false;
};

/// Only the surface.
void card(Ui& ui, Rect rect, const CardOptions& options = {});

/// A card that can be pressed as a whole; it lifts under the mouse. `label` says what it is (for the
/// semantics); `draw` draws what is on it.
Interaction card_button(Ui& ui, Id id, Rect rect, std::string_view label, const std::function<void()>& draw,
                        const CardOptions& options = {});

}  // namespace composure::window
