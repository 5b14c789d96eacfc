// The objects of a scenario file by what they are, and the keys that the loader knows for each kind.
#pragma once

#include <nlohmann/json.hpp>
#include <set>
#include <string>
#include <vector>

namespace composure::test {

/// An object of a scenario that is read key by key. Maps (nodes by id, levels by criterion …) are none.
struct ScenarioObject {
  std::string kind;  ///< "scenario", "node", "reply", "goto item" …
  nlohmann::json::json_pointer place;
};

/// Every such object in a document that loads.
std::vector<ScenarioObject> objects_of(const nlohmann::json& document);

/// The keys that the loader says an object at this place can have. Throws std::runtime_error if it does not
/// say.
std::set<std::string> keys_known_to_the_loader(const nlohmann::json& document,
                                               const nlohmann::json::json_pointer& place);

/// Every place in a document, the document itself included.
std::vector<nlohmann::json::json_pointer> places_of(const nlohmann::json& document);

}  // namespace composure::test
