// The scenarios to choose from.
#pragma once

#include "window/model.hpp"
#include "window/ui.hpp"

namespace composure::window {

void draw_library(Ui& ui, const Model& model, const LibraryScreen& screen, Intents& intents);

}  // namespace composure::window
