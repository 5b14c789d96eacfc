#include "window/widgets/button.hpp"

#include <cmath>
#include <string>

#include "window/widgets/keycap.hpp"
#include "window/widgets/line_breaks.hpp"
#include "window/widgets/text.hpp"

namespace composure::window {
namespace {

std::string_view cap_of(const ButtonOptions& options) {
  return options.cap.empty() ? key_label(options.key) : options.cap;
}

float padding(const Ui& ui, const ButtonOptions& options) {
  return ui.px(options.look == ButtonLook::quiet ? ui.theme.space.s : ui.theme.space.l);
}

/// Half way for the mouse on it, all the way while it is pressed.
float depth(const Interaction& state) {
  return state.held ? 1.0f : state.hovered ? 0.5f : 0.0f;
}

void draw_surface(Ui& ui, Rect rect, const ButtonOptions& options, const Interaction& state) {
  const Theme& theme = ui.theme;
  const float radius = ui.px(theme.radius.m);
  switch (options.look) {
    case ButtonLook::primary:
      ui.canvas.fill(rect, mix(theme.accent, theme.accent_hover, depth(state) * 2), radius);
      break;
    case ButtonLook::plain:
      ui.canvas.fill(rect.inset(ui.px(1) * 0.5f), mix(theme.surface, theme.sunken, depth(state)), radius);
      ui.canvas.stroke(rect, theme.line_strong, ui.px(1), radius);
      break;
    case ButtonLook::quiet:
      if (depth(state) > 0) ui.canvas.fill(rect, theme.sunken.faded(0.4f + 0.4f * depth(state)), radius);
      break;
  }
}

Colour ink_of(const Theme& theme, const ButtonOptions& options) {
  switch (options.look) {
    case ButtonLook::primary:
      return theme.on_accent;
    case ButtonLook::plain:
      return theme.ink;
    case ButtonLook::quiet:
      return options.selected ? theme.ink : theme.ink_2;
  }
  return theme.ink;
}

Type type_of(const ButtonOptions& options) {
  const bool quiet = options.look == ButtonLook::quiet && !options.selected;
  return quiet || options.caption_left ? Type::small : Type::small_strong;
}

}  // namespace

float button_width(const Ui& ui, std::string_view caption, const ButtonOptions& options) {
  const std::string_view cap = cap_of(options);
  const float cap_room = cap.empty() ? 0 : keycap_width(ui, cap) + ui.px(ui.theme.space.s);
  // A tab keeps its width when it is selected.
  const Type widest = options.caption_left ? Type::small : Type::small_strong;
  return std::ceil(run_width(ui, widest, caption)) + cap_room + 2 * padding(ui, options);
}

bool button(Ui& ui, Id id, Rect rect, std::string_view caption, const ButtonOptions& options) {
  const Interaction state = interact(ui, id, rect, {.enabled = options.enabled, .shortcut = options.key});
  open_report(ui, {.role = Role::button,
                   .label = std::string(caption),
                   .rect = rect,
                   .id = id,
                   .disabled = !options.enabled,
                   .selected = options.selected});
  const Dimmed dimmed(ui, !options.enabled, 0.55f);
  draw_surface(ui, rect, options, state);

  const std::string_view cap = cap_of(options);
  const Type type = type_of(options);
  const float cap_width = cap.empty() ? 0 : keycap_width(ui, cap);
  const float gap = cap.empty() ? 0 : ui.px(ui.theme.space.s);
  const float room = rect.w - 2 * padding(ui, options) - cap_width - gap;
  const float caption_width = std::min(room, std::ceil(run_width(ui, type, caption)));
  const float spare = options.caption_left ? 0 : std::floor((room - caption_width) / 2);
  const Rect middle{rect.x + padding(ui, options) + spare, rect.y, caption_width, rect.h};
  const Colour ink = options.caption_left ? ui.theme.ink_2 : ink_of(ui.theme, options);
  text_line(ui, middle, type, ink, caption);
  if (!cap.empty()) {
    const float x =
        options.caption_left ? rect.right() - padding(ui, options) / 2 - cap_width : middle.right() + gap;
    const float y = std::round(rect.y + (rect.h - ui.px(keycap_height)) / 2);
    keycap(ui, {x, y}, cap, options.look == ButtonLook::primary);
  }
  if (state.show_focus) focus_ring(ui, rect, ui.px(ui.theme.radius.m));
  close_report(ui);
  return state.clicked;
}

}  // namespace composure::window
