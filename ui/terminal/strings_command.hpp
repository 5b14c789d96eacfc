#pragma once

#include <iosfwd>

#include "scoring/rubric.hpp"
#include "terminal/arguments.hpp"

namespace composure::terminal {

/// `composure strings export|import`: the exit code is 0 when it is done, 1 when some rows of a table could
/// not be placed, and 2 for a path that cannot be opened, a scenario, sidecar or table that cannot be read,
/// or the scenario's own language.
int strings_command(const StringsArguments& arguments, const RubricSet& rubrics, std::ostream& out,
                    std::ostream& err);

}  // namespace composure::terminal
