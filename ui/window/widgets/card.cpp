#include "window/widgets/card.hpp"

#include <string>

namespace composure::window {

namespace {

void draw_card(Ui& ui, Rect rect, const CardOptions& options) {
  const Theme& theme = ui.theme;
  const float radius = ui.px(theme.radius.m);
  const float line = options.selected ? ui.px(2) : ui.px(1);
  const Colour plain_border = options.border.value_or(theme.line);
  // Half under its border, so that no background shines through the rounded corners.
  ui.canvas.fill(rect.inset(line * 0.5f),
                 options.fill.value_or(options.selected ? theme.selected : theme.surface), radius);
  ui.canvas.stroke(rect, options.selected ? theme.accent : plain_border, line, radius);
}

}  // namespace

void card(Ui& ui, Rect rect, const CardOptions& options) {
  draw_card(ui, rect, options);
  report(ui, {.role = Role::group, .rect = rect});
}

Interaction card_button(Ui& ui, Id id, Rect rect, std::string_view label, const std::function<void()>& draw,
                        const CardOptions& options) {
  const Interaction state = interact(ui, id, rect, {.enabled = options.enabled});
  const float lift = ease(ui, id / "lift", state.hovered && !state.held ? 1.0f : 0.0f, 0.15f);
  if (lift > 0)
    ui.canvas.shadow(rect, ui.theme.shadow.faded(0.16f * lift), ui.px(10), ui.px(ui.theme.radius.m));
  CardOptions look = options;
  if (state.hovered && !options.border) look.border = mix(ui.theme.line, ui.theme.line_strong, lift);
  draw_card(ui, rect, look);
  if (state.show_focus) focus_ring(ui, rect, ui.px(ui.theme.radius.m));

  open_report(ui, {.role = Role::card,
                   .label = std::string(label),
                   .rect = rect,
                   .id = id,
                   .disabled = !options.enabled,
                   .selected = options.selected});
  const Dimmed dimmed(ui, !options.enabled);
  draw();
  close_report(ui);
  return state;
}

}  // namespace composure::window
