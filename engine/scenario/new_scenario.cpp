#include "scenario/new_scenario.hpp"

#include <nlohmann/json.hpp>
#include <stdexcept>

#include "assets/assets.hpp"
#include "scenario/canonical.hpp"
#include "scenario/words.hpp"

namespace composure {
namespace {

std::string name_of(const std::filesystem::path& file) {
  return (file.extension() == ".json" ? file.stem() : file.filename()).string();
}

}  // namespace

std::string scenario_id_of(const std::filesystem::path& file) {
  std::string id;
  for (const char c : name_of(file)) {
    const bool capital = c >= 'A' && c <= 'Z';
    const bool digit = c >= '0' && c <= '9';
    if (!capital && !digit && !(c >= 'a' && c <= 'z')) {
      if (!id.empty() && id.back() != '-') id += '-';
      continue;
    }
    id += capital ? static_cast<char>(c - 'A' + 'a') : c;
  }
  if (id.ends_with('-')) id.pop_back();
  if (id.empty()) return "scenario";
  // An id starts with a letter.
  return id.front() <= '9' ? "scenario-" + id : id;
}

std::string scenario_title_of(const std::filesystem::path& file) {
  std::string title = words_of(name_of(file));
  const std::size_t first = title.find_first_not_of(' ');
  if (first == std::string::npos) return words_of(scenario_id_of(file));
  title = title.substr(first, title.find_last_not_of(' ') + 1 - first);
  return capitalised(title);
}

std::string new_scenario_text(const std::filesystem::path& file) {
  using Json = nlohmann::ordered_json;
  Json json = Json::parse(asset("templates/scenario.json"));
  json["id"] = scenario_id_of(file);
  json["title"] = scenario_title_of(file);
  // File names are bytes; what is no UTF-8 in them becomes a replacement character.
  auto parsed = JsonDocument::parse("templates/scenario.json",
                                    json.dump(-1, ' ', false, Json::error_handler_t::replace));
  if (const auto* problem = std::get_if<Diagnostic>(&parsed)) throw std::logic_error(to_text(*problem));
  return canonical_text(std::get<JsonDocument>(parsed));
}

}  // namespace composure
