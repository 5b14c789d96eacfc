#pragma once

#include <cstddef>
#include <string_view>

#include "expression/text.hpp"

namespace composure {

/// Words as a reader counts them: what stands between spaces and holds a letter or a digit. Scripts that are
/// written without spaces (Chinese, Japanese) count one word for two characters.
std::size_t count_words(std::string_view text);

/// The words that an author wrote for a text: of alternatives both, of a fact its text, of a state variable
/// one.
std::size_t count_words(const Text& text);

}  // namespace composure
