#include "scenario/diagnostic.hpp"

namespace composure {

std::string to_text(const Diagnostic& diagnostic) {
  std::string text = diagnostic.where.file;
  if (diagnostic.where.line > 0) {
    text += ':' + std::to_string(diagnostic.where.line) + ':' + std::to_string(diagnostic.where.column);
  }
  text += diagnostic.severity == Severity::error ? ": error: " : ": warning: ";
  return text + diagnostic.message + " [" + diagnostic.rule + ']';
}

}  // namespace composure
