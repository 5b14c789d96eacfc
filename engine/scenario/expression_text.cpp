#include "scenario/expression_text.hpp"

namespace composure {
namespace {

/// How tightly a piece of text holds together, loosest first; as the grammar nests.
enum class Binding { either, both, invert, comparison, sum, product, unary, primary };

/// What a constant has to be written as depends on what it stands beside, so it stays open until then.
enum class Type { number, truth, choice, constant };

struct Piece {
  std::string text;
  Binding binding = Binding::primary;
  Type type = Type::number;
  std::int32_t constant = 0;
  std::uint32_t variable = 0;  ///< for a choice
};

std::string truth_text(std::int32_t value) {
  return value != 0 ? "true" : "false";
}

std::string_view sign_of(Operation operation) {
  switch (operation) {
    case Operation::add:
      return " + ";
    case Operation::subtract:
      return " - ";
    case Operation::multiply:
      return " * ";
    case Operation::divide:
      return " / ";
    case Operation::equal:
      return " == ";
    case Operation::not_equal:
      return " != ";
    case Operation::less:
      return " < ";
    case Operation::less_equal:
      return " <= ";
    case Operation::greater:
      return " > ";
    case Operation::greater_equal:
      return " >= ";
    case Operation::both:
      return " and ";
    case Operation::either:
      return " or ";
    default:
      return "";
  }
}

Binding binding_of(Operation operation) {
  switch (operation) {
    case Operation::either:
      return Binding::either;
    case Operation::both:
      return Binding::both;
    case Operation::add:
    case Operation::subtract:
      return Binding::sum;
    case Operation::multiply:
    case Operation::divide:
      return Binding::product;
    default:
      return Binding::comparison;
  }
}

/// The text of an operand; in parentheses if it binds less tightly than it must.
std::string operand_text(const Piece& piece, Binding least) {
  return piece.binding < least ? '(' + piece.text + ')' : piece.text;
}

Binding tighter(Binding binding) {
  return static_cast<Binding>(static_cast<int>(binding) + 1);
}

/// A constant beside this: a truth value, an option or a number.
void settle(Piece& constant, const Piece& beside, const std::vector<StateVariable>& state) {
  if (constant.type != Type::constant) return;
  if (beside.type == Type::truth) {
    constant.text = truth_text(constant.constant);
  } else if (beside.type == Type::choice) {
    constant.text = state[beside.variable].options[static_cast<std::size_t>(constant.constant)];
  } else {
    return;
  }
  constant.binding = Binding::primary;
}

Piece joined(Operation operation, Piece left, Piece right, const std::vector<StateVariable>& state) {
  const Binding binding = binding_of(operation);
  const Piece truth{"", Binding::primary, Type::truth};
  const bool logical = operation == Operation::both || operation == Operation::either;
  settle(left, logical ? truth : right, state);
  settle(right, logical ? truth : left, state);
  // Sums, products, `and` and `or` go from left to right; comparisons do not follow one another.
  const Binding left_least = binding == Binding::comparison ? tighter(binding) : binding;
  Piece whole;
  whole.text = operand_text(left, left_least) + std::string(sign_of(operation)) +
               operand_text(right, tighter(binding));
  whole.binding = binding;
  whole.type = binding == Binding::sum || binding == Binding::product ? Type::number : Type::truth;
  return whole;
}

}  // namespace

ExpressionWriter::ExpressionWriter(const Scenario& scenario)
    : scenario_(scenario), slots_(scenario.slot_count) {
  for (const Node& node : scenario.nodes) {
    const auto name = [&](const Option& option) {
      slots_[option.slot] = {node.id, scenario.replies[option.reply].id};
    };
    for (const Option& option : node.options)
      name(option);
    for (const Option& option : node.asides)
      name(option);
    if (node.fallback_reply) name(*node.fallback_reply);
  }
}

std::string ExpressionWriter::condition(const Expression& expression) const {
  if (expression.empty()) return {};
  const Rubric& rubric = *scenario_.rubric;
  std::vector<Piece> stack;
  const auto push = [&](std::string text, Type type) {
    stack.push_back({std::move(text), Binding::primary, type});
  };
  for (const Instruction& step : expression.code()) {
    const auto index = static_cast<std::size_t>(step.operand);
    switch (step.operation) {
      case Operation::constant:
        stack.push_back({std::to_string(step.operand), step.operand < 0 ? Binding::unary : Binding::primary,
                         Type::constant, step.operand});
        break;
      case Operation::state: {
        const StateVariable& variable = scenario_.state[index];
        const Type type = variable.type == StateType::flag     ? Type::truth
                          : variable.type == StateType::choice ? Type::choice
                                                               : Type::number;
        push(variable.name, type);
        stack.back().variable = static_cast<std::uint32_t>(index);
        break;
      }
      case Operation::visits:
        push("visits(" + scenario_.nodes[index].id + ')', Type::number);
        break;
      case Operation::chose:
        push("chose(" + std::string(slots_[index].node) + '.' + std::string(slots_[index].reply) + ')',
             Type::truth);
        break;
      case Operation::score:
        push("score(" + rubric.criteria[index].id + ')', Type::number);
        break;
      case Operation::share_criterion:
        push("share(" + rubric.criteria[index].id + ')', Type::number);
        break;
      case Operation::share_family:
        push("share(" + rubric.families[index].id + ')', Type::number);
        break;
      case Operation::share_overall:
        push("share(overall)", Type::number);
        break;
      case Operation::success:
        push("success", Type::truth);
        break;
      case Operation::negate: {
        Piece& inner = stack.back();
        inner = {'-' + operand_text(inner, Binding::unary), Binding::unary, Type::number};
        break;
      }
      case Operation::invert: {
        Piece& inner = stack.back();
        settle(inner, {"", Binding::primary, Type::truth}, scenario_.state);
        inner = {"not " + operand_text(inner, Binding::invert), Binding::invert, Type::truth};
        break;
      }
      default: {
        Piece right = std::move(stack.back());
        stack.pop_back();
        Piece left = std::move(stack.back());
        stack.pop_back();
        stack.push_back(joined(step.operation, std::move(left), std::move(right), scenario_.state));
        break;
      }
    }
  }
  settle(stack.back(), {"", Binding::primary, Type::truth}, scenario_.state);
  return stack.back().text;
}

}  // namespace composure
