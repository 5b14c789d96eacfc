#include "window/widgets/reply_card.hpp"

#include <algorithm>
#include <cmath>
#include <string>

#include "window/widgets/keycap.hpp"
#include "window/widgets/text.hpp"

namespace composure::window {
namespace {

struct Layout {
  float text_x = 0;  // from the left edge
  float text_width = 0;
  float text_height = 0;
  float note_height = 0;
  float padding_y = 0;
  float height = 0;
};

Layout lay_out(const Ui& ui, float width, const ReplyView& view) {
  Layout layout;
  const float padding_x = ui.px(14);
  layout.padding_y = ui.px(12);
  const float cap = view.key == Key::none ? 0 : keycap_width(ui, key_label(view.key)) + ui.px(14);
  layout.text_x = padding_x + cap;
  layout.text_width = width - layout.text_x - padding_x;
  layout.text_height = measure_text(ui, Type::card, view.text, layout.text_width).y;
  if (!view.note.empty())
    layout.note_height = measure_text(ui, Type::xs, view.note, layout.text_width).y + ui.px(2);
  const float content =
      std::max(layout.text_height + layout.note_height, cap > 0 ? ui.px(keycap_height) : 0.0f);
  layout.height = content + 2 * layout.padding_y;
  return layout;
}

}  // namespace

float reply_card_height(const Ui& ui, float width, const ReplyView& view) {
  return lay_out(ui, width, view).height;
}

ReplyResult reply_card(Ui& ui, Id id, Vec at, float width, const ReplyView& view) {
  const Theme& theme = ui.theme;
  const Layout layout = lay_out(ui, width, view);
  const Rect rect{at.x, at.y, width, layout.height};
  const Interaction state = interact(ui, id, rect, {.enabled = view.enabled, .shortcut = view.key});
  open_report(ui, {.role = Role::option,
                   .label = std::string(view.text),
                   .value = std::string(view.note),
                   .rect = rect,
                   .id = id,
                   .disabled = !view.enabled,
                   .selected = view.selected});
  const Dimmed dimmed(ui, !view.enabled);

  // Focus is a strong border here and not a ring: the cards stand close, and one of them always has it.
  const bool strong = view.selected || state.show_focus;
  const float radius = ui.px(theme.radius.m);
  const float line = strong ? ui.px(2) : ui.px(1);
  const Colour fill = strong || state.held ? theme.selected : theme.surface;
  const Colour border = strong ? theme.accent : state.hovered ? theme.line_strong : theme.line;
  ui.canvas.fill(rect.inset(line * 0.5f), fill, radius);
  ui.canvas.stroke(rect, border, line, radius);

  const float first_line = line_height(ui, Type::card);
  const float cap_y =
      std::round(at.y + layout.padding_y + (first_line - ui.px(keycap_height)) / 2) + ui.px(1);
  if (view.key != Key::none) keycap(ui, {at.x + ui.px(14), cap_y}, key_label(view.key));
  // A text of one line is level with the cap, whose height then sets that of the card.
  const float free = layout.height - 2 * layout.padding_y - layout.text_height - layout.note_height;
  const Vec text_at{at.x + layout.text_x, std::round(at.y + layout.padding_y + free / 2)};
  text(ui, text_at, Type::card, theme.ink, view.text, layout.text_width);
  if (!view.note.empty()) {
    text(ui, {text_at.x, text_at.y + layout.text_height + ui.px(2)}, Type::xs, theme.ink_2, view.note,
         layout.text_width);
  }
  close_report(ui);
  return {state.clicked, state.focused, layout.height};
}

}  // namespace composure::window
