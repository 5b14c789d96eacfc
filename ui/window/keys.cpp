#include "window/keys.hpp"

namespace composure::window {

std::string_view key_label(Key key) {
  // clang-format off
  static constexpr std::array<std::string_view, key_count> labels = {
      "",
      "Enter", "Space", "Esc", "Tab", "Backspace", "Del",
      "↑", "↓", "←", "→", "PgUp", "PgDn", "Home", "End",
      "A", "B", "C", "D", "E", "F", "G", "H", "I", "J", "K", "L", "M",
      "N", "O", "P", "Q", "R", "S", "T", "U", "V", "W", "X", "Y", "Z",
      "0", "1", "2", "3", "4", "5", "6", "7", "8", "9",
      "F1", "F2", "F3", "F4", "F5", "F6", "F7", "F8", "F9", "F10", "F11", "F12",
      "+", "-", ",", ".", "/"};
  // clang-format on
  return labels[static_cast<std::size_t>(key)];
}

}  // namespace composure::window
