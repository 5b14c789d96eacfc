#include "scenario/expression_text.hpp"

#include <random>
#include <string>
#include <vector>

#include "catch.hpp"
#include "support.hpp"

using namespace composure;
using namespace composure::test;

namespace {

/// A scenario whose `goto` holds these conditions, and whose "pass" is the last of them.
std::shared_ptr<const Scenario> with_conditions(const std::vector<std::string>& conditions,
                                                const std::string& pass = "success") {
  std::string items;
  for (const std::string& condition : conditions)
    items += "{ \"when\": \"" + condition + "\", \"to\": \"end\" },\n";
  ScenarioText text;
  text.nodes =
      R"("a": { "due": ["own_it"], "use": ["aside"], "fallback": { "id": "back", "say": "B." }, "replies": [
{ "id": "own", "say": "O." }, { "id": "ask-why", "say": "A." } ], "goto": [)" +
      items + R"({ "to": "end" }] }, "end": { "ending": "end" })";
  text.state = R"("offers": { "type": "count" }, "knows": { "type": "flag" },
"channel": { "type": "choice", "options": ["call", "e-mail"] },)";
  text.top =
      R"("groups": { "aside": { "aside": true, "replies": [ { "id": "ask-sam", "say": "S?" } ] } }, "pass": ")" +
      pass + "\",";
  return scenario(text);
}

std::string written(const std::string& condition) {
  const auto made = with_conditions({condition});
  return ExpressionWriter(*made).condition(made->nodes[0].next[0].when);
}

/// A condition of any shape that the grammar allows.
class RandomCondition {
 public:
  explicit RandomCondition(unsigned seed) : random_(seed) {}

  std::string truth(int depth) {
    switch (roll(depth > 0 ? 9 : 5)) {
      case 0:
        return "knows";
      case 1:
        return "chose(a.ask-why)";
      case 2:
        return roll(2) == 0 ? "true" : "false";
      case 3:
        return "channel " + pick({"==", "!="}) + " " + pick({"call", "e-mail"});
      case 4:
        return pick({"visits(a)", "score(own_it)"}) + " " + comparison() + " " + pick({"0", "3", "-2"});
      case 5:
        return "(" + truth(depth - 1) + " and " + truth(depth - 1) + ")";
      case 6:
        return "(" + truth(depth - 1) + " or " + truth(depth - 1) + ")";
      case 7:
        return "not (" + truth(depth - 1) + ")";
      default:
        return number(depth - 1) + " " + comparison() + " " + number(depth - 1);
    }
  }

 private:
  unsigned roll(unsigned sides) { return static_cast<unsigned>(random_() % sides); }
  std::string pick(const std::vector<std::string>& words) {
    return words[roll(static_cast<unsigned>(words.size()))];
  }
  std::string comparison() { return pick({"==", "!=", "<", "<=", ">", ">="}); }
  std::string number(int depth) {
    switch (roll(depth > 0 ? 7 : 3)) {
      case 0:
        return "trust";
      case 1:
        return "offers";
      case 2:
        return pick({"0", "7", "-7", "40"});
      case 3:
        return "(" + number(depth - 1) + " " + pick({"+", "-", "*"}) + " " + number(depth - 1) + ")";
      case 4:
        return number(depth - 1) + " " + pick({"+", "-", "*"}) + " " + number(depth - 1);
      case 5:
        return "(" + number(depth - 1) + ") / " + pick({"3", "-3", "(2)"});
      default:
        return "-(" + number(depth - 1) + ")";
    }
  }

  std::mt19937 random_;
};

}  // namespace

TEST_CASE("given a condition, when it is written, then it reads as an author would write it") {
  for (const char* text : {"knows",
                           "not knows",
                           "true",
                           "false",
                           "trust >= 50",
                           "trust >= 50 and not chose(a.own)",
                           "visits(a) == 1 or score(own_it) < -1",
                           "chose(a.ask-sam)",
                           "chose(a.back)",
                           "channel == e-mail",
                           "channel != call",
                           "(knows or true) and trust > offers",
                           "not (knows or false)",
                           "not trust == 4",
                           "trust - offers - 1 == 3",
                           "trust - (offers - 1) == 3",
                           "trust * (offers + 1) / 2 > -offers",
                           "trust / -3 < 10 - -5",
                           "knows and (trust < 1 and offers < 1)",
                           "(trust > 5) == knows",
                           "knows == true",
                           "not not knows",
                           "-(trust + 1) == -2"}) {
    INFO(text);
    CHECK(written(text) == text);
  }
  CHECK(written("  ((knows))and trust>=(50)") == "knows and trust >= 50");
  CHECK(written("knows == 1") == "knows == true");
  CHECK(written("channel == 'call'") == "channel == call");
  const auto made =
      with_conditions({}, "share(overall) >= 55 and share(own_it) > 1 or share(substance) < 9 and success");
  CHECK(ExpressionWriter(*made).condition(*made->pass) ==
        "share(overall) >= 55 and share(own_it) > 1 or share(substance) < 9 and success");
  CHECK(ExpressionWriter(*made).condition(made->nodes[0].next.back().when).empty());
}

TEST_CASE("given any condition, when it is written and read again, then it is the same") {
  std::vector<std::string> conditions;
  for (unsigned seed = 1; seed <= 2000; ++seed)
    conditions.push_back(RandomCondition(seed).truth(4));
  const auto first = with_conditions(conditions);
  const ExpressionWriter writer(*first);
  std::vector<std::string> texts;
  for (std::size_t i = 0; i < conditions.size(); ++i)
    texts.push_back(writer.condition(first->nodes[0].next[i].when));
  const auto second = with_conditions(texts);
  for (std::size_t i = 0; i < conditions.size(); ++i) {
    INFO(conditions[i] << "  →  " << texts[i]);
    const auto before = first->nodes[0].next[i].when.code();
    const auto after = second->nodes[0].next[i].when.code();
    CHECK(std::equal(before.begin(), before.end(), after.begin(), after.end()));
  }
}
