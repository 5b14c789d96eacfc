#pragma once

#include <iosfwd>

#include "scoring/rubric.hpp"
#include "terminal/arguments.hpp"

namespace composure::terminal {

/// `composure graph`: the map of a scenario, as text for a drawing tool. Returns the exit code (0 done; 2 a
/// scenario that does not load).
int graph_command(const GraphArguments& arguments, const RubricSet& rubrics, std::ostream& out,
                  std::ostream& err);

}  // namespace composure::terminal
