#include "scenario/scenario_files.hpp"

#include <algorithm>
#include <set>
#include <string>

#include "scenario/file_bytes.hpp"
#include "scenario/json_document.hpp"

namespace composure {
namespace {

bool may_be_scenario(const std::filesystem::path& path) {
  auto bytes = read_file_bytes(path);
  if (!std::holds_alternative<std::string>(bytes)) return true;  // whoever opens it will say what is wrong
  const auto parsed = JsonDocument::parse(path.string(), std::get<std::string>(std::move(bytes)));
  const auto* document = std::get_if<JsonDocument>(&parsed);
  if (document == nullptr) return true;
  return document->kind(JsonDocument::root) == JsonDocument::Kind::object &&
         document->member(JsonDocument::root, "nodes") != JsonDocument::root;
}

}  // namespace

bool is_language_tag(std::string_view tag) {
  // Two or three letters, then parts of two to eight letters and digits.
  const auto letter = [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); };
  const auto digit = [](char c) { return c >= '0' && c <= '9'; };
  for (bool first = true; true; first = false) {
    const std::size_t end = std::min(tag.find('-'), tag.size());
    const std::string_view part = tag.substr(0, end);
    if (part.size() < 2 || part.size() > (first ? 3U : 8U)) return false;
    if (!std::ranges::all_of(part, [&](char c) { return letter(c) || (!first && digit(c)); })) return false;
    if (end == tag.size()) return true;
    tag.remove_prefix(end + 1);
  }
}

bool is_translation_name(const std::filesystem::path& path) {
  const std::filesystem::path stem = path.stem();
  const std::string language = stem.extension().string();
  return path.extension() == ".json" && language.size() > 1 && !stem.stem().empty() &&
         is_language_tag(std::string_view(language).substr(1));
}

std::variant<std::vector<std::filesystem::path>, Diagnostic> scenario_files_in(
    const std::filesystem::path& folder) {
  std::vector<std::filesystem::path> paths;
  std::error_code status;
  for (std::filesystem::directory_iterator entry(folder, status), end; !status && entry != end;
       entry.increment(status)) {
    std::error_code ignored;
    const std::filesystem::path& path = entry->path();
    if (path.extension() != ".json" || path.filename().string().starts_with('.')) continue;
    if (!entry->is_directory(ignored)) paths.push_back(path);
  }
  if (status) {
    return Diagnostic{Severity::error, "cannot-open", status.message(), {folder.string(), 0, 0, ""}};
  }
  std::ranges::sort(paths);
  std::set<std::filesystem::path> scenarios;
  for (const std::filesystem::path& path : paths) {
    if (!is_translation_name(path) && may_be_scenario(path)) scenarios.insert(path);
  }
  const auto belongs = [&](const std::filesystem::path& path) {
    if (!is_translation_name(path)) return scenarios.contains(path);
    const std::filesystem::path original = path.parent_path() / path.stem().stem();
    return scenarios.contains(original.string() + ".json") ||
           (!std::ranges::binary_search(paths, std::filesystem::path(original.string() + ".json")) &&
            may_be_scenario(path));
  };
  std::erase_if(paths, [&](const std::filesystem::path& path) { return !belongs(path); });
  return paths;
}

}  // namespace composure
