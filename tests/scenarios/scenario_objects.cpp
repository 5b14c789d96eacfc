#include "scenarios/scenario_objects.hpp"

#include <map>
#include <stdexcept>

#include "engine/support.hpp"

namespace composure::test {
namespace {

using nlohmann::json;
using Place = json::json_pointer;

void collect(const json& value, const Place& place, std::vector<Place>& places) {
  places.push_back(place);
  if (value.is_object()) {
    for (const auto& [key, member] : value.items())
      collect(member, place / key, places);
  } else if (value.is_array()) {
    for (std::size_t i = 0; i < value.size(); ++i)
      collect(value[i], place / i, places);
  }
}

/// What the object at a place is; empty if it is a map, or for other tools.
std::string kind_of(std::vector<std::string> path) {
  static const std::map<std::string, std::string> at_the_top{
      {"you", "you"}, {"client", "client"}, {"briefing", "briefing"}};
  static const std::map<std::string, std::string> in_a_map{
      {"state", "state variable"}, {"groups", "group"}, {"nodes", "node"}};
  static const std::map<std::string, std::string> in_a_list{
      {"replies", "reply"}, {"goto", "goto item"}, {"fallback", "goto item"}, {"random", "alternative"}};
  static const std::map<std::string, std::string> by_key{
      {"clock", "clock"}, {"cut_in", "cut in"}, {"pick", "pick"}, {"mail", "mail"}, {"fallback", "reply"}};
  const auto look_up = [](const std::map<std::string, std::string>& kinds, const std::string& key) {
    const auto found = kinds.find(key);
    return found == kinds.end() ? std::string() : found->second;
  };
  for (const std::string& step : path) {
    if (step.starts_with('$')) return {};
  }
  if (path.empty()) return "scenario";
  if (path.size() == 1) return look_up(at_the_top, path[0]);
  if (path.size() == 2) return look_up(in_a_map, path[0]);
  if (path[0] != "groups" && path[0] != "nodes") return {};
  const bool in_list = path.back().find_first_not_of("0123456789") == std::string::npos;
  return in_list ? look_up(in_a_list, path[path.size() - 2]) : look_up(by_key, path.back());
}

}  // namespace

std::vector<Place> places_of(const json& document) {
  std::vector<Place> places;
  collect(document, Place(), places);
  return places;
}

std::vector<ScenarioObject> objects_of(const json& document) {
  std::vector<ScenarioObject> objects;
  for (const Place& place : places_of(document)) {
    if (!document.at(place).is_object()) continue;
    std::vector<std::string> path;
    for (Place at = place; !at.empty(); at.pop_back())
      path.insert(path.begin(), at.back());
    std::string kind = kind_of(std::move(path));
    if (!kind.empty()) objects.push_back({std::move(kind), place});
  }
  return objects;
}

std::set<std::string> keys_known_to_the_loader(const json& document, const Place& place) {
  // A key that resembles none, so that the message lists all of them.
  const std::string unknown = "qqqqqqqq";
  json changed = document;
  changed[place][unknown] = 1;
  for (const Diagnostic& problem : read(changed.dump()).problems) {
    if (problem.rule != "unknown-key" || problem.where.pointer != (place / unknown).to_string()) continue;
    const std::string lead = "it can have ";
    const std::size_t list = problem.message.find(lead);
    if (list == std::string::npos) break;
    std::set<std::string> keys;
    for (std::size_t at = list + lead.size(); at < problem.message.size();) {
      const std::size_t end = std::min(problem.message.find(", ", at), problem.message.size());
      keys.insert(problem.message.substr(at, end - at));
      at = end + 2;
    }
    return keys;
  }
  throw std::runtime_error("the loader does not say which keys there are at " + place.to_string());
}

}  // namespace composure::test
