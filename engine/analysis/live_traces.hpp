#pragma once

#include <cstdint>
#include <vector>

#include "analysis/node_graph.hpp"
#include "scenario/each_expression.hpp"

namespace composure {

/// A part of the past on which the future of a conversation can rest.
struct Trace {
  enum class Kind : std::uint8_t {
    value,   ///< of a state variable
    visits,  ///< how often a node was visited
    slot,    ///< whether something was chosen at its node
    once,    ///< whether a reply was chosen anywhere
    gained,  ///< the raw score of a criterion so far
  };
  Kind kind = Kind::value;
  std::uint32_t index = 0;  ///< state variable, node, slot, reply or criterion
  std::uint32_t most = 1;   ///< from here on larger values make no difference
};

/// Which parts of the past can still make a difference, by node: what is read there or on some way on from
/// it.
class LiveTraces {
 public:
  struct Options {
    bool scores = false;           ///< what is scored counts as a difference
    bool texts = false;            ///< conditions inside texts count as well
    bool meters_in_loops = false;  ///< trust and tension count wherever the story can come back
  };

  LiveTraces(const Scenario& scenario, const Options& options);

  const NodeGraph& graph() const { return graph_; }
  /// Every trace that makes a difference somewhere.
  const std::vector<Trace>& all() const { return traces_; }
  /// Positions in all(), in ascending order. The same for nodes that lead to each other: by component of the
  /// graph.
  const std::vector<std::uint32_t>& live_in(std::uint32_t component) const { return live_[component]; }
  /// The largest score of a criterion that any path can come to, and, negated, the smallest.
  static std::int32_t score_bound(const Scenario& scenario);

 private:
  void add(NodeIndex node, Trace::Kind kind, std::uint32_t index, std::uint32_t most);
  void read(const Scenario& scenario, NodeIndex node, const Expression& expression);
  void find_what_is_read(const Scenario& scenario, const ExpressionKinds& kinds);
  void find_what_scores(const Scenario& scenario);
  void find_once(const Scenario& scenario);
  void spread();
  bool is_read(Trace::Kind kind, std::uint32_t index) const;

  NodeGraph graph_;
  std::vector<Trace> traces_;
  std::vector<std::vector<std::uint32_t>>
      known_;  ///< by kind and index: the position in traces_ plus 1, or 0
  std::vector<std::vector<std::uint32_t>> live_;
};

}  // namespace composure
