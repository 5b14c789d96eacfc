#include "window/widgets/keycap.hpp"

#include <algorithm>
#include <string>

#include "window/widgets/line_breaks.hpp"
#include "window/widgets/text.hpp"

namespace composure::window {

float keycap_width(const Ui& ui, std::string_view label) {
  return std::max(ui.px(keycap_height), run_width(ui, Type::xs_strong, label) + 2 * ui.px(7));
}

float keycap(Ui& ui, Vec at, std::string_view label, bool on_accent) {
  const Theme& theme = ui.theme;
  const Rect cap{at.x, at.y, keycap_width(ui, label), ui.px(keycap_height)};
  const float line = ui.px(1);
  const float radius = ui.px(theme.radius.s);
  // The edge in front of the cap is twice as thick: the cap stands on it.
  const Colour edge = on_accent ? mix(theme.surface, theme.ink, 0.35f) : theme.line_strong;
  ui.canvas.fill(cap, edge, radius);
  Rect top = cap.inset(line);
  top.h -= line;
  ui.canvas.fill(top, theme.surface, radius - line);
  text_line(ui, top, Type::xs_strong, on_accent ? theme.ink : theme.ink_2, label, Align::centre);
  return cap.w;
}

float key_hint_width(const Ui& ui, std::span<const std::string_view> caps, std::string_view what) {
  float width = 0;
  for (const std::string_view cap : caps)
    width += keycap_width(ui, cap) + ui.px(6);
  return width + run_width(ui, Type::xs, what);
}

float key_hint(Ui& ui, Rect box, std::span<const std::string_view> caps, std::string_view what) {
  float x = box.x;
  const Rect row = centred(box, box.w, ui.px(keycap_height));
  for (const std::string_view cap : caps)
    x += keycap(ui, {x, row.y}, cap) + ui.px(6);
  const float width = run_width(ui, Type::xs, what) + 1;
  x += text_line(ui, {x, row.y, width, row.h}, Type::xs, ui.theme.ink_2, what);
  return x - box.x;
}

}  // namespace composure::window
