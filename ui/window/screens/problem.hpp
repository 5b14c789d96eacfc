// A scenario file that does not load: what is wrong with it, so that its author can mend it.
#pragma once

#include "window/model.hpp"
#include "window/ui.hpp"

namespace composure::window {

void draw_problem(Ui& ui, const Model& model, const ProblemScreen& screen, Intents& intents);

}  // namespace composure::window
