#include "scenario/scenario_reader.hpp"

namespace composure {
namespace {

template <class Visit>
void each_target(const Goto& items, Visit visit) {
  for (const GotoItem& item : items) {
    if (item.random.empty()) visit(item.to);
    for (const WeightedTarget& target : item.random)
      visit(target.to);
  }
}

}  // namespace

/// A node that goes on by itself must be able to reach a decision or an ending; otherwise it would run for
/// ever.
void ScenarioReader::check_structure() {
  const std::vector<Node>& nodes = scenario_.nodes;
  std::vector<std::vector<NodeIndex>> comes_from(nodes.size());
  std::vector<bool> stops(nodes.size(), false);
  std::vector<NodeIndex> work;
  for (NodeIndex i = 0; i < nodes.size(); ++i) {
    if (nodes[i].decides() || nodes[i].ending) {
      stops[i] = true;
      work.push_back(i);
    } else {
      each_target(nodes[i].next, [&](NodeIndex to) { comes_from[to].push_back(i); });
    }
  }
  const auto spread = [&] {
    while (!work.empty()) {
      const NodeIndex node = work.back();
      work.pop_back();
      for (const NodeIndex before : comes_from[node]) {
        if (stops[before]) continue;
        stops[before] = true;
        work.push_back(before);
      }
    }
  };
  spread();
  for (NodeIndex i = 0; i < nodes.size(); ++i) {
    if (stops[i]) continue;
    // Follow the loop once to show it, and report each loop once: not again for what leads into it.
    std::string path;
    NodeIndex at = i;
    while (!stops[at]) {
      stops[at] = true;
      work.push_back(at);
      path += nodes[at].id + " → ";
      at = nodes[at].next.back().random.empty() ? nodes[at].next.back().to
                                                : nodes[at].next.back().random.front().to;
    }
    reader_.error(node_keys_[i], "endless-loop",
                  "this goes round for ever without a decision or an ending: " + path + nodes[at].id);
    spread();
  }
}

}  // namespace composure
