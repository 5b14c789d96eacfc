#pragma once

#include <string>
#include <string_view>

#include "scenario/scenario.hpp"

namespace composure {

/// How people call each other: "Dana" of "Dana Whitfield"; a title such as "Dr" is passed over, so that
/// nobody is called by it alone.
std::string first_name(std::string_view name);

/// How a sentence speaks of the client: "Let her finish".
struct Pronouns {
  std::string_view subject;     ///< "she"
  std::string_view object;      ///< "her"
  std::string_view possessive;  ///< "her"
};
Pronouns pronouns_of(const Client& client);

/// An id as words: "Missed deadline" of "missed-deadline".
std::string words_of(std::string_view id);
/// With a capital letter, when it begins with a small ASCII one.
std::string capitalised(std::string_view words);

/// A meter in a word: "very low" below 20, "low" below 40, "middling" below 60, "high" below 80, else "very
/// high".
std::string_view level_word(int value);

}  // namespace composure
