#include "window/screens/pieces.hpp"

#include <bit>

#include "window/widgets/check_card.hpp"

namespace composure::window {

Pieces pieces_of(const PlayScreen& play) {
  const Conversation& conversation = play.session.conversation();
  const auto bounds = conversation.pick();
  Pieces pieces{.picked = static_cast<std::size_t>(std::popcount(play.picked)),
                .min = bounds ? bounds->min : 0,
                .max = bounds ? bounds->max : 0};
  for (const OptionIndex option : play.shown)
    pieces.texts.push_back(conversation.render(conversation.reply(conversation.option(option)).say));
  return pieces;
}

bool is_picked(const PlayScreen& play, OptionIndex option) {
  return ((play.picked >> option) & 1U) != 0;
}

std::string count_of(const Pieces& pieces) {
  const std::string picked = std::to_string(pieces.picked);
  if (pieces.min == pieces.max) return picked + " of " + std::to_string(pieces.max);
  if (pieces.max >= pieces.texts.size()) return picked + " chosen";
  return picked + " of up to " + std::to_string(pieces.max);
}

float piece_cards(Ui& ui, Rect content, const PlayScreen& play, const Pieces& pieces, bool compact,
                  Intents& intents) {
  float y = content.y;
  for (std::size_t i = 0; i < pieces.texts.size(); ++i) {
    const OptionIndex option = play.shown[i];
    const bool checked = is_picked(play, option);
    // Where one is asked for, another takes its place; else one must be given back first.
    const bool enabled = checked || !pieces.full() || pieces.max == 1;
    const CheckResult result = check_card(ui, Id{"piece", i}, {content.x, y}, content.w,
                                          {.text = pieces.texts[i],
                                           .checked = checked,
                                           .radio = pieces.max == 1,
                                           .enabled = enabled,
                                           .compact = compact,
                                           .key = digit_key(i)});
    if (result.toggled) intents.push_back(TogglePiece{option});
    y += result.height + ui.px(compact ? 8 : 10);
  }
  default_focus(ui, Id{"piece", 0});
  return y - content.y;
}

}  // namespace composure::window
