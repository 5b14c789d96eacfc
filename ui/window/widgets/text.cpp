#include "window/widgets/text.hpp"

#include <algorithm>
#include <cmath>
#include <string>

#include "window/widgets/line_breaks.hpp"

namespace composure::window {
namespace {

float tallest_line(const Ui& ui, std::span<const TextSpan> spans) {
  float height = 0;
  for (const TextSpan& span : spans)
    height = std::max(height, line_height(ui, span.type));
  return height;
}

/// The deepest baseline of the styles, from the top of the line.
float baseline(const Ui& ui, std::span<const TextSpan> spans, float height) {
  float depth = 0;
  for (const TextSpan& span : spans) {
    depth = std::max(depth, (height - ui.fonts.pixel_size(span.type)) / 2 + ui.fonts.ascent(span.type));
  }
  return std::round(depth);
}

float widest(const std::vector<TextLine>& lines) {
  float width = 0;
  for (const TextLine& line : lines)
    width = std::max(width, line.width);
  return std::ceil(width);
}

std::string joined(std::span<const TextSpan> spans) {
  std::string all;
  for (const TextSpan& span : spans)
    all += span.text;
  return all;
}

void draw_line(Ui& ui, Vec at, std::span<const TextSpan> spans, const TextLine& line, float base) {
  for (const TextRun& run : line.runs) {
    const TextSpan& span = spans[run.span];
    ui.canvas.glyphs(ui.fonts, {at.x + run.x, at.y + base - ui.fonts.ascent(span.type)}, span.type,
                     span.colour, run.text);
  }
}

float aligned(float left, float room, float width, Align align) {
  if (align == Align::centre) return std::round(left + (room - width) / 2);
  if (align == Align::right) return left + room - width;
  return left;
}

}  // namespace

float line_height(const Ui& ui, Type type) {
  return std::round(design_size(ui.theme, type) * ui.scale * line_spacing(type));
}

Vec measure_text(const Ui& ui, Type type, std::string_view string, float max_width) {
  const TextSpan span{string, type, {}};
  return measure_text(ui, std::span(&span, 1), max_width);
}

Vec measure_text(const Ui& ui, std::span<const TextSpan> spans, float max_width) {
  const auto lines = break_lines(ui, spans, max_width);
  return {widest(lines), tallest_line(ui, spans) * static_cast<float>(lines.size())};
}

Vec text(Ui& ui, Vec at, Type type, Colour colour, std::string_view string, float max_width,
         const TextOptions& options) {
  const TextSpan span{string, type, colour};
  return text(ui, at, std::span(&span, 1), max_width, options);
}

Vec text(Ui& ui, Vec at, std::span<const TextSpan> spans, float max_width, const TextOptions& options) {
  for (const TextSpan& span : spans)
    ui.fonts.note_text(span.text);
  auto lines = break_lines(ui, spans, max_width);
  bool shortened = false;
  if (lines.size() > static_cast<std::size_t>(std::max(1, options.max_lines))) {
    lines.resize(static_cast<std::size_t>(std::max(1, options.max_lines)));
    shorten_line(ui, spans, lines.back(), max_width);
    shortened = true;
  }
  const float height = tallest_line(ui, spans);
  const float base = baseline(ui, spans, height);
  const float width = widest(lines);
  const float room = max_width == unlimited ? width : max_width;
  Vec pen{std::round(at.x), std::round(at.y)};
  for (const TextLine& line : lines) {
    draw_line(ui, {aligned(pen.x, room, line.width, options.align), pen.y}, spans, line, base);
    pen.y += height;
  }
  const Vec size{width, height * static_cast<float>(lines.size())};
  report(ui, {.role = options.role,
              .label = joined(spans),
              .rect = {aligned(at.x, room, width, options.align), at.y, size.x, size.y},
              .shortened = shortened});
  return size;
}

float text_line(Ui& ui, Rect box, Type type, Colour colour, std::string_view string, Align align, Role role) {
  ui.fonts.note_text(string);
  const TextSpan span{string, type, colour};
  const std::span spans(&span, 1);
  TextLine line = break_lines(ui, spans, unlimited)[0];
  // Widths are whole pixels, boxes may not be.
  const bool shortened = line.width > box.w + 0.5f;
  if (shortened) shorten_line(ui, spans, line, box.w);
  const float height = ui.fonts.pixel_size(type);
  const float x = aligned(box.x, box.w, line.width, align);
  const float y = std::round(box.y + (box.h - height) / 2);
  draw_line(ui, {x, y}, spans, line, ui.fonts.ascent(type));
  report(ui, {.role = role,
              .label = std::string(string),
              .rect = {x, y, line.width, height},
              .shortened = shortened});
  return line.width;
}

}  // namespace composure::window
