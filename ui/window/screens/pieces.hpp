// Pieces to tick, of which a step asks for some.
#pragma once

#include <algorithm>

#include "window/screens/parts.hpp"

namespace composure::window {

struct Pieces {
  std::vector<std::string> texts = {};  ///< in the order of PlayScreen::shown
  std::size_t picked = 0;
  std::size_t min = 0;
  std::size_t max = 0;

  /// Whether what is ticked can be confirmed. Nothing at all has a button of its own.
  bool ready() const { return picked >= std::max<std::size_t>(min, 1) && picked <= max; }
  bool full() const { return picked >= max; }
};

/// What is offered at a step that asks for pieces.
Pieces pieces_of(const PlayScreen& play);
bool is_picked(const PlayScreen& play, OptionIndex option);
/// "1 of 2", "1, at most 3".
std::string count_of(const Pieces& pieces);

/// Cards below each other, on the keys 1 to 9. Returns the height.
float piece_cards(Ui& ui, Rect content, const PlayScreen& play, const Pieces& pieces, bool compact,
                  Intents& intents);

}  // namespace composure::window
