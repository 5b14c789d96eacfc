// Before the conversation: what to look up, whom to ask, when and how to talk.
#pragma once

#include "window/screens/parts.hpp"

namespace composure::window {

void draw_prepare(Ui& ui, const Model& model, const PlayScreen& play, Intents& intents);

}  // namespace composure::window
