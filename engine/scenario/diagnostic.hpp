#pragma once

#include <cstddef>
#include <string>
#include <vector>

namespace composure {

enum class Severity { error, warning };

/// A place in a file. `line` and `column` are 1-based (columns count bytes); 0 means the file as a whole.
struct Location {
  std::string file;
  std::size_t line = 0;
  std::size_t column = 0;
  std::string pointer;  ///< JSON pointer (RFC 6901) of the value, if there is one
};

/// Something wrong with a file: what, where, and what was expected instead.
struct Diagnostic {
  Severity severity = Severity::error;
  std::string rule;  ///< stable id, such as "unknown-node"
  std::string message;
  Location where;
};

/// One line: `file:line:column: error: message [rule]`.
std::string to_text(const Diagnostic& diagnostic);

}  // namespace composure
