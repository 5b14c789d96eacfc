#include "terminal/new_command.hpp"

#include <ostream>

#include "scenario/new_scenario.hpp"
#include "scenario/replace_file.hpp"

namespace composure::terminal {

int new_command(const NewArguments& arguments, std::ostream& out, std::ostream& err) {
  constexpr int failed = 2;
  if (const auto problem = create_file(arguments.file, new_scenario_text(arguments.file))) {
    err << to_text(*problem) << '\n';
    return failed;
  }
  out << arguments.file << '\n';
  return 0;
}

}  // namespace composure::terminal
