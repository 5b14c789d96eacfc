#include "fuzz/expression_fuzz.hpp"

#include <array>
#include <stdexcept>
#include <string_view>
#include <vector>

#include "expression/parse.hpp"
#include "expression/text.hpp"

namespace composure::test {
namespace {

constexpr std::uint32_t nodes = 2;
constexpr std::uint32_t criteria = 2;
constexpr std::uint32_t slots = 4;

std::optional<std::uint32_t> index_in(const std::array<std::string_view, 2>& names, std::string_view name) {
  for (std::uint32_t i = 0; i < names.size(); ++i) {
    if (names[i] == name) return i;
  }
  return {};
}

const std::vector<StateVariable>& variables() {
  static const std::vector<StateVariable> list{{"trust", StateType::meter, 40, 100, {}},
                                               {"offers", StateType::count, 0, 9, {}},
                                               {"told", StateType::flag, 0, 1, {}},
                                               {"plan", StateType::choice, 0, 1, {"a", "b"}}};
  return list;
}

ExpressionScope scope(bool at_the_end) {
  ExpressionScope scope;
  scope.state = variables();
  scope.node = [](std::string_view name) { return index_in({"opening", "calm-er"}, name); };
  scope.closest_node = [](std::string_view) { return std::string("opening"); };
  scope.option = [](std::uint32_t node, std::string_view name) -> std::optional<std::uint32_t> {
    const auto reply = index_in({"own", "b"}, name);
    if (!reply) return {};
    return node * 2 + *reply;
  };
  scope.criterion = [](std::string_view name) { return index_in({"own_it", "guide"}, name); };
  scope.closest_criterion = [](std::string_view) { return std::string(); };
  scope.family = [](std::string_view name) { return index_in({"active_listening", "substance"}, name); };
  scope.at_the_end = at_the_end;
  return scope;
}

void require(bool condition) {
  if (!condition) throw std::logic_error("a value is out of bounds");
}

}  // namespace

void read_as_expression(const std::uint8_t* data, std::size_t size) {
  const std::string_view source(reinterpret_cast<const char*>(data), size);
  const std::vector<std::int32_t> values{40, 3, 1, 1};
  const std::vector<std::uint32_t> visits(nodes, 1);
  const std::vector<std::uint64_t> chosen(slots / 64 + 1, 5);
  const std::vector<std::int32_t> gained(criteria, 2);
  const std::vector<std::int32_t> percent(criteria, 60);
  const StateView state{values, visits, chosen, gained, percent, percent, 70, true};
  for (const bool at_the_end : {false, true}) {
    const ExpressionScope all = scope(at_the_end);
    const auto condition = parse_condition(source, all);
    if (const auto* parsed = std::get_if<Expression>(&condition)) {
      require(parsed->value(state) == 0 || parsed->value(state) == 1);
    } else {
      require(std::get<ExpressionError>(condition).offset <= size);
    }
    const auto effect = parse_effect(source, all);
    if (const auto* parsed = std::get_if<Effect>(&effect)) {
      require(parsed->variable < variables().size());
      const std::int64_t value = parsed->value.value(state);
      require(value >= -expression_limit && value <= expression_limit);
    }
    const std::vector<Fact> facts{{"date", "14 March"}};
    const auto text = parse_text(source, all, facts);
    if (const auto* parsed = std::get_if<Text>(&text)) {
      require(parsed->source() == source);
      parsed->render(state, variables());
      parsed->each_expression([](const Expression&) {});
    }
  }
}

}  // namespace composure::test
