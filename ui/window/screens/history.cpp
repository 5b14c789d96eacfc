#include "window/screens/history.hpp"

#include <algorithm>

#include "window/screens/transcript_view.hpp"
#include "window/widgets/dialog.hpp"
#include "window/widgets/scroll_area.hpp"
#include "window/widgets/text.hpp"

namespace composure::window {
namespace {

using Kind = TranscriptEntry::Kind;

struct Item {
  std::string who;
  std::string what;
  Colour edge;  // of the line at its left
};

std::string joined(const std::vector<std::string>& parts, std::size_t count) {
  std::string all;
  for (std::size_t i = 0; i < std::min(count, parts.size()); ++i)
    all += (i > 0 ? "\n" : "") + parts[i];
  return all;
}

Item item_of(const Theme& theme, const Scenario& scenario, const TranscriptEntry& entry, std::size_t parts) {
  const Phase phase = scenario.nodes[entry.node].phase;
  const std::string words = joined(entry.parts, parts);
  switch (entry.kind) {
    case Kind::client:
      return {scenario.client.name, words, theme.line_strong};
    case Kind::learner:
      return {phase == Phase::prepare ? "You chose" : "You", words, theme.accent};
    case Kind::picked: {
      const bool wrote = phase == Phase::follow_up;
      const std::string nothing = wrote ? "You sent nothing." : "You chose nothing.";
      return {wrote ? "You wrote" : "You chose", entry.parts.empty() ? nothing : words, theme.accent};
    }
    case Kind::silence:
      return {"You", "You said nothing.", theme.accent};
    case Kind::aside:
      return {"You, to a colleague", words, theme.sunken};
    case Kind::answer:
      return {"Your colleague", words, theme.sunken};
    case Kind::narration:
      return {"", words, theme.line};
  }
  return {};
}

bool is_wordless(const TranscriptEntry& entry) {
  return entry.kind == Kind::silence || (entry.kind == Kind::picked && entry.parts.empty());
}

float draw_item(Ui& ui, Vec at, float width, const Item& item, std::string_view note) {
  const float indent = ui.px(16);
  const float room = width - indent;
  float y = at.y;
  if (!item.who.empty())
    y += text(ui, {at.x + indent, y}, Type::xs_strong, ui.theme.ink_2, item.who, room).y + ui.px(2);
  const Colour ink = item.who.empty() ? ui.theme.ink_2 : ui.theme.ink;
  y += text(ui, {at.x + indent, y}, Type::card, ink, item.what, room).y;
  if (!note.empty()) y += text(ui, {at.x + indent, y}, Type::xs, ui.theme.ink_2, note, room).y;
  ui.canvas.fill({at.x, at.y + ui.px(2), ui.px(3), y - at.y - ui.px(4)}, item.edge, ui.px(2));
  return y - at.y;
}

float draw_items(Ui& ui, Rect content, const PlayScreen& play) {
  const Scenario& scenario = play.session.conversation().scenario();
  const auto& entries = play.session.entries();
  float y = content.y;
  for (std::size_t i = 0; i < entries.size(); ++i) {
    const TranscriptEntry& entry = entries[i];
    const std::size_t parts = visible_parts(play, i);
    if (parts == 0 && !(is_wordless(entry) && i < play.entry)) continue;
    const bool cut_off = entry.kind == Kind::client && i < play.entry && entry.heard < entry.parts.size();
    if (y > content.y) y += ui.px(18);
    y += draw_item(ui, {content.x, y}, content.w, item_of(ui.theme, scenario, entry, parts),
                   cut_off ? "You cut in here." : "");
  }
  return y - content.y;
}

}  // namespace

void draw_history(Ui& ui, const PlayScreen& play, Intents& intents) {
  const OverlayOptions options{.width = 560, .height = 100000, .placement = Placement::right};
  const bool close = overlay(ui, "history", "The conversation so far", options, [&](Rect inside) {
    Rect box = inside;
    const ButtonOptions closing{.look = ButtonLook::quiet, .key = Key::escape};
    Rect head = cut_top(box, ui.px(button_height), ui.px(16));
    const float width = button_width(ui, "Close", closing);
    if (button(ui, "close history", cut_right(head, width, ui.px(12)), "Close", closing))
      intents.push_back(ShowHistory{false});
    default_focus(ui, "close history");
    if (shortcut(ui, Key::h)) intents.push_back(ShowHistory{false});  // the key that opens it closes it too
    if (const auto turn = retry_turn(play)) {
      const float heading = line_height(ui, Type::large);
      const float note = line_height(ui, Type::xs);
      Rect words = centred(head, head.w, heading + note);
      text_line(ui, cut_top(words, heading), Type::large, ui.theme.ink, "The conversation so far",
                Align::left, Role::heading);
      text_line(ui, words, Type::xs, ui.theme.ink_2, "Retry from turn " + std::to_string(*turn));
    } else {
      text_line(ui, head, Type::large, ui.theme.ink, "The conversation so far", Align::left, Role::heading);
    }
    scroll_area(ui, "history list", box, {.stick_to_bottom = true, .gutter = 14},
                [&](Rect content) { return draw_items(ui, content, play); });
    return inside.h;
  });
  if (close) intents.push_back(ShowHistory{false});
}

}  // namespace composure::window
