#pragma once

#include <algorithm>
#include <cstdint>
#include <limits>
#include <vector>

namespace composure {

/// Which vertices of a directed graph can reach each other.
struct Components {
  /// By vertex. Numbered so that every edge leads to the same component or to one with a smaller number.
  std::vector<std::uint32_t> of;
  std::uint32_t count = 0;
};

/// Strongly connected components: Tarjan 1972, doi 10.1137/0201010, without recursion. `successor(v, i)`
/// gives the i-th successor of v (i from 0 up to `degree(v)` - 1). Linear in vertices and edges.
template <class Degree, class Successor>
Components strongly_connected(std::uint32_t vertices, Degree degree, Successor successor) {
  constexpr std::uint32_t unseen = std::numeric_limits<std::uint32_t>::max();
  Components result;
  result.of.assign(vertices, unseen);
  std::vector<std::uint32_t> order(vertices, unseen);
  std::vector<std::uint32_t> lowest(vertices, 0);
  std::vector<std::uint32_t> open;
  struct Step {
    std::uint32_t vertex;
    std::uint32_t next;
  };
  std::vector<Step> path;
  std::uint32_t counter = 0;
  const auto enter = [&](std::uint32_t vertex) {
    order[vertex] = lowest[vertex] = counter++;
    open.push_back(vertex);
    path.push_back({vertex, 0});
  };
  for (std::uint32_t root = 0; root < vertices; ++root) {
    if (order[root] != unseen) continue;
    enter(root);
    while (!path.empty()) {
      const std::uint32_t vertex = path.back().vertex;
      if (path.back().next < degree(vertex)) {
        const std::uint32_t to = successor(vertex, path.back().next++);
        if (order[to] == unseen) {
          enter(to);
        } else if (result.of[to] == unseen) {
          lowest[vertex] = std::min(lowest[vertex], order[to]);
        }
        continue;
      }
      if (lowest[vertex] == order[vertex]) {
        std::uint32_t member = unseen;
        do {
          member = open.back();
          open.pop_back();
          result.of[member] = result.count;
        } while (member != vertex);
        ++result.count;
      }
      path.pop_back();
      if (!path.empty()) lowest[path.back().vertex] = std::min(lowest[path.back().vertex], lowest[vertex]);
    }
  }
  return result;
}

}  // namespace composure
