#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "catch.hpp"
#include "terminal/program.hpp"

using namespace composure::test;
using Json = nlohmann::json;

namespace {

const std::string fixture = project_file("tests/fixtures/every-feature.json");

Json report(const std::string& decisions, std::vector<std::string> more = {}) {
  std::vector<std::string> arguments{"play", fixture, "--json", "--decisions", decisions};
  arguments.insert(arguments.end(), more.begin(), more.end());
  const Run run = run_program(arguments);
  INFO(run.err);
  REQUIRE(run.exit_code == 0);
  return Json::parse(run.out);
}

std::vector<std::string> keys(const Json& object) {
  std::vector<std::string> names;
  for (const auto& [key, value] : object.items())
    names.push_back(key);
  return names;
}

void has_keys(const Json& object, const std::vector<std::string>& names) {
  for (const std::string& name : names) {
    INFO(name);
    CHECK(object.contains(name));
  }
}

std::string joined(const Json& list) {
  std::string text;
  for (const Json& item : list)
    text += (text.empty() ? "" : ",") + item.get<std::string>();
  return text;
}

}  // namespace

TEST_CASE("given a finished attempt, when it is reported as JSON, then it has every key that was promised") {
  const Json json = report("1+2,?1,own,question,send,summary+date", {"--chance", "1,1"});
  has_keys(json, {"scenario", "seed", "mode", "decisions", "chance", "ending", "success", "pass", "state",
                  "turns", "pending", "scores", "debrief"});
  CHECK(json["scenario"]["id"] == "every-feature");
  CHECK(json["scenario"]["hash"].get<std::string>().size() == 64);
  CHECK(json["seed"] == 1);  // the default with --decisions
  CHECK(json["mode"] == "practice");
  CHECK(joined(json["decisions"]) == "plan+invoice,?ask-sam,own,question,send,date+summary");
  CHECK(json["chance"] == Json({1, 1}));
  CHECK(json["ending"] == "settled");
  CHECK(json["success"] == true);
  CHECK(json["pass"] == true);
  CHECK(json["pending"].is_null());
  CHECK(json["state"]["knows_date"] == 1);
  CHECK(json["state"]["channel"] == "e-mail");
  CHECK(keys(json["scores"]) == std::vector<std::string>{"criteria", "families", "overall"});
  CHECK(json["scores"]["criteria"].size() == 22);
  CHECK(json["scores"]["families"].size() == 4);
  has_keys(json["scores"]["criteria"]["own_it"], {"gained", "on_offer", "share"});
  CHECK(json["scores"]["criteria"]["own_it"]["share"] == 1.0);
  CHECK(json["scores"]["criteria"]["be_candid"]["share"].is_null());  // not exercised
  REQUIRE(json["turns"].size() == 5);                                 // the aside is no turn
  for (const Json& turn : json["turns"])
    has_keys(turn, {"node", "phase", "offered", "chosen"});
  CHECK(json["turns"][0]["phase"] == "prepare");
  CHECK(json["turns"][1]["phase"] == "converse");
  CHECK(json["turns"][4]["phase"] == "follow_up");
  CHECK(json["turns"][1]["offered"][0]["id"] == "own");
  CHECK(json["turns"][1]["offered"][0]["say"] ==
        "The manual is late, and that is our doing. You will have it on 14 March.");
}

TEST_CASE("given an unfinished attempt, when it is reported as JSON, then what is pending is told") {
  const Json start = report("");
  CHECK(start["ending"].is_null());
  CHECK(start["success"].is_null());
  CHECK(start["pass"].is_null());
  CHECK(start["decisions"].empty());
  CHECK(start["turns"].empty());
  CHECK(keys(start["pending"]) == std::vector<std::string>{"asides", "node", "offered", "phase", "pick"});
  CHECK(start["pending"]["node"] == "desk");
  CHECK(start["pending"]["phase"] == "prepare");
  CHECK(start["pending"]["pick"]["min"] == 0);
  CHECK(start["pending"]["pick"]["max"] == 2);
  CHECK(start["pending"]["offered"].size() == 3);
  CHECK(start["pending"]["offered"][0]["id"] == "plan");
  CHECK(start["scores"]["overall"]["share"].is_null());
  const Json talking = report("-");
  CHECK(talking["pending"]["pick"].is_null());
  CHECK(talking["pending"]["asides"].size() == 1);
  CHECK(talking["pending"]["asides"][0]["id"] == "ask-sam");
  CHECK(talking["pending"]["offered"].size() == 4);  // asides are not among them
}

TEST_CASE(
    "given what was reported, when it is played again, then its decisions, draws and seed give the same "
    "report") {
  for (const std::string decisions :
       {"plan,own", "2+1,!2:ask,send,-", "-,~,question,send,3+1+2", "1,?1,!excuse,limit,pause,question"}) {
    for (const std::string seed : {"1", "2", "3", "9007199254740993"}) {
      INFO(decisions << " --seed " << seed);
      const Json first = report(decisions, {"--seed", seed});
      CHECK(report(joined(first["decisions"]), {"--seed", seed}) == first);
      std::string chance;
      for (const Json& draw : first["chance"])
        chance += (chance.empty() ? "" : ",") + std::to_string(draw.get<int>());
      Json other = report(joined(first["decisions"]), {"--seed", "77", "--chance", chance});
      other["seed"] = first["seed"];
      CHECK(other == first);
    }
  }
}

TEST_CASE("given the modes, when an attempt is reported, then only the mode itself differs") {
  const Json practice = report("plan,own");
  for (const std::string mode : {"guided", "assessment"}) {
    Json other = report("plan,own", {"--mode", mode});
    CHECK(other["mode"] == mode);
    other["mode"] = "practice";
    CHECK(other == practice);
  }
}

TEST_CASE(
    "given the scenario has no way on, when it is reported as JSON, then there is no ending, nothing is "
    "pending, and the exit code is 2") {
  const TemporaryFolder folder;
  const std::string stuck =
      folder.write("stuck.json", R"({ "format": 1, "id": "stuck", "title": "Stuck", "client": { "name": "D" },
    "state": { "trust": { "type": "meter" }, "tension": { "type": "meter" } }, "start": "a", "nodes": {
    "a": { "goto": "a", "replies": [ { "id": "x", "say": "X.", "once": true }, { "id": "y", "say": "Y.", "goto": "end" } ] },
    "b": { "goto": "end", "replies": [ { "id": "x", "say": "X.", "when": "trust > 1" } ] },
    "end": { "ending": "done" } } })");
  std::string json = read_bytes(stuck);
  json.replace(json.find("\"once\": true"), 12, "\"goto\": \"b\"");
  const Run run = run_program({"play", folder.write("stuck.json", json), "--decisions", "x", "--json"});
  CHECK(run.exit_code == 2);
  CHECK(run.err ==
        "composure: the scenario stopped: no reply is on offer at node \"b\", and it has no fallback\n");
  const Json report = Json::parse(run.out);
  CHECK(report["ending"].is_null());
  CHECK(report["pending"].is_null());
  CHECK(report["turns"].size() == 1);
}
