#include "expression/text.hpp"

#include <string>
#include <vector>

#include "catch.hpp"

using namespace composure;

namespace {

struct World {
  std::vector<StateVariable> state{{"trust", StateType::meter, 40, 100, {}},
                                   {"promised", StateType::flag, 0, 1, {}},
                                   {"channel", StateType::choice, 0, 1, {"call", "mail"}}};
  std::vector<Fact> facts{{"new_date", "14 March"}, {"braces", "{trust}"}};
  std::vector<std::int32_t> values{40, 1, 1};

  std::variant<Text, ExpressionError> parse(const std::string& source) const {
    ExpressionScope scope;
    scope.state = state;
    scope.node = [](std::string_view) { return std::optional<std::uint32_t>(); };
    scope.closest_node = [](std::string_view) { return std::string(); };
    return parse_text(source, scope, facts);
  }

  std::string render(const std::string& source) const {
    const auto parsed = parse(source);
    if (const auto* error = std::get_if<ExpressionError>(&parsed)) FAIL(source << ": " << error->message);
    return std::get<Text>(parsed).render({values, {}, {}, {}, {}, {}, 0, false}, state);
  }

  ExpressionError error(const std::string& source) const {
    const auto parsed = parse(source);
    if (std::holds_alternative<Text>(parsed)) FAIL(source << " was accepted");
    return std::get<ExpressionError>(parsed);
  }
};

}  // namespace

TEST_CASE("given a text without braces, when it is rendered, then it reads as written") {
  const World world;
  CHECK(world.render("100 % done? \"yes\": a } b ## %s") == "100 % done? \"yes\": a } b ## %s");
  CHECK(world.render("").empty());
  CHECK(Text().empty());
}

TEST_CASE("given state names and facts in braces, when the text is rendered, then their values stand there") {
  World world;
  CHECK(world.render("By {fact.new_date}, trust {trust}, by {channel}, {promised}.") ==
        "By 14 March, trust 40, by mail, 1.");
  CHECK(world.render("{ trust }{trust}") == "4040");
  CHECK(world.render("{fact.braces}") == "{trust}");  // a fact is quoted, not read again
  world.values = {0, 0, 0};
  CHECK(world.render("{trust}, {channel}, {promised}") == "0, call, 0");
}

TEST_CASE("given a double brace, when the text is rendered, then it is one brace") {
  const World world;
  CHECK(world.render("{{trust}") == "{trust}");
  CHECK(world.render("a {{ b {trust}") == "a { b 40");
  CHECK(world.render("{{{{") == "{{");
  CHECK(world.render("{{{trust}}") == "{40}");
}

TEST_CASE("given a conditional text, when it is rendered, then the branch follows the state of that moment") {
  World world;
  const std::string text =
      R"(Hello{promised ? ", as I said," : ""} and {trust >= 50 ? "welcome" : "goodbye"}.)";
  CHECK(world.render(text) == "Hello, as I said, and goodbye.");
  world.values = {50, 0, 0};
  CHECK(world.render(text) == "Hello and welcome.");
  CHECK(world.render(R"({promised?"a"}b)") == "b");
  CHECK(world.render(R"({channel == call ? "phone" : "post"})") == "phone");
  CHECK(world.render(R"({channel == "call" ? "phone" : "post"})") == "phone");
  CHECK(world.render(R"({not promised ? "braces } in quotes: {{" : "x"})") == "braces } in quotes: {");
  CHECK(world.render(R"({promised ? "x" : "on {fact.new_date}, trust {trust}"})") == "on 14 March, trust 50");
}

TEST_CASE("given a text, when its source is asked for, then it is what the author wrote") {
  const World world;
  const auto parsed = world.parse("By {fact.new_date}");
  REQUIRE(std::holds_alternative<Text>(parsed));
  CHECK(std::get<Text>(parsed).source() == "By {fact.new_date}");
}

TEST_CASE("given a faulty text, when it is parsed, then rule, place and expectation are told") {
  const World world;
  struct Case {
    std::string text;
    std::size_t offset;
    std::string rule;
    std::string message;
  };
  const std::vector<Case> cases{
      {"ab {trust", 3, "bad-text", "this `{` is not closed; write `{{` for a brace"},
      {"ab {promised ? \"x}", 3, "bad-text", "this `{` is not closed; write `{{` for a brace"},
      {"ab { trst }", 5, "unknown-name",
       "\"trst\" is not declared; did you mean \"trust\"? (write `{{` for a brace)"},
      {"ab {}", 4, "unknown-name", "\"\" is not declared (write `{{` for a brace)"},
      {"ab {fact.new_dat}", 9, "unknown-fact",
       "\"new_dat\" is no fact of the briefing; did you mean \"new_date\"?"},
      {"{trust ? \"a\" : \"b\"}", 1, "type-error",
       "this is a number, but a condition is expected here; compare it, as in `trust >= 50`"},
      {"ab {promised and x ? \"a\"}", 17, "unknown-name", "\"x\" is not declared"},
      {"{promised ? a}", 12, "bad-text",
       "expected a text in quotation marks, as in {promised ? \"as I said\" : \"\"}"},
      {"{promised ? }", 12, "bad-text",
       "expected a text in quotation marks, as in {promised ? \"as I said\" : \"\"}"},
      {"{promised ? \"a\" \"b\"}", 16, "bad-text", "expected `: \"…\"` or the closing brace"},
      {"{promised ? \"a\" : \"b\" c}", 22, "bad-text", "expected the closing brace after the second text"},
      {"{promised ? \"a {nope}\" : \"b\"}", 16, "unknown-name",
       "\"nope\" is not declared (write `{{` for a brace)"},
  };
  for (const Case& each : cases) {
    INFO(each.text);
    const ExpressionError error = world.error(each.text);
    CHECK(error.rule == each.rule);
    CHECK(error.offset == each.offset);
    CHECK(error.message == each.message);
  }
}
