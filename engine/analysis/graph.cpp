#include "analysis/graph.hpp"

#include <algorithm>

#include "scenario/expression_text.hpp"

namespace composure {
namespace {

class GraphMaker {
 public:
  explicit GraphMaker(const Scenario& scenario) : scenario_(scenario), writer_(scenario) {}

  Graph make() {
    graph_.id = scenario_.id;
    graph_.title = scenario_.title;
    for (NodeIndex i = 0; i < scenario_.nodes.size(); ++i) {
      graph_.nodes.push_back(describe(i));
      add_ways(i);
    }
    return std::move(graph_);
  }

 private:
  GraphNode describe(NodeIndex index) const {
    const Node& node = scenario_.nodes[index];
    GraphNode described;
    described.id = node.id;
    described.phase = node.phase;
    described.start = index == scenario_.start;
    if (node.ending) {
      described.kind = GraphNode::Kind::ending;
      described.ending = node.ending->id;
      described.success = node.ending->success;
    } else if (node.pick) {
      described.kind = GraphNode::Kind::pick;
      const auto pieces = static_cast<std::uint32_t>(node.options.size());
      described.pick = {std::min(node.pick->min, pieces), std::min(node.pick->max, pieces)};
    } else if (!node.decides()) {
      described.kind = GraphNode::Kind::step;
    }
    return described;
  }

  void add_ways(NodeIndex index) {
    const Node& node = scenario_.nodes[index];
    GraphEdge edge;
    edge.from = index;
    if (node.ending) return;
    if (node.pick) {
      edge.kind = GraphEdge::Kind::picked;
      add(edge, node.next);
    } else if (!node.decides()) {
      edge.kind = GraphEdge::Kind::step;
      add(edge, node.next);
    } else {
      for (const Option& option : node.options)
        add_reply(edge, GraphEdge::Kind::reply, option, node);
    }
    if (node.clock) {
      GraphEdge clock = edge;
      clock.kind = GraphEdge::Kind::clock;
      clock.seconds = node.clock->seconds;
      add(clock, node.clock->next);
    }
    if (node.fallback_reply) add_reply(edge, GraphEdge::Kind::fallback_reply, *node.fallback_reply, node);
    if (!node.fallback.empty()) {
      GraphEdge fallback = edge;
      fallback.kind = GraphEdge::Kind::fallback;
      add(fallback, node.fallback);
    }
  }

  void add_reply(GraphEdge edge, GraphEdge::Kind kind, const Option& option, const Node& node) {
    const Reply& reply = scenario_.replies[option.reply];
    edge.kind = kind;
    edge.reply = reply.id;
    edge.once = reply.once;
    edge.offered_if = writer_.condition(reply.when);
    add(edge, reply.next.empty() ? node.next : reply.next);
  }

  void add(GraphEdge edge, const Goto& ways) {
    for (const GotoItem& way : ways) {
      edge.when = writer_.condition(way.when);
      edge.weight = 0;
      edge.weights = 0;
      if (way.random.empty()) {
        edge.to = way.to;
        graph_.edges.push_back(edge);
      }
      for (const WeightedTarget& target : way.random)
        edge.weights += target.weight;
      for (const WeightedTarget& target : way.random) {
        edge.to = target.to;
        edge.weight = target.weight;
        graph_.edges.push_back(edge);
      }
      edge.otherwise = true;
    }
  }

  const Scenario& scenario_;
  ExpressionWriter writer_;
  Graph graph_;
};

std::string_view words_for(Phase phase) {
  switch (phase) {
    case Phase::prepare:
      return "prepare";
    case Phase::converse:
      return "converse";
    case Phase::follow_up:
      return "follow up";
  }
  return "";
}

std::string pick_text(const Pick& pick) {
  std::string text = "pick " + std::to_string(pick.min);
  if (pick.max != pick.min) text += " to " + std::to_string(pick.max);
  return text;
}

}  // namespace

Graph make_graph(const Scenario& scenario) {
  return GraphMaker(scenario).make();
}

std::vector<std::string> label_of(const GraphNode& node) {
  std::vector<std::string> lines{node.id};
  if (node.start) lines.emplace_back("start");
  lines.emplace_back(words_for(node.phase));
  if (node.kind == GraphNode::Kind::ending) {
    lines.push_back("ending: " + node.ending);
    lines.emplace_back(node.success ? "success" : "no success");
  }
  return lines;
}

std::vector<std::string> label_of(const GraphEdge& edge, const Graph& graph) {
  std::vector<std::string> lines;
  switch (edge.kind) {
    case GraphEdge::Kind::reply:
      lines.push_back(edge.reply);
      break;
    case GraphEdge::Kind::picked:
      lines.push_back(pick_text(graph.nodes[edge.from].pick));
      break;
    case GraphEdge::Kind::step:
      break;
    case GraphEdge::Kind::clock:
      lines.push_back("~ " + std::to_string(edge.seconds) + " s");
      break;
    case GraphEdge::Kind::fallback_reply:
      lines.push_back("fallback: " + edge.reply);
      break;
    case GraphEdge::Kind::fallback:
      lines.emplace_back("fallback");
      break;
  }
  if (edge.once) lines.emplace_back("once");
  if (!edge.offered_if.empty()) lines.push_back("offered if " + edge.offered_if);
  if (!edge.when.empty()) {
    lines.push_back((edge.otherwise ? "else if " : "if ") + edge.when);
  } else if (edge.otherwise) {
    lines.emplace_back("else");
  }
  if (edge.weights > 0) {
    lines.push_back("chance " + std::to_string(edge.weight) + " of " + std::to_string(edge.weights));
  }
  return lines;
}

}  // namespace composure
