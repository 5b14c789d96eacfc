#include "exchange/csv.hpp"

#include <algorithm>
#include <optional>

namespace composure {
namespace {

constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";
constexpr std::string_view separators = ",;\t";
constexpr std::string_view formula_starts = "=+-@\t\r";

/// Bytes of the character at the start of the text; 0 if it is not valid UTF-8 (RFC 3629).
std::size_t character_size(std::string_view text) {
  const auto byte = [&](std::size_t i) { return i < text.size() ? static_cast<unsigned char>(text[i]) : 0U; };
  const auto continues = [&](std::size_t i, unsigned from = 0x80U, unsigned to = 0xBFU) {
    return byte(i) >= from && byte(i) <= to;
  };
  const unsigned lead = byte(0);
  if (lead < 0x80U) return 1;
  if (lead >= 0xC2U && lead <= 0xDFU) return continues(1) ? 2 : 0;
  if (lead >= 0xE0U && lead <= 0xEFU) {
    const bool second = continues(1, lead == 0xE0U ? 0xA0U : 0x80U, lead == 0xEDU ? 0x9FU : 0xBFU);
    return second && continues(2) ? 3 : 0;
  }
  if (lead >= 0xF0U && lead <= 0xF4U) {
    const bool second = continues(1, lead == 0xF0U ? 0x90U : 0x80U, lead == 0xF4U ? 0x8FU : 0xBFU);
    return second && continues(2) && continues(3) ? 4 : 0;
  }
  return 0;
}

struct Failure {
  Diagnostic problem;
};

class CsvParser {
 public:
  CsvParser(const std::string& file, std::string_view bytes) : file_(file), text_(bytes) {
    if (text_.starts_with(byte_order_mark)) text_.remove_prefix(byte_order_mark.size());
    check_utf8();
  }

  std::vector<CsvRecord> parse() {
    std::vector<CsvRecord> records;
    while (at_ < text_.size()) {
      CsvRecord record = read_record();
      const bool empty_line = record.fields.size() == 1 && record.fields.front().empty();
      if (!empty_line) records.push_back(std::move(record));
    }
    return records;
  }

 private:
  [[noreturn]] void fail(std::size_t line, std::string rule, std::string message) const {
    throw Failure{{Severity::error, std::move(rule), std::move(message), {file_, line, 1, ""}}};
  }

  void check_utf8() const {
    for (std::size_t i = 0; i < text_.size();) {
      const std::size_t size = character_size(text_.substr(i));
      if (size == 0) {
        const auto lines = std::ranges::count(text_.substr(0, i), '\n');
        fail(static_cast<std::size_t>(lines) + 1, "bad-utf8",
             "there is a byte here that is not valid UTF-8; save the table as CSV in UTF-8");
      }
      i += size;
    }
  }

  CsvRecord read_record() {
    CsvRecord record;
    record.line = line_;
    while (true) {
      record.fields.push_back(peek() == '"' ? read_quoted() : read_plain());
      if (at_ == text_.size()) return record;
      if (!is_separator(text_[at_])) {
        skip_line_end();
        return record;
      }
      separator_ = text_[at_++];
    }
  }

  std::string read_plain() {
    const std::size_t begin = at_;
    while (at_ < text_.size() && !is_separator(text_[at_]) && !is_line_end(text_[at_]))
      ++at_;
    return std::string(text_.substr(begin, at_ - begin));
  }

  std::string read_quoted() {
    const std::size_t opened = line_;
    std::string field;
    for (++at_; at_ < text_.size(); ++at_) {
      if (text_[at_] == '"' && peek(1) != '"') {
        ++at_;
        if (at_ < text_.size() && !is_separator(text_[at_]) && !is_line_end(text_[at_])) {
          fail(line_, "bad-csv",
               "a quotation mark ends the cell here, but more of it follows; inside of a cell in quotation "
               "marks they are written twice");
        }
        return field;
      }
      if (text_[at_] == '"') ++at_;
      if (text_[at_] == '\n' || (text_[at_] == '\r' && peek(1) != '\n')) ++line_;
      field += text_[at_];
    }
    fail(opened, "bad-csv", "a cell that begins with a quotation mark here is never closed by one");
  }

  void skip_line_end() {
    if (peek() == '\r' && peek(1) == '\n') ++at_;
    ++at_;
    ++line_;
  }

  char peek(std::size_t ahead = 0) const { return at_ + ahead < text_.size() ? text_[at_ + ahead] : '\0'; }
  bool is_separator(char c) const {
    return separator_ ? c == *separator_ : separators.find(c) != std::string_view::npos;
  }
  static bool is_line_end(char c) { return c == '\n' || c == '\r'; }

  const std::string& file_;
  std::string_view text_;
  std::size_t at_ = 0;
  std::size_t line_ = 1;
  std::optional<char> separator_;  // the first one that is met
};

bool starts_with_any(std::string_view text, std::string_view characters) {
  return !text.empty() && characters.find(text.front()) != std::string_view::npos;
}

bool is_guarded(std::string_view cell) {
  return cell.starts_with('\'') &&
         (starts_with_any(cell.substr(1), formula_starts) || cell.substr(1).starts_with('\''));
}

}  // namespace

std::variant<std::vector<CsvRecord>, Diagnostic> parse_csv(const std::string& file, std::string_view bytes) {
  try {
    return CsvParser(file, bytes).parse();
  } catch (Failure& failure) {
    return std::move(failure.problem);
  }
}

std::string to_csv(std::span<const std::string> fields) {
  std::string line;
  for (const std::string& field : fields) {
    if (&field != fields.data()) line += ',';
    const bool plain = field.find_first_of("\",;\t\r\n'") == std::string::npos && !field.starts_with(' ') &&
                       !field.ends_with(' ');
    if (plain) {
      line += field;
      continue;
    }
    line += '"';
    for (const char c : field) {
      if (c == '"') line += '"';
      line += c;
    }
    line += '"';
  }
  return line + "\r\n";
}

std::string guard_cell(std::string_view text) {
  const bool guard = starts_with_any(text, formula_starts) || is_guarded(text);
  return (guard ? "'" : "") + std::string(text);
}

std::string_view unguard_cell(std::string_view cell) {
  return is_guarded(cell) ? cell.substr(1) : cell;
}

}  // namespace composure
