#include "expression/expression.hpp"

#include <string>
#include <utility>
#include <vector>

#include "catch.hpp"
#include "expression/parse.hpp"
#include "expression/suggestion.hpp"

using namespace composure;

namespace {

/// State, nodes, replies and criteria to write expressions about.
struct World {
  std::vector<StateVariable> state{{"trust", StateType::meter, 40, 100, {}},
                                   {"offers", StateType::count, 0, 9, {}},
                                   {"knows_date", StateType::flag, 0, 1, {}},
                                   {"channel", StateType::choice, 0, 2, {"call", "e-mail", "mail"}}};
  std::vector<std::int32_t> values{40, 3, 1, 1};
  std::vector<std::uint32_t> visits{2, 0};
  std::vector<std::uint64_t> chosen{0b10};
  std::vector<std::int32_t> gained{-1, 4};
  std::vector<std::int32_t> criterion_percent{0, 80};
  std::vector<std::int32_t> family_percent{55};

  ExpressionScope scope(bool at_the_end = false) const {
    const auto index = [](std::string_view name, const std::vector<std::string_view>& names) {
      for (std::uint32_t i = 0; i < names.size(); ++i) {
        if (names[i] == name) return std::optional<std::uint32_t>(i);
      }
      return std::optional<std::uint32_t>();
    };
    ExpressionScope result;
    result.state = state;
    result.node = [=](std::string_view id) { return index(id, {"opening", "calm-down"}); };
    result.closest_node = [](std::string_view id) { return closest(id, {"opening", "calm-down"}); };
    result.option = [=](std::uint32_t node, std::string_view reply) {
      return node == 0 ? index(reply, {"own", "ask-why"}) : std::optional<std::uint32_t>();
    };
    result.criterion = [=](std::string_view id) { return index(id, {"own_it", "guide"}); };
    result.closest_criterion = [](std::string_view id) { return closest(id, {"own_it", "guide"}); };
    result.family = [=](std::string_view id) { return index(id, {"listening"}); };
    result.at_the_end = at_the_end;
    return result;
  }

  StateView view() const {
    return {values, visits, chosen, gained, criterion_percent, family_percent, 61, true};
  }

  bool holds(const std::string& text, bool at_the_end = false) const {
    auto parsed = parse_condition(text, scope(at_the_end));
    if (const auto* error = std::get_if<ExpressionError>(&parsed)) FAIL(text << ": " << error->message);
    return std::get<Expression>(parsed).holds(view());
  }

  ExpressionError condition_error(const std::string& text, bool at_the_end = false) const {
    auto parsed = parse_condition(text, scope(at_the_end));
    if (std::holds_alternative<Expression>(parsed)) FAIL(text << " was accepted");
    return std::get<ExpressionError>(parsed);
  }

  ExpressionError effect_error(const std::string& text) const {
    auto parsed = parse_effect(text, scope());
    if (std::holds_alternative<Effect>(parsed)) FAIL(text << " was accepted");
    return std::get<ExpressionError>(parsed);
  }
};

}  // namespace

TEST_CASE("given numbers, when they are compared, then every comparison means what it says") {
  const World world;  // trust is 40, offers is 3
  const std::vector<std::pair<std::string, bool>> cases{
      {"trust == 40", true},    {"trust == 41", false},  {"trust != 41", true},    {"trust != 40", false},
      {"trust < 41", true},     {"trust < 40", false},   {"trust <= 40", true},    {"trust <= 39", false},
      {"trust > 39", true},     {"trust > 40", false},   {"trust >= 40", true},    {"trust >= 41", false},
      {"trust > offers", true}, {"offers>trust", false}, {"  trust\t>= 40 ", true}};
  for (const auto& [text, expected] : cases) {
    INFO(text);
    CHECK(world.holds(text) == expected);
  }
}

TEST_CASE("given several operators, when a value is computed, then they bind as in arithmetic") {
  const World world;  // trust is 40, offers is 3
  for (const std::string text :
       {"trust + offers * 2 == 46", "(trust + offers) * 2 == 86", "trust - 10 - 10 == 20", "trust / 3 == 13",
        "trust / 3 * 3 == 39", "-offers == 0 - 3", "- -offers == 3", "-(offers + 1) == -4", "10 - -5 == 15",
        "trust * -1 == -40", "(0 - 7) / 2 == -3", "trust / (2) == 20", "((((trust)))) == 40",
        "trust / -3 == -13"}) {
    INFO(text);
    CHECK(world.holds(text));
  }
}

TEST_CASE("given and, or and not, when they are mixed, then not binds tightest and or loosest") {
  const World world;
  CHECK(world.holds("true or false and false"));
  CHECK_FALSE(world.holds("(true or false) and false"));
  CHECK(world.holds("not false and true"));
  CHECK_FALSE(world.holds("not (false or true)"));
  CHECK(world.holds("not not true"));
  CHECK(world.holds("not trust == 41"));
  CHECK(world.holds("knows_date and trust >= 40 or false"));
  CHECK_FALSE(world.holds("not knows_date"));
}

TEST_CASE(
    "given a flag, when it is read, then it is a condition and may be compared with true, false, 1 and 0") {
  World world;
  for (const bool set : {true, false}) {
    world.values[2] = set ? 1 : 0;
    CHECK(world.holds("knows_date") == set);
    CHECK(world.holds("knows_date == true") == set);
    CHECK(world.holds("knows_date == 1") == set);
    CHECK(world.holds("knows_date == 0") == !set);
    CHECK(world.holds("knows_date != false") == set);
    CHECK(world.holds("1 == knows_date") == set);
    CHECK(world.holds("knows_date == (trust > 0)") == set);
  }
}

TEST_CASE("given a choice, when it is compared with an option, then it holds for that option only") {
  const World world;  // channel is e-mail
  CHECK(world.holds("channel == e-mail"));
  CHECK(world.holds("channel == \"e-mail\""));
  CHECK(world.holds("channel == 'e-mail'"));
  CHECK_FALSE(world.holds("channel == mail"));
  CHECK(world.holds("channel != call and channel != mail"));
}

TEST_CASE("given visits, chose and score, when they are read, then an id is read whole") {
  const World world;
  CHECK(world.holds("visits(opening) == 2"));
  CHECK(world.holds("visits( calm-down ) == 0"));
  CHECK(world.holds("2 <= visits(opening)"));
  CHECK(world.holds("chose(opening.ask-why)"));
  CHECK_FALSE(world.holds("chose(opening.own)"));
  CHECK(world.holds("score(own_it) == -1"));
  CHECK(world.holds("score(guide) >= 4 and score(own_it) < 0"));
  CHECK(world.holds("(score(guide)) > (3)"));
}

TEST_CASE(
    "given the end of a scenario, when share and success are read, then they are known there and nowhere "
    "else") {
  const World world;
  CHECK(world.holds("share(overall) == 61", true));
  CHECK(world.holds("share(listening) == 55", true));
  CHECK(world.holds("share(guide) == 80 and share(own_it) == 0", true));
  CHECK(world.holds("success and share(guide) - share(listening) >= 25", true));
  CHECK(world.condition_error("share(overall) >= 60").rule == "type-error");
  CHECK(world.condition_error("success").rule == "unknown-name");
  CHECK(world.condition_error("share(gude) > 1", true).message ==
        "\"gude\" is no criterion of the rubric; did you mean \"guide\"?");
}

TEST_CASE("given very large numbers, when they are combined, then the result stays within the limit") {
  const World world;
  CHECK(world.holds("1000000000 + 1000000000 == 1000000000"));
  CHECK(world.holds("1000000000 * 1000000000 == 1000000000"));
  CHECK(world.holds("-1000000000 - 1000000000 == -1000000000"));
  CHECK(world.holds("-1000000000 * 1000000000 == -1000000000"));
  CHECK(world.condition_error("trust > 1000000001").rule == "bad-expression");
  CHECK(world.condition_error("trust > 99999999999999999999999").rule == "bad-expression");
}

TEST_CASE("given a faulty condition, when it is parsed, then rule, place and expectation are told") {
  const World world;
  struct Case {
    std::string text;
    std::size_t offset;
    std::string rule;
    std::string message;
  };
  const std::vector<Case> cases{
      {"", 0, "bad-expression", "the expression ends where a value is expected"},
      {"trust >=", 8, "bad-expression", "the expression ends where a value is expected"},
      {"trust", 0, "type-error",
       "this is a number, but a condition is expected here; compare it, as in `trust >= 50`"},
      {"channel", 0, "type-error",
       "this is a choice, but a condition is expected here; compare it, as in `trust >= 50`"},
      {"true and trust", 9, "type-error",
       "this is a number, but a condition is expected here; compare it, as in `trust >= 50`"},
      {"not trust", 4, "type-error",
       "this is a number, but a condition is expected here; compare it, as in `trust >= 50`"},
      {"trst > 5", 0, "unknown-name", "\"trst\" is not declared; did you mean \"trust\"?"},
      {"true and zzz > 5", 9, "unknown-name", "\"zzz\" is not declared"},
      {"trust = 5", 6, "bad-expression", "a comparison is written `==`"},
      {"trust > 5 > 3", 10, "bad-expression", "comparisons cannot be chained; write `a < b and b < c`"},
      {"trust > 5 7", 10, "bad-expression", "did not expect `7` here; expected an operator or the end"},
      {"(trust > 5", 10, "bad-expression", "expected `)` to close the parenthesis"},
      {"trust > 1.5", 8, "bad-expression", "only whole numbers are allowed"},
      {"trust > 5x", 8, "bad-expression", "only whole numbers are allowed"},
      {"trust > $5", 8, "bad-expression", "expected a number, a name or `(`, not `$`"},
      {"trust / 0 == 1", 8, "division-by-zero", "division by zero"},
      {"trust / -0 == 1", 8, "division-by-zero", "division by zero"},
      {"trust / offers == 1", 8, "type-error", "only division by a constant is possible"},
      {"trust + knows_date > 1", 8, "type-error", "this is true or false, but a number is expected here"},
      {"trust == true", 9, "type-error", "this is true or false, but a number is expected here"},
      {"knows_date > 0", 0, "type-error", "this is true or false, but a number is expected here"},
      {"knows_date == 2", 0, "type-error", "this is true or false, but a number is expected here"},
      {"channel < mail", 0, "type-error", "a choice can only be compared with `==` or `!=`"},
      {"channel == fax", 11, "unknown-name", "\"fax\" is no option of \"channel\""},
      {"channel == cal", 11, "unknown-name", "\"cal\" is no option of \"channel\"; did you mean \"call\"?"},
      {"channel == \"call", 11, "bad-expression", "this option is not closed by a quotation mark"},
      {"visits(opening) + 1 > 2", 0, "type-error",
       "visits() and score() may only be compared with a constant"},
      {"visits(opening) > offers", 0, "type-error",
       "visits() and score() may only be compared with a constant"},
      {"score(guide) > score(own_it)", 0, "type-error",
       "visits() and score() may only be compared with a constant"},
      {"-score(guide) > 1", 1, "type-error", "visits() and score() may only be compared with a constant"},
      {"visits(openin) > 1", 7, "unknown-node", "\"openin\" is no node; did you mean \"opening\"?"},
      {"chose(opening.owm)", 14, "unknown-reply", "node \"opening\" has no reply \"owm\""},
      {"chose(opening)", 13, "bad-expression",
       "expected `.` between a node and a reply, as in chose(opening.own)"},
      {"score(own-it) > 1", 6, "unknown-criterion",
       "\"own-it\" is no criterion of the rubric; did you mean \"own_it\"?"},
      {"visit(opening) > 1", 0, "unknown-name", "there is no function \"visit\"; did you mean \"visits\"?"},
      {"visits(opening > 1", 15, "bad-expression", "expected `)` after the argument of visits"},
      {"and true", 0, "bad-expression", "expected a value before `and`"},
  };
  for (const Case& each : cases) {
    INFO(each.text);
    const ExpressionError error = world.condition_error(each.text);
    CHECK(error.rule == each.rule);
    CHECK(error.offset == each.offset);
    CHECK(error.message == each.message);
  }
}

TEST_CASE("given extreme nesting, when it is parsed, then it is refused instead of running out of stack") {
  const World world;
  CHECK(world.holds(std::string(59, '(') + "true" + std::string(59, ')')));
  CHECK(world.condition_error(std::string(100'000, '(') + "true").rule == "bad-expression");
  CHECK(world.condition_error("trust == " + std::string(100'000, '-') + "1").rule == "bad-expression");
  std::string nots;
  for (int i = 0; i < 100'000; ++i)
    nots += "not ";
  CHECK(world.condition_error(nots + "true").rule == "bad-expression");
  // Long is fine as long as nothing piles up; a right-leaning chain has to wait for its end.
  std::string sum = "trust";
  for (int i = 0; i < 1000; ++i)
    sum += " + 1";
  CHECK(world.holds(sum + " == 1040"));
  // 59 nested sums hold 60 numbers at once, within the stack.
  std::string waiting;
  for (int i = 0; i < 59; ++i)
    waiting += "1 + (";
  CHECK(world.holds(waiting + "1" + std::string(59, ')') + " == 60"));
}

TEST_CASE("given an effect, when it is parsed, then variable, kind and value are as written") {
  const World world;
  const auto effect = [&](const std::string& text) {
    auto parsed = parse_effect(text, world.scope());
    if (const auto* error = std::get_if<ExpressionError>(&parsed)) FAIL(text << ": " << error->message);
    return std::get<Effect>(std::move(parsed));
  };
  const Effect more = effect("trust += 5");
  CHECK(more.variable == 0);
  CHECK(more.kind == Effect::Kind::increase);
  CHECK(more.value.value(world.view()) == 5);
  const Effect less = effect("offers -= offers - 1");
  CHECK(less.variable == 1);
  CHECK(less.kind == Effect::Kind::decrease);
  CHECK(less.value.value(world.view()) == 2);
  const Effect set = effect(" trust=trust*2-1 ");
  CHECK(set.kind == Effect::Kind::set);
  CHECK(set.value.value(world.view()) == 79);
  CHECK(effect("knows_date = false").value.value(world.view()) == 0);
  CHECK(effect("knows_date = 1").value.value(world.view()) == 1);
  CHECK(effect("knows_date = trust >= 40 and offers == 3").value.value(world.view()) == 1);
  CHECK(effect("channel = mail").value.value(world.view()) == 2);
  CHECK(effect("channel = 'call'").value.value(world.view()) == 0);
}

TEST_CASE("given a faulty effect, when it is parsed, then rule, place and expectation are told") {
  const World world;
  struct Case {
    std::string text;
    std::size_t offset;
    std::string rule;
    std::string message;
  };
  const std::vector<Case> cases{
      {"", 0, "bad-expression", "expected the name of a state variable, as in `trust += 5`"},
      {"5 += trust", 0, "bad-expression", "expected the name of a state variable, as in `trust += 5`"},
      {"trst += 5", 0, "unknown-name", "\"trst\" is not declared; did you mean \"trust\"?"},
      {"trust", 5, "bad-expression", "expected `+=`, `-=` or `=` after \"trust\""},
      {"trust == 5", 6, "bad-expression", "expected `+=`, `-=` or `=` after \"trust\""},
      {"trust *= 5", 6, "bad-expression", "expected `+=`, `-=` or `=` after \"trust\""},
      {"trust += ", 9, "bad-expression", "the expression ends where a value is expected"},
      {"trust += 5 5", 11, "bad-expression", "did not expect `5` here; expected an operator or the end"},
      {"trust = true", 8, "type-error", "this is true or false, but a number is expected here"},
      {"trust = channel", 8, "type-error", "this is a choice, but a number is expected here"},
      {"trust = visits(opening)", 8, "type-error",
       "visits() and score() may only be compared with a constant"},
      {"trust = offers / 0", 17, "division-by-zero", "division by zero"},
      {"knows_date += 1", 11, "type-error",
       "\"knows_date\" is not a number; only a meter or a count can be raised or lowered"},
      {"knows_date = 2", 13, "type-error", "\"knows_date\" is a flag; expected true, false or a condition"},
      {"channel -= 1", 8, "type-error",
       "\"channel\" is not a number; only a meter or a count can be raised or lowered"},
      {"channel = fax", 10, "unknown-name", "\"fax\" is no option of \"channel\""},
      {"trust = share(overall)", 8, "type-error",
       "share() is known only at the end; it can be used in \"pass\" alone"},
  };
  for (const Case& each : cases) {
    INFO(each.text);
    const ExpressionError error = world.effect_error(each.text);
    CHECK(error.rule == each.rule);
    CHECK(error.offset == each.offset);
    CHECK(error.message == each.message);
  }
}

TEST_CASE("given a mistyped word, when a suggestion is looked for, then only near words are offered") {
  CHECK(closest("calmr", {"opening", "calmer", "calm"}) == "calmer");
  CHECK(closest("clam", {"calm"}) == "calm");  // two letters swapped are one mistake
  CHECK(closest("opening", {"closing-remark", "end"}).empty());
  CHECK(closest("", {"a"}).empty());
  CHECK(closest(std::string(1000, 'a'), {std::string_view("aaaa")}).empty());
  CHECK(did_you_mean("calm") == "; did you mean \"calm\"?");
  CHECK(did_you_mean("").empty());
}
