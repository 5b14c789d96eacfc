#include "window/widgets/chip.hpp"

#include <cmath>
#include <string>

#include "window/widgets/line_breaks.hpp"
#include "window/widgets/text.hpp"

namespace composure::window {
namespace {

constexpr float side = 10;  // design px

void draw_chip(Ui& ui, Rect rect, std::string_view label, Colour fill, Colour ink) {
  ui.canvas.fill(rect, fill, rect.h / 2);
  text_line(ui, rect.inset(ui.px(side), 0), Type::xs_medium, ink, label, Align::centre);
}

}  // namespace

float chip_width(const Ui& ui, std::string_view label) {
  return std::ceil(run_width(ui, Type::xs_medium, label)) + 2 * ui.px(side);
}

float chip(Ui& ui, Vec at, std::string_view label) {
  const Rect rect{at.x, at.y, chip_width(ui, label), ui.px(chip_height)};
  draw_chip(ui, rect, label, ui.theme.sunken, ui.theme.ink_2);
  return rect.w;
}

ChipResult chip_button(Ui& ui, Id id, Vec at, std::string_view label, bool selected) {
  const Rect rect{at.x, at.y, chip_width(ui, label), ui.px(chip_height)};
  const Interaction state = interact(ui, id, rect);
  open_report(
      ui, {.role = Role::chip, .label = std::string(label), .rect = rect, .id = id, .selected = selected});
  const Colour fill = selected        ? ui.theme.ink
                      : state.hovered ? mix(ui.theme.sunken, ui.theme.line_strong, 0.25f)
                                      : ui.theme.sunken;
  draw_chip(ui, rect, label, fill,
            selected        ? ui.theme.surface
            : state.hovered ? ui.theme.ink
                            : ui.theme.ink_2);
  if (state.show_focus) focus_ring(ui, rect, rect.h / 2);
  close_report(ui);
  return {state.clicked, rect.w};
}

float dots(Ui& ui, Vec at, float height, int filled, int total, std::string_view label) {
  const float radius = 4.5f * ui.scale;
  const float step = std::round(14 * ui.scale);
  for (int i = 0; i < total; ++i) {
    const Vec centre{at.x + radius + step * static_cast<float>(i), std::round(at.y + height / 2)};
    if (i < filled) {
      ui.canvas.circle(centre, radius, ui.theme.accent);
    } else {
      const float line = std::max(1.0f, 1.2f * ui.scale);
      ui.canvas.ring(centre, radius - line / 2, ui.theme.line_strong, line);
    }
  }
  const float width = step * static_cast<float>(total - 1) + 2 * radius;
  report(ui, {.role = Role::image, .label = std::string(label), .rect = {at.x, at.y, width, height}});
  return width;
}

}  // namespace composure::window
