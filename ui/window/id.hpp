// Names of widgets, from one frame to the next.
#pragma once

#include <cstddef>
#include <cstdint>

namespace composure::window {

/// What a widget is called: a literal and perhaps an index, "continue" or {"reply", 2}. Only literals are
/// taken, so that text from a scenario, which may repeat, can never become a name. Within a list of lists,
/// join them with a slash: Id{"turn", 3} / "play".
struct Id {
  std::uint64_t value = 0;

  constexpr Id() = default;
  template <std::size_t N>
  constexpr Id(const char (&name)[N], std::size_t index = 0) {  // NOLINT: meant to convert
    value = 14695981039346656037ULL;
    for (std::size_t i = 0; i + 1 < N; ++i)
      add(static_cast<unsigned char>(name[i]));
    for (int shift = 0; shift < 64; shift += 8)
      add((index >> shift) & 0xFF);
  }
  constexpr explicit operator bool() const { return value != 0; }
  friend constexpr bool operator==(Id, Id) = default;

  friend constexpr Id operator/(Id outer, Id inner) {
    Id both = outer;
    for (int shift = 0; shift < 64; shift += 8)
      both.add((inner.value >> shift) & 0xFF);
    return both;
  }

 private:
  // FNV-1a.
  constexpr void add(std::uint64_t byte) { value = (value ^ byte) * 1099511628211ULL; }
};

}  // namespace composure::window
