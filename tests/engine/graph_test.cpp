#include "analysis/graph.hpp"

#include <string>

#include "catch.hpp"
#include "exchange/dot.hpp"
#include "exchange/mermaid.hpp"
#include "support.hpp"

using namespace composure;
using namespace composure::test;
using Catch::Matchers::ContainsSubstring;

namespace {

/// The ways out of a node: "label | by | lines > target".
std::vector<std::string> ways(const Graph& graph, const std::string& from) {
  std::vector<std::string> result;
  for (const GraphEdge& edge : graph.edges) {
    if (graph.nodes[edge.from].id != from) continue;
    std::string text;
    for (const std::string& line : label_of(edge, graph))
      text += line + " | ";
    result.push_back(text + "> " + graph.nodes[edge.to].id);
  }
  return result;
}

std::string words(const GraphNode& node) {
  std::string text;
  for (const std::string& line : label_of(node))
    text += line + "; ";
  return text;
}

const std::vector<std::string>& none() {
  static const std::vector<std::string> empty;
  return empty;
}

}  // namespace

TEST_CASE("given nodes of every kind, when the map is made, then each says what it is in words") {
  const Graph graph = make_graph(*scenario(R"(
"a": { "phase": "prepare", "pick": {}, "replies": [ { "id": "x", "say": "X." } ], "goto": "b" },
"b": { "goto": "c" },
"c": { "replies": [ { "id": "x", "say": "X." } ], "goto": "d" },
"d": { "phase": "follow_up", "pick": { "min": 1, "max": 1 }, "replies": [ { "id": "x", "say": "X." } ], "goto": "won" },
"won": { "ending": "good", "success": true },
"lost": { "ending": "bad" })"));
  REQUIRE(graph.nodes.size() == 6);
  CHECK(graph.id == "test");
  CHECK(graph.title == "Test");
  CHECK(words(graph.nodes[0]) == "a; start; prepare; ");
  CHECK(words(graph.nodes[1]) == "b; converse; ");
  CHECK(words(graph.nodes[3]) == "d; follow up; ");
  CHECK(words(graph.nodes[4]) == "won; converse; ending: good; success; ");
  CHECK(words(graph.nodes[5]) == "lost; converse; ending: bad; no success; ");
  CHECK(graph.nodes[0].kind == GraphNode::Kind::pick);
  CHECK(graph.nodes[1].kind == GraphNode::Kind::step);
  CHECK(graph.nodes[2].kind == GraphNode::Kind::decision);
  CHECK(graph.nodes[5].kind == GraphNode::Kind::ending);
  CHECK(ways(graph, "a") == std::vector<std::string>{"pick 0 to 1 | > b"});
  CHECK(ways(graph, "b") == std::vector<std::string>{"> c"});
  CHECK(ways(graph, "d") == std::vector<std::string>{"pick 1 | > won"});
  CHECK(ways(graph, "won") == none());
}

TEST_CASE(
    "given every way out of a decision, when the map is made, then each is there with what it depends on") {
  ScenarioText text;
  text.state = R"("knows": { "type": "flag" },)";
  text.top = R"("groups": { "more": { "replies": [ { "id": "wait", "say": "W.", "once": true } ] },
"sam": { "aside": true, "replies": [ { "id": "ask", "say": "A?" } ] } },)";
  text.nodes = R"(
"a": { "use": ["more", "sam"], "clock": { "seconds": 20, "goto": "d" }, "fallback": "d", "goto": "b", "replies": [
  { "id": "own", "say": "O.", "when": "knows", "goto": [
    { "when": "trust > 5", "to": "b" },
    { "when": "trust > 4", "random": [ { "weight": 3, "to": "a" }, { "weight": 0, "to": "c" }, { "weight": 1, "to": "c" } ] },
    { "to": "c" } ] } ] },
"b": { "replies": [ { "id": "x", "say": "X.", "when": "knows" } ], "goto": "c",
       "fallback": { "id": "back", "say": "B.", "goto": "d" } },
"c": { "ending": "c" }, "d": { "ending": "d" })";
  const Graph graph = make_graph(*scenario(text));
  CHECK(ways(graph, "a") == std::vector<std::string>{
                                "own | offered if knows | if trust > 5 | > b",
                                "own | offered if knows | else if trust > 4 | chance 3 of 4 | > a",
                                "own | offered if knows | else if trust > 4 | chance 0 of 4 | > c",
                                "own | offered if knows | else if trust > 4 | chance 1 of 4 | > c",
                                "own | offered if knows | else | > c",
                                "wait | once | > b",
                                "~ 20 s | > d",
                                "fallback | > d",
                            });
  CHECK(ways(graph, "b") == std::vector<std::string>{"x | offered if knows | > c", "fallback: back | > d"});
}

TEST_CASE("given texts with characters that mean something, when the map is written, then they are escaped") {
  CHECK(dot_string("plain") == "\"plain\"");
  CHECK(dot_string("a \"b\" \\N & <c>\n\x7F\xC3\xA9") == "\"a \\\"b\\\" \\\\N &amp; <c>  \xC3\xA9\"");
  CHECK(mermaid_text("plain (text), if a_b == 1") == "plain (text), if a_b == 1");
  CHECK(mermaid_text("\"#&<>`%;{}[]|\\*") ==
        "#34;#35;#38;#60;#62;#96;#37;#59;#123;#125;#91;#93;#124;#92;#42;");
  CHECK(mermaid_text("a: b:c:\n\xC3\xA9") == "a: b#58;c#58; \xC3\xA9");

  Graph graph;
  graph.id = "end";
  graph.title = "Say \"no\" \\ twice\n";
  graph.nodes.resize(2);
  graph.nodes[0].id = "end";
  graph.nodes[1].id = "graph--node";
  graph.edges.resize(1);
  graph.edges[0].to = 1;
  graph.edges[0].reply = "own";
  graph.edges[0].when = "a < \"b\"";
  const std::string dot = to_dot(graph);
  CHECK_THAT(dot, ContainsSubstring("label=\"Say \\\"no\\\" \\\\ twice \""));
  CHECK_THAT(dot, ContainsSubstring(R"("end" -> "graph--node" [label="own\nif a < \"b\""])"));
  const std::string mermaid = to_mermaid(graph);
  CHECK_THAT(mermaid,
             Catch::Matchers::StartsWith("---\ntitle: \"Say \\\"no\\\" \\\\ twice \"\n---\nflowchart TD\n"));
  CHECK_THAT(mermaid, ContainsSubstring("  n0(\"end<br/>converse\"):::converse\n"));
  CHECK_THAT(mermaid, ContainsSubstring("  n0 -->|\"own<br/>if a #60; #34;b#34;\"| n1\n"));
}

TEST_CASE("given what a colour says, when the map is written, then a shape or a line says it too") {
  Graph graph;
  graph.nodes.resize(6);
  graph.nodes[1].phase = Phase::prepare;
  graph.nodes[2].phase = Phase::follow_up;
  graph.nodes[3].kind = GraphNode::Kind::ending;
  graph.nodes[4].kind = GraphNode::Kind::ending;
  graph.nodes[4].success = true;
  graph.nodes[5].kind = GraphNode::Kind::step;
  const std::string dot = to_dot(graph);
  CHECK_THAT(dot, ContainsSubstring("shape=octagon, peripheries=2"));
  CHECK_THAT(dot, ContainsSubstring("shape=octagon, style=\"filled,dashed\""));
  for (const char* shape : {"shape=tab", "shape=note", "shape=ellipse", "style=\"filled,rounded\""}) {
    INFO(shape);
    CHECK_THAT(dot, ContainsSubstring(shape));
  }
  std::string brackets;
  const std::string mermaid = to_mermaid(graph);
  for (NodeIndex i = 0; i < graph.nodes.size(); ++i) {
    const std::string name = "\n  n" + std::to_string(i);
    const std::size_t at = mermaid.find(name) + name.size();
    brackets += "|" + mermaid.substr(at, mermaid.find('"', at) - at);
  }
  CHECK(brackets + "|" == "|(|[/|[[|{{|(((|([|");
}
