#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "scenario/scenario.hpp"

namespace composure {

/// A node as the map shows it.
struct GraphNode {
  enum class Kind : std::uint8_t {
    decision,  ///< one reply is chosen
    pick,      ///< several pieces are picked
    step,      ///< goes on by itself
    ending,
  };
  std::string id;
  Kind kind = Kind::decision;
  Phase phase = Phase::converse;
  bool start = false;
  std::string ending;    ///< an ending's id
  bool success = false;  ///< an ending that counts as a success
  Pick pick;             ///< how many pieces; held against how many there are
};

/// A way from one node to another.
struct GraphEdge {
  enum class Kind : std::uint8_t {
    reply,           ///< a reply leads there
    picked,          ///< after the pieces were picked
    step,            ///< it goes on by itself
    clock,           ///< the clock ran out
    fallback_reply,  ///< the reply that is offered when no other is
    fallback,        ///< nothing could be offered
  };
  Kind kind = Kind::reply;
  NodeIndex from = 0;
  NodeIndex to = 0;
  std::string reply;          ///< its id, for a reply and a fallback reply
  bool once = false;          ///< the reply can be chosen once only
  std::string offered_if;     ///< the reply's condition; empty if it is always offered
  std::string when;           ///< the condition of the way; empty if it has none
  bool otherwise = false;     ///< ways with conditions stand before this one, and none of them held
  std::uint32_t seconds = 0;  ///< of the clock
  std::uint32_t weight = 0;   ///< how often chance takes this way, out of `weights`
  std::uint32_t weights = 0;  ///< sum of the alternatives' weights; 0 where nothing is left to chance
};

/// The map of a scenario: every node, and every way that is written in it, in the order of the file.
struct Graph {
  std::string id;
  std::string title;
  std::vector<GraphNode> nodes;  ///< by node index
  std::vector<GraphEdge> edges;
};

Graph make_graph(const Scenario& scenario);

/// What is written on a node, line by line: its id first, then what it is in words.
std::vector<std::string> label_of(const GraphNode& node);

/// What is written on an edge, line by line: the reply's id first (or "~" for the clock, "fallback", the
/// number of pieces to pick), then what it depends on. Empty for a step without a condition.
std::vector<std::string> label_of(const GraphEdge& edge, const Graph& graph);

}  // namespace composure
