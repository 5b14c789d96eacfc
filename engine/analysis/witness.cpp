#include "analysis/witness.hpp"

#include "conversation/decision_text.hpp"

namespace composure {

std::string play_options(const Witness& witness) {
  std::string text = "--decisions '";
  for (std::size_t i = 0; i < witness.decisions.size(); ++i)
    text += (i == 0 ? "" : ",") + witness.decisions[i];
  text += "'";
  for (std::size_t i = 0; i < witness.chance.size(); ++i)
    text += (i == 0 ? " --chance " : ",") + std::to_string(witness.chance[i]);
  return text;
}

Witness witness_of(const StateSpace& space, const std::vector<std::uint32_t>& path) {
  Witness witness;
  for (const std::uint32_t edge : path) {
    const Move move = space.move_along(edge);
    const StateSpace::State from = space.source_of(edge);
    if (from != 0) witness.decisions.push_back(to_text(move.decision, space.node_at(from), space.scenario()));
    witness.chance.insert(witness.chance.end(), move.draws.begin(), move.draws.end());
  }
  return witness;
}

std::optional<Witness> shortest_way(const Scenario& scenario, const std::function<bool(const Node&)>& wanted,
                                    const ExploreLimits& limits) {
  const StateSpace space(scenario, {.limits = limits, .stop_at = wanted});
  if (!space.stopped_at()) return {};
  return witness_of(space, space.path_to(*space.stopped_at()));
}

std::optional<Witness> shortest_success(const Scenario& scenario) {
  auto witness = shortest_way(scenario, [](const Node& node) { return node.ending && node.ending->success; });
  if (!witness) witness = shortest_way(scenario, [](const Node& node) { return node.ending.has_value(); });
  return witness;
}

}  // namespace composure
