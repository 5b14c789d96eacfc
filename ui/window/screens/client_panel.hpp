// Who one talks to, and how that stands: at the left of a conversation, or in a strip above it.
#pragma once

#include "window/screens/parts.hpp"

namespace composure::window {

/// The mood of the client as far as the learner has come, as Moods knows it. Where the author names none it
/// follows from the meters.
std::string_view shown_mood(const PlayScreen& play);

/// Face, name, mood, meters, what was looked up, and the way to a colleague.
void client_panel(Ui& ui, Rect panel, const Model& model, const PlayScreen& play, Intents& intents);

/// Height of the strip in design px.
inline constexpr float client_strip_height = 64;
/// The same in little: a small face, name, mood and short meters. The colleague is found among the keys.
void client_strip(Ui& ui, Rect strip, const Model& model, const PlayScreen& play);

}  // namespace composure::window
