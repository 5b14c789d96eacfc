#pragma once

#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <variant>

#include "expression/expression.hpp"
#include "expression/state_variable.hpp"

namespace composure {

/// The names an expression may use. Lookups return the interned id, or nothing if there is no such name.
struct ExpressionScope {
  using Lookup = std::function<std::optional<std::uint32_t>(std::string_view)>;
  /// What to offer when a name is unknown: the known name that looks most like it, or an empty string.
  using Closest = std::function<std::string(std::string_view)>;

  std::span<const StateVariable> state;
  Lookup node;
  Closest closest_node;
  /// Option slot of (node, reply id).
  std::function<std::optional<std::uint32_t>(std::uint32_t, std::string_view)> option;
  Lookup criterion;
  Closest closest_criterion;
  Lookup family;
  /// Whether share() and success may be used: only in "pass", which is evaluated once at the end.
  bool at_the_end = false;
};

/// Where and why an expression is wrong. `offset` counts bytes from the start of the expression's text.
struct ExpressionError {
  std::size_t offset = 0;
  std::string rule;  ///< "bad-expression", "unknown-name", "unknown-node", "type-error", "division-by-zero" …
  std::string message;  ///< says what is wrong and what was expected
};

/// Parses and type-checks a condition: an expression whose value is true or false.
std::variant<Expression, ExpressionError> parse_condition(std::string_view text,
                                                          const ExpressionScope& scope);

/// Parses and type-checks an effect: `name += n`, `name -= n` or `name = expression`.
std::variant<Effect, ExpressionError> parse_effect(std::string_view text, const ExpressionScope& scope);

}  // namespace composure
