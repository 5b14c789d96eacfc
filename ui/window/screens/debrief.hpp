// Looking back: a sentence first, then the evidence, then every turn in full.
#pragma once

#include "window/model.hpp"
#include "window/ui.hpp"

namespace composure::window {

void draw_debrief(Ui& ui, const Model& model, const DebriefScreen& screen, Intents& intents);

}  // namespace composure::window
