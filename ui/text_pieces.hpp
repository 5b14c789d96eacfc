// Where lines may be broken, for the window and the terminal alike.
#pragma once

#include <string_view>

#include "utf8.hpp"

namespace composure {

/// Whether a character is of a script that is written without spaces (Chinese, Japanese), so that a line may
/// end beside any of them.
constexpr bool is_unspaced(char32_t c) {
  const bool hangul = c >= 0xAC00 && c <= 0xD7FF;
  return (c >= 0x2E80 && c < 0xFB00 && !hangul) || (c >= 0xFF01 && c <= 0xFFEE);
}

/// Characters with which no line begins.
constexpr bool sticks_to_previous(char32_t c) {
  constexpr std::u32string_view closing =
      U".,:;?!)]}%’”…‥、。，．・：；？！）］｝」』】〕〉》％ー～〜々ゝゞヽヾ゛゜"
      U"ぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮヵヶ";
  return closing.find(c) != std::u32string_view::npos;
}

/// Characters with which no line ends. A number stays with what it counts.
constexpr bool sticks_to_next(char32_t c) {
  constexpr std::u32string_view opening = U"([{‘“（［｛「『【〔〈《￥＄0123456789０１２３４５６７８９";
  return opening.find(c) != std::u32string_view::npos;
}

/// The next piece that must stay together: a word or what takes its place where there are none, the spaces
/// after it, or a newline. The text must not be empty.
constexpr std::string_view next_piece(std::string_view text) {
  if (text[0] == '\n') return text.substr(0, 1);
  std::size_t end = 0;
  if (text[0] == ' ') {
    while (end < text.size() && text[end] == ' ')
      ++end;
    return text.substr(0, end);
  }
  char32_t previous = 0;
  while (end < text.size() && text[end] != ' ' && text[end] != '\n') {
    const CodePoint next = code_point_at(text, end);
    const bool breaks = end > 0 && (is_unspaced(previous) || is_unspaced(next.value));
    if (breaks && !sticks_to_next(previous) && !sticks_to_previous(next.value)) break;
    previous = next.value;
    end += next.bytes;
  }
  return text.substr(0, end);
}

}  // namespace composure
