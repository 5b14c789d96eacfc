#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "analysis/rules.hpp"
#include "scenario/places.hpp"
#include "scenario/scenario.hpp"

namespace composure {

/// A scenario that is being checked, with its file, and what was found so far.
struct CheckContext {
  using Value = JsonDocument::Value;

  const JsonDocument& document;
  const Scenario& scenario;
  const ScenarioPlaces& places;
  std::vector<Diagnostic>& findings;

  void report(std::string_view rule, Value at, std::string message) const {
    findings.push_back(
        {find_rule(rule)->severity, std::string(rule), std::move(message), document.locate(at)});
  }

  Value node_key(NodeIndex node) const { return places.nodes[node]; }
  Value node_value(NodeIndex node) const { return places.nodes[node] + 1; }
  Value reply_value(ReplyIndex reply) const { return places.replies[reply]; }
  /// The member's value, or the object itself where it has none of that name.
  Value member_or_self(Value object, std::string_view key) const {
    const Value member = document.member(object, key);
    return member == JsonDocument::root ? object : member;
  }
};

inline std::string in_quotes(std::string_view word) {
  return '"' + std::string(word) + '"';
}

/// What the wrong number of things would be called otherwise.
inline std::string counted(std::size_t count, std::string_view one, std::string_view many) {
  return std::to_string(count) + ' ' + std::string(count == 1 ? one : many);
}

}  // namespace composure
