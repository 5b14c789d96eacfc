#include "exchange/mermaid.hpp"

namespace composure {
namespace {

bool is_control(char c) {
  return static_cast<unsigned char>(c) < 0x20U || c == 0x7F;
}

std::string label(const std::vector<std::string>& lines) {
  std::string text;
  for (const std::string& line : lines)
    text += (text.empty() ? "" : "<br/>") + mermaid_text(line);
  return '"' + text + '"';
}

/// A node's label inside the brackets that give it its shape.
std::string shaped(const GraphNode& node) {
  const std::string text = label(label_of(node));
  if (node.kind == GraphNode::Kind::ending) return node.success ? "(((" + text + ")))" : "{{" + text + "}}";
  switch (node.phase) {
    case Phase::prepare:
      return "[/" + text + "/]";
    case Phase::follow_up:
      return "[[" + text + "]]";
    case Phase::converse:
      break;
  }
  return node.kind == GraphNode::Kind::step ? "([" + text + "])" : "(" + text + ")";
}

std::string_view class_of(const GraphNode& node) {
  if (node.kind == GraphNode::Kind::ending) return node.success ? "success" : "noSuccess";
  switch (node.phase) {
    case Phase::prepare:
      return "prepare";
    case Phase::follow_up:
      return "followUp";
    case Phase::converse:
      break;
  }
  return "converse";
}

/// The title stands in a block of YAML, where a JSON string is one as well.
std::string yaml_string(std::string_view text) {
  std::string result = "\"";
  for (const char c : text) {
    if (c == '"' || c == '\\') result += '\\';
    result += is_control(c) ? ' ' : c;
  }
  return result + '"';
}

bool is_broken(GraphEdge::Kind kind) {
  return kind == GraphEdge::Kind::clock || kind == GraphEdge::Kind::fallback ||
         kind == GraphEdge::Kind::fallback_reply;
}

}  // namespace

std::string mermaid_text(std::string_view text) {
  // Everything that has a meaning to Mermaid, to Markdown or to HTML, by its number. A colon has one only
  // when something follows at once.
  constexpr std::string_view special = "\"#&<>`%;{}[]|\\*";
  std::string result;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    const bool colon = c == ':' && (i + 1 == text.size() || text[i + 1] != ' ');
    if (colon || special.find(c) != std::string_view::npos) {
      result += '#' + std::to_string(static_cast<int>(c)) + ';';
    } else {
      result += is_control(c) ? ' ' : c;
    }
  }
  return result;
}

std::string to_mermaid(const Graph& graph) {
  std::string chart = "---\ntitle: " + yaml_string(graph.title) + "\n---\nflowchart TD\n";
  // Ids of our own, because some words (such as "end") cannot be one.
  const auto name = [](NodeIndex index) { return 'n' + std::to_string(index); };
  for (NodeIndex i = 0; i < graph.nodes.size(); ++i) {
    chart += "  " + name(i) + shaped(graph.nodes[i]) + ":::" + std::string(class_of(graph.nodes[i])) + '\n';
  }
  for (const GraphEdge& edge : graph.edges) {
    const std::vector<std::string> lines = label_of(edge, graph);
    chart += "  " + name(edge.from) + (is_broken(edge.kind) ? " -.->" : " -->");
    if (!lines.empty()) chart += '|' + label(lines) + '|';
    chart += ' ' + name(edge.to) + '\n';
  }
  // The colours are of a set that people of every colour vision can tell apart (after Okabe and Ito),
  // lightened so that black text can be read on them.
  chart += "  classDef converse fill:#FFFFFF,stroke:#444444,color:#000000\n";
  chart += "  classDef prepare fill:#FBF6C4,stroke:#444444,color:#000000\n";
  chart += "  classDef followUp fill:#F4E1EC,stroke:#444444,color:#000000\n";
  chart += "  classDef success fill:#CFE6F5,stroke:#0072B2,stroke-width:3px,color:#000000\n";
  chart += "  classDef noSuccess fill:#F9DFCC,stroke:#D55E00,stroke-dasharray:5 3,color:#000000\n";
  return chart;
}

}  // namespace composure
