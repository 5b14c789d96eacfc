#pragma once

#include <ostream>

#include "conversation/conversation.hpp"

namespace composure::terminal {

/// The attempt as JSON, in the form that the authoring guide documents: no times, no ids of attempts, so that
/// the same decisions always give the same bytes.
void write_play_report(std::ostream& out, const Conversation& conversation);

}  // namespace composure::terminal
