// Colours by role, type sizes, spacing and radii: a value read from assets/themes/*.json.
#pragma once

#include <string>
#include <string_view>

#include "window/geometry.hpp"

namespace composure::window {

/// Sizes are design px: what they measure at scale 1.
struct Theme {
  std::string name;
  bool dark = false;

  // Surfaces.
  Colour background;   ///< behind everything
  Colour surface;      ///< cards, bars
  Colour panel;        ///< a side panel
  Colour sunken;       ///< chips, tracks of bars
  Colour selected;     ///< a card that is chosen or focused
  Colour line;         ///< quiet borders
  Colour line_strong;  ///< borders of what can be pressed
  // Text.
  Colour ink;
  Colour ink_2;  ///< secondary
  Colour ink_3;  ///< hints; still WCAG AA
  Colour on_accent;
  // One accent.
  Colour accent;
  Colour accent_hover;
  Colour accent_tint;
  Colour focus;
  // Meaning; never alone, always with a word or a number.
  Colour good, good_tint;
  Colour warn, warn_tint;
  Colour bad, bad_tint;
  // Families of criteria.
  Colour listening, deescalation, followthrough;
  // Depth.
  Colour shadow;  ///< under cards, at a low opacity
  Colour veil;    ///< over the screen behind a dialog, at a low opacity

  struct {
    float xs = 13, small = 15, card = 16, body = 17, lead = 18, large = 20, title = 26, display = 34;
  } text;
  struct {
    float xs = 4, s = 8, m = 12, l = 16, xl = 24, xxl = 32, xxxl = 48;
  } space;
  struct {
    float s = 6, m = 10, l = 16;
  } radius;
};

/// Reads a theme. Throws std::runtime_error that names the missing or malformed entry.
Theme parse_theme(std::string_view json);

/// A theme that is built in: "light" or "dark".
Theme embedded_theme(std::string_view name);

/// WCAG 2 contrast of two opaque colours, from 1 to 21. AA asks for 4.5 for text, 3 for large text and
/// outlines.
double contrast_ratio(Colour a, Colour b);

}  // namespace composure::window
