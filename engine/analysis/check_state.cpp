#include "analysis/check_state.hpp"

#include <algorithm>

#include "analysis/sites.hpp"
#include "scenario/each_expression.hpp"

namespace composure {
namespace {

struct Use {
  bool set = false;
  bool read = false;
};

std::vector<Use> uses_of(const CheckContext& check) {
  const Scenario& scenario = check.scenario;
  std::vector<Use> uses(scenario.state.size());
  const auto read = [&](const Expression& expression) {
    for (const Instruction& step : expression.code()) {
      if (step.operation == Operation::state) uses[static_cast<std::size_t>(step.operand)].read = true;
    }
  };
  each_condition_and_effect(
      check, [&](const Expression& expression, JsonDocument::Value) { read(expression); },
      [&](const Effect& effect, JsonDocument::Value) {
        uses[effect.variable].set = true;
        read(effect.value);
      });
  each_text(check, [&](const Text& text, JsonDocument::Value) {
    text.each_variable([&](std::uint32_t variable) { uses[variable].read = true; });
  });
  for (const Reply& reply : scenario.replies) {
    if (reply.agreed) read(*reply.agreed);
  }
  if (scenario.pass) read(*scenario.pass);
  // The face, the curves and the debrief rest on the two meters, and a calm scenario need not move them.
  for (const std::uint32_t meter : {scenario.trust, scenario.tension})
    uses[meter] = {true, true};
  return uses;
}

bool reads_what_is_never_set(const Expression& expression, const std::vector<Use>& uses) {
  return std::ranges::any_of(expression.code(), [&](const Instruction& step) {
    return step.operation == Operation::state && !uses[static_cast<std::size_t>(step.operand)].set;
  });
}

void check_conditions(const CheckContext& check, const Observations& seen) {
  const std::vector<Use> uses = uses_of(check);
  std::vector<const Expression*> of_replies;
  for (const Reply& reply : check.scenario.replies)
    of_replies.push_back(&reply.when);
  const auto look = [&](const Expression& expression, JsonDocument::Value at) {
    const auto found = seen.conditions.find(&expression);
    if (found == seen.conditions.end()) return;
    const auto [was_true, was_false] = found->second;
    if (was_true == was_false) return;
    const bool of_reply = std::ranges::find(of_replies, &expression) != of_replies.end();
    // Told as what follows from it.
    if ((of_reply && was_false) || reads_what_is_never_set(expression, uses)) return;
    check.report("constant-condition", at,
                 std::string("this condition is always ") + (was_true ? "true" : "false") +
                     " when it is looked at; take it away, or change what it rests on");
  };
  each_condition_and_effect(check, look, [](const Effect&, JsonDocument::Value) {});
}

void check_meters(const CheckContext& check, const Observations& seen) {
  const auto look = [&](const Effect& effect, JsonDocument::Value at) {
    const StateVariable& variable = check.scenario.state[effect.variable];
    if (variable.type != StateType::meter || effect.kind == Effect::Kind::set) return;
    const auto found = seen.effects.find(&effect);
    if (found == seen.effects.end() || found->second.changed || !found->second.stopped) return;
    check.report("pinned-meter", at,
                 "this never moves " + in_quotes(variable.name) + ", which already stands at " +
                     (effect.kind == Effect::Kind::increase ? "100" : "0") + " or past what it can take");
  };
  each_condition_and_effect(
      check, [](const Expression&, JsonDocument::Value) {}, look);
}

}  // namespace

void check_declarations(const CheckContext& check) {
  const std::vector<Use> uses = uses_of(check);
  for (std::size_t i = 0; i < uses.size(); ++i) {
    const JsonDocument::Value at = check.places.state[i];
    const std::string name = in_quotes(check.scenario.state[i].name);
    if (uses[i].set && uses[i].read) continue;
    if (!uses[i].set && !uses[i].read) {
      check.report("unused-state", at, name + " is declared, but nothing sets or reads it");
    } else if (uses[i].set) {
      check.report("unread-state", at, name + " is set, but nothing reads it");
    } else {
      check.report("unset-state", at, name + " is read, but nothing sets it, so it stays at its start");
    }
  }
}

void check_state(const CheckContext& check, const Observations& seen) {
  check_conditions(check, seen);
  check_meters(check, seen);
}

}  // namespace composure
