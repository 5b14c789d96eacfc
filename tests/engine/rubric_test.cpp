#include "scoring/rubric.hpp"

#include <algorithm>
#include <set>
#include <string>
#include <vector>

#include "catch.hpp"

using namespace composure;

namespace {

std::string rubric_json(const std::string& families, const std::string& criteria,
                        const std::string& more = "") {
  return "{\n\"format\": 1, \"id\": \"r\", \"name\": \"R\"," + more + "\n\"families\": [" + families +
         "],\n\"criteria\": [" + criteria + "]\n}";
}

const std::string family_a = R"({ "id": "a", "name": "A" })";

std::string first_problem(const std::string& json) {
  const RubricResult result = read_rubric("r.json", json);
  CHECK(result.rubric == nullptr);
  REQUIRE_FALSE(result.problems.empty());
  return to_text(result.problems.front());
}

}  // namespace

TEST_CASE("given the shipped rubrics, when they are read, then each is whole") {
  const RubricSet rubrics = shipped_rubrics();
  REQUIRE(rubrics.contains("client-conversations"));
  for (const auto& [id, rubric] : rubrics) {
    INFO(id);
    CHECK(rubric->id == id);
    CHECK_FALSE(rubric->name.empty());
    CHECK_FALSE(rubric->disclaimer.empty());
    CHECK_FALSE(rubric->moves.empty());
    std::set<std::string> ids;
    for (const Criterion& criterion : rubric->criteria) {
      INFO(criterion.id);
      CHECK(ids.insert(criterion.id).second);
      REQUIRE(criterion.family < rubric->families.size());
      CHECK(criterion.weight >= 1);
      CHECK(std::ranges::count_if(criterion.anchors,
                                  [](const std::string& anchor) { return !anchor.empty(); }) >= 2);
    }
  }
}

TEST_CASE(
    "given the rubric of client conversations, when it is read, then weights and origins are as published") {
  const RubricSet rubrics = shipped_rubrics();
  const Rubric& rubric = *rubrics.at("client-conversations");
  std::vector<std::pair<std::string, int>> families;
  for (const Family& family : rubric.families)
    families.emplace_back(family.id, family.weight);
  CHECK(families ==
        std::vector<std::pair<std::string, int>>{
            {"active_listening", 3}, {"de_escalation", 3}, {"substance", 2}, {"follow_through", 2}});
  CHECK(rubric.criteria.size() == 22);
  CHECK(rubric.moves.size() == 18);
  for (const Criterion& criterion : rubric.criteria)
    CHECK(criterion.weight == 1);
  REQUIRE(rubric.let_finish);
  CHECK(rubric.criteria[*rubric.let_finish].id == "let_finish");
  CHECK(rubric.criteria[*rubric.let_finish].origin == Origin::let_finish);
  REQUIRE(rubric.confirm);
  CHECK(rubric.criteria[*rubric.confirm].id == "confirm");
  CHECK(rubric.criteria[*rubric.confirm].origin == Origin::confirm);
  CHECK(rubric.find_criterion("own_it"));
  CHECK_FALSE(rubric.find_criterion("ownit"));
  CHECK(rubric.find_family("substance"));
  CHECK_FALSE(rubric.find_family("own_it"));
}

TEST_CASE("given a small rubric, when it is read, then anchors, weights and defaults are as written") {
  const RubricResult result = read_rubric(
      "r.json",
      rubric_json(
          R"({ "id": "a", "name": "A", "weight": 4 }, { "id": "b", "name": "B" })",
          R"({ "id": "x", "name": "X", "family": "b", "weight": 7, "levels": { "2": "two", "-1": "minus" }, "basis": "Somebody" })",
          R"("moves": ["apology"], "version": 3, "disclaimer": "D", "sources": ["S"],)"));
  REQUIRE(result.problems.empty());
  REQUIRE(result.rubric);
  CHECK(result.rubric->version == 3);
  CHECK(result.rubric->families[0].weight == 4);
  CHECK(result.rubric->families[1].weight == 1);
  const Criterion& criterion = result.rubric->criteria[0];
  CHECK(criterion.family == 1);
  CHECK(criterion.weight == 7);
  CHECK(criterion.origin == Origin::keyed);
  CHECK(criterion.anchors == std::array<std::string, 4>{"two", "", "", "minus"});
  CHECK_FALSE(result.rubric->let_finish);
  CHECK_FALSE(result.rubric->confirm);
}

TEST_CASE("given a faulty rubric, when it is read, then it is refused with the place") {
  CHECK(first_problem("") == "r.json: error: the file is empty [empty-file]");
  CHECK(first_problem("[]") ==
        "r.json:1:1: error: expected an object for the rubric, not a list [wrong-type]");
  CHECK(first_problem(rubric_json(family_a, R"({ "id": "x", "name": "X", "family": "b", "levels": {} })")) ==
        "r.json:4:50: error: \"b\" is no family declared before \"criteria\" [unknown-family]");
  CHECK(first_problem(rubric_json(family_a, R"({ "id": "x", "name": "X", "family": "a" })")) ==
        "r.json:4:14: error: a criterion must have \"levels\" [missing-key]");
  CHECK(first_problem(
            rubric_json(family_a, R"({ "id": "x", "name": "X", "family": "a", "levels": { "3": "no" } })")) ==
        "r.json:4:67: error: expected one of the levels \"2\", \"1\", \"0\", \"-1\" [bad-level]");
  CHECK(
      first_problem(rubric_json(
          family_a, R"({ "id": "x", "name": "X", "family": "a", "levels": {}, "measured": "heartbeat" })")) ==
      "r.json:4:81: error: the program can only measure \"let_finish\" here [unknown-measure]");
  CHECK(first_problem(rubric_json(R"({ "id": "a", "name": "A", "weight": 0 })", "")) ==
        "r.json:3:50: error: expected a whole number from 1 to 100, not 0 [out-of-range]");
  CHECK(first_problem(rubric_json(R"({ "id": "a", "name": "A", "weight": 1.5 })", "")) ==
        "r.json:3:50: error: expected a whole number, not a number with a fraction [wrong-type]");
  CHECK(first_problem(rubric_json(R"({ "id": "a-b", "name": "A" })", "")) ==
        "r.json:3:22: error: \"a-b\" is no name; expected lower-case letters, digits and underscores "
        "[bad-name]");
  const std::string twice = R"({ "id": "x", "name": "X", "family": "a", "levels": {} })";
  CHECK(read_rubric("r.json", rubric_json(family_a, twice + "," + twice)).problems.front().rule ==
        "duplicate-id");
  CHECK(read_rubric("r.json", rubric_json(family_a + "," + family_a, "")).problems.size() == 1);
  CHECK(read_rubric("r.json", rubric_json(family_a, "", "\"colour\": 1,")).problems.front().rule ==
        "unknown-key");
  // The same measure twice would leave one of them silent.
  const std::string measured = R"("name": "X", "family": "a", "levels": {}, "measured": "let_finish" })";
  CHECK(read_rubric("r.json",
                    rubric_json(family_a, "{ \"id\": \"x\", " + measured + ", { \"id\": \"y\", " + measured))
            .problems.size() == 1);
}
