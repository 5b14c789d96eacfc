// A score: what was gained of what was on offer, and a tick at the best that could be had.
#pragma once

#include <optional>
#include <string_view>

#include "window/ui.hpp"

namespace composure::window {

struct BarView {
  std::string_view label = {};
  std::optional<float> share = {};  ///< 0 to 1; none: not exercised
  std::optional<float> best = {};   ///< 0 to 1, the tick
  std::string_view detail = {};     ///< "3 of 6", or "not exercised"
  Colour colour = {};
};

/// Height of a row in design px.
inline constexpr float bar_height = 27;

/// One row, `row.h` high: label, bar, per cent, detail. Can be pressed when `id` is given.
Interaction score_bar(Ui& ui, Id id, Rect row, const BarView& view);

}  // namespace composure::window
