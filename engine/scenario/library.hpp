#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "scenario/load.hpp"

namespace composure {

/// A scenario file of a folder: ready to play, or with what is wrong with it.
struct LibraryEntry {
  std::filesystem::path path;
  LoadResult loaded;
};

/// Loads every `*.json` of a folder (not of its subfolders) that is no translation of another, sorted by file
/// name. A folder that cannot be opened gives an empty list. Scenarios that can be had in the language are
/// loaded in it, the others in their own; empty: each in its own.
std::vector<LibraryEntry> read_library(const std::filesystem::path& folder, const RubricSet& rubrics,
                                       const std::string& language = "");

}  // namespace composure
