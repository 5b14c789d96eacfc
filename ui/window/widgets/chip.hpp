// A small label, or a filter to switch on.
#pragma once

#include <string_view>

#include "window/ui.hpp"

namespace composure::window {

/// Height of a chip in design px.
inline constexpr float chip_height = 28;

float chip_width(const Ui& ui, std::string_view label);
/// A label. Returns its width.
float chip(Ui& ui, Vec at, std::string_view label);

struct ChipResult {
  bool clicked = false;
  float width = 0;
};
/// A filter.
ChipResult chip_button(Ui& ui, Id id, Vec at, std::string_view label, bool selected);

/// Difficulty as filled and empty dots, `filled` of `total`, in the vertical middle of a line `height` high.
/// Returns the width.
float dots(Ui& ui, Vec at, float height, int filled, int total, std::string_view label);

}  // namespace composure::window
