#include "expression/expression.hpp"

#include <algorithm>
#include <array>

namespace composure {
namespace {

std::int64_t limited(std::int64_t value) {
  return std::clamp(value, -expression_limit, expression_limit);
}

bool bit(std::span<const std::uint64_t> bits, std::int32_t index) {
  const auto i = static_cast<std::size_t>(index);
  return ((bits[i / 64] >> (i % 64)) & 1U) != 0;
}

std::int64_t combine(Operation operation, std::int64_t left, std::int64_t right) {
  switch (operation) {
    case Operation::add:
      return limited(left + right);
    case Operation::subtract:
      return limited(left - right);
    case Operation::multiply:
      return limited(left * right);
    case Operation::divide:
      return left / right;
    case Operation::equal:
      return static_cast<std::int64_t>(left == right);
    case Operation::not_equal:
      return static_cast<std::int64_t>(left != right);
    case Operation::less:
      return static_cast<std::int64_t>(left < right);
    case Operation::less_equal:
      return static_cast<std::int64_t>(left <= right);
    case Operation::greater:
      return static_cast<std::int64_t>(left > right);
    case Operation::greater_equal:
      return static_cast<std::int64_t>(left >= right);
    case Operation::both:
      return static_cast<std::int64_t>(left != 0 && right != 0);
    case Operation::either:
      return static_cast<std::int64_t>(left != 0 || right != 0);
    default:
      return 0;
  }
}

std::int64_t leaf(const Instruction& step, const StateView& state) {
  const auto index = static_cast<std::size_t>(step.operand);
  switch (step.operation) {
    case Operation::constant:
      return step.operand;
    case Operation::state:
      return state.values[index];
    case Operation::visits:
      return state.visits[index];
    case Operation::chose:
      return static_cast<std::int64_t>(bit(state.chosen, step.operand));
    case Operation::score:
      return state.gained[index];
    case Operation::share_criterion:
      return state.criterion_percent[index];
    case Operation::share_family:
      return state.family_percent[index];
    case Operation::share_overall:
      return state.overall_percent;
    case Operation::success:
      return static_cast<std::int64_t>(state.success);
    default:
      return 0;
  }
}

}  // namespace

std::int64_t Expression::value(const StateView& state) const {
  std::array<std::int64_t, expression_stack> stack;  // NOLINT: written before it is read, by construction
  std::size_t top = 0;
  for (const Instruction& step : code_) {
    if (step.operation <= Operation::success) {
      stack[top++] = leaf(step, state);
    } else if (step.operation == Operation::negate) {
      stack[top - 1] = -stack[top - 1];
    } else if (step.operation == Operation::invert) {
      stack[top - 1] = static_cast<std::int64_t>(stack[top - 1] == 0);
    } else {
      --top;
      stack[top - 1] = combine(step.operation, stack[top - 1], stack[top]);
    }
  }
  return top == 0 ? 1 : stack[0];
}

}  // namespace composure
