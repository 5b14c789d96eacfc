#include "window/widgets/clock_ring.hpp"

#include <algorithm>
#include <cmath>
#include <string>

#include "window/widgets/line_breaks.hpp"
#include "window/widgets/text.hpp"

namespace composure::window {
namespace {

constexpr float diameter = 28;  // design px
constexpr float gap = 8;

std::string words(double seconds_left) {
  return std::to_string(static_cast<int>(std::ceil(std::max(0.0, seconds_left)))) + " s";
}

/// Room for the widest number of this many digits, so that the ring stands still while the number counts
/// down.
float words_width(const Ui& ui, double seconds_left) {
  std::string widest = words(seconds_left);
  std::replace_if(
      widest.begin(), widest.end(), [](char c) { return c >= '0' && c <= '9'; }, '0');
  return std::ceil(run_width(ui, Type::small, widest)) + 1;
}

}  // namespace

float clock_ring_width(const Ui& ui, double seconds_left) {
  return ui.px(diameter) + ui.px(gap) + words_width(ui, seconds_left);
}

float clock_ring(Ui& ui, Rect box, double seconds_left, double seconds_total) {
  const Theme& theme = ui.theme;
  const double total = std::max(0.1, seconds_total);
  const float left = static_cast<float>(std::clamp(seconds_left / total, 0.0, 1.0));
  const bool urgent = left < 0.25f;
  const float side = ui.px(diameter);
  const float line = ui.px(4);
  const float width = clock_ring_width(ui, seconds_left);
  const std::string number = words(seconds_left);
  open_report(ui,
              {.role = Role::clock, .label = number, .value = number, .rect = {box.x, box.y, width, box.h}});

  const Vec centre{box.x + side / 2, std::round(box.y + box.h / 2)};
  const float radius = (side - line) / 2;
  const Colour colour = urgent ? theme.bad : theme.accent;
  ui.canvas.ring(centre, radius, theme.sunken, line);
  ui.canvas.arc(centre, radius, colour, line, 0, left);
  text_line(ui, {box.x + side + ui.px(gap), box.y, words_width(ui, seconds_left), box.h}, Type::small,
            urgent ? theme.bad : theme.ink_2, number);
  close_report(ui);

  if (seconds_left > 0) {
    // When motion is reduced the ring moves once a second, with the number.
    const double pixels = 2 * 3.14159265 * static_cast<double>(radius);
    const double step = ui.reduce_motion ? 1.0 : std::clamp(total / pixels, 1.0 / 30, 1.0);
    const double to_next_second = seconds_left - (std::ceil(seconds_left) - 1);
    ui.wake_after(std::min(step, to_next_second + 0.001));
  }
  return width;
}

}  // namespace composure::window
