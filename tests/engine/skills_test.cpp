#include "scoring/skills.hpp"

#include <set>
#include <string>

#include "assets/assets.hpp"
#include "catch.hpp"
#include "scenario/canonical.hpp"
#include "support.hpp"

using namespace composure;
using namespace composure::test;

namespace {

std::string skills_json(const std::string& skills, const std::string& topics = "",
                        const std::string& rubric = "client-conversations") {
  return "{\n\"format\": 1, \"rubric\": \"" + rubric + "\", \"topics\": [" + topics +
         "],\n\"areas\": [{ \"id\": \"a\", \"name\": \"A\" }, { \"id\": \"b\", \"name\": \"B\" "
         "}],\n\"skills\": [" +
         skills + "]\n}";
}

std::string first_problem(const std::string& json) {
  const SkillsResult result = read_skills("s.json", json, rubrics());
  CHECK(result.skills == nullptr);
  REQUIRE_FALSE(result.problems.empty());
  return to_text(result.problems.front());
}

}  // namespace

TEST_CASE("given the shipped list of skills, when it is read, then it covers every area with real criteria") {
  const auto list = shipped_skills(rubrics());
  const Rubric& rubric = *rubrics().at(list->rubric);
  CHECK(list->topics.size() == 16);
  CHECK(list->areas.size() == 10);
  CHECK(list->skills.size() == 63);
  std::set<std::size_t> areas;
  std::set<std::string> exercised;
  for (const Skill& skill : list->skills) {
    INFO(skill.id);
    CHECK_FALSE(skill.name.empty());
    REQUIRE(skill.area < list->areas.size());
    areas.insert(skill.area);
    for (const std::string& criterion : skill.criteria) {
      CHECK(rubric.find_criterion(criterion));
      exercised.insert(criterion);
    }
  }
  CHECK(areas.size() == list->areas.size());
  // No criterion is there for nothing.
  CHECK(exercised.size() == rubric.criteria.size());
  for (const char* id : {"own-the-mistake", "next-step-with-owner-and-time", "confirm-in-writing"}) {
    INFO(id);
    REQUIRE(list->find_skill(id));
    CHECK(list->find_skill(id)->id == id);
  }
  CHECK(list->find_skill("flying") == nullptr);
  CHECK(list->find_topic("missed-deadline"));
  CHECK(list->find_topic("weather") == nullptr);
}

TEST_CASE("given the shipped list of skills, when it is laid out anew, then no byte of it changes") {
  const std::string bytes(asset("skills.json"));
  CHECK(canonical_text(std::get<JsonDocument>(JsonDocument::parse("skills.json", bytes))) == bytes);
}

TEST_CASE("given a small list of skills, when it is read, then everything is as written") {
  const SkillsResult result =
      read_skills("s.json",
                  skills_json(R"({ "id": "x", "name": "X", "area": "b", "criteria": ["own_it", "guide"] })",
                              R"({ "id": "t", "name": "T" })"),
                  rubrics());
  REQUIRE(result.skills);
  CHECK(result.problems.empty());
  CHECK(result.skills->skills.size() == 1);
  CHECK(result.skills->find_skill("x")->area == 1);
  CHECK(result.skills->find_skill("x")->criteria == std::vector<std::string>{"own_it", "guide"});
  CHECK(result.skills->find_topic("t")->name == "T");
}

TEST_CASE("given a faulty list of skills, when it is read, then it is refused with the place") {
  CHECK(first_problem("") == "s.json: error: the file is empty [empty-file]");
  const std::string good = R"({ "id": "x", "name": "X", "area": "a", "criteria": ["own_it"] })";
  CHECK(first_problem(skills_json(good + "," + good)) ==
        "s.json:4:76: error: there are two skills \"x\" [duplicate-id]");
  CHECK(first_problem(skills_json(R"({ "id": "x", "name": "X", "area": "c", "criteria": ["own_it"] })")) ==
        "s.json:4:46: error: \"c\" is no area declared before \"skills\" [unknown-area]");
  CHECK(first_problem(skills_json(R"({ "id": "x", "name": "X", "area": "a", "criteria": ["owns"] })")) ==
        "s.json:4:64: error: \"owns\" is no criterion of the rubric \"client-conversations\" "
        "[unknown-criterion]");
  CHECK(first_problem(skills_json(R"({ "id": "x", "name": "X", "area": "a", "criteria": [] })")) ==
        "s.json:4:63: error: a skill needs at least one criterion [empty-list]");
  CHECK(first_problem(skills_json(R"({ "id": "x", "name": "X", "area": "a" })")) ==
        "s.json:4:12: error: a skill must have \"criteria\" [missing-key]");
  CHECK(first_problem(skills_json(R"({ "id": "own_it", "name": "X", "area": "a", "criteria": ["own_it"] })"))
            .ends_with("[bad-id]"));
  CHECK(first_problem(skills_json("", "", "gardening")) ==
        "s.json:2:24: error: there is no rubric \"gardening\" [unknown-rubric]");
  const std::string topic = R"({ "id": "t", "name": "T" })";
  CHECK(first_problem(skills_json("", topic + "," + topic)).ends_with("two topics \"t\" [duplicate-id]"));
}
