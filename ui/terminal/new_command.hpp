#pragma once

#include <iosfwd>

#include "terminal/arguments.hpp"

namespace composure::terminal {

/// `composure new`: writes a small scenario to start from and names the file on `out`. Returns the exit code:
/// 0 done; 2 if the file is there already or cannot be written.
int new_command(const NewArguments& arguments, std::ostream& out, std::ostream& err);

}  // namespace composure::terminal
