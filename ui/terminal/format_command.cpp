#include "terminal/format_command.hpp"

#include <algorithm>
#include <ostream>

#include "scenario/canonical.hpp"
#include "scenario/file_bytes.hpp"
#include "scenario/replace_file.hpp"
#include "scenario/scenario_files.hpp"

namespace composure::terminal {
namespace {

constexpr int done = 0;
constexpr int findings = 1;
constexpr int failed = 2;

struct Formatter {
  bool check = false;
  std::ostream& out;
  std::ostream& err;

  int refuse(const Diagnostic& problem, int exit_code) const {
    err << to_text(problem) << '\n';
    return exit_code;
  }

  int file(const std::filesystem::path& path) const {
    auto bytes = read_file_bytes(path);
    if (const auto* problem = std::get_if<Diagnostic>(&bytes)) return refuse(*problem, failed);
    const auto parsed = JsonDocument::parse(path.string(), std::get<std::string>(std::move(bytes)));
    if (const auto* problem = std::get_if<Diagnostic>(&parsed)) return refuse(*problem, findings);
    const auto& document = std::get<JsonDocument>(parsed);
    const std::string text = canonical_text(document);
    if (text == document.bytes()) return done;
    if (text.size() > file_size_limit) {
      return refuse({Severity::error,
                     "too-large",
                     "laid out it would be larger than the " +
                         std::to_string(file_size_limit / (std::size_t{1024} * 1024)) + " MB that are read",
                     {path.string(), 0, 0, ""}},
                    findings);
    }
    if (!check) {
      if (const auto problem = replace_file(path, text)) return refuse(*problem, failed);
    }
    out << path.string() << '\n';
    return check ? findings : done;
  }

  int folder(const std::filesystem::path& path) const {
    const auto listed = scenario_files_in(path);
    if (const auto* problem = std::get_if<Diagnostic>(&listed)) return refuse(*problem, failed);
    const auto& files = std::get<std::vector<std::filesystem::path>>(listed);
    if (files.empty()) err << "composure: there are no scenarios in " << path.string() << '\n';
    int exit_code = done;
    for (const std::filesystem::path& each : files)
      exit_code = std::max(exit_code, file(each));
    return exit_code;
  }
};

}  // namespace

int format_command(const FormatArguments& arguments, std::ostream& out, std::ostream& err) {
  const Formatter formatter{arguments.check, out, err};
  int exit_code = done;
  for (const std::string& path : arguments.paths) {
    std::error_code ignored;
    const bool is_folder = std::filesystem::is_directory(path, ignored);
    exit_code = std::max(exit_code, is_folder ? formatter.folder(path) : formatter.file(path));
  }
  return exit_code;
}

}  // namespace composure::terminal
