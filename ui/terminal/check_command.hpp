#pragma once

#include <ostream>

#include "scoring/rubric.hpp"
#include "terminal/arguments.hpp"

namespace composure::terminal {

/// `composure check`: returns the exit code (0 nothing found, or only warnings without --strict; 1 findings;
/// 2 a path that cannot be opened). A clean run prints nothing, or an empty list as JSON.
int check_command(const CheckArguments& arguments, const RubricSet& rubrics, std::ostream& out,
                  std::ostream& err);

}  // namespace composure::terminal
