#include "window/widgets/line_chart.hpp"

#include <algorithm>
#include <cmath>
#include <string>
#include <vector>

#include "window/widgets/line_breaks.hpp"
#include "window/widgets/text.hpp"

namespace composure::window {
namespace {

struct Plot {
  Rect area;
  std::size_t count = 0;  // of values in the longest series

  Vec at(std::size_t index, float value) const {
    const float step = count > 1 ? area.w / static_cast<float>(count - 1) : 0;
    return {area.x + step * static_cast<float>(index),
            area.bottom() - area.h * std::clamp(value, 0.0f, 100.0f) / 100};
  }
};

void draw_grid(Ui& ui, Rect rect, Rect area, bool axis) {
  for (const int value : {0, 50, 100}) {
    const float y = std::round(area.bottom() - area.h * static_cast<float>(value) / 100);
    const float left = axis ? rect.x + ui.px(32) : rect.x;
    ui.canvas.horizontal(left, y, rect.right() - left, ui.theme.sunken, ui.px(1));
    if (!axis) continue;
    const Rect label{rect.x, y - ui.px(8), ui.px(24), ui.px(16)};
    text_line(ui, label, Type::xs, ui.theme.ink_3, std::to_string(value), Align::right);
  }
}

void draw_line(Ui& ui, const Plot& plot, const Series& series) {
  std::vector<Vec> points;
  for (std::size_t i = 0; i < series.values.size(); ++i)
    points.push_back(plot.at(i, series.values[i]));
  const float width = std::max(1.5f, 2.5f * ui.scale);
  if (series.dashed) {
    ui.canvas.dashed_line(points, series.colour, width, 6 * ui.scale, 4 * ui.scale);
  } else if (points.size() > 1) {
    ui.canvas.polyline(points, series.colour, width);
  }
}

/// The names at the ends of the lines; pushed apart when two lines end close together.
void draw_names(Ui& ui, const Plot& plot, std::span<const Series> all) {
  struct Name {
    const Series* series;
    float y;
  };
  std::vector<Name> names;
  for (const Series& series : all) {
    if (!series.values.empty() && !series.name.empty()) {
      names.push_back({&series, plot.at(0, series.values.back()).y});
    }
  }
  std::sort(names.begin(), names.end(), [](const Name& a, const Name& b) { return a.y < b.y; });
  const float height = line_height(ui, Type::xs_strong);
  for (std::size_t i = 1; i < names.size(); ++i) {
    const float missing = height - (names[i].y - names[i - 1].y);
    if (missing > 0) {
      names[i - 1].y -= missing / 2;
      names[i].y += missing / 2;
    }
  }
  for (const Name& name : names) {
    const float width = std::ceil(run_width(ui, Type::xs_strong, name.series->name)) + 1;
    text_line(ui, {plot.area.right() + ui.px(10), name.y - height / 2, width, height}, Type::xs_strong,
              name.series->colour, name.series->name);
  }
}

bool draw_point(Ui& ui, Id id, const Plot& plot, const Series& series, std::size_t i, const ChartView& view) {
  const Vec centre = plot.at(i, series.values[i]);
  const auto mark =
      std::find_if(view.marks.begin(), view.marks.end(), [i](const ChartMark& m) { return m.index == i; });
  const bool marked = mark != view.marks.end();
  const float radius = (marked ? 9.5f : 5.25f) * ui.scale;
  const float reach = std::max(radius, ui.px(10));
  const Rect hit{centre.x - reach, centre.y - reach, 2 * reach, 2 * reach};
  const Interaction state = interact(ui, id, hit);
  const std::string turn = std::to_string(i + 1);
  open_report(ui, {.role = Role::point,
                   .label = "turn " + turn,
                   .value = std::string(series.name) + " " + std::to_string(std::lround(series.values[i])),
                   .rect = hit,
                   .id = id,
                   .selected = view.selected == i});
  if (marked) {
    ui.canvas.circle(centre, radius, mark->colour);
    text_line(ui, {centre.x - radius, centre.y - radius, 2 * radius, 2 * radius}, Type::xs_strong,
              ui.theme.surface, mark->label, Align::centre);
  } else {
    const float line = std::max(1.5f, 2.5f * ui.scale);
    const float grown = radius + (state.hovered ? 1.5f * ui.scale : 0.0f);
    ui.canvas.circle(centre, grown, view.selected == i || state.hovered ? series.colour : ui.theme.surface);
    ui.canvas.ring(centre, grown - line / 2, series.colour, line);
  }
  if (state.show_focus) {
    const float ring = radius + ui.px(2) + ui.px(3) / 2;
    ui.canvas.ring(centre, ring, ui.theme.focus, ui.px(3));
  }
  close_report(ui);
  return state.clicked;
}

}  // namespace

std::optional<std::size_t> line_chart(Ui& ui, Id id, Rect rect, const ChartView& view) {
  Plot plot;
  float names_width = 0;
  for (const Series& series : view.series) {
    plot.count = std::max(plot.count, series.values.size());
    if (!series.name.empty()) {
      names_width = std::max(names_width, run_width(ui, Type::xs_strong, series.name) + ui.px(10));
    }
  }
  const float margin = ui.px(12);
  const float left = margin + (view.axis ? ui.px(32) : 0.0f);
  const float right = names_width > 0 ? std::ceil(names_width) + ui.px(4) : margin;
  plot.area = {rect.x + left, rect.y + margin, rect.w - left - right, rect.h - 2 * margin};

  open_report(ui, {.role = Role::chart, .label = std::string(view.label), .rect = rect});
  draw_grid(ui, rect, plot.area, view.axis);
  // The first series is the one that is looked at: it lies on top.
  for (auto series = view.series.rbegin(); series != view.series.rend(); ++series)
    draw_line(ui, plot, *series);
  std::optional<std::size_t> pressed;
  for (const Series& series : view.series) {
    if (!series.points) continue;
    for (std::size_t i = 0; i < series.values.size(); ++i) {
      if (draw_point(ui, id / Id{"point", i}, plot, series, i, view)) pressed = i;
    }
  }
  draw_names(ui, plot, view.series);
  close_report(ui);
  return pressed;
}

}  // namespace composure::window
