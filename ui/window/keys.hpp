// The keyboard as the program sees it, whatever the version of ImGui.
#pragma once

#include <array>
#include <bitset>
#include <cstdint>
#include <string_view>

namespace composure::window {

// clang-format off
enum class Key : std::uint8_t {
  none,
  enter, space, escape, tab, backspace, del,
  up, down, left, right, page_up, page_down, home, end,
  a, b, c, d, e, f, g, h, i, j, k, l, m, n, o, p, q, r, s, t, u, v, w, x, y, z,
  n0, n1, n2, n3, n4, n5, n6, n7, n8, n9,
  f1, f2, f3, f4, f5, f6, f7, f8, f9, f10, f11, f12,
  plus, minus, comma, period, slash,
  count_
};
// clang-format on

inline constexpr std::size_t key_count = static_cast<std::size_t>(Key::count_);

/// The key of a digit, for lists: digit_key(0) is Key::n1, up to digit_key(8) for Key::n9, then Key::none.
constexpr Key digit_key(std::size_t index) {
  return index < 9 ? static_cast<Key>(static_cast<std::size_t>(Key::n1) + index) : Key::none;
}

/// What is printed on a key cap: "Enter", "A", "1", an arrow.
std::string_view key_label(Key key);

/// A key that went down, and what was held with it. Repeats are presses too, see repeats().
struct KeyPress {
  Key key = Key::none;
  bool ctrl = false;
  bool shift = false;
};

/// Whether holding the key is pressing it again and again: the keys that move and delete, not those that act.
constexpr bool repeats(Key key) {
  return key == Key::tab || (key >= Key::backspace && key <= Key::page_down);
}

/// What the keyboard did in this frame. While somebody types into a text field only the keys that do not
/// write (Escape, Tab, Enter, the function keys, and anything with Ctrl) count.
class Keys {
 public:
  /// Went down in this frame.
  bool was_pressed(Key key) const { return pressed_.test(index(key)); }
  /// As was_pressed(), but nobody after this caller sees it.
  bool take(Key key) {
    const bool was = was_pressed(key);
    pressed_.reset(index(key));
    return was;
  }
  bool shift = false;
  bool ctrl = false;

  /// For the host of the frame, and for tests.
  void set_pressed(Key key) { pressed_.set(index(key)); }
  void clear() { pressed_.reset(); }
  bool any() const { return pressed_.any(); }

 private:
  static constexpr std::size_t index(Key key) { return static_cast<std::size_t>(key); }
  std::bitset<key_count> pressed_;
};

}  // namespace composure::window
