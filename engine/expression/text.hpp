#pragma once

#include <span>
#include <functional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "expression/expression.hpp"
#include "expression/parse.hpp"

namespace composure {

/// A named text of the briefing, declared once and quoted as `{fact.id}`.
struct Fact {
  std::string id;
  std::string text;
};

/// A text that may depend on the state: `{expr ? "this" : "that"}`, `{state_name}`, `{fact.id}`, `{{` for a
/// brace. Parsed once; a plain text has no pieces and is returned as it is.
class Text {
 public:
  struct Piece;

  Text() = default;
  explicit Text(std::string source);
  Text(std::string source, std::vector<Piece> pieces);

  /// As the author wrote it.
  const std::string& source() const { return source_; }
  bool empty() const { return source_.empty(); }
  /// Calls visit(condition) for every condition in it.
  void each_expression(const std::function<void(const Expression&)>& visit) const;
  /// Calls visit(variable) for every state variable that it prints.
  void each_variable(const std::function<void(std::uint32_t)>& visit) const;
  /// Calls visit(condition, holds) for every condition that is looked at when it is rendered in this state.
  void each_condition(const StateView& state,
                      const std::function<void(const Expression&, bool)>& visit) const;
  /// What it is put together from; none if it is plain.
  std::span<const Piece> pieces() const;
  /// As it reads in this state.
  std::string render(const StateView& state, std::span<const StateVariable> variables) const;

 private:
  std::string source_;
  std::vector<Piece> pieces_;
};

struct Text::Piece {
  enum class Kind : std::uint8_t { literal, variable, alternative };
  Kind kind = Kind::literal;
  std::string literal;         ///< literal text (a fact is one)
  std::uint32_t variable = 0;  ///< state variable to print
  Expression condition;        ///< which of the two branches to take
  std::vector<Text> branches;  ///< one or two: then, else
};

/// Parses a text; errors point into it.
std::variant<Text, ExpressionError> parse_text(std::string_view source, const ExpressionScope& scope,
                                               std::span<const Fact> facts);

}  // namespace composure
