// The turns of a debrief: a list, and the one that is looked at in full.
#pragma once

#include "window/model.hpp"
#include "window/screens/flow.hpp"
#include "window/ui.hpp"

namespace composure::window {

/// The row of a turn, to which the keyboard can be sent.
Id turn_row_id(std::size_t turn);
/// The whole list, from `at` downwards. A turn that the keyboard comes to is looked at. Returns the height.
float draw_turn_list(Ui& ui, Vec at, float width, const DebriefScreen& screen, Intents& intents);
/// Where a turn stands in the list: pixels from its start.
struct RowSpan {
  float top = 0;
  float bottom = 0;
};
RowSpan turn_row_span(const Ui& ui, std::size_t turn);

/// The turn that is looked at: who said what, why it did what it did, and what it earned.
void draw_turn(Flow& flow, const DebriefScreen& screen);

}  // namespace composure::window
