// Shapes on ImGui's draw list, with edges on whole pixels so that lines are crisp at every scale.
#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "window/fonts.hpp"
#include "window/geometry.hpp"

struct ImDrawList;

namespace composure::window {

/// Radii of the four corners, in pixels; one number for all.
struct Radii {
  float top_left = 0, top_right = 0, bottom_right = 0, bottom_left = 0;

  constexpr Radii() = default;
  constexpr Radii(float all)  // NOLINT: meant to convert
      : top_left(all), top_right(all), bottom_right(all), bottom_left(all) {}
  constexpr Radii(float tl, float tr, float br, float bl)
      : top_left(tl), top_right(tr), bottom_right(br), bottom_left(bl) {}
};

class Canvas {
 public:
  /// Everything drawn is multiplied by this, from 0 (not seen) to 1. Shapes that overlap show through each
  /// other.
  float opacity = 1;
  /// Everything drawn is mixed with a colour, from 0 (not at all) to 1: how a disabled part is dimmed.
  float dimmed = 0;
  Colour dimmed_to;

  void fill(Rect rect, Colour colour, Radii radii = {});
  /// A border inside `rect`, `width` pixels wide (rounded to whole pixels, at least 1).
  void stroke(Rect rect, Colour colour, float width, Radii radii = {});
  /// A soft shadow below `rect`; `size` is how far it reaches, in pixels.
  void shadow(Rect rect, Colour colour, float size, float radius);
  void line(Vec from, Vec to, Colour colour, float width);
  /// A line along the top edge of a strip one pixel (times scale) high.
  void horizontal(float x, float y, float width, Colour colour, float thickness);
  void polyline(std::span<const Vec> points, Colour colour, float width);
  void dashed_line(std::span<const Vec> points, Colour colour, float width, float dash, float gap);
  void circle(Vec centre, float radius, Colour fill);
  void ring(Vec centre, float radius, Colour colour, float width);
  /// Part of a ring, clockwise from the top; `from` and `to` are turns, 0 to 1. Round ends.
  void arc(Vec centre, float radius, Colour colour, float width, float from, float to);
  void convex(std::span<const Vec> points, Colour fill);
  /// One line of text with its top left corner at `at` (rounded to whole pixels). Use widgets/text.hpp, which
  /// also reports what it draws.
  void glyphs(const Fonts& fonts, Vec at, Type type, Colour colour, std::string_view text);

  void push_clip(Rect rect);
  void pop_clip();
  /// What can be drawn on now.
  Rect clip() const { return clips_.empty() ? whole_ : clips_.back(); }

  /// For drawings of one's own. Apply `opacity` yourself.
  ImDrawList& list() const { return *list_; }

  /// For the host of the frame.
  void begin(ImDrawList* list, Rect whole);

 private:
  unsigned int packed(Colour colour) const;

  ImDrawList* list_ = nullptr;
  Rect whole_;
  std::vector<Rect> clips_;
};

}  // namespace composure::window
