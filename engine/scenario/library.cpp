#include "scenario/library.hpp"

#include <algorithm>

namespace composure {

std::vector<LibraryEntry> read_library(const std::filesystem::path& folder, const RubricSet& rubrics) {
  std::vector<std::filesystem::path> paths;
  std::error_code status;
  for (const auto& entry : std::filesystem::directory_iterator(folder, status)) {
    if (entry.path().extension() == ".json") paths.push_back(entry.path());
  }
  std::ranges::sort(paths);
  std::vector<LibraryEntry> library;
  for (const std::filesystem::path& path : paths)
    library.push_back({path, load_scenario(path, rubrics)});
  return library;
}

}  // namespace composure
