#include "window/widgets/dialog.hpp"

#include <algorithm>
#include <cmath>
#include <string>
#include <vector>

#include "window/widgets/text.hpp"

namespace composure::window {
namespace {

Rect place(const Ui& ui, const OverlayOptions& options, float height) {
  const float margin = ui.px(ui.theme.space.xl);
  const Rect room = ui.screen.inset(margin);
  const float w = std::min(ui.px(options.width), room.w);
  const float h = std::min(height, room.h);
  switch (options.placement) {
    case Placement::middle:
      return centred(room, w, h);
    case Placement::top:
      return {std::round(room.x + (room.w - w) / 2), room.y + ui.px(48), w, h - ui.px(48)};
    case Placement::right:
      return {ui.screen.right() - w, 0, w, ui.screen.h};
  }
  return room;
}

}  // namespace

bool overlay(Ui& ui, Id id, std::string_view label, const OverlayOptions& options,
             const std::function<float(Rect inside)>& draw) {
  const Theme& theme = ui.theme;
  push_layer(ui);
  const bool is_open = ui.focus.on_top();  // not yet in its first frame
  const float veil = ease(ui, id / "veil", is_open ? 1.0f : 0.0f, 0.15f);
  ui.canvas.fill(ui.screen, theme.veil.faded((theme.dark ? 0.6f : 0.42f) * veil));

  // The height of the content is kept from the last frame, as if it were a scroll area.
  Scroll& content = ui.scrolls[(id / "content").value];
  if (content.frame < ui.frame - 1) content = {};
  const bool unknown = content.frame == 0 && options.height <= 0;
  content.frame = ui.frame;
  const float padding = ui.px(theme.space.xl);
  float height = options.height > 0 ? ui.px(options.height) : content.extent + 2 * padding;
  if (options.placement == Placement::top) height += ui.px(48);
  const Rect panel = place(ui, options, height);

  const float opacity = ui.canvas.opacity;
  if (unknown) ui.canvas.opacity = 0;
  const float radius = options.placement == Placement::right ? 0 : ui.px(theme.radius.l);
  ui.canvas.shadow(panel, theme.shadow.faded(theme.dark ? 0.5f : 0.25f), ui.px(28), radius);
  ui.canvas.fill(panel, theme.surface, radius);
  if (theme.dark) ui.canvas.stroke(panel, theme.line, ui.px(1), radius);
  open_report(ui, {.role = Role::dialog, .label = std::string(label), .rect = panel, .id = id});
  const float used = std::ceil(draw(panel.inset(padding)));
  close_report(ui);
  ui.canvas.opacity = opacity;
  if (used != content.extent) {
    content.extent = used;
    ui.want_animation = true;
  }
  const bool beside = ui.mouse.pressed && !panel.contains(ui.mouse.at);
  const bool close = is_open && (ui.keys.take(Key::escape) || beside);
  pop_layer(ui);
  return close;
}

std::optional<std::size_t> dialog(Ui& ui, Id id, std::string_view title, std::string_view message,
                                  std::span<const std::string_view> buttons) {
  std::optional<std::size_t> answer;
  const bool close = overlay(ui, id, title, {}, [&](Rect inside) {
    float y = inside.y;
    y += text(ui, {inside.x, y}, Type::large, ui.theme.ink, title, inside.w, {.role = Role::heading}).y;
    y += ui.px(ui.theme.space.s);
    y += text(ui, {inside.x, y}, Type::card, ui.theme.ink_2, message, inside.w).y + ui.px(ui.theme.space.xl);
    Rect row{inside.x, y, inside.w, ui.px(button_height)};
    // From the right, where the primary one is; but Tab goes from left to right.
    std::vector<Rect> places(buttons.size());
    const auto options_of = [&](std::size_t i) {
      const bool last = i + 1 == buttons.size();
      return ButtonOptions{.look = last ? ButtonLook::primary : ButtonLook::plain,
                           .key = last ? Key::enter : Key::none};
    };
    for (std::size_t i = buttons.size(); i-- > 0;) {
      places[i] = cut_right(row, button_width(ui, buttons[i], options_of(i)), ui.px(10));
    }
    for (std::size_t i = 0; i < buttons.size(); ++i) {
      if (button(ui, id / Id{"answer", i}, places[i], buttons[i], options_of(i))) answer = i;
    }
    if (!buttons.empty()) default_focus(ui, id / Id{"answer", buttons.size() - 1});
    return y + ui.px(button_height) - inside.y;
  });
  if (close && !answer) answer = 0;
  return answer;
}

}  // namespace composure::window
