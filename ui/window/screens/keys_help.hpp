// All keys of the program, over whichever screen is open.
#pragma once

#include "window/model.hpp"
#include "window/ui.hpp"

namespace composure::window {

/// To be called after the screen was drawn, while Model::keys_help is set. Escape and F1 close it.
void draw_keys_help(Ui& ui, const Model& model, Intents& intents);

}  // namespace composure::window
