#include "expression/parse.hpp"

#include <algorithm>
#include <charconv>

#include "expression/suggestion.hpp"

namespace composure {
namespace {

enum class Type : std::uint8_t { number, truth, choice };

/// What the parser knows of the sub-expression it has just compiled.
struct Operand {
  Type type = Type::number;
  std::size_t offset = 0;
  std::optional<std::int64_t> constant;  ///< a literal's value
  bool tally = false;                    ///< a bare visits() or score() call
  std::uint32_t variable = 0;            ///< for a choice: which state variable
};

std::string_view describe(Type type) {
  switch (type) {
    case Type::number:
      return "a number";
    case Type::truth:
      return "true or false";
    case Type::choice:
      return "a choice";
  }
  return "";
}

bool is_name_start(char c) {
  return (c >= 'a' && c <= 'z') || c == '_';
}
bool is_digit(char c) {
  return c >= '0' && c <= '9';
}
bool is_name(char c) {
  return is_name_start(c) || is_digit(c);
}
bool is_id(char c) {
  return is_name(c) || c == '-';
}

// Parsing stops at the first error, which travels as an exception inside this file only: it keeps the grammar
// readable, and expressions are parsed once, at load.
struct Failure {
  ExpressionError error;
};

class Parser {
 public:
  Parser(std::string_view text, const ExpressionScope& scope) : text_(text), scope_(scope) {}

  Expression condition() {
    const Operand whole = disjunction();
    expect_end();
    need_truth(whole);
    return Expression(std::move(code_));
  }

  Effect effect() {
    skip_space();
    const std::size_t at = position_;
    const std::string_view name = take_name("the name of a state variable, as in `trust += 5`");
    Effect result;
    result.variable = variable(name, at);
    const StateVariable& target = scope_.state[result.variable];
    const std::size_t operator_at = skip_space();
    if (take("+=")) {
      result.kind = Effect::Kind::increase;
    } else if (take("-=")) {
      result.kind = Effect::Kind::decrease;
    } else if (peek("==") || !take("=")) {
      fail(operator_at, "bad-expression", "expected `+=`, `-=` or `=` after \"" + std::string(name) + "\"");
    }
    if (result.kind != Effect::Kind::set &&
        (target.type == StateType::flag || target.type == StateType::choice)) {
      fail(operator_at, "type-error",
           "\"" + std::string(name) + "\" is not a number; only a meter or a count can be raised or lowered");
    }
    if (target.type == StateType::choice) {
      code_.push_back({Operation::constant, option(result.variable)});
    } else {
      const Operand value = disjunction();
      need_assignable(value, target);
    }
    expect_end();
    result.value = Expression(std::move(code_));
    return result;
  }

 private:
  [[noreturn]] static void fail(std::size_t offset, std::string rule, std::string message) {
    throw Failure{{offset, std::move(rule), std::move(message)}};
  }

  std::size_t skip_space() {
    while (position_ < text_.size() && (text_[position_] == ' ' || text_[position_] == '\t'))
      ++position_;
    return position_;
  }

  bool peek(std::string_view token) {
    skip_space();
    return text_.substr(position_).starts_with(token);
  }

  bool take(std::string_view token) {
    if (!peek(token)) return false;
    position_ += token.size();
    return true;
  }

  bool take_word(std::string_view word) {
    skip_space();
    if (!text_.substr(position_).starts_with(word)) return false;
    const std::size_t after = position_ + word.size();
    if (after < text_.size() && is_name(text_[after])) return false;
    position_ = after;
    return true;
  }

  void expect(std::string_view token, std::string_view where) {
    if (!take(token)) {
      fail(position_, "bad-expression", "expected `" + std::string(token) + "` " + std::string(where));
    }
  }

  void expect_end() {
    skip_space();
    if (peek("&&")) fail(position_, "bad-expression", "write `and` instead of `&&`");
    if (peek("||")) fail(position_, "bad-expression", "write `or` instead of `||`");
    if (position_ < text_.size()) {
      fail(position_, "bad-expression",
           "did not expect `" + std::string(text_.substr(position_, 12)) +
               "` here; expected an operator or the end");
    }
  }

  std::string_view take_while(bool (*accept)(char)) {
    const std::size_t begin = position_;
    while (position_ < text_.size() && accept(text_[position_]))
      ++position_;
    return text_.substr(begin, position_ - begin);
  }

  std::string_view take_name(std::string_view expected) {
    skip_space();
    if (position_ >= text_.size() || !is_name_start(text_[position_])) {
      fail(position_, "bad-expression", "expected " + std::string(expected));
    }
    return take_while(is_name);
  }

  std::uint32_t variable(std::string_view name, std::size_t at) const {
    for (std::size_t i = 0; i < scope_.state.size(); ++i) {
      if (scope_.state[i].name == name) return static_cast<std::uint32_t>(i);
    }
    std::vector<std::string_view> names;
    for (const StateVariable& each : scope_.state)
      names.push_back(each.name);
    fail(at, "unknown-name",
         "\"" + std::string(name) + "\" is not declared" + did_you_mean(closest(name, names)));
  }

  void emit(Operation operation, std::int32_t operand = 0) {
    code_.push_back({operation, operand});
    if (operation <= Operation::success) {
      if (++depth_ > expression_stack) fail(position_, "bad-expression", "this expression is too long");
    } else if (operation != Operation::negate && operation != Operation::invert) {
      --depth_;
    }
  }

  // Recursion happens only through parentheses, `not` and the unary minus, so the guard sits where those
  // nest.
  struct Nesting {
    explicit Nesting(Parser& outer) : parser(outer) {
      if (++parser.nesting_ > 60)
        fail(parser.position_, "bad-expression", "this expression is nested too deeply");
    }
    ~Nesting() { --parser.nesting_; }
    Nesting(const Nesting&) = delete;
    Nesting& operator=(const Nesting&) = delete;
    Parser& parser;
  };

  static void need_truth(const Operand& operand) {
    if (operand.type == Type::truth) return;
    fail(operand.offset, "type-error",
         "this is " + std::string(describe(operand.type)) +
             ", but a condition is expected here; compare it, as in `trust >= 50`");
  }

  static void need_number(const Operand& operand) {
    if (operand.tally) {
      fail(operand.offset, "type-error", "visits() and score() may only be compared with a constant");
    }
    if (operand.type == Type::number) return;
    fail(operand.offset, "type-error",
         "this is " + std::string(describe(operand.type)) + ", but a number is expected here");
  }

  static bool zero_or_one(const Operand& operand) {
    return operand.constant && (*operand.constant == 0 || *operand.constant == 1);
  }

  static void need_assignable(const Operand& value, const StateVariable& target) {
    if (target.type == StateType::flag) {
      if (value.type == Type::truth || zero_or_one(value)) return;
      fail(value.offset, "type-error",
           "\"" + target.name + "\" is a flag; expected true, false or a condition");
    }
    need_number(value);
  }

  Operand disjunction() {
    Operand left = conjunction();
    while (take_word("or")) {
      const Operand right = conjunction();
      need_truth(left);
      need_truth(right);
      emit(Operation::either);
      left = {Type::truth, left.offset, {}, false, 0};
    }
    return left;
  }

  Operand conjunction() {
    Operand left = negation();
    while (take_word("and")) {
      const Operand right = negation();
      need_truth(left);
      need_truth(right);
      emit(Operation::both);
      left = {Type::truth, left.offset, {}, false, 0};
    }
    return left;
  }

  Operand negation() {
    skip_space();
    const std::size_t at = position_;
    if (!take_word("not")) return comparison();
    const Nesting guard(*this);
    const Operand inner = negation();
    need_truth(inner);
    emit(Operation::invert);
    return {Type::truth, at, {}, false, 0};
  }

  std::optional<Operation> take_comparison() {
    if (take("==")) return Operation::equal;
    if (take("!=")) return Operation::not_equal;
    if (take("<=")) return Operation::less_equal;
    if (take(">=")) return Operation::greater_equal;
    if (take("<")) return Operation::less;
    if (take(">")) return Operation::greater;
    if (peek("=")) fail(position_, "bad-expression", "a comparison is written `==`");
    return {};
  }

  Operand comparison() {
    const Operand left = sum();
    const std::optional<Operation> operation = take_comparison();
    if (!operation) return left;
    if (left.type == Type::choice) {
      if (*operation != Operation::equal && *operation != Operation::not_equal) {
        fail(left.offset, "type-error", "a choice can only be compared with `==` or `!=`");
      }
      emit(Operation::constant, option(left.variable));
    } else {
      check_comparable(left, sum(), *operation);
    }
    emit(*operation);
    const Operand result{Type::truth, left.offset, {}, false, 0};
    skip_space();
    const std::size_t at = position_;
    if (take_comparison()) {
      fail(at, "bad-expression", "comparisons cannot be chained; write `a < b and b < c`");
    }
    return result;
  }

  static void check_comparable(const Operand& left, const Operand& right, Operation operation) {
    if ((left.tally && !right.constant) || (right.tally && !left.constant)) {
      fail(left.offset, "type-error", "visits() and score() may only be compared with a constant");
    }
    if (left.tally || right.tally) return;
    const bool equality = operation == Operation::equal || operation == Operation::not_equal;
    if (equality && left.type == Type::truth && (right.type == Type::truth || zero_or_one(right))) return;
    if (equality && right.type == Type::truth && zero_or_one(left)) return;
    need_number(left);
    need_number(right);
  }

  Operand sum() {
    Operand left = product();
    while (true) {
      const bool plus = peek("+") && !peek("+=");
      const bool minus = peek("-") && !peek("-=");
      if (!plus && !minus) return left;
      ++position_;
      const Operand right = product();
      need_number(left);
      need_number(right);
      emit(plus ? Operation::add : Operation::subtract);
      left = {Type::number, left.offset, {}, false, 0};
    }
  }

  Operand product() {
    Operand left = unary();
    while (true) {
      if (take("*")) {
        const Operand right = unary();
        need_number(left);
        need_number(right);
        emit(Operation::multiply);
      } else if (take("/")) {
        const Operand right = unary();
        need_number(left);
        if (!right.constant) fail(right.offset, "type-error", "only division by a constant is possible");
        if (*right.constant == 0) fail(right.offset, "division-by-zero", "division by zero");
        emit(Operation::divide);
      } else {
        return left;
      }
      left = {Type::number, left.offset, {}, false, 0};
    }
  }

  Operand unary() {
    skip_space();
    const std::size_t at = position_;
    if (!take("-")) return primary();
    const Nesting guard(*this);
    const Operand inner = unary();
    need_number(inner);
    if (inner.constant) {
      code_.back().operand = static_cast<std::int32_t>(-*inner.constant);
      return {Type::number, at, -*inner.constant, false, 0};
    }
    emit(Operation::negate);
    return {Type::number, at, {}, false, 0};
  }

  Operand primary() {
    skip_space();
    const std::size_t at = position_;
    if (at >= text_.size()) fail(at, "bad-expression", "the expression ends where a value is expected");
    if (take("(")) {
      const Nesting guard(*this);
      Operand inner = disjunction();
      expect(")", "to close the parenthesis");
      inner.offset = at;
      return inner;
    }
    if (is_digit(text_[at])) return number();
    if (!is_name_start(text_[at])) {
      fail(at, "bad-expression",
           "expected a number, a name or `(`, not `" + std::string(text_.substr(at, 1)) + "`");
    }
    const std::string_view name = take_while(is_name);
    if (name == "true" || name == "false") {
      emit(Operation::constant, name == "true" ? 1 : 0);
      return {Type::truth, at, {}, false, 0};
    }
    if (name == "and" || name == "or" || name == "not") {
      fail(at, "bad-expression", "expected a value before `" + std::string(name) + "`");
    }
    if (peek("(")) return call(name, at);
    if (name == "success" && scope_.at_the_end) {
      emit(Operation::success);
      return {Type::truth, at, {}, false, 0};
    }
    const std::uint32_t index = variable(name, at);
    emit(Operation::state, static_cast<std::int32_t>(index));
    switch (scope_.state[index].type) {
      case StateType::flag:
        return {Type::truth, at, {}, false, index};
      case StateType::choice:
        return {Type::choice, at, {}, false, index};
      default:
        return {Type::number, at, {}, false, index};
    }
  }

  Operand number() {
    const std::size_t at = position_;
    const std::string_view digits = take_while(is_digit);
    std::int64_t value = 0;
    const auto [end, status] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
    if (status != std::errc() || value > expression_limit) {
      fail(at, "bad-expression", "this number is too large; at most " + std::to_string(expression_limit));
    }
    if (position_ < text_.size() && (text_[position_] == '.' || is_name_start(text_[position_]))) {
      fail(at, "bad-expression", "only whole numbers are allowed");
    }
    emit(Operation::constant, static_cast<std::int32_t>(value));
    return {Type::number, at, value, false, 0};
  }

  /// An option of a choice, bare or in quotation marks; returns its index.
  std::int32_t option(std::uint32_t variable_index) {
    const StateVariable& target = scope_.state[variable_index];
    skip_space();
    const std::size_t at = position_;
    const bool quoted = at < text_.size() && (text_[at] == '"' || text_[at] == '\'');
    const char quote = quoted ? text_[at] : ' ';
    if (quoted) ++position_;
    const std::string_view name = take_while(is_id);
    if (quoted) {
      if (position_ >= text_.size() || text_[position_] != quote) {
        fail(at, "bad-expression", "this option is not closed by a quotation mark");
      }
      ++position_;
    }
    for (std::size_t i = 0; i < target.options.size(); ++i) {
      if (target.options[i] == name) return static_cast<std::int32_t>(i);
    }
    std::vector<std::string_view> names(target.options.begin(), target.options.end());
    const std::string suggestion = did_you_mean(closest(name, names));
    fail(at, "unknown-name",
         "\"" + std::string(name) + "\" is no option of \"" + target.name + "\"" + suggestion);
  }

  Operand call(std::string_view function, std::size_t at) {
    expect("(", "");
    skip_space();
    const std::size_t argument_at = position_;
    const std::string argument(take_while(is_id));
    Operand result{Type::number, at, {}, true, 0};
    if (function == "visits") {
      emit(Operation::visits, static_cast<std::int32_t>(node(argument, argument_at)));
    } else if (function == "chose") {
      const std::uint32_t index = node(argument, argument_at);
      expect(".", "between a node and a reply, as in chose(opening.own)");
      const std::size_t reply_at = position_;
      const std::string_view reply = take_while(is_id);
      const std::optional<std::uint32_t> slot = scope_.option(index, reply);
      if (!slot) {
        fail(reply_at, "unknown-reply",
             "node \"" + argument + "\" has no reply \"" + std::string(reply) + "\"");
      }
      emit(Operation::chose, static_cast<std::int32_t>(*slot));
      result = {Type::truth, at, {}, false, 0};
    } else if (function == "score") {
      emit(Operation::score, static_cast<std::int32_t>(criterion(argument, argument_at)));
    } else if (function == "share") {
      share(argument, at, argument_at);
      result.tally = false;
    } else {
      fail(at, "unknown-name",
           "there is no function \"" + std::string(function) + "\"" +
               did_you_mean(closest(function, {"visits", "chose", "score", "share"})));
    }
    expect(")", "after the argument of " + std::string(function));
    return result;
  }

  void share(const std::string& name, std::size_t at, std::size_t argument_at) {
    if (!scope_.at_the_end) {
      fail(at, "type-error", "share() is known only at the end; it can be used in \"pass\" alone");
    }
    if (name == "overall") return emit(Operation::share_overall);
    if (const auto family = scope_.family(name)) {
      return emit(Operation::share_family, static_cast<std::int32_t>(*family));
    }
    emit(Operation::share_criterion, static_cast<std::int32_t>(criterion(name, argument_at)));
  }

  std::uint32_t node(const std::string& id, std::size_t at) const {
    if (const auto found = scope_.node(id)) return *found;
    fail(at, "unknown-node", "\"" + id + "\" is no node" + did_you_mean(scope_.closest_node(id)));
  }

  std::uint32_t criterion(const std::string& id, std::size_t at) const {
    if (const auto found = scope_.criterion(id)) return *found;
    fail(at, "unknown-criterion",
         "\"" + id + "\" is no criterion of the rubric" + did_you_mean(scope_.closest_criterion(id)));
  }

  std::string_view text_;
  const ExpressionScope& scope_;
  std::size_t position_ = 0;
  std::size_t depth_ = 0;
  int nesting_ = 0;
  std::vector<Instruction> code_;
};

}  // namespace

std::variant<Expression, ExpressionError> parse_condition(std::string_view text,
                                                          const ExpressionScope& scope) {
  try {
    return Parser(text, scope).condition();
  } catch (Failure& failure) {
    return std::move(failure.error);
  }
}

std::variant<Effect, ExpressionError> parse_effect(std::string_view text, const ExpressionScope& scope) {
  try {
    return Parser(text, scope).effect();
  } catch (Failure& failure) {
    return std::move(failure.error);
  }
}

}  // namespace composure
