#pragma once

#include <ostream>

#include "conversation/transcript.hpp"
#include "scenario/load.hpp"
#include "terminal/arguments.hpp"

namespace composure::terminal {

/// `composure play`: returns the exit code (0 done; 2 a scenario that does not load, a decision that is not
/// possible, or a scenario that has no way on).
int play_command(const PlayArguments& arguments, const RubricSet& rubrics, std::ostream& out,
                 std::ostream& err);

/// Loads a scenario for a command, in its own language if none is named; says on `err` what is wrong with it,
/// or which languages there are.
std::shared_ptr<const Scenario> load_for_command(const std::string& path, const RubricSet& rubrics,
                                                 std::ostream& err, const std::string& language = "");

/// Prints an attempt that was played without asking: brief, transcript and debrief.
void print_attempt(std::ostream& out, const Session& session);

/// When there is no display: asks which scenario to play, or plays a sample attempt of the first one where
/// nobody can be asked. Returns the exit code.
int play_without_window(const WindowArguments& arguments, const std::string& folder, const RubricSet& rubrics,
                        std::ostream& out, std::ostream& err);

}  // namespace composure::terminal
