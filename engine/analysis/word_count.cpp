#include "analysis/word_count.hpp"

#include <cstdint>
#include <string>

namespace composure {
namespace {

/// The character that starts the text, which is valid UTF-8, and how many bytes it has.
struct Character {
  std::uint32_t code = 0;
  std::size_t size = 1;
};

Character first_character(std::string_view text) {
  const auto byte = [&](std::size_t i) {
    return i < text.size() ? static_cast<std::uint32_t>(static_cast<unsigned char>(text[i])) : 0U;
  };
  const std::uint32_t lead = byte(0);
  if (lead < 0x80U) return {lead, 1};
  if (lead < 0xE0U) return {(lead & 0x1FU) << 6U | (byte(1) & 0x3FU), 2};
  if (lead < 0xF0U) return {(lead & 0x0FU) << 12U | (byte(1) & 0x3FU) << 6U | (byte(2) & 0x3FU), 3};
  return {(lead & 0x07U) << 18U | (byte(1) & 0x3FU) << 12U | (byte(2) & 0x3FU) << 6U | (byte(3) & 0x3FU), 4};
}

bool is_between(std::uint32_t code, std::uint32_t first, std::uint32_t last) {
  return code >= first && code <= last;
}

bool is_space(std::uint32_t code) {
  return code <= 0x20U || code == 0xA0U || is_between(code, 0x2000U, 0x200AU) || code == 0x202FU ||
         code == 0x3000U;
}

/// Kana and Chinese characters.
bool is_written_without_spaces(std::uint32_t code) {
  return is_between(code, 0x3040U, 0x30FFU) || is_between(code, 0x3400U, 0x4DBFU) ||
         is_between(code, 0x4E00U, 0x9FFFU) || is_between(code, 0xF900U, 0xFAFFU) ||
         is_between(code, 0x20000U, 0x3FFFFU);
}

bool is_letter_or_digit(std::uint32_t code) {
  if (code < 0x80U) {
    return is_between(code, '0', '9') || is_between(code, 'A', 'Z') || is_between(code, 'a', 'z');
  }
  // What is not ASCII is a letter, except for punctuation and symbols.
  return code >= 0xC0U && !is_between(code, 0x2000U, 0x2BFFU) && !is_between(code, 0x3000U, 0x303FU) &&
         !is_between(code, 0xFF00U, 0xFF0FU);
}

/// The text with everything that it could say, one after the other.
void append_all(const Text& text, std::string& all) {
  if (text.pieces().empty()) all += text.source();
  for (const Text::Piece& piece : text.pieces()) {
    switch (piece.kind) {
      case Text::Piece::Kind::literal:
        all += piece.literal;
        break;
      case Text::Piece::Kind::variable:
        all += '0';
        break;
      case Text::Piece::Kind::alternative:
        for (std::size_t i = 0; i < piece.branches.size(); ++i) {
          if (i > 0) all += ' ';
          append_all(piece.branches[i], all);
        }
        break;
    }
  }
}

}  // namespace

std::size_t count_words(std::string_view text) {
  std::size_t words = 0;
  std::size_t characters = 0;
  bool counted = false;
  while (!text.empty()) {
    const Character character = first_character(text);
    text.remove_prefix(character.size);
    if (is_space(character.code)) {
      counted = false;
    } else if (is_written_without_spaces(character.code)) {
      ++characters;
      counted = false;
    } else if (!counted && is_letter_or_digit(character.code)) {
      ++words;
      counted = true;
    }
  }
  return words + (characters + 1) / 2;
}

std::size_t count_words(const Text& text) {
  std::string all;
  append_all(text, all);
  return count_words(all);
}

}  // namespace composure
