// One of the replies to choose from. All of equal weight: nothing tells which is good.
#pragma once

#include <string_view>

#include "window/ui.hpp"

namespace composure::window {

struct ReplyView {
  std::string_view text = {};
  Key key = Key::none;  ///< presses it from anywhere; usually digit_key(i)
  bool enabled = true;  ///< dimmed when not, as while the client speaks
  bool selected = false;
  std::string_view note = {};  ///< why it cannot be chosen, or "chosen before"; small, below
};

struct ReplyResult {
  bool clicked = false;
  bool focused = false;
  float height = 0;  ///< pixels
};

float reply_card_height(const Ui& ui, float width, const ReplyView& view);
ReplyResult reply_card(Ui& ui, Id id, Vec at, float width, const ReplyView& view);

}  // namespace composure::window
