#pragma once

#include <filesystem>
#include <string>
#include <variant>
#include <vector>

#include "scenario/diagnostic.hpp"
#include "scenario/json_document.hpp"

namespace composure {

/// Where a scenario's translation is kept: "late-invoice.de.json" beside "late-invoice.json".
std::filesystem::path sidecar_path(const std::filesystem::path& scenario, const std::string& language);

/// One translation as it stands in a sidecar.
struct SidecarText {
  std::string id;    ///< see TranslatableText::id
  std::string from;  ///< the wording that was translated
  std::string to;    ///< empty: not translated yet
  JsonDocument::Value key = JsonDocument::root;
  JsonDocument::Value from_value = JsonDocument::root;
  JsonDocument::Value to_value = JsonDocument::root;
};

/// What could be read of a sidecar, and everything that is wrong with its shape.
struct Sidecar {
  std::vector<SidecarText> texts;  ///< in the order of the file
  JsonDocument::Value texts_value = JsonDocument::root;
  std::vector<Diagnostic> problems;
};

/// Parses a sidecar's bytes. A file that is no JSON is an "unreadable-reference": nobody named it, it was
/// found beside a scenario.
std::variant<JsonDocument, Diagnostic> parse_sidecar(std::string file, std::string bytes);

/// The same for a file, which may not be readable either.
std::variant<JsonDocument, Diagnostic> open_sidecar(const std::filesystem::path& path);

/// Reads a sidecar that should hold this scenario in this language.
Sidecar read_sidecar(const JsonDocument& document, const JsonDocument& scenario, std::string_view language);

}  // namespace composure
