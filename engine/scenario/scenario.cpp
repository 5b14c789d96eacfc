#include "scenario/scenario.hpp"

#include <algorithm>

namespace composure {

std::string_view name_of(Phase phase) {
  switch (phase) {
    case Phase::prepare:
      return "prepare";
    case Phase::converse:
      return "converse";
    case Phase::follow_up:
      return "follow_up";
  }
  return "";
}

std::string_view name_of(Mood mood) {
  switch (mood) {
    case Mood::furious:
      return "furious";
    case Mood::angry:
      return "angry";
    case Mood::guarded:
      return "guarded";
    case Mood::worried:
      return "worried";
    case Mood::neutral:
      return "neutral";
    case Mood::listening:
      return "listening";
    case Mood::relieved:
      return "relieved";
    case Mood::warm:
      return "warm";
  }
  return "";
}

std::optional<NodeIndex> Scenario::find_node(std::string_view node_id) const {
  const auto found = std::ranges::find(nodes, node_id, &Node::id);
  if (found == nodes.end()) return {};
  return static_cast<NodeIndex>(found - nodes.begin());
}

}  // namespace composure
