// What every page of an attempt has around it: the bar with its phases and clock, and the keys at the foot.
#pragma once

#include <span>

#include "window/screens/parts.hpp"
#include "window/widgets/text.hpp"

namespace composure::window {

/// Cuts the bar off the top of `screen`.
void play_bar(Ui& ui, Rect& screen, const PlayScreen& play, Intents& intents);

/// The keys that work on every page, in `row`: back one turn, history, all keys, and where a button for it
/// has no place, the colleague. Returns the width used.
float play_keys(Ui& ui, Rect row, const PlayScreen& play, Intents& intents, bool with_colleague,
                Align align = Align::right);
/// The height of a row of keys in design px.
inline constexpr float keys_height = 26;

/// Whether a colleague can be asked now.
bool can_ask(const PlayScreen& play);

}  // namespace composure::window
