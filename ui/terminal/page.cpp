#include "terminal/page.hpp"

#include <sys/ioctl.h>
#include <unistd.h>

#include <algorithm>
#include <cstdlib>

#include "text_pieces.hpp"

namespace composure::terminal {
namespace {

constexpr std::size_t widest = 80;
constexpr std::size_t narrowest = 30;

/// Characters that terminals draw twice as wide as others (East Asian Width W and F).
bool is_wide(char32_t c) {
  return (c >= 0x1100 && c <= 0x115F) || (c >= 0x2E80 && c <= 0x303E) || (c >= 0x3041 && c <= 0xA4CF) ||
         (c >= 0xAC00 && c <= 0xD7A3) || (c >= 0xF900 && c <= 0xFAFF) || (c >= 0xFE30 && c <= 0xFE6F) ||
         (c >= 0xFF01 && c <= 0xFF60) || (c >= 0xFFE0 && c <= 0xFFE6) || (c >= 0x1F300 && c <= 0x1FAFF) ||
         (c >= 0x20000 && c <= 0x3FFFD);
}

/// In columns.
std::size_t width_of(std::string_view text) {
  std::size_t width = 0;
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint next = code_point_at(text, at);
    width += is_wide(next.value) ? 2 : 1;
    at += next.bytes;
  }
  return width;
}

std::string_view code_of(Ink ink) {
  switch (ink) {
    case Ink::plain:
      return "";
    case Ink::bold:
      return "\033[1m";
    case Ink::quiet:
      return "\033[2m";
    case Ink::client:
      return "\033[1;36m";
    case Ink::learner:
      return "\033[1;32m";
    case Ink::good:
      return "\033[32m";
    case Ink::bad:
      return "\033[31m";
  }
  return "";
}

}  // namespace

Page Page::standard_output(std::ostream& out) {
  Page page{out, widest, false};
  if (isatty(STDOUT_FILENO) == 0) return page;
  page.colour = std::getenv("NO_COLOR") == nullptr;
  winsize size{};
  if (ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 0) {
    page.width = std::clamp<std::size_t>(size.ws_col, narrowest, widest);
  }
  return page;
}

std::string Page::paint(Ink ink, std::string_view text) const {
  if (!colour || ink == Ink::plain || text.empty()) return std::string(text);
  return std::string(code_of(ink)) + std::string(text) + "\033[0m";
}

void Page::paragraph(std::string_view label, std::size_t indent, std::string_view text, Ink label_ink,
                     Ink text_ink) const {
  std::size_t used = width_of(label);
  std::string line;
  out << paint(label_ink, label);
  while (used < indent) {
    out << ' ';
    ++used;
  }
  const auto flush = [&] {
    out << paint(text_ink, line) << '\n';
    line.clear();
  };
  bool starts_line = true;
  const auto new_line = [&] {
    flush();
    out << std::string(indent, ' ');
    used = indent;
    starts_line = true;
  };
  bool space = false;
  while (!text.empty()) {
    const std::string_view piece = next_piece(text);
    text.remove_prefix(piece.size());
    if (piece[0] == '\n') {
      new_line();
    } else if (piece[0] != ' ') {
      const std::size_t needed = width_of(piece) + (space ? 1 : 0);
      if (!starts_line && used + needed > width) {
        new_line();
      } else if (space && !starts_line) {
        line += ' ';
        ++used;
      }
      line += piece;
      used += width_of(piece);
      starts_line = false;
    }
    space = piece[0] == ' ';
  }
  flush();
}

void Page::heading(std::string_view text) const {
  out << '\n' << paint(Ink::bold, text) << "\n\n";
}

}  // namespace composure::terminal
