// The talk itself: the client at the left, what was said, and what can be said.
#pragma once

#include "window/screens/parts.hpp"

namespace composure::window {

/// While nobody is asked anything else: also for the end of a conversation, and for one that cannot go on.
void draw_conversation(Ui& ui, const Model& model, const PlayScreen& play, Intents& intents);

}  // namespace composure::window
