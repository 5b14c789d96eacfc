#include "window/screens/scenario_words.hpp"

#include <algorithm>

#include "conversation/position.hpp"

namespace composure::window {

std::string counted(std::size_t count, std::string_view one, std::string_view many) {
  return std::to_string(count) + " " + std::string(count == 1 ? one : many);
}

std::string minutes_of(const composure::Scenario& scenario) {
  return scenario.minutes > 0 ? std::to_string(scenario.minutes) + " min" : std::string();
}

std::string difficulty_of(const composure::Scenario& scenario) {
  return "difficulty " + std::to_string(scenario.difficulty) + " of " + std::to_string(most_difficult);
}

std::string at_start(const composure::Scenario& scenario, const composure::Text& text) {
  const composure::Position position(scenario);
  return text.render(position.view(), scenario.state);
}

std::string_view first_mood(const composure::Scenario& scenario) {
  const auto node =
      std::ranges::find_if(scenario.nodes, [](const composure::Node& each) { return each.mood.has_value(); });
  return composure::name_of(node == scenario.nodes.end() ? composure::Mood::neutral : *node->mood);
}

}  // namespace composure::window
