// Reading UTF-8 one character at a time.
#pragma once

#include <cstddef>
#include <string_view>

namespace composure {

struct CodePoint {
  char32_t value = 0;
  std::size_t bytes = 1;
};

/// The character at `at`, which must lie inside `text`. A byte that is not UTF-8 is U+FFFD.
constexpr CodePoint code_point_at(std::string_view text, std::size_t at) {
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
  const unsigned char first = byte(at);
  if (first < 0x80) return {first, 1};
  const std::size_t length = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : first >= 0xC0 ? 2 : 0;
  if (length == 0 || at + length > text.size()) return {0xFFFD, 1};
  char32_t value = static_cast<char32_t>(first & (0xFF >> (length + 1)));
  for (std::size_t i = 1; i < length; ++i) {
    if ((byte(at + i) & 0xC0) != 0x80) return {0xFFFD, 1};
    value = (value << 6) | (byte(at + i) & 0x3F);
  }
  return {value, length};
}

}  // namespace composure
