#pragma once

#include <iosfwd>

#include "scoring/rubric.hpp"
#include "terminal/arguments.hpp"

namespace composure::terminal {

/// `composure stats`: what there is in scenarios, one by one and together. Returns the exit code: 0 done; 2 a
/// path that cannot be opened or a scenario that does not load (the others are still reported).
int stats_command(const StatsArguments& arguments, const RubricSet& rubrics, std::ostream& out,
                  std::ostream& err);

}  // namespace composure::terminal
