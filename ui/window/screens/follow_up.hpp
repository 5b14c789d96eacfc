// After the conversation: a message, put together from pieces.
#pragma once

#include "window/screens/parts.hpp"

namespace composure::window {

void draw_follow_up(Ui& ui, const Model& model, const PlayScreen& play, Intents& intents);

}  // namespace composure::window
