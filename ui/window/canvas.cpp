#include "window/canvas.hpp"

#include <cmath>
#include <numbers>

#include "window/imgui_compat.hpp"

namespace composure::window {
namespace {

constexpr float pi = std::numbers::pi_v<float>;

ImVec2 point(Vec v) {
  return {v.x, v.y};
}

Rect on_pixels(Rect rect) {
  const float x = std::round(rect.x);
  const float y = std::round(rect.y);
  return {x, y, std::round(rect.right()) - x, std::round(rect.bottom()) - y};
}

/// Collects the points of a closed outline and leaves out those that fall together, as where two round
/// corners meet: ImGui would smooth an edge of no length, and that shows.
class Outline {
 public:
  explicit Outline(ImDrawList& list) : list_(list) {}

  void add(Vec p) {
    if (count_ > 0 && (near(p, last_) || near(p, first_))) return;
    if (count_++ == 0) first_ = p;
    last_ = p;
    list_.PathLineTo(point(p));
  }

  /// A quarter of a circle, clockwise; quarter 0 is the lower right one.
  void corner(Vec centre, float radius, int quarter) {
    if (radius < 0.5f) return add(centre);
    // As many pieces as keep the outline within a tenth of a pixel of the circle.
    const int pieces = std::clamp(static_cast<int>(std::ceil(pi / 4 / std::acos(1 - 0.1f / radius))), 3, 32);
    for (int i = 0; i <= pieces; ++i) {
      const float angle =
          (static_cast<float>(quarter) + static_cast<float>(i) / static_cast<float>(pieces)) * pi / 2;
      add({centre.x + radius * std::cos(angle), centre.y + radius * std::sin(angle)});
    }
  }

 private:
  static bool near(Vec a, Vec b) { return std::abs(a.x - b.x) < 0.05f && std::abs(a.y - b.y) < 0.05f; }

  ImDrawList& list_;
  Vec first_;
  Vec last_;
  int count_ = 0;
};

void path(ImDrawList& list, Rect r, const Radii& radii) {
  const float most = std::max(0.0f, std::min(r.w, r.h) / 2);
  const float tl = std::clamp(radii.top_left, 0.0f, most);
  const float tr = std::clamp(radii.top_right, 0.0f, most);
  const float br = std::clamp(radii.bottom_right, 0.0f, most);
  const float bl = std::clamp(radii.bottom_left, 0.0f, most);
  Outline outline(list);
  outline.corner({r.x + tl, r.y + tl}, tl, 2);
  outline.corner({r.right() - tr, r.y + tr}, tr, 3);
  outline.corner({r.right() - br, r.bottom() - br}, br, 0);
  outline.corner({r.x + bl, r.bottom() - bl}, bl, 1);
}

Radii smaller(const Radii& radii, float by) {
  const auto less = [by](float r) { return std::max(0.0f, r - by); };
  return {less(radii.top_left), less(radii.top_right), less(radii.bottom_right), less(radii.bottom_left)};
}

}  // namespace

void Canvas::begin(ImDrawList* list, Rect whole) {
  list_ = list;
  whole_ = whole;
  clips_.clear();
  opacity = 1;
  dimmed = 0;
}

unsigned int Canvas::packed(Colour colour) const {
  const Colour towards{dimmed_to.r, dimmed_to.g, dimmed_to.b, colour.a};
  const Colour c = mix(colour, towards, dimmed).faded(opacity);
  return IM_COL32(c.r, c.g, c.b, c.a);
}

void Canvas::fill(Rect rect, Colour colour, Radii radii) {
  const Rect r = on_pixels(rect);
  if (r.empty() || colour.a == 0) return;
  path(*list_, r, radii);
  list_->PathFillConvex(packed(colour));
}

void Canvas::stroke(Rect rect, Colour colour, float width, Radii radii) {
  const float w = std::max(1.0f, std::round(width));
  const Rect r = on_pixels(rect);
  if (r.empty() || colour.a == 0) return;
  path(*list_, r.inset(w / 2), smaller(radii, w / 2));
  compat::path_stroke(*list_, packed(colour), true, w);
}

void Canvas::shadow(Rect rect, Colour colour, float size, float radius) {
  // Layers of growing size add up to a soft edge; few and faint ones are enough at this strength.
  constexpr int layers = 8;
  for (int i = layers; i >= 1; --i) {
    const float reach = size * static_cast<float>(i) / layers;
    fill(rect.inset(-reach * 0.5f, -reach * 0.5f).moved(0, size * 0.3f), colour.faded(1.0f / layers),
         radius + reach * 0.5f);
  }
}

void Canvas::line(Vec from, Vec to, Colour colour, float width) {
  list_->AddLine(point(from), point(to), packed(colour), width);
}

void Canvas::horizontal(float x, float y, float width, Colour colour, float thickness) {
  fill({x, y, width, std::max(1.0f, std::round(thickness))}, colour);
}

void Canvas::polyline(std::span<const Vec> points, Colour colour, float width) {
  for (const Vec& p : points)
    list_->PathLineTo(point(p));
  compat::path_stroke(*list_, packed(colour), false, width);
}

void Canvas::dashed_line(std::span<const Vec> points, Colour colour, float width, float dash, float gap) {
  float walked = 0;  // along the whole line, so that the pattern goes round corners
  for (std::size_t i = 1; i < points.size(); ++i) {
    const Vec a = points[i - 1];
    const Vec b = points[i];
    const float length = std::hypot(b.x - a.x, b.y - a.y);
    const auto at = [&](float distance) {
      const float t = length > 0 ? distance / length : 0;
      return Vec{a.x + (b.x - a.x) * t, a.y + (b.y - a.y) * t};
    };
    float from = 0;
    while (from < length) {
      const float phase = std::fmod(walked + from, dash + gap);
      const bool drawn = phase < dash;
      const float to = std::min(length, from + std::max(0.01f, (drawn ? dash : dash + gap) - phase));
      if (drawn) line(at(from), at(to), colour, width);
      from = to;
    }
    walked += length;
  }
}

void Canvas::circle(Vec centre, float radius, Colour fill_colour) {
  list_->AddCircleFilled(point(centre), radius, packed(fill_colour));
}

void Canvas::ring(Vec centre, float radius, Colour colour, float width) {
  list_->AddCircle(point(centre), radius, packed(colour), 0, width);
}

void Canvas::arc(Vec centre, float radius, Colour colour, float width, float from, float to) {
  if (to <= from) return;
  const float start = (from - 0.25f) * 2 * pi;
  const float end = (to - 0.25f) * 2 * pi;
  // ImGui chooses the number of pieces for a full circle of this radius and takes its share.
  list_->PathArcTo(point(centre), radius, start, end, std::max(8, static_cast<int>(96 * (to - from))));
  compat::path_stroke(*list_, packed(colour), false, width);
  for (const float end_angle : {start, end}) {
    circle({centre.x + radius * std::cos(end_angle), centre.y + radius * std::sin(end_angle)}, width / 2,
           colour);
  }
}

void Canvas::convex(std::span<const Vec> points, Colour fill_colour) {
  for (const Vec& p : points)
    list_->PathLineTo(point(p));
  list_->PathFillConvex(packed(fill_colour));
}

void Canvas::glyphs(const Fonts& fonts, Vec at, Type type, Colour colour, std::string_view text) {
  if (text.empty()) return;
  list_->AddText(fonts.font(type), fonts.pixel_size(type), {std::round(at.x), std::round(at.y)},
                 packed(colour), text.data(), text.data() + text.size());
}

void Canvas::push_clip(Rect rect) {
  const Rect r = intersection(on_pixels(rect), clip());
  clips_.push_back(r);
  list_->PushClipRect({r.x, r.y}, {r.right(), r.bottom()});
}

void Canvas::pop_clip() {
  clips_.pop_back();
  list_->PopClipRect();
}

}  // namespace composure::window
