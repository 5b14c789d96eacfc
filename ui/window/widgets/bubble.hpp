// What somebody said.
#pragma once

#include <string_view>

#include "window/ui.hpp"

namespace composure::window {

enum class BubbleSide : std::uint8_t { client, learner, aside };

struct BubbleView {
  std::string_view speaker = {};  ///< above it, small; may be empty
  std::string_view text = {};
  BubbleSide side = BubbleSide::client;
  bool speaking = false;       ///< three dots after the text: there is more to come
  std::string_view note = {};  ///< small, below: "retry from here"
  bool selected = false;       ///< for a transcript whose turns can be gone to
};

/// How wide a bubble may get in design px.
inline constexpr float bubble_max_width = 560;

/// `width` is that of the column; the bubble takes what it needs of it, at its side.
float bubble_height(const Ui& ui, float width, const BubbleView& view);
/// Draws and returns the height.
float bubble(Ui& ui, Vec at, float width, const BubbleView& view);
/// One that can be pressed.
Interaction bubble_button(Ui& ui, Id id, Vec at, float width, const BubbleView& view);

}  // namespace composure::window
