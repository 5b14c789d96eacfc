#include "window/widgets/bar.hpp"

#include <algorithm>
#include <cmath>
#include <string>

#include "window/widgets/line_breaks.hpp"
#include "window/widgets/text.hpp"

namespace composure::window {
namespace {

std::string per_cent(float share) {
  return std::to_string(std::lround(share * 100)) + "%";
}

void draw_track(Ui& ui, Id id, Rect slot, const BarView& view) {
  // Level with the lower case letters, which sit a little below the middle of the row.
  const Rect track = centred(slot, slot.w, ui.px(8)).moved(0, ui.px(1));
  ui.canvas.fill(track, ui.theme.sunken, track.h / 2);
  if (view.share) {
    const float share = ease(ui, id / "share", std::clamp(*view.share, 0.0f, 1.0f), 0.5f);
    const float filled = std::round(track.w * share);
    if (filled > 0) {
      ui.canvas.fill({track.x, track.y, std::max(filled, track.h), track.h}, view.colour, track.h / 2);
    }
  }
  if (view.best) {
    const float width = ui.px(2);
    const float x = track.x + std::round(track.w * std::clamp(*view.best, 0.0f, 1.0f));
    ui.canvas.fill({x - width / 2, track.y - ui.px(3), width, track.h + 2 * ui.px(3)}, ui.theme.ink,
                   width / 2);
  }
}

}  // namespace

Interaction score_bar(Ui& ui, Id id, Rect row, const BarView& view) {
  Interaction state;
  if (id) state = interact(ui, id, row);
  const std::string percent = view.share ? per_cent(*view.share) : std::string();
  open_report(
      ui, {.role = Role::meter,
           .label = std::string(view.label),
           .value = percent + (percent.empty() || view.detail.empty() ? "" : ", ") + std::string(view.detail),
           .rect = row,
           .id = id});
  if (state.hovered)
    ui.canvas.fill(row.inset(-ui.px(6), 0), ui.theme.sunken.faded(0.55f), ui.px(ui.theme.radius.s));

  Rect rest = row;
  const float gap = ui.px(ui.theme.space.m);
  const float numbers_width = std::min(ui.px(96), row.w * 0.3f);
  const Rect name = cut_left(rest, std::min(ui.px(132), row.w * 0.38f), gap);
  Rect numbers = cut_right(rest, numbers_width, gap);
  text_line(ui, name, Type::small, view.share ? ui.theme.ink : ui.theme.ink_2, view.label);
  draw_track(ui, id ? id : Id{"bar"}, rest, view);
  const float detail = std::min(numbers.w, std::ceil(run_width(ui, Type::xs, view.detail)));
  if (!view.detail.empty()) {
    text_line(ui, cut_right(numbers, detail, ui.px(5)), Type::xs, ui.theme.ink_2, view.detail, Align::right);
  }
  if (!percent.empty()) text_line(ui, numbers, Type::small_strong, ui.theme.ink, percent, Align::right);
  if (state.show_focus) focus_ring(ui, row.inset(-ui.px(2), ui.px(1)), ui.px(ui.theme.radius.s));
  close_report(ui);
  return state;
}

}  // namespace composure::window
