#include "window/widgets/top_bar.hpp"

#include <algorithm>
#include <cmath>
#include <string>

#include "window/widgets/chip.hpp"
#include "window/widgets/line_breaks.hpp"
#include "window/widgets/text.hpp"

namespace composure::window {
namespace {

constexpr std::string_view brand = "Composure";

bool draw_brand(Ui& ui, Rect rect) {
  const Id id{"brand"};
  const Interaction state = interact(ui, id, rect);
  open_report(ui, {.role = Role::link, .label = std::string(brand), .rect = rect, .id = id});
  text_line(ui, rect, Type::body_strong, state.hovered ? ui.theme.accent : ui.theme.ink, brand);
  if (state.show_focus) focus_ring(ui, rect.inset(-ui.px(2), ui.px(12)), ui.px(ui.theme.radius.s));
  close_report(ui);
  return state.clicked;
}

}  // namespace

TopBarSlots top_bar(Ui& ui, Rect& screen, const TopBarView& view) {
  const Theme& theme = ui.theme;
  const float gap = ui.px(theme.space.l);
  const Rect bar = cut_top(screen, ui.px(top_bar_height));
  const float line = ui.px(1);
  ui.canvas.fill(bar, theme.surface);
  ui.canvas.horizontal(bar.x, bar.bottom() - line, bar.w, theme.line, line);

  TopBarSlots slots;
  Rect row{bar.x + ui.px(theme.space.xl), bar.y, bar.w - 2 * ui.px(theme.space.xl), bar.h - line};
  const Rect brand_box = cut_left(row, std::ceil(run_width(ui, Type::body_strong, brand)), gap);
  slots.brand_clicked = draw_brand(ui, brand_box);
  if (view.right_width > 0) slots.right = cut_right(row, std::min(view.right_width, row.w), gap);

  const float chip_room = view.chip.empty() ? 0 : chip_width(ui, view.chip) + gap;
  const float slash = std::ceil(run_width(ui, Type::body, "/"));
  const float title_wanted =
      view.title.empty() ? 0 : std::ceil(run_width(ui, Type::body, view.title)) + slash + gap;
  const float left_wanted = title_wanted + chip_room + gap;
  // In the middle of what is left; when there is too little, not at all.
  const float title_least = view.title.empty() ? 0 : ui.px(160);
  const bool has_centre = view.centre_width > 0 && row.w >= view.centre_width + title_least + chip_room + gap;
  const float left = std::min(left_wanted, row.w - (has_centre ? view.centre_width : 0));
  if (has_centre) {
    const float x = row.x + left + (row.w - left - view.centre_width) / 2;
    slots.centre = {std::round(x), row.y, view.centre_width, row.h};
  }

  Rect title = row;
  title.w = std::max(0.0f, left);
  if (!view.title.empty()) {
    text_line(ui, cut_left(title, slash, gap), Type::body, theme.line_strong, "/");
    const float room = title.w - chip_room - (has_centre ? gap : 0);
    const float width = std::min(std::ceil(run_width(ui, Type::body, view.title)), room);
    text_line(ui, cut_left(title, std::max(0.0f, width), gap), Type::body, theme.ink, view.title, Align::left,
              Role::heading);
  }
  if (!view.chip.empty())
    chip(ui, {title.x, std::round(bar.y + (bar.h - line - ui.px(chip_height)) / 2)}, view.chip);
  return slots;
}

}  // namespace composure::window
