// The conversation so far, to read again: who said what, turn by turn.
#pragma once

#include "window/screens/parts.hpp"

namespace composure::window {

/// Over the screen, at the right.
void draw_history(Ui& ui, const PlayScreen& play, Intents& intents);

}  // namespace composure::window
