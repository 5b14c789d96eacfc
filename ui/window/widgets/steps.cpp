#include "window/widgets/steps.hpp"

#include <cmath>
#include <string>

#include "window/widgets/line_breaks.hpp"
#include "window/widgets/text.hpp"

namespace composure::window {
namespace {

float name_width(const Ui& ui, std::string_view name, bool is_current) {
  return std::ceil(run_width(ui, is_current ? Type::small_strong : Type::small, name));
}

float between(const Ui& ui) {
  return ui.px(20) + 2 * ui.px(ui.theme.space.s);
}

}  // namespace

float steps_width(const Ui& ui, std::span<const std::string_view> names, std::size_t current) {
  float width = 0;
  for (std::size_t i = 0; i < names.size(); ++i) {
    width += name_width(ui, names[i], i == current) + (i > 0 ? between(ui) : 0);
  }
  return width;
}

void steps(Ui& ui, Rect box, std::span<const std::string_view> names, std::size_t current) {
  const Rect row = centred(box, steps_width(ui, names, current), box.h);
  open_report(ui, {.role = Role::progress,
                   .label = current < names.size() ? std::string(names[current]) : std::string(),
                   .value = std::to_string(current + 1) + " of " + std::to_string(names.size()),
                   .rect = row});
  float x = row.x;
  for (std::size_t i = 0; i < names.size(); ++i) {
    if (i > 0) {
      const float line = ui.px(1);
      ui.canvas.horizontal(x + ui.px(ui.theme.space.s), std::round(row.y + row.h / 2), ui.px(20),
                           ui.theme.line_strong, line);
      x += between(ui);
    }
    const bool is_current = i == current;
    const float width = name_width(ui, names[i], is_current);
    text_line(ui, {x, row.y, width, row.h}, is_current ? Type::small_strong : Type::small,
              is_current ? ui.theme.accent : ui.theme.ink_3, names[i]);
    x += width;
  }
  close_report(ui);
}

}  // namespace composure::window
