// The data files that are built into the program, so that no path can be wrong at run time.
#pragma once

#include <span>
#include <string_view>

namespace composure {

/// The content of an embedded file, by its path below assets/ with forward slashes ("themes/light.json").
/// Empty when there is no such file. The view stays valid for as long as the program runs.
std::string_view asset(std::string_view path);

/// The paths of all embedded files, sorted.
std::span<const std::string_view> asset_paths();

}  // namespace composure
