// Breaks paragraphs into lines.
#pragma once

#include <cstddef>
#include <span>
#include <string_view>
#include <vector>

#include "window/widgets/text.hpp"

namespace composure::window {

/// A stretch of one span on one line; `x` and `width` in pixels.
struct TextRun {
  std::size_t span = 0;
  std::string_view text;
  float x = 0;
  float width = 0;
};

struct TextLine {
  std::vector<TextRun> runs;
  float width = 0;
};

/// Width of a piece of one line, in pixels.
float run_width(const Ui& ui, Type type, std::string_view text);

/// Lines of at most `max_width` pixels: broken at spaces, between the characters of scripts that have none,
/// and within a word only when it is wider than a line. There is always at least one line.
std::vector<TextLine> break_lines(const Ui& ui, std::span<const TextSpan> spans, float max_width);

/// Cuts the end of a line and puts "…" there, so that it is no wider than `max_width`.
void shorten_line(const Ui& ui, std::span<const TextSpan> spans, TextLine& line, float max_width);

}  // namespace composure::window
