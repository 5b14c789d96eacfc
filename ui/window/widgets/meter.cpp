#include "window/widgets/meter.hpp"

#include <algorithm>
#include <cmath>
#include <string>

#include "window/widgets/line_breaks.hpp"
#include "window/widgets/text.hpp"

namespace composure::window {

float meter_height(const Ui& ui) {
  return line_height(ui, Type::small) + ui.px(6) + ui.px(8);
}

void meter(Ui& ui, Id id, Vec at, float width, const MeterView& view) {
  const Theme& theme = ui.theme;
  const float value = std::clamp(view.value, 0.0f, 100.0f);
  const float shown = ease(ui, id / "value", value, 0.6f);
  const std::string number = view.show_number ? std::to_string(std::lround(value)) : std::string();
  const std::string word(view.word);

  open_report(ui, {.role = Role::meter,
                   .label = std::string(view.label),
                   .value = number + (number.empty() || word.empty() ? "" : " ") + word,
                   .rect = {at.x, at.y, width, meter_height(ui)}});
  Rect row{at.x, at.y, width, line_height(ui, Type::small)};
  const Rect track{at.x, row.bottom() + ui.px(6), width, ui.px(8)};
  const float word_width = std::ceil(run_width(ui, Type::small, word));
  if (!word.empty()) text_line(ui, cut_right(row, word_width, ui.px(4)), Type::small, theme.ink_2, word);
  const float number_width = std::ceil(run_width(ui, Type::small_strong, number));
  if (!number.empty()) {
    text_line(ui, cut_right(row, number_width, ui.px(8)), Type::small_strong, theme.ink, number);
  }
  text_line(ui, row, Type::small, theme.ink, view.label);

  ui.canvas.fill(track, theme.sunken, track.h / 2);
  // A small value is a dot: its round ends need the room.
  const float filled = std::round(track.w * shown / 100);
  if (filled > 0) {
    ui.canvas.fill({track.x, track.y, std::max(filled, track.h), track.h}, view.colour, track.h / 2);
  }
  close_report(ui);
}

}  // namespace composure::window
