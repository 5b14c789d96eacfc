#pragma once

#include <cstddef>
#include <span>
#include <string_view>
#include <vector>

#include "scenario/translatable_text.hpp"

namespace composure {

/// A translation that looks for its text: the id and the wording that it was made for.
struct Translated {
  std::string_view id;
  std::string_view from;
};

/// Where a translation belongs now.
struct Placement {
  enum class Kind : std::uint8_t {
    in_place,  ///< the text at its id still has the wording
    moved,     ///< it follows its wording to another id
    stale,     ///< the text at its id has another wording now, and none has the old one
    unknown,   ///< there is no text at its id, and none has its wording
  };
  Kind kind = Kind::unknown;
  std::size_t text = 0;  ///< index of the text, except of an unknown one

  /// Whether the text may be shown in this translation.
  bool fits() const { return kind == Kind::in_place || kind == Kind::moved; }
};

/// Finds the text of each translation. No text is given to two of them: one that stands in place keeps it,
/// and else the first that asks. A translation follows its wording only if exactly one text of the same kind
/// at the same node has it.
std::vector<Placement> place_translations(std::span<const TranslatableText> texts,
                                          std::span<const Translated> translations);

}  // namespace composure
