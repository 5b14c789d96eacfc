#pragma once

#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "scenario/diagnostic.hpp"
#include "scenario/scenario.hpp"

namespace composure {

class JsonDocument;
class TextOverlay;
struct ScenarioPlaces;

/// What loading gives: a scenario, or everything that is wrong with the file, in reading order.
struct LoadResult {
  std::shared_ptr<const Scenario> scenario;  ///< null if there is any error
  std::vector<Diagnostic> problems;
  bool unreadable = false;  ///< the path itself could not be opened (as opposed to a fault in its content)
};

/// Reads, parses and checks a scenario file. Files over `file_size_limit` are refused unread.
LoadResult load_scenario(const std::filesystem::path& path, const RubricSet& rubrics);

/// The same for bytes that are already in memory; `file` is the name used in messages.
LoadResult read_scenario(std::string file, std::string bytes, const RubricSet& rubrics);

/// The same for a document that is parsed already, with the texts of another language where an overlay has
/// them. What is wrong with one of those is told at its place in the other document. `places`, if given,
/// learns where the parts of the scenario stand; it is meaningful only if the scenario loads.
LoadResult read_document(const JsonDocument& document, const RubricSet& rubrics,
                         const TextOverlay* overlay = nullptr, ScenarioPlaces* places = nullptr);

}  // namespace composure
