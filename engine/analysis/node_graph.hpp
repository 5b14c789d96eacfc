#pragma once

#include <cstdint>
#include <vector>

#include "analysis/strongly_connected.hpp"
#include "scenario/scenario.hpp"

namespace composure {

/// Calls visit(target) for every node that a way can lead to, whatever its conditions.
template <class Visit>
void each_target(const Goto& way, Visit visit) {
  for (const GotoItem& item : way) {
    if (item.random.empty()) visit(item.to);
    for (const WeightedTarget& target : item.random) {
      if (target.weight > 0) visit(target.to);
    }
  }
}

/// The nodes as a graph, conditions left aside.
struct NodeGraph {
  std::vector<std::vector<NodeIndex>> ways;  ///< by node: where it can lead
  Components components;                     ///< nodes that can lead to each other

  explicit NodeGraph(const Scenario& scenario);

  /// Whether some way leads from the node to the node again.
  bool is_on_cycle(NodeIndex node) const { return on_cycle[node]; }
  /// Whether a way leads to a node from which the story can come back to `node`.
  bool comes_back(NodeIndex node, const Goto& way) const;

  std::vector<bool> on_cycle;
};

}  // namespace composure
