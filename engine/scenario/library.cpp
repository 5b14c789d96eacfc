#include "scenario/library.hpp"

#include <algorithm>

#include "scenario/scenario_files.hpp"
#include "scenario/translation.hpp"

namespace composure {

std::vector<LibraryEntry> read_library(const std::filesystem::path& folder, const RubricSet& rubrics,
                                       const std::string& language) {
  std::vector<std::filesystem::path> paths;
  std::error_code status;
  for (const auto& entry : std::filesystem::directory_iterator(folder, status)) {
    if (entry.path().extension() == ".json") paths.push_back(entry.path());
  }
  std::ranges::sort(paths);
  std::vector<LibraryEntry> library;
  for (const std::filesystem::path& path : paths) {
    const std::filesystem::path original = path.parent_path() / (path.stem().stem().string() + ".json");
    if (is_translation_name(path) && std::ranges::binary_search(paths, original)) continue;
    library.push_back({path, load_scenario_preferring(path, rubrics, language)});
  }
  return library;
}

}  // namespace composure
