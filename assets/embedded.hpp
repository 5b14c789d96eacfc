// What embed.cmake generates: two lists of equal length, ordered by path.
#pragma once

#include <span>
#include <string_view>

namespace composure::embedded {

std::span<const std::string_view> paths();
std::span<const std::span<const unsigned char>> contents();

}  // namespace composure::embedded
