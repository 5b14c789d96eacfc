#include "scenario/json_document.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <iterator>
#include <nlohmann/json.hpp>
#include <optional>

namespace composure {
namespace {

/// Reads the bytes one by one and lets the handler see how far the parser has got: the parser itself tells no
/// positions except in its error messages.
class CountingIterator {
 public:
  using iterator_category = std::input_iterator_tag;
  using value_type = char;
  using difference_type = std::ptrdiff_t;
  using pointer = const char*;
  using reference = const char&;

  explicit CountingIterator(const char** cursor) : cursor_(cursor) {}
  explicit CountingIterator(const char* end) : end_(end) {}

  reference operator*() const { return **cursor_; }
  CountingIterator& operator++() {
    ++*cursor_;
    return *this;
  }
  CountingIterator operator++(int) {
    CountingIterator before = *this;
    ++*this;
    return before;
  }
  friend bool operator==(const CountingIterator& a, const CountingIterator& b) {
    return a.where() == b.where();
  }

 private:
  const char* where() const { return cursor_ != nullptr ? *cursor_ : end_; }
  const char** cursor_ = nullptr;
  const char* end_ = nullptr;
};

/// The parser's own wording without its prefix, which repeats the position in a form of its own.
std::string plain_message(std::string message) {
  const std::size_t detail = message.find(": ");
  if (detail != std::string::npos) message.erase(0, detail + 2);
  constexpr std::string_view prefix = "syntax error while parsing ";
  if (message.starts_with(prefix)) message.erase(0, prefix.size());
  constexpr std::size_t longest = 160;
  if (message.size() > longest) {
    const std::size_t last_read = message.find("last read: ");
    const std::size_t expected = message.find("; expected");
    std::string rest = expected == std::string::npos ? std::string() : message.substr(expected);
    message = message.substr(0, last_read == std::string::npos ? longest : last_read) + "…" + rest;
  }
  return "this is not valid JSON: in " + message;
}

bool in_number(char c) {
  return (c >= '0' && c <= '9') || c == '-' || c == '+' || c == '.' || c == 'e' || c == 'E';
}

std::uint32_t hexadecimal(std::string_view digits) {
  std::uint32_t number = 0;
  std::from_chars(digits.data(), digits.data() + digits.size(), number, 16);
  return number;
}

}  // namespace

/// Builds the document from the parser's events.
class JsonReader {
 public:
  JsonReader(JsonDocument& document, const char* begin, const char* const* cursor)
      : document_(document), begin_(begin), cursor_(cursor) {}

  bool null() { return add(JsonDocument::Kind::null); }
  bool boolean(bool value) { return add(JsonDocument::Kind::boolean, value ? 1 : 0); }
  bool number_integer(std::int64_t value) { return add(JsonDocument::Kind::integer, value); }
  bool number_unsigned(std::uint64_t value) {
    constexpr auto largest = static_cast<std::uint64_t>(INT64_MAX);
    return add(JsonDocument::Kind::integer, static_cast<std::int64_t>(std::min(value, largest)));
  }
  bool number_float(double /*value*/, const std::string& /*text*/) { return add(JsonDocument::Kind::real); }
  bool string(const std::string& value) { return add_text(value, false); }
  bool binary(const std::vector<std::uint8_t>& /*value*/) { return false; }  // JSON text has no binary values
  bool key(const std::string& value) { return add_text(value, true); }
  bool start_object(std::size_t /*size*/) { return open(JsonDocument::Kind::object); }
  bool start_array(std::size_t /*size*/) { return open(JsonDocument::Kind::array); }
  bool end_array() { return close(); }
  bool end_object() { return close() && check_keys(last_closed_); }

  bool parse_error(std::size_t /*position*/, const std::string& /*token*/,
                   const nlohmann::detail::exception& error) {
    const std::size_t byte = offset() > 0 ? offset() - 1 : 0;
    // The message also quotes the file, which may well speak of UTF-8.
    const bool ill_formed =
        std::string_view(error.what()).find("ill-formed UTF-8 byte") != std::string_view::npos;
    if (ill_formed || !starts_character(byte)) {
      fail(byte, "bad-utf8", "this byte is not valid UTF-8; save the file as UTF-8");
    } else if (static_cast<unsigned char>(document_.bytes_[byte]) >= 0x80U) {
      fail(byte, "bad-json",
           "this is not valid JSON: this character can stand only in a text in quotation marks");
    } else {
      fail(byte, "bad-json", plain_message(error.what()));
    }
    return false;
  }

  std::optional<Diagnostic> take_failure() { return std::move(failure_); }

 private:
  std::uint32_t offset() const { return static_cast<std::uint32_t>(*cursor_ - begin_); }

  /// Whether an ASCII character or the first bytes of a longer one stand here.
  bool starts_character(std::size_t byte) const {
    const auto at = [&](std::size_t i) {
      return i < document_.bytes_.size() ? static_cast<unsigned char>(document_.bytes_[i]) : 0U;
    };
    return at(byte) < 0x80U || (at(byte) >= 0xC2U && at(byte) < 0xF5U && (at(byte + 1) & 0xC0U) == 0x80U);
  }

  void fail(std::size_t byte, std::string rule, std::string message) {
    failure_ = Diagnostic{Severity::error, std::move(rule), std::move(message),
                          location_of_byte(document_.file_, document_.bytes_, byte)};
  }

  JsonDocument::Item& append(JsonDocument::Kind kind) {
    if (!open_.empty()) ++document_.items_[open_.back()].size;
    JsonDocument::Item item;
    item.kind = kind;
    item.source_end = offset();
    item.end = static_cast<JsonDocument::Value>(document_.items_.size() + 1);
    document_.items_.push_back(item);
    return document_.items_.back();
  }

  bool add(JsonDocument::Kind kind, std::int64_t number = 0) {
    append(kind).number = number;
    return true;
  }

  bool add_text(const std::string& value, bool is_key) {
    JsonDocument::Item& item = append(JsonDocument::Kind::string);
    if (is_key) --document_.items_[open_.back()].size;
    item.is_key = is_key;
    item.text_begin = static_cast<std::uint32_t>(document_.text_.size());
    item.text_size = static_cast<std::uint32_t>(value.size());
    document_.text_ += value;
    return true;
  }

  bool open(JsonDocument::Kind kind) {
    if (open_.size() >= json_depth_limit) {
      fail(offset() - 1, "too-deep",
           "arrays and objects are nested deeper than " + std::to_string(json_depth_limit) + " levels");
      return false;
    }
    append(kind);
    open_.push_back(static_cast<JsonDocument::Value>(document_.items_.size() - 1));
    return true;
  }

  bool close() {
    last_closed_ = open_.back();
    open_.pop_back();
    document_.items_[last_closed_].end = static_cast<JsonDocument::Value>(document_.items_.size());
    return true;
  }

  bool check_keys(JsonDocument::Value object) {
    keys_.clear();
    const JsonDocument::Value end = document_.after(object);
    for (JsonDocument::Value key = document_.first(object); key < end; key = document_.after(key + 1)) {
      keys_.emplace_back(document_.string(key), key);
    }
    // Most objects are small, where comparing all pairs is quickest.
    constexpr std::size_t few = 12;
    if (keys_.size() <= few) {
      for (std::size_t i = 1; i < keys_.size(); ++i) {
        for (std::size_t j = 0; j < i; ++j) {
          if (keys_[i].first == keys_[j].first) return duplicate(keys_[j].second, keys_[i].second);
        }
      }
      return true;
    }
    std::ranges::sort(keys_);
    for (std::size_t i = 1; i < keys_.size(); ++i) {
      if (keys_[i - 1].first == keys_[i].first) return duplicate(keys_[i - 1].second, keys_[i].second);
    }
    return true;
  }

  bool duplicate(JsonDocument::Value first, JsonDocument::Value second) {
    // Only the line: while parsing, the containers around are still open and give no pointer.
    const Location earlier =
        location_of_byte(document_.file_, document_.bytes_, document_.source_begin(first));
    fail(document_.source_begin(second), "duplicate-key",
         "\"" + std::string(document_.string(second)) + "\" already stands in this object, in line " +
             std::to_string(earlier.line));
    return false;
  }

  JsonDocument& document_;
  const char* begin_;
  const char* const* cursor_;
  std::vector<JsonDocument::Value> open_;
  std::vector<std::pair<std::string_view, JsonDocument::Value>> keys_;
  JsonDocument::Value last_closed_ = 0;
  std::optional<Diagnostic> failure_;
};

std::variant<JsonDocument, Diagnostic> JsonDocument::parse(std::string file, std::string bytes) {
  JsonDocument document;
  document.file_ = std::move(file);
  document.bytes_ = std::move(bytes);
  const std::string& source = document.bytes_;
  if (std::ranges::all_of(source, [](char c) { return c == ' ' || c == '\n' || c == '\r' || c == '\t'; })) {
    return Diagnostic{Severity::error, "empty-file", "the file is empty", {document.file_, 0, 0, ""}};
  }
  // Both are generous for a scenario's usual shape, so that neither grows more than once.
  document.items_.reserve(source.size() / 24);
  document.text_.reserve(source.size() * 3 / 4);
  const char* cursor = source.data();
  JsonReader reader(document, source.data(), &cursor);
  nlohmann::json::sax_parse(CountingIterator(&cursor), CountingIterator(source.data() + source.size()),
                            &reader);
  if (auto failure = reader.take_failure()) return *std::move(failure);
  return document;
}

JsonDocument::Value JsonDocument::member(Value object, std::string_view key) const {
  const Value end = after(object);
  for (Value at = first(object); at < end; at = after(at + 1)) {
    if (string(at) == key) return at + 1;
  }
  return root;
}

std::string_view JsonDocument::literal(Value value) const {
  const std::size_t begin = source_begin(value);
  std::size_t end = items_[value].source_end;
  // See source_begin() about the byte after a number.
  const bool number = kind(value) == Kind::integer || kind(value) == Kind::real;
  if (number && !in_number(bytes_[end - 1])) --end;
  return std::string_view(bytes_).substr(begin, end - begin);
}

std::size_t JsonDocument::source_begin(Value value) const {
  const Item& item = items_[value];
  std::size_t end = item.source_end;
  switch (item.kind) {
    case Kind::object:
    case Kind::array:
      return end - 1;
    case Kind::null:
      return end - 4;
    case Kind::boolean:
      return end - (item.number != 0 ? 4 : 5);
    case Kind::integer:
    case Kind::real: {
      // A number ends only where the next byte is no part of it, so the parser is one byte ahead (except at
      // the end).
      if (end > 0 && !in_number(bytes_[end - 1])) --end;
      while (end > 0 && in_number(bytes_[end - 1]))
        --end;
      return end;
    }
    case Kind::string:
      break;
  }
  // Back from the closing quotation mark to the one that no odd run of backslashes precedes.
  for (std::size_t i = end - 1; i > 0;) {
    --i;
    if (bytes_[i] != '"') continue;
    std::size_t backslashes = 0;
    while (backslashes < i && bytes_[i - 1 - backslashes] == '\\')
      ++backslashes;
    if (backslashes % 2 == 0) return i;
  }
  return 0;
}

std::size_t JsonDocument::source_of_text_offset(Value value, std::size_t offset) const {
  std::size_t at = source_begin(value) + 1;
  std::size_t decoded = 0;
  const std::size_t end = items_[value].source_end - 1;
  while (decoded < offset && at < end) {
    if (bytes_[at] != '\\') {
      ++at;
      ++decoded;
    } else if (bytes_[at + 1] == 'u') {
      const std::uint32_t unit = hexadecimal(std::string_view(bytes_).substr(at + 2, 4));
      const bool first_of_pair = unit >= 0xD800U && unit < 0xDC00U;
      at += first_of_pair ? 12 : 6;
      decoded += unit < 0x80U ? 1U : unit < 0x800U ? 2U : first_of_pair ? 4U : 3U;
    } else {
      at += 2;
      ++decoded;
    }
  }
  return at;
}

std::string JsonDocument::pointer_to(Value value) const {
  if (items_[value].is_key) ++value;
  std::string pointer;
  for (Value container = root; container != value;) {
    const bool object = kind(container) == Kind::object;
    std::size_t index = 0;
    for (Value at = first(container); at < after(container); ++index) {
      const Value child = object ? at + 1 : at;
      if (value >= child && value < after(child)) {
        pointer += '/';
        for (const char c : object ? std::string(string(at)) : std::to_string(index)) {
          pointer += c == '~' ? std::string("~0") : c == '/' ? std::string("~1") : std::string(1, c);
        }
        container = child;
        break;
      }
      at = after(child);
    }
  }
  return pointer;
}

Location JsonDocument::locate(Value value) const {
  Location where = location_of_byte(file_, bytes_, source_begin(value));
  where.pointer = pointer_to(value);
  return where;
}

Location JsonDocument::locate_in_text(Value string, std::size_t offset) const {
  Location where = location_of_byte(file_, bytes_, source_of_text_offset(string, offset));
  where.pointer = pointer_to(string);
  return where;
}

Location location_of_byte(const std::string& file, std::string_view bytes, std::size_t byte) {
  const std::string_view before = bytes.substr(0, byte);
  const auto line = static_cast<std::size_t>(std::ranges::count(before, '\n')) + 1;
  const std::size_t line_start = before.rfind('\n');
  std::size_t column = line_start == std::string_view::npos ? before.size() + 1 : before.size() - line_start;
  // Editors do not count a byte order mark.
  constexpr std::string_view mark = "\xEF\xBB\xBF";
  if (line == 1 && before.starts_with(mark)) column -= mark.size();
  return {file, line, column, ""};
}

}  // namespace composure
