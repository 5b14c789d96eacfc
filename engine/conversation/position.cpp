#include "conversation/position.hpp"

namespace composure {

Position::Position(const Scenario& scenario)
    : node(scenario.start),
      visits(scenario.nodes.size(), 0),
      chosen(scenario.slot_count / 64 + 1, 0),
      used(scenario.replies.size() / 64 + 1, 0),
      gained(scenario.rubric->criteria.size(), 0),
      on_offer(scenario.rubric->criteria.size(), 0) {
  values.reserve(scenario.state.size());
  for (const StateVariable& variable : scenario.state)
    values.push_back(variable.start);
}

}  // namespace composure
