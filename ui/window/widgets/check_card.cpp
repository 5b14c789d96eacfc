#include "window/widgets/check_card.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <string>

#include "window/widgets/keycap.hpp"
#include "window/widgets/text.hpp"

namespace composure::window {
namespace {

struct Layout {
  Type type = Type::card;
  float padding_x = 0;
  float padding_y = 0;
  float box = 0;     // side of the check box
  float text_x = 0;  // from the left edge
  float text_width = 0;
  float text_height = 0;
  float note_height = 0;
  float height = 0;
};

Layout lay_out(const Ui& ui, float width, const CheckView& view) {
  Layout layout;
  layout.type = view.compact ? Type::small : Type::card;
  layout.padding_x = ui.px(view.compact ? 12 : 14);
  layout.padding_y = ui.px(view.compact ? 10 : 12);
  layout.box = ui.px(view.compact ? 20 : 22);
  layout.text_x = layout.padding_x + ui.px(26) + ui.px(view.compact ? 12 : 14);
  const float cap = view.key == Key::none ? 0 : keycap_width(ui, key_label(view.key)) + ui.px(12);
  layout.text_width = width - layout.text_x - cap - layout.padding_x;
  layout.text_height = measure_text(ui, layout.type, view.text, layout.text_width).y;
  if (!view.note.empty())
    layout.note_height = measure_text(ui, Type::xs, view.note, layout.text_width).y + ui.px(2);
  const float least = cap > 0 ? ui.px(keycap_height) : layout.box;
  const float content = std::max(layout.text_height + layout.note_height, least);
  layout.height = std::max(view.min_height, content + 2 * layout.padding_y);
  return layout;
}

void draw_mark(Ui& ui, Rect box, const CheckView& view, Colour rest) {
  const Theme& theme = ui.theme;
  const float line = ui.px(2);
  if (view.radio) {
    const float radius = box.w / 2;
    if (!view.checked) {
      ui.canvas.circle(box.centre(), radius - line / 2, theme.surface);
      ui.canvas.ring(box.centre(), radius - line / 2, rest, line);
      return;
    }
    ui.canvas.circle(box.centre(), radius, theme.accent);
    ui.canvas.circle(box.centre(), radius * 0.42f, theme.on_accent);
    return;
  }
  const float radius = ui.px(5);
  if (!view.checked) {
    ui.canvas.fill(box.inset(line * 0.5f), theme.surface, radius);
    ui.canvas.stroke(box, rest, line, radius);
    return;
  }
  ui.canvas.fill(box, theme.accent, radius);
  const auto at = [&box](float x, float y) { return Vec{box.x + box.w * x, box.y + box.h * y}; };
  const std::array tick{at(0.27f, 0.52f), at(0.44f, 0.69f), at(0.74f, 0.35f)};
  ui.canvas.polyline(tick, theme.on_accent, std::max(1.5f, 2.2f * ui.scale));
}

}  // namespace

float check_card_height(const Ui& ui, float width, const CheckView& view) {
  return lay_out(ui, width, view).height;
}

CheckResult check_card(Ui& ui, Id id, Vec at, float width, const CheckView& view) {
  const Theme& theme = ui.theme;
  const Layout layout = lay_out(ui, width, view);
  const Rect rect{at.x, at.y, width, layout.height};
  const Interaction state =
      interact(ui, id, rect, {.enabled = view.enabled, .shortcut = view.key, .yields_enter = true});
  open_report(ui, {.role = view.radio ? Role::radio : Role::checkbox,
                   .label = std::string(view.text),
                   .value = std::string(view.note),
                   .rect = rect,
                   .id = id,
                   .disabled = !view.enabled,
                   .checked = view.checked});
  const Dimmed dimmed(ui, !view.enabled);

  const float radius = ui.px(theme.radius.m);
  const float line = view.checked && !view.compact ? ui.px(2) : ui.px(1);
  const Colour border = view.checked ? theme.accent : state.hovered ? theme.line_strong : theme.line;
  ui.canvas.fill(rect.inset(line * 0.5f), view.checked || state.held ? theme.selected : theme.surface,
                 radius);
  ui.canvas.stroke(rect, border, line, radius);

  // Everything is level with the first line of the text.
  const float content = std::max(layout.text_height + layout.note_height,
                                 view.key == Key::none ? layout.box : ui.px(keycap_height));
  const float free = content - layout.text_height - layout.note_height;
  const float text_y = std::round(at.y + layout.padding_y + free / 2);
  const float middle = text_y + line_height(ui, layout.type) / 2;
  draw_mark(ui, {at.x + layout.padding_x, std::round(middle - layout.box / 2), layout.box, layout.box}, view,
            state.hovered ? theme.ink_2 : theme.line_strong);
  text(ui, {at.x + layout.text_x, text_y}, layout.type, theme.ink, view.text, layout.text_width);
  if (!view.note.empty()) {
    text(ui, {at.x + layout.text_x, text_y + layout.text_height + ui.px(2)}, Type::xs, theme.ink_2, view.note,
         layout.text_width);
  }
  if (view.key != Key::none) {
    const std::string_view cap = key_label(view.key);
    keycap(ui,
           {rect.right() - layout.padding_x - keycap_width(ui, cap),
            std::round(middle - ui.px(keycap_height) / 2)},
           cap);
  }
  if (state.show_focus) focus_ring(ui, rect, radius);
  close_report(ui);
  return {state.clicked, layout.height};
}

}  // namespace composure::window
