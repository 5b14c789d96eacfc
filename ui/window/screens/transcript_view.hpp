// What was said so far, as bubbles and quiet lines.
#pragma once

#include "window/screens/parts.hpp"

namespace composure::window {

/// Draws all that can be known by now, downwards from the top of `content`, and returns the height.
float transcript_view(Ui& ui, Rect content, const PlayScreen& play);

/// A centred line that nobody said.
float quiet_line(Ui& ui, Vec at, float width, std::string_view words);

/// "turn 3": where a retry began, counted from 1; nothing if this is no retry.
std::optional<std::size_t> retry_turn(const PlayScreen& play);

}  // namespace composure::window
