// A clock one can see: a ring that empties, and the seconds.
#pragma once

#include "window/ui.hpp"

namespace composure::window {

float clock_ring_width(const Ui& ui, double seconds_left);
/// In the vertical middle of `box`, from its left edge. Asks to be drawn again when the ring has moved by a
/// pixel. Returns the width.
float clock_ring(Ui& ui, Rect box, double seconds_left, double seconds_total);

}  // namespace composure::window
