// The evidence of a debrief: bars by criterion, what worked, what to work on.
#pragma once

#include "window/model.hpp"
#include "window/screens/flow.hpp"
#include "window/ui.hpp"

namespace composure::window {

/// The family's colour. The names stand beside it, so it never says anything alone.
Colour family_colour(const Theme& theme, composure::FamilyIndex family);
/// "3 of 6"; for what was only lost, "lost 1".
std::string points_of(const composure::Score& score);

/// What worked and what to work on, in the rubric's words. Draws nothing when there is neither.
float draw_advice(Ui& ui, Vec at, float width, const DebriefScreen& screen);
/// A card for each family that was exercised, in one or two columns. A bar leads to the next turn at which
/// its criterion was at stake. Returns the height.
float draw_families(Ui& ui, Vec at, float width, const DebriefScreen& screen, Intents& intents);
/// Quietly: what was not exercised, and what a score is not.
void draw_small_print(Flow& flow, const DebriefScreen& screen);
/// Whether the keyboard is at one of the bars.
bool is_in_families(const Ui& ui, const DebriefScreen& screen);

}  // namespace composure::window
