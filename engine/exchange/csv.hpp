#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "scenario/diagnostic.hpp"

namespace composure {

/// One record of a table, with the line of the file on which it starts (from 1).
struct CsvRecord {
  std::size_t line = 1;
  std::vector<std::string> fields;
};

/// Reads a table as RFC 4180 has it, and as spreadsheets write it: a byte order mark, lines that end in LF or
/// CR alone, and semicolons or tabs instead of commas (what separates the fields of the first record does so
/// everywhere) are understood as well. Empty lines are passed over. Fails with "bad-utf8", or "bad-csv" where
/// quotation marks do not add up.
std::variant<std::vector<CsvRecord>, Diagnostic> parse_csv(const std::string& file, std::string_view bytes);

/// One record as RFC 4180 has it, with its CRLF. Fields are in quotation marks where any reader could take
/// them for something else without.
std::string to_csv(std::span<const std::string> fields);

/// A text as it can stand in a cell: a spreadsheet takes what begins with = + - @ or a tab for a formula, so
/// an apostrophe is put before it (and before an apostrophe that would else be taken for this one).
std::string guard_cell(std::string_view text);
/// Takes that apostrophe away again: unguard_cell(guard_cell(text)) is the text.
std::string_view unguard_cell(std::string_view cell);

}  // namespace composure
