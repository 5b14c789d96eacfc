#include "terminal/strings_command.hpp"

#include <optional>
#include <ostream>

#include "exchange/string_table.hpp"
#include "scenario/file_bytes.hpp"
#include "scenario/load.hpp"
#include "scenario/replace_file.hpp"

namespace composure::terminal {
namespace {

constexpr int done = 0;
constexpr int findings = 1;
constexpr int failed = 2;

/// What the command cannot go on with.
struct Failure {
  std::vector<Diagnostic> problems;
};

JsonDocument open_scenario(const std::string& path, const std::string& language, const RubricSet& rubrics) {
  auto bytes = read_file_bytes(path);
  if (auto* problem = std::get_if<Diagnostic>(&bytes)) throw Failure{{std::move(*problem)}};
  auto parsed = JsonDocument::parse(path, std::get<std::string>(std::move(bytes)));
  if (auto* problem = std::get_if<Diagnostic>(&parsed)) throw Failure{{std::move(*problem)}};
  LoadResult loaded = read_document(std::get<JsonDocument>(parsed), rubrics);
  if (!loaded.scenario) throw Failure{std::move(loaded.problems)};
  if (loaded.scenario->language == language) {
    throw Failure{
        {{Severity::error,
          "unknown-language",
          "\"" + language + "\" is the language it is written in; name the one it is translated into",
          {path, 0, 0, ""}}}};
  }
  return std::get<JsonDocument>(std::move(parsed));
}

/// The translation that is there already, if there is one.
struct Translation {
  std::filesystem::path path;
  std::optional<JsonDocument> document;
  Sidecar sidecar;
};

Translation open_translation(const StringsArguments& arguments, const JsonDocument& scenario) {
  Translation translation;
  if (arguments.language.empty()) return translation;
  translation.path = sidecar_path(arguments.scenario, arguments.language);
  std::error_code ignored;
  if (!std::filesystem::exists(translation.path, ignored)) return translation;
  auto opened = open_sidecar(translation.path);
  if (auto* problem = std::get_if<Diagnostic>(&opened)) throw Failure{{std::move(*problem)}};
  translation.document = std::get<JsonDocument>(std::move(opened));
  translation.sidecar = read_sidecar(*translation.document, scenario, arguments.language);
  if (!translation.sidecar.problems.empty()) throw Failure{std::move(translation.sidecar.problems)};
  return translation;
}

/// Whole or not at all, also where there is no file yet.
std::optional<Diagnostic> write_sidecar(const std::filesystem::path& path, bool exists,
                                        std::string_view bytes) {
  if (exists) return replace_file(path, bytes);
  const std::filesystem::path part = path.parent_path() / ('.' + path.filename().string() + ".part");
  std::error_code status;
  std::filesystem::remove(part, status);
  if (auto problem = create_file(part, bytes)) {
    problem->where.file = path.string();
    return problem;
  }
  std::filesystem::rename(part, path, status);
  if (!status) return {};
  const std::string message = "this cannot be written: " + status.message();
  std::filesystem::remove(part, status);
  return Diagnostic{Severity::error, "cannot-write", message, {path.string(), 0, 0, ""}};
}

int export_table(const StringsArguments& arguments, const RubricSet& rubrics, std::ostream& out,
                 std::ostream& err) {
  const JsonDocument scenario = open_scenario(arguments.scenario, arguments.language, rubrics);
  const Translation translation = open_translation(arguments, scenario);
  if (!arguments.language.empty() && !translation.document) {
    err << "composure: there is no " << translation.path.string()
        << " yet, so the column of translations is empty\n";
  }
  out << export_strings(scenario, translation.sidecar);
  return done;
}

int import_table(const StringsArguments& arguments, const RubricSet& rubrics, std::ostream& err) {
  const JsonDocument scenario = open_scenario(arguments.scenario, arguments.language, rubrics);
  const Translation translation = open_translation(arguments, scenario);
  const auto table = read_file_bytes(arguments.table);
  if (const auto* problem = std::get_if<Diagnostic>(&table)) throw Failure{{*problem}};
  const ImportBase base{scenario, translation.document ? &*translation.document : nullptr,
                        translation.sidecar, arguments.language, rubrics};
  const auto imported = import_strings(base, arguments.table, std::get<std::string>(table));
  if (const auto* problem = std::get_if<Diagnostic>(&imported)) throw Failure{{*problem}};
  const auto& result = std::get<StringsImport>(imported);
  if (!result.sidecar.empty()) {
    const auto problem = write_sidecar(translation.path, translation.document.has_value(), result.sidecar);
    if (problem) throw Failure{{*problem}};
  }
  for (const Diagnostic& problem : result.problems)
    err << to_text(problem) << '\n';
  err << translation.path.string() << ": " << result.taken << " taken, " << result.moved << " moved, "
      << result.stale << " stale, " << result.unknown << " unknown";
  if (result.faulty > 0) err << ", " << result.faulty << " faulty";
  err << (result.sidecar.empty() ? "; nothing was written\n" : "\n");
  return result.placed_all() ? done : findings;
}

}  // namespace

int strings_command(const StringsArguments& arguments, const RubricSet& rubrics, std::ostream& out,
                    std::ostream& err) {
  try {
    return arguments.action == StringsArguments::Action::export_table
               ? export_table(arguments, rubrics, out, err)
               : import_table(arguments, rubrics, err);
  } catch (const Failure& failure) {
    for (const Diagnostic& problem : failure.problems)
      err << to_text(problem) << '\n';
    return failed;
  }
}

}  // namespace composure::terminal
