#include "window/screens/flow.hpp"

#include <algorithm>
#include <cmath>
#include <string>

#include "window/widgets/chip.hpp"
#include "window/widgets/line_breaks.hpp"

namespace composure::window {

void Flow::text(Type type, Colour colour, std::string_view string, Role role) {
  if (string.empty()) return;
  y_ += draws_ ? window::text(ui_, {x_, y_}, type, colour, string, width_, {.role = role}).y
               : measure_text(ui_, type, string, width_).y;
}

void Flow::text(std::span<const TextSpan> spans) {
  y_ += draws_ ? window::text(ui_, {x_, y_}, spans, width_).y : measure_text(ui_, spans, width_).y;
}

void Flow::item(Type type, Colour colour, std::string_view mark, std::string_view string) {
  const float indent = std::ceil(run_width(ui_, type, mark)) + ui_.px(ui_.theme.space.s);
  const float room = width_ - indent;
  if (draws_) {
    window::text(ui_, {x_, y_}, type, ui_.theme.ink_3, mark);
    y_ += window::text(ui_, {x_ + indent, y_}, type, colour, string, room).y;
  } else {
    y_ += measure_text(ui_, type, string, room).y;
  }
}

Rect Flow::place(float height) {
  const Rect rect{x_, y_, width_, height};
  y_ += height;
  return rect;
}

void Flow::chips(std::span<const std::string> labels) {
  const float gap = ui_.px(ui_.theme.space.s);
  const float row = ui_.px(chip_height);
  float x = x_;
  for (const std::string& label : labels) {
    const float w = chip_width(ui_, label);
    if (x > x_ && x + w > x_ + width_) {
      x = x_;
      y_ += row + gap;
    }
    if (draws_) chip(ui_, {x, y_}, label);
    x += w + gap;
  }
  if (!labels.empty()) y_ += row;
}

float flow_height(Ui& ui, float width, const FlowContent& content) {
  Flow measured(ui, {}, width, false);
  content(measured);
  return measured.height();
}

float flow(Ui& ui, Vec at, float width, const FlowContent& content) {
  Flow drawn(ui, at, width, true);
  content(drawn);
  return drawn.height();
}

float flow_card_height(Ui& ui, float width, const FlowContent& content, const FlowCardOptions& options) {
  const float padding = ui.px(options.padding);
  return std::max(options.least_height, flow_height(ui, width - 2 * padding, content) + 2 * padding);
}

float flow_card(Ui& ui, Vec at, float width, const FlowContent& content, const FlowCardOptions& options) {
  const float padding = ui.px(options.padding);
  const float height = flow_card_height(ui, width, content, options);
  card(ui, {at.x, at.y, width, height}, options.look);
  flow(ui, {at.x + padding, at.y + padding}, width - 2 * padding, content);
  return height;
}

}  // namespace composure::window
