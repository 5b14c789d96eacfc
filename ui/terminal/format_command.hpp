#pragma once

#include <iosfwd>

#include "terminal/arguments.hpp"

namespace composure::terminal {

/// `composure format`: brings files into the canonical layout, or with `check` only looks. The paths of the
/// files that were (or are) not canonical go to `out`, one on each line. Returns the exit code: 0 done; 1 a
/// file is no JSON, or with `check` not canonical; 2 a path cannot be opened or a file cannot be written.
int format_command(const FormatArguments& arguments, std::ostream& out, std::ostream& err);

}  // namespace composure::terminal
