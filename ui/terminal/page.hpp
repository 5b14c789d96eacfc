#pragma once

#include <cstddef>
#include <ostream>
#include <string>
#include <string_view>

namespace composure::terminal {

/// The shades a terminal is sure to have; none where colour is off.
enum class Ink { plain, bold, quiet, client, learner, good, bad };

/// Where text goes: how wide it may be, and whether it may be coloured.
struct Page {
  std::ostream& out;
  std::size_t width = 80;  ///< characters
  bool colour = false;

  /// A page for the standard output: as wide as the terminal (at most 80), coloured only on a terminal.
  static Page standard_output(std::ostream& out);

  std::string paint(Ink ink, std::string_view text) const;
  /// Wraps at spaces. The first line starts with `label`, the others are indented by `indent` characters.
  void paragraph(std::string_view label, std::size_t indent, std::string_view text, Ink label_ink = Ink::bold,
                 Ink text_ink = Ink::plain) const;
  void heading(std::string_view text) const;
  void blank() const { out << '\n'; }
};

}  // namespace composure::terminal
