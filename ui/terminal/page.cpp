#include "terminal/page.hpp"

#include <sys/ioctl.h>
#include <unistd.h>

#include <algorithm>
#include <cstdlib>

namespace composure::terminal {
namespace {

constexpr std::size_t widest = 80;
constexpr std::size_t narrowest = 30;

/// Characters, not bytes: bytes that continue a UTF-8 sequence take no room.
std::size_t length_of(std::string_view text) {
  return static_cast<std::size_t>(
      std::ranges::count_if(text, [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; }));
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
  std::size_t used = length_of(label);
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
  std::size_t at = 0;
  bool first_word = true;
  while (at < text.size()) {
    const std::size_t end = std::min(text.find_first_of(" \n", at), text.size());
    const std::string_view word = text.substr(at, end - at);
    if (!word.empty()) {
      const std::size_t needed = length_of(word) + (first_word ? 0 : 1);
      if (!first_word && used + needed > width) {
        flush();
        out << std::string(indent, ' ');
        used = indent;
        first_word = true;
      }
      if (!first_word) {
        line += ' ';
        ++used;
      }
      line += word;
      used += length_of(word);
      first_word = false;
    }
    if (end < text.size() && text[end] == '\n') {
      flush();
      out << std::string(indent, ' ');
      used = indent;
      first_word = true;
    }
    at = end + 1;
  }
  flush();
}

void Page::heading(std::string_view text) const {
  out << '\n' << paint(Ink::bold, text) << "\n\n";
}

}  // namespace composure::terminal
