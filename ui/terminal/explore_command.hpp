#pragma once

#include <ostream>

#include "scoring/rubric.hpp"
#include "terminal/arguments.hpp"

namespace composure::terminal {

/// `composure explore`: returns the exit code (0 exhaustive; 1 a limit was hit; 2 a scenario that does not
/// load).
int explore_command(const ExploreArguments& arguments, const RubricSet& rubrics, std::ostream& out,
                    std::ostream& err);

}  // namespace composure::terminal
