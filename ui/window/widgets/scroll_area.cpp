#include "window/widgets/scroll_area.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

namespace composure::window {
namespace {

constexpr float notch = 72;  // design px of one notch of the wheel
constexpr float bar_width = 6;

float furthest(const Scroll& scroll, Rect area) {
  return std::max(0.0f, scroll.extent - area.h);
}

void move_to(Scroll& scroll, Rect area, float offset) {
  scroll.offset = std::round(std::clamp(offset, 0.0f, furthest(scroll, area)));
  scroll.at_bottom = scroll.offset >= furthest(scroll, area) - 1;
}

void take_keys(Ui& ui, Scroll& scroll, Rect area) {
  if (!ui.focus.on_top() || ui.typing == Typing::lines) return;
  const float page = area.h * 0.85f;
  if (ui.keys.take(Key::page_up)) move_to(scroll, area, scroll.offset - page);
  if (ui.keys.take(Key::page_down)) move_to(scroll, area, scroll.offset + page);
  if (ui.keys.take(Key::home)) move_to(scroll, area, 0);
  if (ui.keys.take(Key::end)) move_to(scroll, area, furthest(scroll, area));
}

/// The widget the keyboard went to comes into view, with some room around it.
void reveal_focus(Ui& ui, Id id, Scroll& scroll, Rect area) {
  const Focusable* widget = ui.focus.to_reveal();
  if (widget == nullptr || widget->scroll_area != id) return;
  const float room = ui.px(16);
  if (widget->rect.y < area.y + room) {
    move_to(scroll, area, scroll.shown + widget->rect.y - area.y - room);
  } else if (widget->rect.bottom() > area.bottom() - room) {
    move_to(scroll, area, scroll.shown + widget->rect.bottom() - area.bottom() + room);
  }
}

void glide(Ui& ui, Scroll& scroll) {
  const float rest = scroll.offset - scroll.shown;
  if (ui.reduce_motion || std::abs(rest) < 1) {
    scroll.shown = scroll.offset;
    return;
  }
  scroll.shown += rest * (1 - std::exp(-18 * std::min(ui.elapsed, 0.5f)));
  ui.want_animation = true;
}

void draw_bar(Ui& ui, Id id, Scroll& scroll, Rect area) {
  const float most = furthest(scroll, area);
  if (most < 1) return;
  const float margin = ui.px(3);
  const Rect track{area.right() - ui.px(bar_width) - margin, area.y + margin, ui.px(bar_width),
                   area.h - 2 * margin};
  const float length = std::max(ui.px(36), track.h * area.h / scroll.extent);
  const float way = track.h - length;
  Rect thumb{track.x, std::round(track.y + way * scroll.shown / most), track.w, length};

  // Only the mouse uses it; the keyboard has the page keys. So it is not a focusable widget.
  const Id bar = id / "bar";
  const bool over =
      ui.focus.on_top() && intersection(track.inset(-margin), ui.canvas.clip()).contains(ui.mouse.at);
  if (over && ui.mouse.pressed) {
    ui.held = bar;
    const bool on_thumb = ui.mouse.at.y >= thumb.y && ui.mouse.at.y < thumb.bottom();
    scroll.grabbed_at = on_thumb ? ui.mouse.at.y - thumb.y : length / 2;
  }
  const bool held = ui.held == bar;
  if (held && way > 0) {
    move_to(scroll, area, (ui.mouse.at.y - scroll.grabbed_at - track.y) / way * most);
    scroll.shown = scroll.offset;
    thumb.y = std::round(track.y + way * scroll.shown / most);
  }
  ui.canvas.fill(thumb, ui.theme.line_strong.faded(held ? 1.0f : over ? 0.8f : 0.45f), thumb.w / 2);
}

}  // namespace

void scroll_area(Ui& ui, Id id, Rect area, const ScrollOptions& options,
                 const std::function<float(Rect content)>& draw) {
  Scroll& scroll = ui.scrolls[id.value];
  const bool is_new = scroll.frame == 0 || scroll.frame < ui.frame - 1;
  if (is_new && !(options.remember && scroll.frame > 0)) scroll = {};
  scroll.frame = ui.frame;
  scroll.height = area.h;

  const bool hovered = ui.focus.on_top() && intersection(area, ui.canvas.clip()).contains(ui.mouse.at);
  if (hovered && ui.mouse.wheel != 0 && furthest(scroll, area) > 0) {
    move_to(scroll, area, scroll.offset - std::exchange(ui.mouse.wheel, 0.0f) * ui.px(notch));
  }
  if (options.takes_page_keys) take_keys(ui, scroll, area);
  reveal_focus(ui, id, scroll, area);
  glide(ui, scroll);

  Rect content = area;
  content.w -= options.gutter > 0 ? ui.px(options.gutter) : 0;
  content.y -= std::round(scroll.shown);
  if (options.align_bottom) content.y += std::floor(std::max(0.0f, area.h - scroll.extent));

  // Where content starts at the bottom, its height must be known first: one frame is not shown.
  const bool hidden = is_new && (options.align_bottom || options.stick_to_bottom);
  const float opacity = std::exchange(ui.canvas.opacity, hidden ? 0.0f : ui.canvas.opacity);
  const Id outer = std::exchange(ui.scroll_area, id);
  ui.canvas.push_clip(area);
  open_report(ui, {.role = Role::scroll, .rect = area});
  const float extent = std::ceil(draw(content));
  close_report(ui);
  ui.canvas.pop_clip();
  ui.scroll_area = outer;
  ui.canvas.opacity = opacity;

  if (extent != scroll.extent) {
    const bool stay = options.stick_to_bottom && scroll.at_bottom;
    scroll.extent = extent;
    move_to(scroll, area, stay ? furthest(scroll, area) : scroll.offset);
    if (hidden) scroll.shown = scroll.offset;
    ui.want_animation = true;
  } else if (options.stick_to_bottom && scroll.at_bottom) {
    move_to(scroll, area, furthest(scroll, area));  // the area itself may have changed
  } else {
    move_to(scroll, area, scroll.offset);
  }
  draw_bar(ui, id, scroll, area);
}

void scroll_to(Ui& ui, Id area, float top, float bottom) {
  Scroll& scroll = ui.scrolls[area.value];
  scroll.offset = std::max(0.0f, (top + bottom) / 2 - scroll.height / 2);
  scroll.at_bottom = false;
  ui.want_animation = true;
}

void scroll_to_bottom(Ui& ui, Id area) {
  Scroll& scroll = ui.scrolls[area.value];
  scroll.offset = std::max(0.0f, scroll.extent - scroll.height);
  scroll.at_bottom = true;
  ui.want_animation = true;
}

}  // namespace composure::window
