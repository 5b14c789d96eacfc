#include "terminal/sarif.hpp"

#include <map>
#include <nlohmann/json.hpp>

#include "analysis/rules.hpp"

namespace composure::terminal {
namespace {

using Json = nlohmann::ordered_json;

std::string_view level_of(Severity severity) {
  return severity == Severity::error ? "error" : "warning";
}

/// A path as a URI reference: bytes other than letters, digits and a few signs are escaped (RFC 3986).
std::string uri_of(const std::string& path) {
  constexpr std::string_view hex = "0123456789ABCDEF";
  constexpr std::string_view plain = "-._~/";
  std::string uri = path.starts_with('/') ? "file://" : "";
  for (const char c : path) {
    const bool keep = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
                      plain.find(c) != std::string_view::npos;
    if (keep) {
      uri += c;
    } else {
      const auto byte = static_cast<unsigned char>(c);
      uri += '%';
      uri += hex[byte >> 4U];
      uri += hex[byte & 0xFU];
    }
  }
  return uri;
}

Json result_of(const Diagnostic& finding, std::size_t rule_index) {
  Json location = {{"artifactLocation", {{"uri", uri_of(finding.where.file)}}}};
  // A finding about the file as a whole has no line.
  if (finding.where.line > 0)
    location["region"] = {{"startLine", finding.where.line}, {"startColumn", finding.where.column}};
  return {{"ruleId", finding.rule},
          {"ruleIndex", rule_index},
          {"level", level_of(finding.severity)},
          {"message", {{"text", finding.message}}},
          {"locations", Json::array({{{"physicalLocation", location}}})}};
}

}  // namespace

void write_sarif(const std::vector<Diagnostic>& findings, const std::string& version, std::ostream& out) {
  Json rules_json = Json::array();
  std::map<std::string_view, std::size_t> index;
  for (const Rule& rule : rules()) {
    // A rule that is found in two ways is one rule.
    if (!index.emplace(rule.id, rules_json.size()).second) continue;
    rules_json.push_back({{"id", rule.id},
                          {"shortDescription", {{"text", rule.summary}}},
                          {"help", {{"text", "See scenarios/rules/" + std::string(rule.id) + ".md"}}},
                          {"defaultConfiguration", {{"level", level_of(rule.severity)}}},
                          {"properties", {{"group", name_of(rule.group)}}}});
  }
  Json results = Json::array();
  for (const Diagnostic& finding : findings) {
    const auto rule = index.find(finding.rule);
    results.push_back(result_of(finding, rule == index.end() ? 0 : rule->second));
  }
  const Json log = {
      {"$schema", "https://json.schemastore.org/sarif-2.1.0.json"},
      {"version", "2.1.0"},
      {"runs",
       Json::array(
           {{{"tool", {{"driver", {{"name", "composure"}, {"version", version}, {"rules", rules_json}}}}},
             {"columnKind", "unicodeCodePoints"},
             {"results", results}}})}};
  out << log.dump(2) << '\n';
}

}  // namespace composure::terminal
