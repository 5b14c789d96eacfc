// Units: a face is laid out in a square 200 wide with the origin in its middle, y down. "Left" is the
// viewer's left. Every shape is a closed outline in those units; the Pen brings it to pixels, clips it to the
// rounded square, cuts it into triangles and gives it a soft edge.
#include "window/face.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <numbers>
#include <utility>
#include <vector>

namespace composure::window {
namespace {

constexpr float pi = std::numbers::pi_v<float>;

using Outline = std::vector<Vec>;

Vec operator+(Vec a, Vec b) {
  return {a.x + b.x, a.y + b.y};
}
Vec operator-(Vec a, Vec b) {
  return {a.x - b.x, a.y - b.y};
}
Vec operator*(Vec a, float by) {
  return {a.x * by, a.y * by};
}
float cross(Vec a, Vec b) {
  return a.x * b.y - a.y * b.x;
}
float length(Vec a) {
  return std::hypot(a.x, a.y);
}
float blend(float a, float b, float t) {
  return a + (b - a) * t;
}
/// 0 below `from`, 1 above `to`, a straight line between.
float ramp(float value, float from, float to) {
  return std::clamp((value - from) / (to - from), 0.0f, 1.0f);
}

// ---------------------------------------------------------------------------------------------- geometry

/// From one square of units to another: turn, stretch, move.
struct Transform {
  Vec x_axis{1, 0};
  Vec y_axis{0, 1};
  Vec origin{0, 0};

  Vec operator()(Vec p) const { return x_axis * p.x + y_axis * p.y + origin; }
  /// This transform applied to what `inner` gives.
  Transform of(const Transform& inner) const {
    return {x_axis * inner.x_axis.x + y_axis * inner.x_axis.y,
            x_axis * inner.y_axis.x + y_axis * inner.y_axis.y, (*this)(inner.origin)};
  }
};

/// Stretches by `sx`, `sy` and turns by `angle` about `pivot`, then moves by `by`.
Transform turned(Vec pivot, float angle, float sx, float sy, Vec by) {
  const float c = std::cos(angle);
  const float s = std::sin(angle);
  Transform t{{c * sx, s * sx}, {-s * sy, c * sy}, {0, 0}};
  t.origin = pivot + by - t(pivot);
  return t;
}

/// An outline while it is built from lines and curves.
class Path {
 public:
  /// `scale` is pixels per unit: curves get as many corners as they need at that size.
  Path(float scale, Vec start) : scale_(scale) { points_.push_back(start); }

  Path& line(float x, float y) {
    points_.push_back({x, y});
    return *this;
  }
  Path& curve(float ax, float ay, float bx, float by, float x, float y) {
    const Vec p0 = points_.back();
    const Vec p1{ax, ay};
    const Vec p2{bx, by};
    const Vec p3{x, y};
    const float pixels = (length(p1 - p0) + length(p2 - p1) + length(p3 - p2)) * scale_;
    const int steps = std::clamp(static_cast<int>(3.0f + 1.5f * std::sqrt(pixels)), 5, 48);
    for (int i = 1; i <= steps; ++i) {
      const float t = static_cast<float>(i) / static_cast<float>(steps);
      const float u = 1.0f - t;
      points_.push_back(p0 * (u * u * u) + p1 * (3 * u * u * t) + p2 * (3 * u * t * t) + p3 * (t * t * t));
    }
    return *this;
  }
  Path& quad(float ax, float ay, float x, float y) {
    const Vec p0 = points_.back();
    return curve(blend(p0.x, ax, 2.0f / 3), blend(p0.y, ay, 2.0f / 3), blend(x, ax, 2.0f / 3),
                 blend(y, ay, 2.0f / 3), x, y);
  }
  /// Completes a right half, drawn from the middle line to the middle line, with its mirror image.
  Outline mirrored() const {
    Outline out = points_;
    for (std::size_t i = points_.size(); i-- > 0;)
      out.push_back({-points_[i].x, points_[i].y});
    return out;
  }
  /// The mirror image alone when `side` is -1.
  Outline on_side(float side) const {
    Outline out = points_;
    for (Vec& p : out)
      p.x *= side;
    return out;
  }
  operator const Outline&() const { return points_; }  // NOLINT: a path is used where an outline is

 private:
  float scale_;
  Outline points_;
};

float area(const Outline& points) {
  float sum = 0;
  for (std::size_t i = 0, j = points.size() - 1; i < points.size(); j = i++)
    sum += cross(points[j], points[i]);
  return sum / 2;
}

/// The smallest convex outline around the points, with positive area (Andrew's monotone chain).
Outline hull(Outline points) {
  std::sort(points.begin(), points.end(),
            [](Vec a, Vec b) { return a.x < b.x || (a.x == b.x && a.y < b.y); });
  Outline out;
  const auto chain = [&out](auto first, auto last) {
    const std::size_t base = out.size();
    for (auto it = first; it != last; ++it) {
      while (out.size() >= base + 2 &&
             cross(out[out.size() - 1] - out[out.size() - 2], *it - out[out.size() - 2]) <= 0)
        out.pop_back();
      out.push_back(*it);
    }
    out.pop_back();
  };
  chain(points.begin(), points.end());
  chain(points.rbegin(), points.rend());
  return out;
}

/// The part of any outline inside a convex one of positive area (Sutherland and Hodgman).
Outline clipped(Outline subject, const Outline& convex) {
  Outline next;
  for (std::size_t i = 0, j = convex.size() - 1; i < convex.size() && !subject.empty(); j = i++) {
    const Vec edge = convex[i] - convex[j];
    const auto side = [&](Vec p) { return cross(edge, p - convex[j]); };
    next.clear();
    Vec from = subject.back();
    float from_side = side(from);
    for (const Vec to : subject) {
      const float to_side = side(to);
      if ((from_side >= 0) != (to_side >= 0))
        next.push_back(from + (to - from) * (from_side / (from_side - to_side)));
      if (to_side >= 0) next.push_back(to);
      from = to;
      from_side = to_side;
    }
    subject.swap(next);
  }
  return subject;
}

using Triangles = std::vector<std::array<std::size_t, 3>>;

bool is_convex(const Outline& points) {
  for (std::size_t i = 0, n = points.size(); i < n; ++i)
    if (cross(points[(i + 1) % n] - points[i], points[(i + 2) % n] - points[(i + 1) % n]) < 0) return false;
  return true;
}

/// Cuts a simple outline of positive area into triangles: a fan when it is convex, else ear by ear.
Triangles triangulated(const Outline& points) {
  const std::size_t n = points.size();
  Triangles out;
  out.reserve(n);
  if (is_convex(points)) {
    for (std::size_t i = 2; i < n; ++i)
      out.push_back({0, i - 1, i});
    return out;
  }
  std::vector<std::size_t> left(n);
  for (std::size_t i = 0; i < n; ++i)
    left[i] = i;
  const auto is_ear = [&](std::size_t a, std::size_t b, std::size_t c) {
    const Vec pa = points[a];
    const Vec pb = points[b];
    const Vec pc = points[c];
    if (cross(pb - pa, pc - pb) <= 0) return false;
    const float low_x = std::min({pa.x, pb.x, pc.x});
    const float high_x = std::max({pa.x, pb.x, pc.x});
    const float low_y = std::min({pa.y, pb.y, pc.y});
    const float high_y = std::max({pa.y, pb.y, pc.y});
    return std::none_of(left.begin(), left.end(), [&](std::size_t i) {
      const Vec p = points[i];
      return i != a && i != b && i != c && p.x >= low_x && p.x <= high_x && p.y >= low_y && p.y <= high_y &&
             cross(pb - pa, p - pa) >= 0 && cross(pc - pb, p - pb) >= 0 && cross(pa - pc, p - pc) >= 0;
    });
  };
  std::size_t at = 0;
  std::size_t misses = 0;
  while (left.size() > 3) {
    const std::size_t count = left.size();
    at %= count;
    const std::size_t before = left[(at + count - 1) % count];
    const std::size_t after = left[(at + 1) % count];
    // An outline that touches itself may have no ear by the book; then any corner will do.
    if (misses < count && !is_ear(before, left[at], after)) {
      ++at;
      ++misses;
      continue;
    }
    out.push_back({before, left[at], after});
    left.erase(left.begin() + static_cast<std::ptrdiff_t>(at));
    at = at == 0 ? 0 : at - 1;  // the neighbour often is an ear now
    misses = 0;
  }
  out.push_back({left[0], left[1], left[2]});
  return out;
}

// --------------------------------------------------------------------------------------------------- pen

ImU32 packed(Colour colour, float alpha = 1.0f) {
  const float a = static_cast<float>(colour.a) * std::clamp(alpha, 0.0f, 1.0f);
  return IM_COL32(colour.r, colour.g, colour.b, static_cast<int>(std::lround(a)));
}

/// How wide a stroke is along its length, 0 to 1.
using Width = float (*)(float t);

class Pen {
 public:
  Pen(ImDrawList& list, ImVec2 top_left, float size, float rounding)
      : list_(list), white_(ImGui::GetFontTexUvWhitePixel()), unit_(size / 200.0f) {
    const float r = std::clamp(rounding, 0.0f, size / 2);
    low_ = {top_left.x, top_left.y};
    high_ = {top_left.x + size, top_left.y + size};
    rounding_ = r;
    const int steps = r > 0 ? std::clamp(static_cast<int>(3.0f + 1.5f * std::sqrt(r)), 4, 24) : 0;
    const std::array<Vec, 4> centres{{{high_.x - r, high_.y - r},
                                      {low_.x + r, high_.y - r},
                                      {low_.x + r, low_.y + r},
                                      {high_.x - r, low_.y + r}}};
    for (int corner = 0; corner < 4; ++corner)
      for (int i = 0; i <= steps; ++i) {
        const float part = steps > 0 ? static_cast<float>(i) / static_cast<float>(steps) : 0.0f;
        const float angle = (static_cast<float>(corner) + part) * pi / 2;
        frame_.push_back(centres[static_cast<std::size_t>(corner)] +
                         Vec{std::cos(angle), std::sin(angle)} * r);
      }
  }

  /// Pixels per unit, before any transform.
  float unit() const { return unit_; }

  Path path(float x, float y) const { return Path(scale_, {x, y}); }

  /// Everything from now on goes through this transform.
  void place(const Transform& transform) {
    to_pixels_ = transform;
    scale_ = length(transform.x_axis);
  }

  /// The whole rounded square.
  void background(ImU32 colour) { emit(frame_, colour); }

  void fill(const Outline& outline, ImU32 colour) { fill_pixels(to_pixels(outline), colour); }

  /// The part of the outline inside `within`, which is convex.
  void fill(const Outline& outline, ImU32 colour, const Outline& within) {
    fill(clipped(outline, within), colour);
  }

  void ellipse(Vec centre, float rx, float ry, ImU32 colour) {
    fill(ellipse_outline(centre, rx, ry), colour);
  }

  Outline ellipse_outline(Vec centre, float rx, float ry) const {
    const int steps =
        std::clamp(static_cast<int>(8.0f + 4.0f * std::sqrt(std::max(rx, ry) * scale_)), 12, 96);
    Outline out;
    for (int i = 0; i < steps; ++i) {
      const float angle = 2 * pi * static_cast<float>(i) / static_cast<float>(steps);
      out.push_back(centre + Vec{std::cos(angle) * rx, std::sin(angle) * ry});
    }
    return out;
  }

  /// An ellipse of colour that fades to nothing at its edge.
  void glow(Vec centre, float rx, float ry, Colour colour, float alpha) {
    constexpr int rings = 6;
    constexpr int spokes = 40;
    list_.PrimReserve(rings * spokes * 6, (rings + 1) * spokes);
    const unsigned base = list_._VtxCurrentIdx;
    for (int ring = 0; ring <= rings; ++ring) {
      const float far = static_cast<float>(ring) / rings;
      const float strength = (1 - far * far) * (1 - far * far);
      for (int spoke = 0; spoke < spokes; ++spoke) {
        const float angle = 2 * pi * static_cast<float>(spoke) / spokes;
        const Vec p = to_pixels_(centre + Vec{std::cos(angle) * rx, std::sin(angle) * ry} * far);
        write(p, packed(colour, alpha * strength));
      }
    }
    for (unsigned ring = 0; ring < rings; ++ring)
      for (unsigned spoke = 0; spoke < spokes; ++spoke) {
        const unsigned next = (spoke + 1) % spokes;
        quad(base + ring * spokes + spoke, base + ring * spokes + next, base + (ring + 1) * spokes + next,
             base + (ring + 1) * spokes + spoke);
      }
  }

  /// A line with round ends along the points. It never gets thinner than can be seen: a line that would be is
  /// drawn fainter instead, unless it is `bold`.
  void stroke(const Outline& line, float width, ImU32 colour, Width profile = nullptr, bool bold = false) {
    if (line.size() < 2) return;
    const float least = (bold ? 1.5f : 1.15f) / scale_;
    if (width < least) {
      if (!bold) colour = fainter(colour, width / least);
      width = least;
    }
    std::vector<float> along{0};
    for (std::size_t i = 1; i < line.size(); ++i)
      along.push_back(along.back() + length(line[i] - line[i - 1]));
    const float total = along.back();
    if (total <= 0) return;
    const auto half_at = [&](float t) {
      return std::max(0.7f / scale_, width * (profile != nullptr ? profile(t) : 1.0f)) / 2;
    };
    Outline right;
    Outline left;
    const auto put = [&](Vec p, Vec direction, float half) {
      const Vec normal{-direction.y, direction.x};
      right.push_back(p + normal * half);
      left.push_back(p - normal * half);
    };
    const auto unit = [](Vec v) {
      const float size = length(v);
      return size > 0 ? v * (1 / size) : Vec{1, 0};
    };
    const float start = half_at(0);
    const float end = half_at(1);
    const int cap = std::clamp(static_cast<int>(2 + 2 * std::sqrt(std::max(start, end) * scale_)), 3, 12);
    const Vec first = unit(line[1] - line[0]);
    const Vec last = unit(line.back() - line[line.size() - 2]);
    const float spacing = 0.25f / scale_;
    for (int i = 0; i < cap; ++i) {
      const float angle = pi / 2 * (static_cast<float>(i) + 0.5f) / static_cast<float>(cap);
      put(line[0] - first * (start * std::cos(angle)), first, start * std::sin(angle));
    }
    for (std::size_t i = 0; i < line.size(); ++i) {
      if (i > 0 && i + 1 < line.size() && along[i] - along[i - 1] < spacing) continue;
      const Vec direction = i == 0 ? first
                            : i + 1 == line.size()
                                ? last
                                : unit(unit(line[i + 1] - line[i]) + unit(line[i] - line[i - 1]));
      put(line[i], direction, half_at(along[i] / total));
    }
    for (int i = cap - 1; i >= 0; --i) {
      const float angle = pi / 2 * (static_cast<float>(i) + 0.5f) / static_cast<float>(cap);
      put(line.back() + last * (end * std::cos(angle)), last, end * std::sin(angle));
    }
    Outline outline = right;
    outline.insert(outline.end(), left.rbegin(), left.rend());
    Outline pixels = to_pixels(outline);
    if (leaves_frame(pixels)) {
      fill_pixels(std::move(pixels), colour);
      return;
    }
    // The two sides make a strip, whatever shape the line has.
    Triangles strip;
    const std::size_t n = right.size();
    for (std::size_t i = 0; i + 1 < n; ++i) {
      strip.push_back({i, i + 1, 2 * n - 2 - i});
      strip.push_back({i, 2 * n - 2 - i, 2 * n - 1 - i});
    }
    emit(pixels, colour, strip);
  }

  /// A line of even width around a closed outline.
  void ring(const Outline& outline, float width, ImU32 colour) {
    const Outline points = oriented(tidy(to_pixels(outline)));
    if (points.size() < 3) return;
    const float fringe = list_._FringeScale;
    const float half = std::max(width * scale_, 1.1f * fringe) / 2;
    const ImU32 clear = colour & ~IM_COL32_A_MASK;
    const std::size_t n = points.size();
    list_.PrimReserve(static_cast<int>(n * 18), static_cast<int>(n * 4));
    const unsigned base = list_._VtxCurrentIdx;
    for (std::size_t i = 0; i < n; ++i) {
      const Vec out = outward(points, i);
      write(points[i] + out * (half + fringe / 2), clear);
      write(points[i] + out * (half - fringe / 2), colour);
      write(points[i] - out * (half - fringe / 2), colour);
      write(points[i] - out * (half + fringe / 2), clear);
    }
    for (unsigned i = 0; i < n; ++i) {
      const unsigned j = (i + 1) % static_cast<unsigned>(n);
      for (unsigned k = 0; k < 3; ++k)
        quad(base + i * 4 + k, base + j * 4 + k, base + j * 4 + k + 1, base + i * 4 + k + 1);
    }
  }

 private:
  static ImU32 fainter(ImU32 colour, float by) {
    const float alpha = static_cast<float>(colour >> IM_COL32_A_SHIFT & 0xFFu) * std::clamp(by, 0.0f, 1.0f);
    return (colour & ~IM_COL32_A_MASK) | static_cast<ImU32>(std::lround(alpha)) << IM_COL32_A_SHIFT;
  }

  Outline to_pixels(Outline points) const {
    for (Vec& p : points)
      p = to_pixels_(p);
    return points;
  }

  /// Without corners that lie on top of each other.
  static Outline tidy(const Outline& points) {
    constexpr float least = 0.02f;
    Outline out;
    for (const Vec p : points)
      if (out.empty() || length(p - out.back()) > least) out.push_back(p);
    while (out.size() > 1 && length(out.front() - out.back()) <= least)
      out.pop_back();
    return out;
  }

  static Outline oriented(Outline points) {
    if (points.size() > 2 && area(points) < 0) std::reverse(points.begin(), points.end());
    return points;
  }

  bool leaves_frame(const Outline& points) const {
    const float corner = rounding_ * 0.3f;  // a point this far inside the square is inside its round corners
    return std::any_of(points.begin(), points.end(), [&](Vec p) {
      return p.x < low_.x + corner || p.y < low_.y + corner || p.x > high_.x - corner ||
             p.y > high_.y - corner;
    });
  }

  void fill_pixels(Outline points, ImU32 colour) {
    if (leaves_frame(points)) points = clipped(std::move(points), frame_);
    points = oriented(tidy(points));
    if (points.size() < 3) return;
    emit(points, colour);
  }

  /// Where the corner `i` of an outline of positive area points, one pixel far from both of its edges.
  static Vec outward(const Outline& points, std::size_t i) {
    const std::size_t n = points.size();
    const auto normal = [](Vec from, Vec to) {
      const Vec edge = to - from;
      const float size = length(edge);
      return size > 0 ? Vec{edge.y / size, -edge.x / size} : Vec{0, 0};
    };
    const Vec a = normal(points[(i + n - 1) % n], points[i]);
    const Vec b = normal(points[i], points[(i + 1) % n]);
    const Vec middle = (a + b) * 0.5f;
    const float squared = middle.x * middle.x + middle.y * middle.y;
    return middle * (1 / std::max(squared, 0.35f));  // a sharp corner is not drawn out to a needle
  }

  /// A body half a pixel inside the outline, and around it a fringe that fades out half a pixel outside.
  void emit(const Outline& points, ImU32 colour, Triangles triangles = {}) {
    const std::size_t n = points.size();
    const float half = list_._FringeScale / 2;
    const bool flip = area(points) < 0;
    Outline inner(n);
    Outline outer(n);
    for (std::size_t i = 0; i < n; ++i) {
      const Vec out = outward(points, i) * (flip ? -half : half);
      inner[i] = points[i] - out;
      outer[i] = points[i] + out;
    }
    if (triangles.empty()) triangles = triangulated(points);

    list_.PrimReserve(static_cast<int>(triangles.size() * 3 + n * 6), static_cast<int>(n * 2));
    const unsigned base = list_._VtxCurrentIdx;
    for (std::size_t i = 0; i < n; ++i) {
      write(inner[i], colour);
      write(outer[i], colour & ~IM_COL32_A_MASK);
    }
    for (const auto& triangle : triangles)
      for (const std::size_t corner : triangle)
        list_.PrimWriteIdx(static_cast<ImDrawIdx>(base + 2 * static_cast<unsigned>(corner)));
    for (unsigned i = 0; i < n; ++i) {
      const unsigned j = (i + 1) % static_cast<unsigned>(n);
      quad(base + 2 * i, base + 2 * j, base + 2 * j + 1, base + 2 * i + 1);
    }
  }

  /// Never outside the square: not even the fringe, nor the seam that clipping leaves along its edge where it
  /// cuts an outline in two.
  void write(Vec p, ImU32 colour) {
    const ImVec2 at(std::clamp(p.x, low_.x, high_.x), std::clamp(p.y, low_.y, high_.y));
    list_.PrimWriteVtx(at, white_, colour);
  }

  void quad(unsigned a, unsigned b, unsigned c, unsigned d) {
    for (const unsigned index : {a, b, c, a, c, d})
      list_.PrimWriteIdx(static_cast<ImDrawIdx>(index));
  }

  ImDrawList& list_;
  ImVec2 white_;
  Vec low_;
  Vec high_;
  float rounding_ = 0;
  Outline frame_;  // the rounded square, in pixels
  float unit_;
  Transform to_pixels_;
  float scale_ = 1;
};

// ---------------------------------------------------------------------------------------------- the face

struct Disc {
  float x, y, r;
};

// clang-format off
constexpr Disc outer_curls[] = {
    {0, -36, 54},   {0, 0, 50},     {0, -76, 17},   {-22, -71, 17}, {22, -71, 17},  {-41, -58, 17}, {41, -58, 17},
    {-54, -41, 17}, {54, -41, 17},  {-60, -20, 17}, {60, -20, 17},  {-60, 2, 17},   {60, 2, 17},    {-55, 22, 16},
    {55, 22, 16},   {-46, 38, 13},  {46, 38, 13}};
constexpr Disc hairline_curls[] = {
    {0, -55, 12.5f}, {-14, -53, 12}, {14, -53, 12}, {-27, -46, 12}, {27, -46, 12}, {-38, -34, 12},
    {38, -34, 12},   {-44, -18, 11}, {44, -18, 11}, {-47, 0, 10},   {47, 0, 10}};
constexpr Disc bright_curls[] = {
    {-36, -66, 8}, {-14, -76, 8}, {10, -70, 8}, {-54, -40, 8}, {-26, -54, 7}, {34, -58, 8}, {-60, -10, 8},
    {-50, 16, 7},  {52, -32, 8},  {58, -4, 7},  {52, 22, 7},   {-4, -58, 6},  {-44, -24, 6}, {24, -78, 6}};
constexpr Disc short_curls[] = {
    {-36, -42, 4.5f}, {-26, -58, 4.5f}, {-10, -62, 4.5f}, {8, -66, 4.5f},   {-16, -50, 4.5f}, {22, -58, 4.5f},
    {4, -54, 4.5f},   {36, -44, 4.5f},  {-44, -24, 4.5f}, {20, -50, 4.5f}, {43, -26, 4.5f}};
// clang-format on

constexpr Colour black{0, 0, 0};
constexpr Colour white{255, 255, 255};

/// Draws one face once. The parts are members in the order in which they are painted.
class Artist {
 public:
  Artist(Pen& pen, const Portrait& person, const MoodPoint& mood, const FaceMotion& motion, float size)
      : pen_(pen),
        person_(person),
        mood_(mood),
        motion_(motion),
        // A small face is framed closer, so that what tells its mood stays large enough.
        zoom_(pen.unit() * blend(1.24f, 1.05f, ramp(size, 36.0f, 128.0f))),
        small_(1 - ramp(size, 40.0f, 110.0f)),
        smile_(std::max(0.0f, mood.mouth)),
        frown_(std::max(0.0f, -mood.mouth)),
        anger_(std::max(0.0f, -mood.tilt)),
        worry_(std::max(0.0f, mood.tilt)),
        open_(std::clamp(std::max(mood.open, mood.open * 0.6f + motion.speech * 0.5f), 0.0f, 1.0f)),
        press_(mood.press * (1 - std::min(1.0f, motion.speech * 2))),
        old_(ramp(person.age, 0.45f, 1.0f)),
        ears_(!person.headscarf && person.hair_style != HairStyle::bob &&
              person.hair_style != HairStyle::straight && person.hair_style != HairStyle::curly),
        shadow_(mix(person.shade, black, 0.10f)),
        crease_(mix(person.shade, black, 0.16f)) {}

  void draw(Vec middle) {
    const float tense = std::max(anger_ * 0.8f, std::max(press_, worry_ * 0.5f));
    view_ = {{zoom_, 0}, {0, zoom_}, middle + Vec{0, zoom_ * blend(3, -2, small_)}};
    const float forward = mood_.lean;
    body_ = view_.of(turned({0, 100}, 0, 1.0f + 0.03f * forward, 1.0f, {0, -2.5f * tense}));
    const float wide = blend(0.95f, 1.06f, person_.width);
    const float grow = 1.0f + 0.035f * forward;
    head_ = view_.of(turned({0, 58}, mood_.roll * 0.11f, wide * grow, grow,
                            {mood_.roll * 1.5f, forward > 0 ? 4.0f * forward : 1.5f * forward}));
    // The features slide on the head as it turns and nods.
    shift_ = {mood_.gaze * 4.0f, forward > 0 ? 2.5f * forward : 3.0f * forward};
    outline_face();

    pen_.place(view_);
    pen_.glow({0, -14}, 92, 86, white, 0.15f);
    pen_.place(head_);
    hair_behind();
    pen_.place(body_);
    neck_and_clothes();
    pen_.place(head_);
    if (person_.headscarf) hood();
    if (ears_) ears();
    modelling();
    cheeks();
    lines();
    beard();
    nose();
    mouth();
    eye(-1);
    eye(1);
    hair_in_front();
    brow(-1);
    brow(1);
    glasses();
  }

 private:
  Outline moved(Outline points) const {
    for (Vec& p : points)
      p = p + shift_;
    return points;
  }

  void outline_face() {
    pen_.place(head_);
    chin_ = 54 + open_ * 4.5f;
    const float jaw = blend(31, 37.5f, person_.jaw);
    const float chin = blend(11, 19, person_.jaw);
    face_ = hull(pen_.path(0, -62)
                     .curve(27, -62, 43, -45, 43, -13)
                     .curve(43, 6, jaw + 4, 22, jaw, 34)
                     .curve(jaw - 4, 45, chin, chin_, 0, chin_)
                     .mirrored());
    if (person_.headscarf) {
      const Outline opening = hull(pen_.path(0, -45)
                                       .curve(24, -45, 38, -32, 38.5f, -8)
                                       .curve(39, 16, 34, 42, 14, chin_)
                                       .line(0, chin_ + 2)
                                       .mirrored());
      face_ = clipped(face_, opening);
    }
  }

  /// A shape of the right half and its mirror image.
  void fill_both(const Path& right, ImU32 left_colour, ImU32 right_colour) {
    pen_.fill(right.on_side(-1), left_colour);
    pen_.fill(right.on_side(1), right_colour);
  }

  // --- body

  void neck_and_clothes() {
    const Colour cloth = person_.cloth;
    const Colour fold = mix(cloth, black, 0.18f);
    const Colour light = mix(cloth, white, 0.10f);
    const ImU32 skin_below = packed(mix(person_.skin, person_.shade, 0.55f));
    const bool wide_neck = person_.jaw > 0.5f;
    const float n = wide_neck ? 21.0f : 18.0f;
    pen_.fill(
        pen_.path(0, 24).line(n, 24).curve(n, 50, n, 56, n + 5, 66).line(30, 112).line(0, 112).mirrored(),
        skin_below);
    // The shadow of the chin.
    pen_.fill(pen_.path(0, 30).line(n, 30).line(n, 54).curve(n - 4, 66, 8, 70, 0, 70).mirrored(),
              packed(person_.shade));
    const auto shoulders = [&](float neck_x, float neck_y, float dip) {
      return pen_.path(0, dip)
          .curve(neck_x * 0.55f, dip, neck_x - 2, blend(neck_y, dip, 0.5f), neck_x, neck_y)
          .curve(34, 70, 58, 72, 78, 81)
          .curve(94, 88, 102, 100, 106, 124)
          .line(0, 124)
          .mirrored();
    };
    // The right half of a garment that is open at the neck, down to `low` in the middle.
    const auto jacket = [&](float neck_x, float neck_y, float low) {
      return pen_.path(-0.5f, low)
          .line(neck_x, neck_y)
          .curve(34, 70, 58, 72, 78, 81)
          .curve(94, 88, 102, 100, 106, 124)
          .line(-0.5f, 124);
    };
    switch (person_.clothes) {
      case Clothes::crew: {
        pen_.fill(shoulders(25, 62, 79), packed(cloth));
        pen_.stroke(
            pen_.path(-24.5f, 64).curve(-22, 76, -12, 81.5f, 0, 81.5f).curve(12, 81.5f, 22, 76, 24.5f, 64), 5,
            packed(person_.under));
        break;
      }
      case Clothes::v_neck: {
        fill_both(jacket(24, 61, 94), packed(cloth), packed(cloth));
        fill_both(pen_.path(0, 94).line(23, 60).line(30, 64.5f).line(0, 107), packed(person_.under),
                  packed(mix(person_.under, black, 0.06f)));
        break;
      }
      case Clothes::shirt: {
        pen_.fill(shoulders(22, 60, 84), packed(cloth));
        pen_.stroke(pen_.path(0, 84).line(0, 110), 2, packed(fold, 0.7f));
        for (const float side : {-1.0f, 1.0f})
          pen_.fill(pen_.path(18 * side, 55)
                        .curve(22 * side, 56, 25 * side, 59, 28 * side, 64)
                        .line(21 * side, 88)
                        .line(0, 80)
                        .curve(10 * side, 74, 17 * side, 66, 18 * side, 55),
                    packed(side < 0 ? person_.under : mix(person_.under, black, 0.05f)));
        pen_.ellipse({0, 94}, 1.8f, 1.8f, packed(fold));
        break;
      }
      case Clothes::blazer: {
        pen_.fill(
            pen_.path(0, 80).curve(12, 80, 21, 74, 24, 62).line(34, 90).line(24, 124).line(0, 124).mirrored(),
            packed(person_.under));
        fill_both(jacket(24, 59, 118), packed(cloth), packed(cloth));
        for (const float side : {-1.0f, 1.0f}) {
          pen_.fill(pen_.path(22 * side, 57)
                        .curve(28 * side, 60, 34 * side, 66, 38 * side, 72)
                        .line(43 * side, 84)
                        .line(35 * side, 88)
                        .line(38 * side, 95)
                        .line(2 * side, 122)
                        .line(0, 116),
                    packed(side < 0 ? light : mix(cloth, white, 0.05f)));
          pen_.stroke(pen_.path(43 * side, 84).line(35 * side, 88).line(38 * side, 95).line(4 * side, 121),
                      1.4f, packed(fold, 0.8f));
        }
        break;
      }
      case Clothes::roll_neck: {
        pen_.fill(shoulders(26, 62, 70), packed(cloth));
        pen_.fill(pen_.path(0, 53)
                      .curve(10, 53, 19, 51, n + 2, 47)
                      .curve(n + 4, 56, n + 6, 62, n + 9, 68)
                      .curve(18, 78, 10, 80, 0, 80)
                      .mirrored(),
                  packed(light));
        pen_.stroke(pen_.path(-n - 3, 62).curve(-12, 70, 12, 70, n + 3, 62), 1.8f, packed(fold, 0.55f));
        pen_.stroke(pen_.path(-n - 8, 69).curve(-16, 81, 16, 81, n + 8, 69), 1.8f, packed(fold, 0.8f));
        break;
      }
    }
    // Where the arms begin.
    for (const float side : {-1.0f, 1.0f})
      pen_.stroke(pen_.path(72 * side, 112).quad(70 * side, 104, 74 * side, 96), 1.8f, packed(fold, 0.7f));
    if (person_.headscarf) drape();
  }

  /// The end of the headscarf, laid around neck and shoulders.
  void drape() {
    const Colour cloth = *person_.headscarf;
    const Colour fold = mix(cloth, black, 0.22f);
    pen_.fill(pen_.path(0, 40)
                  .line(40, 40)
                  .curve(50, 58, 64, 70, 74, 84)
                  .curve(66, 104, 30, 112, 0, 112)
                  .mirrored(),
              packed(mix(cloth, black, 0.08f)));
    pen_.stroke(pen_.path(-60, 78).curve(-34, 92, 16, 94, 54, 80), 1.8f, packed(fold, 0.7f));
  }

  void hood() {
    const Colour cloth = *person_.headscarf;
    const Colour fold = mix(cloth, black, 0.24f);
    const Colour light = mix(cloth, white, 0.12f);
    pen_.fill(pen_.path(0, -77)
                  .curve(36, -77, 54, -52, 54, -14)
                  .curve(54, 18, 52, 44, 40, 62)
                  .curve(28, 76, 12, 80, 0, 80)
                  .mirrored(),
              packed(cloth));
    // The side that was wrapped last, from the right temple down below the chin.
    pen_.fill(pen_.path(45, -44)
                  .curve(50, -8, 46, 44, 14, 62)
                  .curve(-6, 72, -26, 72, -44, 58)
                  .curve(-36, 78, 24, 84, 42, 60)
                  .curve(54, 38, 57, -6, 45, -44),
              packed(light));
    pen_.stroke(pen_.path(45, -38).curve(49.5f, -6, 46, 44, 14, 62).curve(-6, 72, -24, 72, -41, 60), 1.7f,
                packed(fold, 0.6f));
    pen_.stroke(pen_.path(-45, -30).curve(-51, -2, -47, 34, -34, 54), 1.7f, packed(fold, 0.5f));
    pen_.stroke(pen_.path(-30, -62).curve(-14, -71, 14, -71, 30, -62), 1.7f, packed(light, 0.7f));
    // What is worn below it, at the forehead.
    pen_.fill(hull(pen_.path(0, -51)
                       .curve(28, -51, 42, -36, 42.5f, -8)
                       .curve(43, 20, 36, 46, 16, chin_ + 3)
                       .line(0, chin_ + 5)
                       .mirrored()),
              packed(fold));
  }

  // --- head

  void ears() {
    for (const float side : {-1.0f, 1.0f}) {
      const float x = side * 43.5f - shift_.x * 0.4f;
      const Vec lobe{x + side * 0.5f, 15};
      pen_.fill(pen_.path(x - side * 3, -11)
                    .curve(x + side * 5, -17, x + side * 10, -9, x + side * 8, 0)
                    .curve(x + side * 7, 7, x + side * 5, 16, x, 15)
                    .line(x - side * 5, 10),
                packed(mix(person_.skin, person_.shade, side > 0 ? 0.55f : 0.35f)));
      pen_.stroke(
          pen_.path(x + side * 1.0f, -8).curve(x + side * 6, -9, x + side * 5, -1, x + side * 1.5f, 5), 1.7f,
          packed(shadow_, 0.8f));
      if (person_.earrings) pen_.ellipse(lobe + Vec{0, 2.5f}, 2.6f, 2.6f, packed(*person_.earrings));
    }
  }

  /// Light from the upper left: the other side of the face is darker, and so is what is below the hair.
  void modelling() {
    const Outline lit = hull(moved(pen_.path(14, -70)
                                       .curve(36, -40, 38, 6, 31, 26)
                                       .curve(26, 42, 14, 50, -6, 60)
                                       .line(-70, 80)
                                       .line(-70, -70)));
    pen_.fill(face_, packed(mix(person_.skin, person_.shade, 0.26f)));
    pen_.fill(face_, packed(person_.skin), lit);
    pen_.glow(Vec{-12, -22} + shift_, 26, 26, mix(person_.skin, white, 0.5f), 0.22f);
  }

  void cheeks() {
    const Colour flush = mix(Colour{0xD8, 0x3C, 0x2E}, person_.skin, 0.15f);
    const float warm = mood_.flush * 0.42f;
    if (warm > 0) {
      for (const float side : {-1.0f, 1.0f})
        pen_.glow(Vec{side * 24, 16} + shift_, 18, 13, flush, warm);
      const float hot = ramp(mood_.flush, 0.55f, 1.0f) * anger_;
      pen_.glow(Vec{0, 10} + shift_, 24, 14, flush, 0.22f * hot);
    }
    // Cheeks rise when they smile.
    if (smile_ > 0.3f)
      for (const float side : {-1.0f, 1.0f})
        pen_.stroke(moved(pen_.path(side * 14, 8.5f).curve(side * 18, 12, side * 25, 12, side * 29, 7.5f)),
                    1.5f, packed(crease_, (0.14f + 0.2f * old_) * smile_));
  }

  void lines() {
    const float width = 1.9f;
    // Between the brows: drawn together in anger, pulled up in worry.
    const float frown_lines = std::max(ramp(anger_, 0.3f, 0.9f), 0.35f * old_);
    if (frown_lines > 0)
      for (const float side : {-1.0f, 1.0f})
        pen_.stroke(
            moved(pen_.path(side * 4.2f, -31).curve(side * 2.8f, -27, side * 3.2f, -23, side * 5.0f, -18)),
            2.1f, packed(crease_, 0.85f * frown_lines));
    const float brow_lines =
        std::max(worry_ * 0.75f, std::max(ramp(mood_.brow, 0.25f, 1.0f) * 0.35f, old_ * 0.7f));
    if (brow_lines > 0.05f && !person_.headscarf) {
      const float lift = -2.5f * mood_.brow;
      const float bow = blend(-2.0f, 5.0f, worry_);
      pen_.stroke(moved(pen_.path(-16, -38 + lift).quad(0, -38 + lift - bow, 16, -38 + lift)), 1.7f,
                  packed(crease_, 0.55f * brow_lines));
      pen_.stroke(moved(pen_.path(-11, -43.5f + lift).quad(0, -43.5f + lift - bow, 11, -43.5f + lift)), 1.5f,
                  packed(crease_, 0.40f * brow_lines));
    }
    for (const float side : {-1.0f, 1.0f}) {
      // From the nose to the corner of the mouth.
      const float fold = std::clamp(0.75f * old_ + 0.55f * smile_ + 0.5f * frown_ * anger_, 0.0f, 0.9f);
      if (fold > 0.05f)
        pen_.stroke(moved(pen_.path(side * 11.5f, 17)
                              .curve(side * (16 + 3 * smile_), 21, side * (19 + 4 * smile_), 27,
                                     side * (19.5f + 4 * smile_), 33 + 2 * frown_)),
                    width, packed(crease_, 0.6f * fold));
      // Below the eyes, and at their outer corners.
      const float tired = std::max(old_ * 0.6f, worry_ * 0.35f);
      if (tired > 0.05f)
        pen_.stroke(moved(pen_.path(side * 11, 5).curve(side * 15, 9, side * 23, 9, side * 27, 5)), 1.6f,
                    packed(crease_, 0.6f * tired));
      const float crow = ramp(person_.age, 0.3f, 0.9f) * std::max(old_ * 0.6f, smile_);
      if (crow > 0.05f) {
        pen_.stroke(moved(pen_.path(side * 33.5f, -7).line(side * 38, -9.5f)), 1.5f,
                    packed(crease_, 0.7f * crow));
        pen_.stroke(moved(pen_.path(side * 33.8f, -3.5f).line(side * 38.3f, -3.2f)), 1.5f,
                    packed(crease_, 0.7f * crow));
      }
      // Lips held shut make the corners dig in.
      if (press_ > 0.2f)
        pen_.stroke(
            moved(pen_.path(side * 18.5f, 30).curve(side * 20.8f, 33, side * 20.8f, 36, side * 19, 39)), 1.9f,
            packed(crease_, 0.75f * press_));
    }
    // The chin is pushed up below pressed or drooping lips.
    const float pushed = std::max(press_ * 0.8f, frown_ * 0.7f) * (1 - open_);
    if (pushed > 0.1f && person_.beard != Beard::full && person_.beard != Beard::goatee)
      pen_.stroke(moved(pen_.path(-7, 45.5f).quad(0, 42, 7, 45.5f)), 1.9f, packed(crease_, 0.65f * pushed));
  }

  void nose() {
    const float w = blend(6.2f, 9.8f, person_.nose) * (1 + 0.12f * anger_ * mood_.flush);
    const float y = 17;
    // The far side of the bridge, then the wings and the tip.
    pen_.fill(hull(moved(pen_.path(2.6f, -3)
                             .curve(5.2f, 3, 6.2f, 8, w * 0.92f, y - 3.5f)
                             .curve(w * 1.0f, y + 1.0f, w * 0.6f, y + 2, 1.0f, y + 2.0f)
                             .line(1.0f, y + 2.0f))),
              packed(person_.shade, 0.40f));
    pen_.stroke(moved(pen_.path(-w, y - 2.5f)
                          .curve(-w - 0.8f, y + 2.0f, -w * 0.45f, y + 2.6f, -w * 0.35f, y + 1.6f)
                          .curve(-2, y + 3.6f, 2, y + 3.6f, w * 0.35f, y + 1.6f)
                          .curve(w * 0.45f, y + 2.6f, w + 0.8f, y + 2.0f, w, y - 2.5f)),
                2.1f, packed(crease_, 0.9f));
    pen_.glow(Vec{-1.5f, y - 5} + shift_, 4.5f, 5.5f, mix(person_.skin, white, 0.6f), 0.35f);
  }

  // --- eyes

  struct Lids {
    Vec inner;
    Vec outer;
    Vec upper_in;
    Vec upper_out;
    Vec lower_in;
    Vec lower_out;
  };

  Lids lids(float side, float opening) const {
    const float a = 10.6f;
    const Vec c = Vec{side * 19.5f, -4} + shift_;
    const float squint = std::clamp(smile_ * 0.75f + anger_ * 0.25f, 0.0f, 1.0f);
    const float up = blend(-2.2f, 13.0f, opening);
    const float low = std::max(-up, blend(2.2f, 8.6f, opening) - squint * 3.8f * std::min(1.0f, opening * 2));
    const float inner_up = up * (1 - 0.62f * anger_ * std::min(1.0f, opening * 2));
    const float outer_up = up * (1 - 0.50f * worry_ - 0.12f * old_);
    Lids lid;
    lid.inner = c + Vec{-side * a, 1.6f + 0.8f * anger_ - 1.2f * worry_};
    lid.outer = c + Vec{side * a, -0.4f - 1.4f * anger_ + 1.8f * worry_};
    lid.upper_in = c + Vec{-side * a * 0.5f, -inner_up};
    lid.upper_out = c + Vec{side * a * 0.62f, -outer_up};
    lid.lower_out = c + Vec{side * a * 0.6f, low};
    lid.lower_in = c + Vec{-side * a * 0.45f, low};
    return lid;
  }

  Path upper_lid(const Lids& lid) const {
    return pen_.path(lid.inner.x, lid.inner.y)
        .curve(lid.upper_in.x, lid.upper_in.y, lid.upper_out.x, lid.upper_out.y, lid.outer.x, lid.outer.y);
  }

  void eye(float side) {
    const float opening = std::clamp(mood_.eye, 0.0f, 1.0f) * (1 - motion_.blink);
    const Lids lid = lids(side, opening);
    const Lids wide = lids(side, std::max(opening, 0.62f) + 0.16f);
    const Vec c = Vec{side * 19.5f, -4} + shift_;
    // The skin of the lid, with the crease above it.
    pen_.fill(upper_lid(wide), packed(person_.shade, 0.42f));
    pen_.stroke(upper_lid(wide), 1.5f, packed(crease_, 0.55f));
    if (opening > 0.07f) {
      Path rim = upper_lid(lid);
      rim.curve(lid.lower_out.x, lid.lower_out.y, lid.lower_in.x, lid.lower_in.y, lid.inner.x, lid.inner.y);
      const Outline shape = hull(rim);
      // The upper lid throws a shadow on the ball.
      Outline lower = shape;
      for (Vec& p : lower)
        p.y += 2.0f;
      pen_.fill(shape, packed(Colour{0xCF, 0xC6, 0xC0}));
      pen_.fill(shape, packed(Colour{0xFC, 0xFA, 0xF7}), lower);
      const Vec at = c + Vec{mood_.gaze * 4.6f, -0.6f};
      const float r = 6.3f;
      pen_.fill(pen_.ellipse_outline(at, r, r), packed(mix(person_.eyes, black, 0.35f)), shape);
      pen_.fill(pen_.ellipse_outline(at, r - 1.3f, r - 1.3f), packed(person_.eyes), shape);
      pen_.fill(pen_.ellipse_outline(at, 3.1f, 3.1f), packed(Colour{0x14, 0x0E, 0x0C}), shape);

      pen_.fill(pen_.ellipse_outline(at + Vec{-2.1f, -2.3f}, 1.7f, 1.7f), packed(white, 0.95f), shape);
      pen_.stroke(pen_.path(lid.inner.x, lid.inner.y)
                      .curve(lid.lower_in.x, lid.lower_in.y, lid.lower_out.x, lid.lower_out.y, lid.outer.x,
                             lid.outer.y),
                  1.3f, packed(crease_, 0.65f));
    }
    // The lashes: one line, heavier towards the outer corner.
    const Colour ink = mix(person_.brows, Colour{0x1C, 0x12, 0x0E}, 0.75f);
    Path lash = upper_lid(lid);
    if (person_.lashes) lash.line(lid.outer.x + side * 2.6f, lid.outer.y - 1.8f);
    pen_.stroke(
        lash, (person_.lashes ? 3.7f : 2.9f) * heavier(), packed(ink),
        [](float t) { return 0.55f + 0.45f * std::min(1.0f, t * 1.6f); }, true);
  }

  void brow(float side) {
    const float down = std::max(0.0f, -mood_.brow);
    // One brow is lifted a little by someone who looks away: doubt.
    const float doubt = std::abs(mood_.gaze) * (side * mood_.gaze < 0 ? 3.2f : -0.6f);
    const float base = -21.5f - mood_.brow * (mood_.brow > 0 ? 6.0f : 3.6f) - doubt;
    const float inner_x = 8.6f - 2.2f * down - 0.8f * worry_;
    const float inner_y = base - worry_ * 7.0f + anger_ * 5.6f;
    const float outer_y = base + 1.5f + worry_ * 3.6f - anger_ * 2.6f;
    const float peak = 5.2f - worry_ * 1.6f + anger_ * 0.6f;
    const Outline line = moved(
        pen_.path(side * inner_x, inner_y)
            .curve(side * 15, blend(inner_y, outer_y, 0.3f) - peak * (1 - 0.75f * anger_ + 0.1f * worry_),
                   side * 25, blend(inner_y, outer_y, 0.72f) - peak * 1.05f, side * 33.5f, outer_y)
            .on_side(1));
    const float weight = blend(4.0f, 6.6f, person_.brow) * heavier();
    pen_.stroke(
        line, weight, packed(person_.brows),
        [](float t) { return t < 0.15f ? 0.82f + 1.2f * t : 1.0f - 0.62f * ramp(t, 0.45f, 1.0f); }, true);
  }

  /// Lines that carry the mood get heavier in a small face.
  float heavier() const { return 1 + 0.22f * small_; }

  // --- mouth

  struct Lips {
    float half;    // half of the width
    float middle;  // y of the lip line in the middle
    float corner;  // y at the corners
    float skew;    // how much lower the right corner is
    float open;
    float square;  // how square the opening is: 2.4 like a lens .. 6 nearly a box

    float line(float t) const { return middle + (corner - middle) * std::pow(std::abs(t), 1.75f) + skew * t; }
    float upper(float t) const { return line(t) - open * 4.0f * (1 - t * t); }
    float lower(float t) const { return line(t) + open * 17.0f * (1 - std::pow(std::abs(t), square)); }
  };

  template <typename Top, typename Bottom>
  Outline between(const Lips& lips, float reach, Top top, Bottom bottom) const {
    const int steps = std::clamp(static_cast<int>(10 + lips.half * 0.5f * length(head_.x_axis)), 12, 36);
    Outline out;
    const auto point = [&](int i, auto y) {
      // Closer together at the corners, where the curves are.
      const float t = -std::cos(pi * static_cast<float>(i) / static_cast<float>(steps)) * reach;
      return Vec{t * lips.half, y(t)};
    };
    for (int i = 0; i <= steps; ++i)
      out.push_back(point(i, top));
    for (int i = steps - 1; i > 0; --i)
      out.push_back(point(i, bottom));
    for (Vec& p : out)
      p = p + shift_ + Vec{mood_.gaze * 1.5f, 0};
    return out;
  }

  void mouth() {
    Lips lips{};
    const float shout = open_ * anger_;
    lips.half = 14.5f - press_ * 0.5f + smile_ * 5.5f + frown_ * 0.8f + shout * 5.0f -
                1.6f * motion_.speech * (1 - smile_);
    lips.middle = 35 + mood_.mouth * 3.4f * (1 - 0.35f * shout) - 1.5f * shout;
    lips.corner = 35 - mood_.mouth * 5.4f * (1 - 0.45f * shout);
    lips.square = 2.6f + 3.4f * shout;
    lips.skew = mood_.gaze * 2.2f;
    lips.open = open_;
    const bool bearded = person_.beard == Beard::full || person_.beard == Beard::goatee;
    // Where the line between the lips shows little, pressed lips stay wider.
    const bool dark = person_.skin.r + person_.skin.g + person_.skin.b < 330;
    const float thin = 1 - (bearded || dark ? 0.55f : 0.78f) * press_;
    const float old = 1 - 0.35f * old_;
    const float full_lips = 1 - 0.35f * smile_ * ramp(open_, 0.0f, 0.3f);
    const auto bulge = [](float t) { return std::pow(std::max(0.0f, 1 - t * t), 0.75f); };
    const auto top_edge = [&](float t) {
      const float bow = 1 - 0.30f * std::exp(-t * t / 0.03f);
      return lips.upper(t) - 4.4f * thin * old * full_lips * bulge(t) * bow;
    };
    const auto bottom_edge = [&](float t) {
      return lips.lower(t) + 5.4f * thin * old * full_lips * bulge(t);
    };
    const auto upper = [&](float t) { return lips.upper(t); };
    const auto lower = [&](float t) { return lips.lower(t); };
    const Colour ink = mix(person_.lips, Colour{0x1C, 0x07, 0x08}, dark ? 0.88f : 0.68f);

    // Shadow below the lower lip.
    if (!bearded)
      pen_.glow(Vec{mood_.gaze * 1.5f, bottom_edge(0) + 2.2f} + shift_, lips.half * 0.7f, 3.4f, person_.shade,
                0.55f);
    pen_.fill(between(lips, 1.0f, top_edge, upper), packed(mix(person_.lips, black, 0.10f)));
    pen_.fill(between(lips, 0.94f, lower, bottom_edge), packed(person_.lips));
    if (open_ > 0.03f) {
      pen_.fill(between(lips, 1.0f, upper, lower), packed(Colour{0x4A, 0x17, 0x19}));
      const float gap = lips.lower(0) - lips.upper(0);
      // Tongue, then the teeth: above in a smile, above and below in a shout.
      const auto tongue = [&](float t) { return std::max(upper(t), lower(t) - gap * 0.30f * bulge(t)); };
      pen_.fill(between(lips, 0.70f, tongue, lower), packed(Colour{0xB4, 0x52, 0x50}));
      const float teeth = std::min(gap * 0.62f, 2.2f + 3.6f * smile_ + 1.6f * anger_);
      const auto upper_teeth = [&](float t) { return std::min(lower(t), upper(t) + teeth); };
      pen_.fill(between(lips, 0.90f, upper, upper_teeth), packed(Colour{0xFA, 0xF6, 0xF0}));
      if (anger_ > 0.5f && motion_.speech < 0.3f) {
        const auto lower_teeth = [&](float t) { return std::max(upper_teeth(t), lower(t) - gap * 0.22f); };
        pen_.fill(between(lips, 0.72f, lower_teeth, lower), packed(Colour{0xEF, 0xE8, 0xE0}));
      }
    }
    // The lip line, or the edges of the opening.
    Outline line;
    const int steps = 28;
    for (int i = 0; i <= steps; ++i) {
      const float t = -1 + 2 * static_cast<float>(i) / steps;
      line.push_back(Vec{t * lips.half + mood_.gaze * 1.5f, open_ > 0.03f ? lips.upper(t) : lips.line(t)} +
                     shift_);
    }
    pen_.stroke(
        line, (open_ > 0.03f ? 1.7f : 2.5f + 0.5f * press_) * heavier(), packed(ink),
        [](float t) { return 0.72f + 0.28f * std::sin(pi * t); }, true);
    // Tucked corners.
    for (const float side : {-1.0f, 1.0f})
      if (smile_ > 0.25f && !bearded)
        pen_.stroke(moved(pen_.path(side * (lips.half + 0.6f), lips.corner - 2.6f + lips.skew * side)
                              .quad(side * (lips.half + 2.2f), lips.corner, side * (lips.half + 0.4f),
                                    lips.corner + 2.2f)),
                    1.6f, packed(crease_, 0.7f * smile_));
  }

  void beard() {
    if (person_.beard == Beard::none) return;
    const Colour hair =
        person_.beard == Beard::stubble ? mix(person_.hair, person_.shade, 0.25f) : person_.hair;
    const float drop = chin_ - 54;
    const float jaw = blend(31, 37.5f, person_.jaw);
    const float lift = -2.5f * smile_;
    if (person_.beard == Beard::full || person_.beard == Beard::stubble) {
      const bool full = person_.beard == Beard::full;
      const float out = full ? 2.2f : 0.0f;
      const Outline shape =
          pen_.path(0, 23.5f + lift * 0.3f)
              .curve(8, 22, 14, 23 + lift, 20, 27 + lift)
              .curve(28, 29 + lift, 38, 20, 40.5f, -6)
              .line(43 + out * 0.3f, -6)
              .curve(43.5f + out, 8, jaw + 4 + out, 24, jaw + out, 36)
              .curve(jaw - 3 + out, 49 + drop, 17, 57 + drop + out * 2, 0, 57 + drop + out * 2)
              .mirrored();
      if (full)
        pen_.fill(shape, packed(hair));
      else
        pen_.fill(shape, packed(mix(person_.skin, hair, 0.32f)), face_);
    }
    if (person_.beard == Beard::goatee) {
      pen_.fill(pen_.path(0, 43.5f + drop)
                    .curve(6, 44 + drop, 12, 45 + drop, 15.5f, 41 + drop * 0.5f)
                    .curve(18, 50 + drop, 13, 58 + drop, 0, 58.5f + drop)
                    .mirrored(),
                packed(hair));
      for (const float side : {-1.0f, 1.0f})
        pen_.stroke(
            moved(pen_.path(side * 17.5f, 29 + lift)
                      .curve(side * 19.5f, 33, side * 19, 38 + drop * 0.5f, side * 15, 44 + drop * 0.7f)),
            3.4f, packed(hair));
    }
    if (person_.beard == Beard::goatee || person_.beard == Beard::moustache)
      pen_.fill(moved(pen_.path(0, 23.5f)
                          .curve(6, 21.5f, 14, 24 + lift, 19, 30 + lift)
                          .curve(14, 31 + lift * 0.6f, 6, 30, 0, 28.5f)
                          .mirrored()),
                packed(hair));
  }

  // --- hair

  ImU32 hair(float lighter = 0.0f, float alpha = 1.0f) const {
    return packed(lighter < 0 ? mix(person_.hair, black, -lighter) : mix(person_.hair, white, lighter),
                  alpha);
  }

  /// A lighter or darker strand.
  void strand(const Outline& line, float width, float lighter, float alpha) {
    pen_.stroke(line, width, hair(lighter, alpha), [](float t) { return 0.25f + 0.75f * std::sin(pi * t); });
  }

  /// The shadow that the hair casts on the forehead along the hairline.
  void cast_shadow(Outline hairline) {
    for (Vec& p : hairline)
      p = p + Vec{0.5f, 1.5f};
    pen_.stroke(hairline, 6, packed(person_.shade, 0.45f),
                [](float t) { return 0.25f + 0.75f * std::sqrt(std::max(0.0f, std::sin(pi * t))); });
  }

  void hair_behind() {
    if (person_.headscarf) return;
    switch (person_.hair_style) {
      case HairStyle::bob:
        pen_.fill(pen_.path(0, -76)
                      .curve(34, -76, 52, -54, 52, -14)
                      .curve(53, 10, 58, 34, 53, 50)
                      .curve(46, 60, 32, 57, 20, 52)
                      .line(0, 52)
                      .mirrored(),
                  hair(-0.28f));
        break;
      case HairStyle::straight:
        pen_.fill(pen_.path(0, -75)
                      .curve(34, -75, 51, -54, 52, -14)
                      .curve(53, 20, 60, 60, 62, 116)
                      .line(0, 116)
                      .mirrored(),
                  hair(-0.28f));
        break;
      case HairStyle::bun:
        pen_.ellipse({0, -76}, 17, 15.5f, hair(-0.08f));
        strand(pen_.path(-11, -79).curve(-4, -88, 8, -86, 11, -76), 2.2f, 0.20f, 0.7f);
        strand(pen_.path(-12, -72).curve(-4, -80, 6, -79, 12, -71), 2.0f, -0.25f, 0.6f);
        break;
      case HairStyle::ponytail:
        pen_.fill(pen_.path(26, -62)
                      .curve(58, -70, 70, -36, 62, -6)
                      .curve(57, 16, 66, 36, 54, 62)
                      .curve(50, 40, 40, 30, 42, 0)
                      .curve(42, -20, 40, -40, 26, -50),
                  hair(-0.12f));
        strand(pen_.path(48, -50).curve(60, -36, 52, -8, 51, 6).curve(50, 22, 56, 34, 54, 50), 2.4f, 0.16f,
               0.6f);
        break;
      case HairStyle::curly:
        for (const auto [x, y, r] : outer_curls)
          pen_.ellipse({x, y}, r, r, hair());
        break;
      case HairStyle::cropped:
        for (int i = 0; i <= 14; ++i) {
          const float angle = pi * (1.06f + 0.88f * static_cast<float>(i) / 14);
          const float wobble = i % 2 == 0 ? 1.0f : -0.6f;
          pen_.ellipse({std::cos(angle) * (41 + wobble), -22 + std::sin(angle) * (44 + wobble)}, 9, 9,
                       hair());
        }
        break;
      case HairStyle::bald:
        for (const float side : {-1.0f, 1.0f})
          pen_.fill(pen_.path(side * 38, -34)
                        .curve(side * 48, -32, side * 52, -16, side * 51, -4)
                        .curve(side * 50.5f, 8, side * 48, 16, side * 42, 22)
                        .line(side * 36, 0),
                    hair(-0.06f));
        break;
      case HairStyle::fade:
      case HairStyle::side_part:
      case HairStyle::wave:
        break;
    }
  }

  void hair_in_front() {
    if (person_.headscarf) {
      // The upper edge of the scarf throws a soft shadow.
      cast_shadow(pen_.path(-39, -10).curve(-37, -32, -24, -45, 0, -45).curve(24, -45, 37, -32, 39, -10));
      return;
    }
    switch (person_.hair_style) {
      case HairStyle::bob:
        bob();
        break;
      case HairStyle::straight:
        straight();
        break;
      case HairStyle::bun:
      case HairStyle::ponytail:
        pulled_back();
        break;
      case HairStyle::curly:
        curly();
        break;
      case HairStyle::cropped:
        cropped();
        break;
      case HairStyle::fade:
        fade();
        break;
      case HairStyle::side_part:
        side_part();
        break;
      case HairStyle::wave:
        wave();
        break;
      case HairStyle::bald:
        bald();
        break;
    }
  }

  void bob() {
    cast_shadow(pen_.path(-41, 10).curve(-41, -22, -16, -34, 14, -49).curve(29, -42, 40, -26, 42, 8));
    pen_.fill(pen_.path(14, -50)
                  .curve(30, -42, 40, -26, 41, -6)
                  .curve(42, 12, 39, 26, 37, 40)
                  .curve(40, 50, 47, 54, 53, 50)
                  .curve(58, 34, 53, 10, 52, -14)
                  .curve(52, -54, 34, -76, 6, -76),
              hair(-0.06f));
    pen_.fill(pen_.path(15, -51)
                  .curve(-16, -36, -38, -24, -41, -4)
                  .curve(-42, 12, -39, 28, -37, 40)
                  .curve(-40, 50, -47, 54, -53, 50)
                  .curve(-58, 34, -53, 10, -52, -14)
                  .curve(-52, -56, -34, -78, 2, -77)
                  .curve(10, -76, 17, -68, 15, -51),
              hair());
    strand(pen_.path(8, -56).curve(-20, -46, -42, -30, -46, 0).curve(-47, 16, -47, 30, -46, 44), 2.4f, 0.22f,
           0.5f);
    strand(pen_.path(6, -66).curve(-22, -62, -44, -42, -48, -14), 2.2f, 0.22f, 0.45f);
    strand(pen_.path(20, -58).curve(38, -46, 46, -26, 47, 0).curve(48, 16, 48, 30, 46, 44), 2.2f, -0.25f,
           0.6f);
  }

  void straight() {
    cast_shadow(pen_.path(-41, 10).curve(-40, -18, -22, -34, -1, -50).curve(22, -34, 40, -18, 41, 10));
    for (const float side : {-1.0f, 1.0f}) {
      pen_.fill(pen_.path(side * -1.0f, -52)
                    .curve(side * 20, -38, side * 39, -22, side * 40, 2)
                    .curve(side * 41, 22, side * 36, 40, side * 38, 62)
                    .curve(side * 42, 72, side * 52, 74, side * 58, 70)
                    .curve(side * 56, 40, side * 53, 20, side * 52, -14)
                    .curve(side * 51, -54, side * 34, -75, side * -1.0f, -75),
                hair(side < 0 ? 0.0f : -0.06f));
      strand(pen_.path(side * 5, -58)
                 .curve(side * 26, -46, side * 44, -26, side * 45, 4)
                 .curve(side * 46, 24, side * 43, 44, side * 46, 62),
             2.3f, side < 0 ? 0.22f : -0.22f, 0.55f);
      strand(pen_.path(side * 8, -67)
                 .curve(side * 30, -60, side * 48, -40, side * 49, -6)
                 .curve(side * 50, 20, side * 51, 40, side * 52, 60),
             2.0f, 0.20f, 0.4f);
    }
    pen_.stroke(pen_.path(-0.5f, -54).line(-0.5f, -74), 1.4f, hair(-0.35f, 0.8f));
  }

  void pulled_back() {
    cast_shadow(pen_.path(-41, -8).curve(-39, -30, -24, -46, 0, -46).curve(24, -46, 39, -30, 41, -8));
    pen_.fill(pen_.path(0, -73)
                  .curve(28, -73, 47, -54, 47, -26)
                  .curve(47.5f, -14, 46, -4, 43, 5)
                  .curve(41, -1, 41.5f, -8, 40.5f, -14)
                  .curve(37, -34, 22, -46, 0, -47)
                  .mirrored(),
              hair());
    for (const float side : {-1.0f, 1.0f}) {
      const float lighter = side < 0 ? 0.24f : -0.22f;
      strand(pen_.path(side * 38, -28).curve(side * 32, -46, side * 20, -56, side * 8, -70), 2.2f, lighter,
             0.55f);
      strand(pen_.path(side * 26, -42).curve(side * 20, -52, side * 12, -58, side * 4, -66), 2.0f, lighter,
             0.5f);
      strand(pen_.path(side * 44, -12).curve(side * 45, -38, side * 34, -56, side * 18, -68), 2.0f, -0.22f,
             0.45f);
    }
    if (person_.hair_style == HairStyle::ponytail)
      for (const float side : {-1.0f, 1.0f})
        pen_.stroke(pen_.path(side * 36, -38).curve(side * 43, -24, side * 44, -2, side * 41.5f, 20), 3.4f,
                    hair(), [](float t) { return 1.0f - 0.75f * t; });
  }

  void curly() {
    cast_shadow(pen_.path(-41, -8).curve(-39, -30, -24, -42, 0, -43).curve(24, -42, 39, -30, 41, -8));
    for (const auto [x, y, r] : hairline_curls)
      pen_.ellipse({x, y}, r, r, hair());
    // Curls that catch the light.
    for (const auto [x, y, r] : bright_curls)
      strand(pen_.path(x - r, y + 1).curve(x - r, y - r, x + r * 0.6f, y - r, x + r * 0.8f, y), 2.4f, 0.20f,
             0.55f);
    if (person_.earrings)
      for (const float side : {-1.0f, 1.0f})
        pen_.ring(pen_.ellipse_outline({side * 44, 26}, 5, 6), 2.0f, packed(*person_.earrings));
  }

  void cropped() {
    cast_shadow(pen_.path(-41, -10).curve(-39, -30, -24, -43, 0, -44).curve(24, -43, 39, -30, 41, -10));
    pen_.fill(pen_.path(0, -70)
                  .curve(28, -70, 46, -52, 47, -24)
                  .curve(47, -14, 46, -6, 43.5f, 2)
                  .line(40.5f, -8)
                  .curve(39, -32, 24, -45, 0, -46)
                  .mirrored(),
              hair());
    for (int i = 0; i <= 9; ++i) {
      const float angle = pi * (1.10f + 0.80f * static_cast<float>(i) / 9);
      pen_.ellipse({std::cos(angle) * 38, -16 + std::sin(angle) * 33}, 6.2f, 6.0f, hair());
    }
    for (const auto [x, y, r] : short_curls)
      strand(pen_.path(x - r, y + 1).curve(x - r, y - r, x + r * 0.6f, y - r, x + r * 0.9f, y + 0.5f), 2.0f,
             x < 0 ? 0.35f : -0.16f, 0.6f);
  }

  void fade() {
    // Shorter towards the ears: the same hair, with the skin showing through.
    for (const float side : {-1.0f, 1.0f})
      pen_.fill(pen_.path(side * 37, -40)
                    .curve(side * 42, -34, side * 44.5f, -20, side * 44, -2)
                    .line(side * 40, 2)
                    .line(side * 38.5f, -14)
                    .curve(side * 38, -24, side * 36, -32, side * 35, -40),
                packed(mix(person_.skin, person_.hair, 0.6f)));
    pen_.fill(pen_.path(0, -68)
                  .curve(27, -68, 43, -54, 44.8f, -20)
                  .curve(42.5f, -22, 40, -24, 38.6f, -25)
                  .line(36, -40)
                  .curve(24, -44.5f, 12, -46, 0, -46)
                  .mirrored(),
              hair());
    strand(pen_.path(-34, -48).curve(-22, -60, -6, -63, 12, -62), 3.0f, 0.16f, 0.5f);
  }

  void side_part() {
    cast_shadow(pen_.path(-41, -8)
                    .curve(-40, -26, -32, -38, -19, -48)
                    .curve(-2, -34, 26, -44, 37, -34)
                    .curve(40, -26, 41, -18, 41, -8));
    pen_.fill(pen_.path(-43.5f, 5)
                  .curve(-48, -8, -48, -22, -46, -36)
                  .curve(-42, -62, -22, -75, 4, -76)
                  .curve(34, -76, 48, -56, 47.5f, -32)
                  .curve(48, -20, 47, -6, 43.5f, 5)
                  .line(40.5f, -3)
                  .curve(41.5f, -14, 40, -26, 36.5f, -35)
                  .curve(26, -45, 0, -38, -19, -51)
                  .curve(-30, -44, -38, -32, -40, -18)
                  .curve(-41, -12, -41, -8, -40.5f, -3),
              hair());
    strand(pen_.path(-18, -54).curve(-4, -46, 18, -50, 34, -42), 2.4f, -0.3f, 0.6f);
    strand(pen_.path(-16, -62).curve(0, -58, 24, -62, 40, -44), 2.6f, 0.20f, 0.55f);
    strand(pen_.path(-12, -69).curve(6, -70, 30, -66, 42, -46), 2.2f, 0.20f, 0.4f);
    strand(pen_.path(-26, -54).curve(-36, -46, -42, -32, -43, -16), 2.2f, 0.20f, 0.45f);
    pen_.stroke(pen_.path(-20, -51).curve(-21, -58, -20, -64, -16, -70), 1.5f, hair(-0.45f, 0.7f));
  }

  void wave() {
    cast_shadow(pen_.path(-41, -8)
                    .curve(-40, -26, -36, -36, -26, -42)
                    .curve(-6, -50, 20, -36, 36, -38)
                    .curve(40, -28, 41, -18, 41, -8));
    pen_.fill(pen_.path(-43.5f, 4)
                  .curve(-48, -10, -49, -26, -46, -40)
                  .curve(-46, -58, -36, -68, -24, -70)
                  .curve(-14, -86, 26, -90, 42, -68)
                  .curve(52, -58, 49, -28, 43.5f, 4)
                  .line(40.5f, -4)
                  .curve(41, -18, 40, -28, 36.5f, -39)
                  .curve(22, -38, 0, -52, -26, -43)
                  .curve(-36, -38, -40, -22, -40.5f, -4),
              hair());
    strand(pen_.path(-30, -48).curve(-24, -66, 4, -74, 36, -58), 3.0f, 0.20f, 0.55f);
    strand(pen_.path(-20, -48).curve(-12, -62, 12, -64, 38, -48), 2.6f, -0.28f, 0.6f);
    strand(pen_.path(-26, -62).curve(-12, -78, 20, -82, 38, -66), 2.4f, 0.20f, 0.45f);
    strand(pen_.path(-42, -14).curve(-45, -30, -42, -46, -34, -54), 2.2f, 0.20f, 0.4f);
  }

  void bald() {
    for (const float side : {-1.0f, 1.0f})
      pen_.fill(pen_.path(side * 37.5f, -36)
                    .curve(side * 44, -32, side * 46.5f, -14, side * 44, 4)
                    .line(side * 40.5f, -2)
                    .curve(side * 41, -16, side * 38, -26, side * 36, -33),
                hair());
    pen_.glow({-14, -50}, 17, 8, white, 0.55f);
  }

  // --- glasses

  void glasses() {
    if (person_.glasses == Glasses::none) return;
    // Metal shines on dark skin and is darker than light skin.
    const bool light_skin = person_.skin.r + person_.skin.g + person_.skin.b > 400;
    const Colour metal = light_skin ? Colour{0x7A, 0x55, 0x2E} : Colour{0xD6, 0xB0, 0x6C};
    const Colour frame = person_.glasses == Glasses::square ? Colour{0x26, 0x29, 0x31} : metal;
    const float line = 2.3f;
    for (const float side : {-1.0f, 1.0f}) {
      const Vec c = Vec{side * 20, -2.5f} + shift_;
      const Outline lens = person_.glasses == Glasses::round ? pen_.ellipse_outline(c, 14.6f, 14.2f)
                                                             : superellipse(c, 15.6f, 12.4f);
      pen_.fill(lens, packed(white, 0.10f));
      pen_.ring(lens, line, packed(frame));
      pen_.stroke(Outline{c + Vec{side * 15, -4}, Vec{side * 43.5f, -5 + shift_.y * 0.5f}}, line,
                  packed(frame));
      strand_of_light(c);
    }
    pen_.stroke(moved(pen_.path(-5.2f, -4.5f).quad(0, -8, 5.2f, -4.5f)), line, packed(frame));
  }

  void strand_of_light(Vec c) {
    pen_.stroke(Outline{c + Vec{5.5f, -8.5f}, c + Vec{9.5f, -3.5f}}, 1.8f, packed(white, 0.35f));
  }

  static Outline superellipse(Vec c, float rx, float ry) {
    Outline out;
    for (int i = 0; i < 56; ++i) {
      const float angle = 2 * pi * static_cast<float>(i) / 56;
      const auto soft = [](float v) { return std::copysign(std::sqrt(std::abs(v)), v); };
      out.push_back(c + Vec{soft(std::cos(angle)) * rx, soft(std::sin(angle)) * ry});
    }
    return out;
  }

  Pen& pen_;
  const Portrait& person_;
  const MoodPoint& mood_;
  const FaceMotion& motion_;
  float zoom_;   // pixels per unit
  float small_;  // 1 for the smallest faces
  float smile_;  // these four: how much of it, 0 to 1
  float frown_;
  float anger_;
  float worry_;
  float open_;  // mood and speech together
  float press_;
  float old_;  // 0 up to the middle years .. 1
  bool ears_;  // are they to be seen?
  Colour shadow_;
  Colour crease_;
  Transform view_;  // the picture
  Transform body_;
  Transform head_;
  Vec shift_;     // of the features on the head
  Outline face_;  // the skin of the face, convex
  float chin_ = 54;
};

}  // namespace

void draw_face(ImDrawList& list, ImVec2 top_left, float size, float rounding, const Portrait& person,
               const MoodPoint& mood, ImU32 background, const FaceMotion& motion) {
  if (size < 1) return;
  Pen pen(list, top_left, size, rounding);
  pen.background(background);
  Artist(pen, person, mood, motion, size).draw({top_left.x + size / 2, top_left.y + size / 2});
}

}  // namespace composure::window
