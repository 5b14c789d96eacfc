#pragma once

#include "conversation/transcript.hpp"
#include "terminal/page.hpp"

namespace composure::terminal {

/// Plays a scenario with a person at the keyboard, from the brief to the debrief. Ends early when the person
/// leaves or the input ends.
void play_interactively(const Page& page, Session& session);

}  // namespace composure::terminal
