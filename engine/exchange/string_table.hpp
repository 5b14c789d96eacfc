#pragma once

#include <cstddef>
#include <string>
#include <variant>
#include <vector>

#include "scenario/sidecar.hpp"
#include "scoring/rubric.hpp"

namespace composure {

/// The texts of a scenario as a CSV table for translators: a header, then a row for each text in the order of
/// the file, with the columns id, speaker, node, kind, level, source and translation. Translations are those
/// of the sidecar that fit. A text that has changed since it was translated has a second row, with the
/// wording and the translation of before.
std::string export_strings(const JsonDocument& scenario, const Sidecar& sidecar);

/// What came of a table's rows. Rows without a translation are not counted.
struct StringsImport {
  std::size_t taken = 0;    ///< stand at their id
  std::size_t moved = 0;    ///< followed their source to another id
  std::size_t stale = 0;    ///< translate a wording that the scenario has no more
  std::size_t unknown = 0;  ///< no text has their id or their source
  std::size_t faulty = 0;   ///< cannot be read as a text, or stand there twice
  /// One for each row that was not placed, in the order of the table.
  std::vector<Diagnostic> problems;
  /// The new content of the sidecar, in the canonical layout; empty if the table has nothing for it.
  std::string sidecar;

  bool placed_all() const { return stale == 0 && unknown == 0 && faulty == 0; }
};

/// What an import starts from. The documents must be those of a scenario that loads and of a sidecar without
/// problems of shape.
struct ImportBase {
  const JsonDocument& scenario;
  const JsonDocument* sidecar_document = nullptr;  ///< none: this is the first translation
  const Sidecar& sidecar;
  std::string language;
  const RubricSet& rubrics;
};

/// Merges a table into a sidecar. A translation replaces the one that the text had; what the table does not
/// speak of stays, and so does everything in the sidecar that has lost its text. A stale row is kept for
/// translators where its text has nothing better; unknown and faulty rows are left out. Fails on a table that
/// cannot be read ("bad-utf8", "bad-csv") or lacks one of the columns id, source and translation
/// ("missing-column").
std::variant<StringsImport, Diagnostic> import_strings(const ImportBase& base, const std::string& file,
                                                       std::string_view table);

}  // namespace composure
