#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

namespace composure {

/// The parts of a playing conversation that an expression can read. All spans are indexed by the scenario's
/// interned ids; `chosen` holds one bit for each option slot.
struct StateView {
  std::span<const std::int32_t> values;
  std::span<const std::uint32_t> visits;
  std::span<const std::uint64_t> chosen;
  std::span<const std::int32_t> gained;

  /// Only filled when "pass" is evaluated: whole percent by criterion, by family, and overall.
  std::span<const std::int32_t> criterion_percent;
  std::span<const std::int32_t> family_percent;
  std::int32_t overall_percent = 0;
  bool success = false;
};

enum class Operation : std::uint8_t {
  constant,
  state,
  visits,
  chose,
  score,
  share_criterion,
  share_family,
  share_overall,
  success,
  add,
  subtract,
  multiply,
  divide,
  negate,
  equal,
  not_equal,
  less,
  less_equal,
  greater,
  greater_equal,
  both,
  either,
  invert,
};

/// One step of a compiled expression; `operand` is a constant or an interned id.
struct Instruction {
  Operation operation;
  std::int32_t operand = 0;
  friend bool operator==(const Instruction&, const Instruction&) = default;
};

/// Intermediate results are kept within this range, so that no arithmetic can overflow.
inline constexpr std::int64_t expression_limit = 1'000'000'000;
/// Deepest stack a compiled expression may need; a longer one is refused by the parser.
inline constexpr std::size_t expression_stack = 64;

/// A condition or a value, parsed and type-checked once, in postfix order. Empty means "always true".
class Expression {
 public:
  Expression() = default;
  explicit Expression(std::vector<Instruction> code) : code_(std::move(code)) {}

  bool empty() const { return code_.empty(); }
  std::span<const Instruction> code() const { return code_; }

  /// The value: a number, or 0 or 1 for a condition. Never fails: everything that could was checked at load.
  std::int64_t value(const StateView& state) const;
  /// True if the condition holds; an empty expression always does.
  bool holds(const StateView& state) const { return code_.empty() || value(state) != 0; }

 private:
  std::vector<Instruction> code_;
};

/// An assignment: `name += n`, `name -= n` or `name = expression`.
struct Effect {
  enum class Kind : std::uint8_t { set, increase, decrease };
  std::uint32_t variable = 0;  ///< index into the scenario's state
  Kind kind = Kind::set;
  Expression value;
};

}  // namespace composure
