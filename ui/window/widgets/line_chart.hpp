// One or more quantities from 0 to 100, turn by turn.
#pragma once

#include <optional>
#include <span>
#include <string_view>

#include "window/ui.hpp"

namespace composure::window {

struct Series {
  std::string_view name = {};  ///< written at its end
  std::span<const float> values = {};
  Colour colour = {};
  bool dashed = false;
  bool points = false;  ///< its points can be pressed; for one series of a chart
};

/// A turn that stands out: a filled disc with a number.
struct ChartMark {
  std::size_t index = 0;
  Colour colour = {};
  std::string_view label = {};
};

struct ChartView {
  std::string_view label = {};  ///< what it shows, for the semantics
  std::span<const Series> series = {};
  std::span<const ChartMark> marks = {};
  std::optional<std::size_t> selected = {};
  bool axis = true;  ///< 0, 50, 100 at the left
};

/// Returns the index of the point that was pressed.
std::optional<std::size_t> line_chart(Ui& ui, Id id, Rect rect, const ChartView& view);

}  // namespace composure::window
