#pragma once

#include <optional>
#include <string>

namespace composure::terminal {

/// What a person typed, or why nothing came.
struct LineRead {
  enum class Outcome { line, time_is_up, end_of_input };
  Outcome outcome = Outcome::end_of_input;
  std::string line;
};

/// Reads lines from the standard input, if asked with a time limit.
class LineReader {
 public:
  /// Waits for a line, at most `seconds` if a limit is given.
  LineRead read(std::optional<double> seconds = {});

 private:
  std::string buffer_;
};

}  // namespace composure::terminal
