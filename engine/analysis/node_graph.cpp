#include "analysis/node_graph.hpp"

namespace composure {

NodeGraph::NodeGraph(const Scenario& scenario)
    : ways(scenario.nodes.size()), on_cycle(scenario.nodes.size()) {
  const auto count = static_cast<NodeIndex>(scenario.nodes.size());
  for (NodeIndex i = 0; i < count; ++i) {
    const auto add = [&](const Goto& way) { each_target(way, [&](NodeIndex to) { ways[i].push_back(to); }); };
    const Node& node = scenario.nodes[i];
    add(node.next);
    add(node.fallback);
    if (node.clock) add(node.clock->next);
    for (const Option& option : node.options)
      add(scenario.replies[option.reply].next);
    if (node.fallback_reply) add(scenario.replies[node.fallback_reply->reply].next);
  }
  components = strongly_connected(
      count, [this](NodeIndex node) { return ways[node].size(); },
      [this](NodeIndex node, std::uint32_t i) { return ways[node][i]; });
  for (NodeIndex i = 0; i < count; ++i) {
    on_cycle[i] =
        std::ranges::any_of(ways[i], [&](NodeIndex to) { return components.of[to] == components.of[i]; });
  }
}

bool NodeGraph::comes_back(NodeIndex node, const Goto& way) const {
  bool back = false;
  each_target(way, [&](NodeIndex to) { back = back || components.of[to] == components.of[node]; });
  return back;
}

}  // namespace composure
