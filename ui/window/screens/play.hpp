// An attempt: the page of the present step, and what may lie over it.
#pragma once

#include "window/model.hpp"
#include "window/ui.hpp"

namespace composure::window {

void draw_play(Ui& ui, const Model& model, const PlayScreen& play, Intents& intents);

}  // namespace composure::window
