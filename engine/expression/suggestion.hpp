#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace composure {

/// The candidate that a mistyped word most likely meant (Damerau-Levenshtein distance of at most a third of
/// its length), or an empty string if none is near.
std::string closest(std::string_view word, const std::vector<std::string_view>& candidates);

/// `; did you mean "name"?`, or nothing for an empty name.
std::string did_you_mean(const std::string& name);

}  // namespace composure
