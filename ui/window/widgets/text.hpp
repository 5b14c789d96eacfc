// Text: broken into lines, with room between them, and reported to the semantics.
#pragma once

#include <limits>
#include <span>
#include <string_view>

#include "window/ui.hpp"

namespace composure::window {

inline constexpr float unlimited = std::numeric_limits<float>::infinity();

enum class Align : std::uint8_t { left, centre, right };

/// A piece of a paragraph with its own style.
struct TextSpan {
  std::string_view text = {};
  Type type = Type::body;
  Colour colour = {};
};

struct TextOptions {
  Align align = Align::left;
  Role role = Role::text;  ///< Role::heading for titles
  /// More lines than this are cut, and the last one ends in "…".
  int max_lines = std::numeric_limits<int>::max();
};

/// Height of one line, in pixels.
float line_height(const Ui& ui, Type type);
/// Size of a text of any number of lines ("\n" breaks) within `max_width` pixels.
Vec measure_text(const Ui& ui, Type type, std::string_view text, float max_width = unlimited);
/// Size of a paragraph whose pieces follow each other on the same lines.
Vec measure_text(const Ui& ui, std::span<const TextSpan> spans, float max_width = unlimited);

/// Draws from the top left corner `at` and returns the size used.
Vec text(Ui& ui, Vec at, Type type, Colour colour, std::string_view text, float max_width = unlimited,
         const TextOptions& options = {});
Vec text(Ui& ui, Vec at, std::span<const TextSpan> spans, float max_width = unlimited,
         const TextOptions& options = {});

/// One line in the vertical middle of `box`, shortened with "…" when it does not fit. Returns its width.
float text_line(Ui& ui, Rect box, Type type, Colour colour, std::string_view text, Align align = Align::left,
                Role role = Role::text);

}  // namespace composure::window
