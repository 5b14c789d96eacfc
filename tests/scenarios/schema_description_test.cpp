// What the schema tells an author: that it describes every key the loader knows, and no other, and that its
// lists of words are those of the program.
#include <algorithm>
#include <functional>
#include <map>
#include <nlohmann/json.hpp>
#include <set>
#include <string>
#include <vector>

#include "assets/assets.hpp"
#include "catch.hpp"
#include "engine/support.hpp"
#include "scenarios/json_schema.hpp"
#include "scenarios/scenario_objects.hpp"

using namespace composure;
using namespace composure::test;
using nlohmann::json;

namespace {

using Words = std::vector<std::string>;
using Place = json::json_pointer;

const json& schema() {
  return scenario_schema().json();
}

/// Follows a schema that only names another one.
const json& resolve(const json& part) {
  if (!part.is_object() || !part.contains("$ref")) return part;
  return resolve(schema().at(Place(part["$ref"].get<std::string>().substr(1))));
}

/// Calls visit(schema, place) for a schema and every schema in it. References are not followed: what they
/// name is visited where it stands.
void each_schema(const json& part, const Place& place,
                 const std::function<void(const json&, const Place&)>& visit) {
  if (!part.is_object()) return;
  visit(part, place);
  for (const auto& [key, value] : part.items()) {
    const Place here = place / key;
    if (key == "properties" || key == "patternProperties" || key == "definitions") {
      for (const auto& [name, member] : value.items())
        each_schema(member, here / name, visit);
    } else if (key == "allOf" || key == "anyOf") {
      for (const json& each : value)
        each_schema(each, here, visit);
    } else if (std::set<std::string>{"items", "contains", "not", "if", "then", "else", "propertyNames",
                                     "additionalProperties"}
                   .contains(key)) {
      each_schema(value, here, visit);
    }
  }
}

/// Whether a schema says which keys there are, as opposed to one that only adds a rule to such a schema.
bool names_keys(const json& part) {
  return part.contains("properties") && part.contains("additionalProperties");
}

/// Where the schema describes each kind of object: one place, or one for each form that it can take.
const std::map<std::string, Words>& descriptions() {
  static const std::map<std::string, Words> places{
      {"scenario", {""}},
      {"you", {"/properties/you"}},
      {"client", {"/properties/client"}},
      {"briefing", {"/properties/briefing"}},
      {"state variable",
       {"/definitions/meter", "/definitions/count", "/definitions/flag", "/definitions/choice",
        "/definitions/state_of_any_type"}},
      {"group", {"/definitions/reply_group", "/definitions/aside_group"}},
      {"reply",
       {"/definitions/reply", "/definitions/piece", "/definitions/group_reply", "/definitions/aside_reply"}},
      {"node",
       {"/definitions/decision_node", "/definitions/pick_node", "/definitions/step_node",
        "/definitions/ending_node"}},
      {"clock", {"/definitions/clock"}},
      {"cut in", {"/definitions/cut_in"}},
      {"pick", {"/definitions/pick"}},
      {"mail", {"/definitions/mail"}},
      {"goto item", {"/definitions/goto_item"}},
      {"alternative", {"/definitions/alternative"}},
  };
  return places;
}

/// One object of each kind, in a file that loads.
const json& one_of_each() {
  static const json document = json::parse(to_json(
      {R"("a": { "goto": [{ "random": [{ "weight": 1, "to": "b" }] }] },
          "b": { "clock": { "seconds": 9, "goto": "c" }, "cut_in": {}, "use": ["g"], "replies": [{ "id": "r", "say": "R", "goto": "c" }] },
          "c": { "pick": {}, "mail": { "subject": "S" }, "replies": [{ "id": "r", "say": "R" }], "goto": "end" },
          "end": { "ending": "done" })",
       "a", "",
       R"("you": {}, "briefing": {}, "groups": { "g": { "aside": true, "replies": [{ "id": "q", "say": "Q" }] } },)"}));
  return document;
}

Words words(const json& list) {
  return list.get<Words>();
}

Words keys_of(const json& object) {
  Words keys;
  for (const auto& [key, value] : object.items())
    keys.push_back(key);
  return keys;
}

Words sorted(Words words) {
  std::ranges::sort(words);
  return words;
}

/// The criteria that a reply can be keyed on, or all of them.
Words criteria(const Rubric& rubric, bool keyed_only) {
  Words ids;
  for (const Criterion& criterion : rubric.criteria) {
    if (!keyed_only || criterion.origin == Origin::keyed) ids.push_back(criterion.id);
  }
  return ids;
}

}  // namespace

TEST_CASE("given an object of each kind, when its keys are compared, then schema and loader know the same") {
  std::set<std::string> seen;
  for (const ScenarioObject& object : objects_of(one_of_each())) {
    const std::set<std::string> known = keys_known_to_the_loader(one_of_each(), object.place);
    REQUIRE(descriptions().contains(object.kind));
    seen.insert(object.kind);
    for (const std::string& place : descriptions().at(object.kind)) {
      INFO(object.kind << " at " << object.place.to_string() << ", described at #" << place);
      const json& part = schema().at(Place(place));
      std::set<std::string> described;
      for (const std::string& key : keys_of(part.at("properties"))) {
        if (!key.starts_with('$')) described.insert(key);
      }
      CHECK(described == known);
      CHECK(part.at("additionalProperties") == false);
      CHECK(keys_of(part.at("patternProperties")) == Words{"^\\$"});
    }
  }
  CHECK(seen.size() == descriptions().size());
}

TEST_CASE("given the schema, when it is searched for objects, then each is of a kind that is compared") {
  Words known;
  for (const auto& [kind, places] : descriptions())
    known.insert(known.end(), places.begin(), places.end());
  // Maps from names to values; they are read by name, not key by key.
  known.insert(known.end(), {"/properties/review", "/properties/client/properties/style", "/properties/state",
                             "/definitions/scores"});
  Words found;
  each_schema(schema(), Place(), [&](const json& part, const Place& place) {
    if (names_keys(part)) found.push_back(place.to_string());
  });
  CHECK(sorted(found) == sorted(known));
}

TEST_CASE("given a property, when an author points at it, then there is a description, in plain text") {
  std::size_t properties = 0;
  each_schema(schema(), Place(), [&](const json& part, const Place& place) {
    CHECK_FALSE(part.contains("markdownDescription"));
    if (!names_keys(part)) return;
    for (const auto& [key, value] : part["properties"].items()) {
      INFO(place.to_string() << " has " << key);
      const std::string description = resolve(value).value("description", "");
      CHECK(description.size() >= 10);
      CHECK((description.ends_with('.') || description.ends_with('?')));
      ++properties;
    }
  });
  CHECK(properties > 100);
}

TEST_CASE("given a list of words with explanations, when they are counted, then each word has one") {
  std::size_t lists = 0;
  each_schema(schema(), Place(), [&](const json& part, const Place& place) {
    if (!part.contains("enumDescriptions")) return;
    INFO(place.to_string());
    REQUIRE(part.contains("enum"));
    CHECK(part["enum"].size() == part["enumDescriptions"].size());
    ++lists;
  });
  CHECK(lists > 20);
}

TEST_CASE("given the schema, when its keywords are read, then all are known and every reference leads on") {
  // A keyword that is misspelt says nothing, and nobody complains. The second list is what editors
  // understand.
  const std::set<std::string> keywords{
      "$schema", "$ref", "title", "description", "default", "examples", "definitions", "type", "enum",
      "const", "allOf", "anyOf", "not", "if", "then", "else", "properties", "patternProperties",
      "additionalProperties", "propertyNames", "required", "minProperties", "items", "contains", "minItems",
      "maxItems", "uniqueItems", "minimum", "maximum", "pattern",
      //
      "enumDescriptions", "patternErrorMessage", "errorMessage", "defaultSnippets", "doNotSuggest"};
  std::set<std::string> used;
  each_schema(schema(), Place(), [&](const json& part, const Place& place) {
    for (const auto& [key, value] : part.items()) {
      INFO(place.to_string() << " has " << key);
      CHECK(keywords.contains(key));
    }
    if (!part.contains("$ref")) return;
    INFO(place.to_string());
    CHECK(part.size() == 1);  // draft 7 ignores whatever stands beside a reference
    CHECK(resolve(part).is_object());
    used.insert(part["$ref"].get<std::string>());
  });
  for (const std::string& name : keys_of(schema()["definitions"])) {
    INFO(name);
    CHECK(used.contains("#/definitions/" + name));
  }
}

TEST_CASE("given the rubric, when the schema suggests criteria and moves, then they are the rubric's") {
  const Rubric& rubric = *rubrics().at("client-conversations");
  const json& definitions = schema()["definitions"];
  CHECK(words(definitions["criteria"]["items"]["anyOf"][0]["enum"]) == criteria(rubric, false));
  CHECK(words(definitions["moves"]["items"]["anyOf"][0]["enum"]) == rubric.moves);
  const json& levels = definitions["scores"]["properties"];
  CHECK(keys_of(levels) == sorted(criteria(rubric, true)));
  for (const Criterion& criterion : rubric.criteria) {
    if (criterion.origin != Origin::keyed) continue;
    INFO(criterion.id);
    const json& level = levels.at(criterion.id);
    CHECK(level["enum"] == json{2, 1, 0, -1, -2});
    for (std::size_t i = 0; i < criterion.anchors.size(); ++i)
      CHECK(level["enumDescriptions"][i] == criterion.anchors[i]);
    CHECK(level["description"].get<std::string>().starts_with(criterion.name + ". "));
  }
}

TEST_CASE("given topics and skills, when the schema suggests them, then they are those of the list") {
  const json list = json::parse(asset("skills.json"));
  for (const std::string key : {"topics", "skills"}) {
    INFO(key);
    Words ids;
    Words names;
    for (const json& each : list.at(key)) {
      ids.push_back(each.at("id"));
      names.push_back(each.at("name").get<std::string>() + '.');
    }
    const json& suggested = schema()["properties"][key]["items"]["anyOf"][0];
    CHECK(words(suggested["enum"]) == ids);
    CHECK(words(suggested["enumDescriptions"]) == names);
  }
}

TEST_CASE("given moods and portraits, when the schema lists them, then they are those that can be drawn") {
  const json moods = json::parse(asset("moods.json"))["moods"];
  CHECK(sorted(words(schema()["definitions"]["node_mood"]["enum"])) == keys_of(moods));
  Words portraits = keys_of(json::parse(asset("portraits/portraits.json"))["portraits"]);
  std::erase(portraits, "default");
  CHECK(sorted(words(schema()["properties"]["client"]["properties"]["portrait"]["anyOf"][0]["enum"])) ==
        portraits);
}

TEST_CASE("given a list that nothing can be added to, when the loader reads each word, then it knows it") {
  const auto loads = [](const ScenarioText& text) { return read(to_json(text)).scenario != nullptr; };
  const auto node = [&](const std::string& member) {
    return loads({R"("a": { )" + member + R"(, "goto": "end" }, "end": { "ending": "done" })", "a", "", ""});
  };
  for (const std::string& mood : words(schema()["definitions"]["node_mood"]["enum"]))
    CHECK(node(R"("mood": ")" + mood + '"'));
  for (const std::string& phase : words(schema()["definitions"]["node_phase"]["enum"]))
    CHECK(node(R"("phase": ")" + phase + '"'));
  for (const std::string& type :
       words(schema()["definitions"]["state_of_any_type"]["properties"]["type"]["enum"])) {
    INFO(type);
    json variable{{"type", type}};
    if (type == "choice") variable["options"] = json::array({"a"});
    CHECK(loads({the_end, "end", R"("x": )" + variable.dump() + ',', ""}));
  }
}
