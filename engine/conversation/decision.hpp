#pragma once

#include <cstdint>

namespace composure {

/// Position of an option in its node's authored order. The fallback reply stands after the last option.
using OptionIndex = std::uint32_t;

/// What the learner does at a node. A list of these, with the seed, is an attempt.
struct Decision {
  enum class Kind : std::uint8_t { reply, pick, timeout, aside };

  Kind kind = Kind::reply;
  std::uint16_t heard = 0;   ///< parts heard before cutting in; 0 means the client could finish
  OptionIndex option = 0;    ///< reply: which option; aside: which of the node's asides
  std::uint64_t picked = 0;  ///< pick: one bit for each option

  bool cuts_in() const { return heard > 0; }
  friend bool operator==(const Decision&, const Decision&) = default;
};

}  // namespace composure
