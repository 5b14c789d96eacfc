#include "terminal/graph_command.hpp"

#include "exchange/dot.hpp"
#include "exchange/mermaid.hpp"
#include "terminal/play_command.hpp"

namespace composure::terminal {

int graph_command(const GraphArguments& arguments, const RubricSet& rubrics, std::ostream& out,
                  std::ostream& err) {
  constexpr int failed = 2;
  const std::shared_ptr<const Scenario> scenario = load_for_command(arguments.scenario, rubrics, err);
  if (!scenario) return failed;
  const Graph graph = make_graph(*scenario);
  out << (arguments.mermaid ? to_mermaid(graph) : to_dot(graph));
  return 0;
}

}  // namespace composure::terminal
