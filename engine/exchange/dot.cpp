#include "exchange/dot.hpp"

namespace composure {
namespace {

std::string escaped(std::string_view text) {
  std::string result;
  for (const char c : text) {
    if (c == '"' || c == '\\') {
      (result += '\\') += c;
    } else if (c == '&') {
      result += "&amp;";  // Graphviz reads character entities in every label
    } else {
      result += static_cast<unsigned char>(c) < 0x20U || c == 0x7F ? ' ' : c;
    }
  }
  return result;
}

std::string label(const std::vector<std::string>& lines) {
  std::string text;
  for (const std::string& line : lines)
    text += (text.empty() ? "" : "\\n") + escaped(line);
  return "label=\"" + text + '"';
}

/// Shape, line and colour of a node. The colours are of a set that people of every colour vision can tell
/// apart (after Okabe and Ito), lightened so that black text can be read on them.
std::string_view style_of(const GraphNode& node) {
  if (node.kind == GraphNode::Kind::ending) {
    return node.success ? R"(shape=octagon, peripheries=2, penwidth=2, color="#0072B2", fillcolor="#CFE6F5")"
                        : R"(shape=octagon, style="filled,dashed", color="#D55E00", fillcolor="#F9DFCC")";
  }
  switch (node.phase) {
    case Phase::prepare:
      return R"(shape=tab, fillcolor="#FBF6C4")";
    case Phase::follow_up:
      return R"(shape=note, fillcolor="#F4E1EC")";
    case Phase::converse:
      break;
  }
  return node.kind == GraphNode::Kind::step ? R"(shape=ellipse)" : R"(shape=box, style="filled,rounded")";
}

std::string_view style_of(GraphEdge::Kind kind) {
  switch (kind) {
    case GraphEdge::Kind::clock:
      return ", style=dotted";
    case GraphEdge::Kind::fallback_reply:
    case GraphEdge::Kind::fallback:
      return ", style=dashed";
    default:
      return "";
  }
}

}  // namespace

std::string dot_string(std::string_view text) {
  return '"' + escaped(text) + '"';
}

std::string to_dot(const Graph& graph) {
  std::string dot = "digraph " + dot_string(graph.id) + " {\n";
  dot += "  graph [label=" + dot_string(graph.title) + ", labelloc=t, fontname=\"Helvetica\"];\n";
  dot +=
      "  node [shape=box, style=filled, fillcolor=\"#FFFFFF\", color=\"#444444\", "
      "fontname=\"Helvetica\"];\n";
  dot += "  edge [color=\"#444444\", fontname=\"Helvetica\", fontsize=10];\n";
  for (const GraphNode& node : graph.nodes) {
    dot += "  " + dot_string(node.id) + " [" + label(label_of(node)) + ", " + std::string(style_of(node));
    dot += node.start ? ", penwidth=3];\n" : "];\n";
  }
  for (const GraphEdge& edge : graph.edges) {
    dot += "  " + dot_string(graph.nodes[edge.from].id) + " -> " + dot_string(graph.nodes[edge.to].id);
    dot += " [" + label(label_of(edge, graph)) + std::string(style_of(edge.kind)) + "];\n";
  }
  return dot + "}\n";
}

}  // namespace composure
