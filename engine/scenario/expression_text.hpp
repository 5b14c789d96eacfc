#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "scenario/scenario.hpp"

namespace composure {

/// Writes compiled conditions and values as an author would: parsing the text again gives the same. Spaces
/// and superfluous parentheses of the original are not kept. The scenario must outlive the writer.
class ExpressionWriter {
 public:
  explicit ExpressionWriter(const Scenario& scenario);

  /// A condition, such as `trust >= 50 and not chose(opening.own)`; empty for one that always holds because
  /// none was given.
  std::string condition(const Expression& expression) const;

 private:
  struct Slot {
    std::string_view node;
    std::string_view reply;
  };

  const Scenario& scenario_;
  std::vector<Slot> slots_;  ///< by slot index
};

}  // namespace composure
