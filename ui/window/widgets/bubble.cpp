#include "window/widgets/bubble.hpp"

#include <algorithm>
#include <cmath>
#include <string>

#include "window/widgets/line_breaks.hpp"
#include "window/widgets/text.hpp"

namespace composure::window {
namespace {

struct Layout {
  Rect box;  // of the bubble, from the top left corner of the whole
  float text_width = 0;
  float dots_x = 0;  // from the left edge of the text, in its last line
  float name_height = 0;
  float note_height = 0;
  float height = 0;
};

constexpr float padding_x = 16;  // design px
constexpr float padding_y = 12;

float dots_width(const Ui& ui) {
  return ui.px(46);
}

Layout lay_out(const Ui& ui, float width, const BubbleView& view) {
  Layout layout;
  const float most = std::min(width, ui.px(bubble_max_width));
  const float text_room = most - 2 * ui.px(padding_x);
  const TextSpan span{view.text, Type::body, {}};
  const auto lines = break_lines(ui, std::span(&span, 1), text_room);
  float text_width = 0;
  for (const TextLine& line : lines)
    text_width = std::max(text_width, std::ceil(line.width));
  auto line_count = static_cast<float>(lines.size());
  if (view.speaking) {
    layout.dots_x = view.text.empty() ? 0 : std::ceil(lines.back().width) + ui.px(6);
    if (layout.dots_x + dots_width(ui) > text_room) {
      layout.dots_x = 0;
      ++line_count;
    }
    text_width = std::max(text_width, layout.dots_x + dots_width(ui));
  }
  layout.text_width = text_room;
  layout.name_height = view.speaker.empty() ? 0 : line_height(ui, Type::xs_strong) + ui.px(4);
  layout.note_height = view.note.empty() ? 0 : line_height(ui, Type::xs) + ui.px(4);
  const float box_width = text_width + 2 * ui.px(padding_x);
  const float box_height = line_count * line_height(ui, Type::body) + 2 * ui.px(padding_y);
  const float x = view.side == BubbleSide::learner ? width - box_width : 0;
  layout.box = {x, layout.name_height, box_width, box_height};
  layout.height = layout.name_height + box_height + layout.note_height;
  return layout;
}

void draw_dots(Ui& ui, Vec at) {
  // One after the other swells, unless motion is reduced.
  for (int i = 0; i < 3; ++i) {
    const auto phase = static_cast<float>(std::fmod(ui.now * 1.2 - i * 0.18, 1.0));
    const float swell = ui.reduce_motion ? 0.6f : 0.5f + 0.5f * std::cos(2 * 3.14159265f * phase);
    const Vec centre{at.x + ui.px(6) + ui.px(16) * static_cast<float>(i),
                     at.y + line_height(ui, Type::body) / 2};
    ui.canvas.circle(centre, 5 * ui.scale, mix(ui.theme.line, ui.theme.ink_3, 0.35f + 0.65f * swell));
  }
  if (!ui.reduce_motion) ui.want_animation = true;
}

void draw(Ui& ui, Vec at, const Layout& layout, const BubbleView& view, bool hovered) {
  const Theme& theme = ui.theme;
  const Rect box = layout.box.moved(at.x, at.y);
  const float round = ui.px(theme.radius.l);
  const float square = ui.px(4);
  const bool learner = view.side == BubbleSide::learner;
  if (!view.speaker.empty()) {
    const Rect name{learner ? at.x : box.x, at.y, learner ? box.right() - at.x : ui.px(bubble_max_width),
                    line_height(ui, Type::xs_strong)};
    text_line(ui, name, Type::xs_strong, theme.ink_2, view.speaker, learner ? Align::right : Align::left);
  }
  const Radii corners = learner                           ? Radii{round, round, square, round}
                        : view.side == BubbleSide::client ? Radii{round, round, round, square}
                                                          : Radii{round};
  const float line = ui.px(1);
  const Colour border = view.selected ? theme.accent : hovered ? theme.line_strong : theme.line;
  switch (view.side) {
    case BubbleSide::learner:
      ui.canvas.fill(box, theme.accent_tint, corners);
      break;
    case BubbleSide::client:
      ui.canvas.fill(box.inset(line * 0.5f), theme.surface, corners);
      break;
    case BubbleSide::aside:
      ui.canvas.fill(box, theme.sunken, corners);
      break;
  }
  if (view.side == BubbleSide::client || view.selected || hovered) {
    ui.canvas.stroke(box, border, view.selected ? ui.px(2) : line, corners);
  }
  const Vec text_at{box.x + ui.px(padding_x), box.y + ui.px(padding_y)};
  if (!view.text.empty()) text(ui, text_at, Type::body, theme.ink, view.text, layout.text_width);
  if (view.speaking) {
    draw_dots(ui, {text_at.x + layout.dots_x, box.bottom() - ui.px(padding_y) - line_height(ui, Type::body)});
  }
  if (!view.note.empty()) {
    const Rect note{learner ? at.x : box.x, box.bottom() + ui.px(4),
                    learner ? box.right() - at.x : ui.px(bubble_max_width), line_height(ui, Type::xs)};
    text_line(ui, note, Type::xs, theme.ink_2, view.note, learner ? Align::right : Align::left);
  }
}

Node node_of(Vec at, float width, const Layout& layout, const BubbleView& view, Id id) {
  return {.role = Role::bubble,
          .label = std::string(view.text),
          .value = std::string(view.speaker),
          .rect = {at.x, at.y, width, layout.height},
          .id = id,
          .selected = view.selected};
}

}  // namespace

float bubble_height(const Ui& ui, float width, const BubbleView& view) {
  return lay_out(ui, width, view).height;
}

float bubble(Ui& ui, Vec at, float width, const BubbleView& view) {
  const Layout layout = lay_out(ui, width, view);
  open_report(ui, node_of(at, width, layout, view, {}));
  draw(ui, at, layout, view, false);
  close_report(ui);
  return layout.height;
}

Interaction bubble_button(Ui& ui, Id id, Vec at, float width, const BubbleView& view) {
  const Layout layout = lay_out(ui, width, view);
  const Rect box = layout.box.moved(at.x, at.y);
  const Interaction state = interact(ui, id, box);
  open_report(ui, node_of(at, width, layout, view, id));
  draw(ui, at, layout, view, state.hovered);
  if (state.show_focus) focus_ring(ui, box, ui.px(ui.theme.radius.l));
  close_report(ui);
  return state;
}

}  // namespace composure::window
