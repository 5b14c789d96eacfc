// Small accidents of an author: whatever is broken, check neither crashes nor overlooks that less can be
// reached.
#include <nlohmann/json.hpp>
#include <set>
#include <string>
#include <vector>

#include "analysis/check.hpp"
#include "analysis/observations.hpp"
#include "analysis/state_space.hpp"
#include "assets/assets.hpp"
#include "catch.hpp"
#include "conversation/chance.hpp"
#include "engine/temporary_folder.hpp"
#include "scenario/load.hpp"

using namespace composure;

namespace {

using Json = nlohmann::ordered_json;

/// Endings and replies, by name, that some play comes to; and whether some play gets stuck.
struct Reach {
  std::set<std::string> things;
  bool stuck = false;
};

Reach reach_of(const Scenario& scenario) {
  Observations seen(scenario);
  const StateSpace space(scenario, {.observations = &seen, .limits = {200'000, 30}});
  Reach reach;
  REQUIRE(space.exhaustive());
  for (NodeIndex i = 0; i < scenario.nodes.size(); ++i) {
    const Node& node = scenario.nodes[i];
    if (node.ending && seen.nodes[i]) reach.things.insert("ending " + node.ending->id);
    for (const Option& option : node.options) {
      if (seen.slots[option.slot]) reach.things.insert(node.id + "." + scenario.replies[option.reply].id);
    }
  }
  for (StateSpace::State state = 1; state < space.size(); ++state)
    reach.stuck = reach.stuck || space.stuck(state).has_value();
  return reach;
}

class Dice {
 public:
  explicit Dice(std::uint64_t seed) : seed_(seed) {}
  std::size_t below(std::size_t sides) { return splitmix64(seed_, ++n_) % sides; }
  template <class List>
  auto& pick(List& list) {
    return list[below(list.size())];
  }

 private:
  std::uint64_t seed_;
  std::uint64_t n_ = 0;
};

/// One accident: a node deleted, a target swapped, a condition turned round, a name misspelt, a reply
/// deleted.
Json mutate(Json scenario, Dice& dice) {
  Json& nodes = scenario.at("nodes");
  std::vector<std::string> ids;
  std::vector<Json*> deciding;
  for (auto& [id, node] : nodes.items()) {
    ids.push_back(id);
    if (node.contains("replies")) deciding.push_back(&node);
  }
  Json& replies = dice.pick(deciding)->at("replies");
  Json& reply = replies[dice.below(replies.size())];
  switch (dice.below(6)) {
    case 0:
      nodes.erase(dice.pick(ids));
      break;
    case 1:
      reply["goto"] = dice.pick(ids);
      break;
    case 2: {
      const std::string when = reply.value("when", std::string("trust >= 0"));
      reply["when"] = "not (" + when + ")";
      break;
    }
    case 3:
      reply["effects"] = Json::array({"trsut += 5"});
      break;
    case 4:
      replies.erase(dice.below(replies.size()));
      break;
    default:
      for (Json& each : replies)
        each["when"] = "trust > 100";
      break;
  }
  return scenario;
}

void hold_against(const std::string& original_text, int mutations) {
  const RubricSet rubrics = shipped_rubrics();
  const auto skills = shipped_skills(rubrics);
  const Reach before = reach_of(*read_scenario("original.json", original_text, rubrics).scenario);
  const Json original = Json::parse(original_text);
  int found_less = 0;
  for (int i = 1; i <= mutations; ++i) {
    INFO("mutation " << i);
    Dice dice(static_cast<std::uint64_t>(i));
    const std::string text = mutate(original, dice).dump(2);
    CheckOptions options;
    options.limits = {200'000, 30};
    const std::vector<Diagnostic> findings = check_scenario("mutated.json", text, rubrics, *skills, options);
    const LoadResult loaded = read_scenario("mutated.json", text, rubrics);
    if (!loaded.scenario) {
      CHECK_FALSE(findings.empty());
      continue;
    }
    const Reach after = reach_of(*loaded.scenario);
    // What is gone from the file altogether, an author has taken away on purpose or is told about elsewhere.
    bool less = after.stuck;
    for (const std::string& thing : before.things) {
      const bool is_there = thing.starts_with("ending ") ||
                            text.find("\"" + thing.substr(thing.find('.') + 1) + "\"") != std::string::npos;
      less = less || (is_there && !after.things.contains(thing));
    }
    if (!less) continue;
    ++found_less;
    CHECK_FALSE(findings.empty());
  }
  CHECK(found_less > mutations / 20);
}

}  // namespace

TEST_CASE(
    "given five hundred accidents in a scenario, when it is checked, then none goes unnoticed that takes "
    "something away") {
  hold_against(std::string(asset("templates/scenario.json")), 500);
}
