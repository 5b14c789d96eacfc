#include "assets/assets.hpp"

#include <algorithm>

#include "embedded.hpp"

namespace composure {

std::string_view asset(std::string_view path) {
  const auto paths = asset_paths();
  const auto found = std::lower_bound(paths.begin(), paths.end(), path);
  if (found == paths.end() || *found != path) return {};
  const auto index = static_cast<std::size_t>(found - paths.begin());
  const auto bytes = embedded::contents()[index];
  // Reading any object through const char* is allowed; the files are text.
  return {reinterpret_cast<const char*>(bytes.data()), bytes.size()};
}

std::span<const std::string_view> asset_paths() {
  return embedded::paths();
}

}  // namespace composure
