// A quantity from 0 to 100 that glides to its value: a name, a number, a word and a bar, never colour alone.
#pragma once

#include <string_view>

#include "window/ui.hpp"

namespace composure::window {

struct MeterView {
  std::string_view label = {};  ///< "Trust"
  float value = 0;              ///< 0 to 100
  std::string_view word = {};   ///< "low", "high, rising"
  Colour colour = {};
  bool show_number = true;
};

float meter_height(const Ui& ui);
/// Draws at `at`, `width` pixels wide.
void meter(Ui& ui, Id id, Vec at, float width, const MeterView& view);

}  // namespace composure::window
