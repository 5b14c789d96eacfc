// Points, rectangles and colours. All lengths are physical pixels unless a comment says "design px".
#pragma once

#include <algorithm>
#include <cstdint>

namespace composure::window {

struct Vec {
  float x = 0;
  float y = 0;
};

struct Rect {
  float x = 0;
  float y = 0;
  float w = 0;
  float h = 0;

  constexpr float right() const { return x + w; }
  constexpr float bottom() const { return y + h; }
  constexpr Vec centre() const { return {x + w / 2, y + h / 2}; }
  constexpr Vec corner() const { return {x, y}; }
  constexpr bool empty() const { return w <= 0 || h <= 0; }
  constexpr bool contains(Vec p) const { return p.x >= x && p.y >= y && p.x < right() && p.y < bottom(); }
  /// Smaller by `by` on every side (larger when negative).
  constexpr Rect inset(float by) const { return inset(by, by); }
  constexpr Rect inset(float horizontal, float vertical) const {
    return {x + horizontal, y + vertical, w - 2 * horizontal, h - 2 * vertical};
  }
  constexpr Rect moved(float dx, float dy) const { return {x + dx, y + dy, w, h}; }
};

constexpr Rect intersection(Rect a, Rect b) {
  const float x = std::max(a.x, b.x);
  const float y = std::max(a.y, b.y);
  return {x, y, std::max(0.0f, std::min(a.right(), b.right()) - x),
          std::max(0.0f, std::min(a.bottom(), b.bottom()) - y)};
}

/// A rectangle of the given size in the middle of `outer`, on whole pixels.
constexpr Rect centred(Rect outer, float w, float h) {
  const auto whole = [](float v) { return static_cast<float>(static_cast<int>(v)); };
  return {whole(outer.x + (outer.w - w) / 2), whole(outer.y + (outer.h - h) / 2), w, h};
}

// Layout by cutting: each takes a strip off `from`, makes `from` smaller by the strip and a gap, and returns
// the strip. A whole screen is laid out with these.
constexpr Rect cut_top(Rect& from, float height, float gap = 0) {
  const Rect strip{from.x, from.y, from.w, height};
  from.y += height + gap;
  from.h -= height + gap;
  return strip;
}
constexpr Rect cut_bottom(Rect& from, float height, float gap = 0) {
  from.h -= height;
  const Rect strip{from.x, from.bottom(), from.w, height};
  from.h -= gap;
  return strip;
}
constexpr Rect cut_left(Rect& from, float width, float gap = 0) {
  const Rect strip{from.x, from.y, width, from.h};
  from.x += width + gap;
  from.w -= width + gap;
  return strip;
}
constexpr Rect cut_right(Rect& from, float width, float gap = 0) {
  from.w -= width;
  const Rect strip{from.right(), from.y, width, from.h};
  from.w -= gap;
  return strip;
}

struct Colour {
  std::uint8_t r = 0;
  std::uint8_t g = 0;
  std::uint8_t b = 0;
  std::uint8_t a = 255;

  friend constexpr bool operator==(Colour, Colour) = default;
  /// The same colour with its opacity multiplied by `by` (0 to 1).
  constexpr Colour faded(float by) const {
    return {r, g, b, static_cast<std::uint8_t>(static_cast<float>(a) * std::clamp(by, 0.0f, 1.0f) + 0.5f)};
  }
};

/// From `a` at 0 to `b` at 1.
constexpr Colour mix(Colour a, Colour b, float t) {
  const auto between = [t](std::uint8_t from, std::uint8_t to) {
    const float f = static_cast<float>(from);
    return static_cast<std::uint8_t>(f + (static_cast<float>(to) - f) * std::clamp(t, 0.0f, 1.0f) + 0.5f);
  };
  return {between(a.r, b.r), between(a.g, b.g), between(a.b, b.b), between(a.a, b.a)};
}

}  // namespace composure::window
