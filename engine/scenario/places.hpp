#pragma once

#include <vector>

#include "scenario/json_document.hpp"

namespace composure {

/// Where the parts of a scenario stand in its file.
struct ScenarioPlaces {
  std::vector<JsonDocument::Value> nodes;    ///< by node: its key; what follows the key is its value
  std::vector<JsonDocument::Value> replies;  ///< by reply: its value
  std::vector<JsonDocument::Value> state;    ///< by state variable: its key
};

}  // namespace composure
