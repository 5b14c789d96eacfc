#include "scenario/load.hpp"

#include "scenario/content_hash.hpp"
#include "scenario/file_bytes.hpp"
#include "scenario/scenario_reader.hpp"

namespace composure {

LoadResult read_document(const JsonDocument& document, const RubricSet& rubrics, const TextOverlay* overlay,
                         ScenarioPlaces* places) {
  LoadResult result;
  ScenarioReader reader(document, rubrics, overlay);
  try {
    reader.read();
  } catch (const TooManyProblems&) {  // what was found so far is told
  }
  result.problems = reader.take_problems();
  if (result.problems.empty()) {
    Scenario scenario = reader.take_scenario();
    if (places != nullptr) *places = reader.take_places();
    scenario.hash = content_hash(document.bytes());
    if (overlay != nullptr) scenario.language = overlay->language();
    result.scenario = std::make_shared<const Scenario>(std::move(scenario));
  }
  return result;
}

LoadResult read_scenario(std::string file, std::string bytes, const RubricSet& rubrics) {
  auto parsed = JsonDocument::parse(std::move(file), std::move(bytes));
  if (auto* problem = std::get_if<Diagnostic>(&parsed)) {
    LoadResult result;
    result.problems.push_back(std::move(*problem));
    return result;
  }
  return read_document(std::get<JsonDocument>(parsed), rubrics);
}

LoadResult load_scenario(const std::filesystem::path& path, const RubricSet& rubrics) {
  auto bytes = read_file_bytes(path);
  if (auto* problem = std::get_if<Diagnostic>(&bytes)) {
    LoadResult result;
    result.unreadable = true;
    result.problems.push_back(std::move(*problem));
    return result;
  }
  return read_scenario(path.string(), std::get<std::string>(std::move(bytes)), rubrics);
}

}  // namespace composure
