#include "window/screens/colleague.hpp"

#include "window/widgets/dialog.hpp"
#include "window/widgets/reply_card.hpp"
#include "window/widgets/scroll_area.hpp"
#include "window/widgets/text.hpp"

namespace composure::window {

void draw_colleague(Ui& ui, const PlayScreen& play, Intents& intents) {
  const Conversation& conversation = play.session.conversation();
  const auto asides = conversation.asides();
  const std::string_view explained = play.clock_ends
                                         ? "It is never counted against you. The clock runs on."
                                         : "It is never counted against you, and the conversation waits.";
  const auto content = [&](Rect box) {
    float y = box.y;
    y += text(ui, {box.x, y}, Type::large, ui.theme.ink, "Ask a colleague", box.w, {.role = Role::heading}).y;
    y += ui.px(4);
    y += text(ui, {box.x, y}, Type::small, ui.theme.ink_2, explained, box.w).y + ui.px(16);
    for (std::size_t i = 0; i < asides.size(); ++i) {
      const composure::Option& option = conversation.node().asides[asides[i]];
      const std::string say = conversation.render(conversation.reply(option).say);
      const Id id = Id{"aside", i};
      const ReplyResult result = reply_card(ui, id, {box.x, y}, box.w, {.text = say, .key = digit_key(i)});
      if (result.clicked) intents.push_back(AskColleague{asides[i]});
      y += result.height + ui.px(8);
    }
    default_focus(ui, Id{"aside", 0});
    y += ui.px(8);
    const ButtonOptions options{.key = Key::escape};
    const float width = button_width(ui, "Not now", options);
    if (button(ui, "not now", {box.right() - width, y, width, ui.px(button_height)}, "Not now", options))
      intents.push_back(ShowColleague{false});
    return y + ui.px(button_height) - box.y;
  };
  const bool close = overlay(ui, "colleague", "Ask a colleague", {.width = 560}, [&](Rect inside) {
    float used = 0;
    // A little wider than what is inside, so that the focus ring is not cut off.
    const float ring = ui.px(6);
    scroll_area(ui, "colleague list", inside.inset(-ring), {}, [&](Rect scrolled) {
      used = content({scrolled.x + ring, scrolled.y + ring, inside.w, inside.h});
      return used + 2 * ring;
    });
    return used;
  });
  if (close) intents.push_back(ShowColleague{false});
}

}  // namespace composure::window
