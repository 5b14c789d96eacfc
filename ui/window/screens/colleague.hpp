// A colleague's view, asked for in between.
#pragma once

#include "window/screens/parts.hpp"

namespace composure::window {

/// The questions that can be asked now, over the screen. The answer appears in the transcript.
void draw_colleague(Ui& ui, const PlayScreen& play, Intents& intents);

}  // namespace composure::window
