// A scenario before it begins: who, what about, and what for.
#pragma once

#include "window/model.hpp"
#include "window/ui.hpp"

namespace composure::window {

void draw_brief(Ui& ui, const Model& model, const BriefScreen& screen, Intents& intents);

}  // namespace composure::window
