#pragma once

#include <filesystem>
#include <vector>

#include "scenario/load.hpp"

namespace composure {

/// A scenario file of a folder: ready to play, or with what is wrong with it.
struct LibraryEntry {
  std::filesystem::path path;
  LoadResult loaded;
};

/// Loads every `*.json` of a folder (not of its subfolders), sorted by file name. A folder that cannot be
/// opened gives an empty list.
std::vector<LibraryEntry> read_library(const std::filesystem::path& folder, const RubricSet& rubrics);

}  // namespace composure
