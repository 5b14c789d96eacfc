#include "terminal/check_command.hpp"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "analysis/check.hpp"
#include "terminal/sarif.hpp"

namespace composure::terminal {
namespace {

void write_text(const std::vector<Diagnostic>& findings, std::ostream& out) {
  for (const Diagnostic& finding : findings)
    out << to_text(finding) << '\n';
}

void write_json(const std::vector<Diagnostic>& findings, std::ostream& out) {
  nlohmann::ordered_json list = nlohmann::ordered_json::array();
  for (const Diagnostic& finding : findings) {
    list.push_back({{"file", finding.where.file},
                    {"line", finding.where.line},
                    {"column", finding.where.column},
                    {"pointer", finding.where.pointer},
                    {"rule", finding.rule},
                    {"severity", finding.severity == Severity::error ? "error" : "warning"},
                    {"message", finding.message}});
  }
  out << list.dump(2) << '\n';
}

}  // namespace

int check_command(const CheckArguments& arguments, const RubricSet& rubrics, std::ostream& out,
                  std::ostream& err) {
  constexpr int found = 1;
  constexpr int failed = 2;
  const std::vector<std::filesystem::path> paths(arguments.paths.begin(), arguments.paths.end());
  const CheckReport report = check_paths(paths, rubrics, *shipped_skills(rubrics), arguments.options);
  switch (arguments.format) {
    case CheckFormat::text:
      write_text(report.findings, out);
      break;
    case CheckFormat::json:
      write_json(report.findings, out);
      break;
    case CheckFormat::sarif:
      write_sarif(report.findings, arguments.version, out);
      break;
  }
  for (const Diagnostic& problem : report.unreadable)
    err << to_text(problem) << '\n';
  if (!report.unreadable.empty()) return failed;
  const bool counts = std::ranges::any_of(report.findings, [&](const Diagnostic& finding) {
    return arguments.strict || finding.severity == Severity::error;
  });
  return counts ? found : 0;
}

}  // namespace composure::terminal
