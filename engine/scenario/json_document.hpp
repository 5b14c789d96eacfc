#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "scenario/diagnostic.hpp"

namespace composure {

/// Largest file that is read, in bytes, and deepest nesting of arrays and objects.
inline constexpr std::size_t file_size_limit = 64U * 1024U * 1024U;
inline constexpr std::size_t json_depth_limit = 64;

/// A parsed JSON file that remembers where everything stood. Values are numbered in reading order; a
/// container is followed by its contents, so that walking it touches memory in order.
class JsonDocument {
 public:
  enum class Kind : std::uint8_t { null, boolean, integer, real, string, array, object };
  using Value = std::uint32_t;

  /// Parses the bytes. On failure: one diagnostic ("bad-json", "bad-utf8", "duplicate-key", "too-deep",
  /// "empty-file").
  static std::variant<JsonDocument, Diagnostic> parse(std::string file, std::string bytes);

  static constexpr Value root = 0;

  Kind kind(Value value) const { return items_[value].kind; }
  bool boolean(Value value) const { return items_[value].number != 0; }
  std::int64_t integer(Value value) const { return items_[value].number; }
  std::string_view string(Value value) const {
    return std::string_view(text_).substr(items_[value].text_begin, items_[value].text_size);
  }
  /// A number, `true`, `false` or `null` as it is written in the file.
  std::string_view literal(Value value) const;
  /// Number of elements of an array or members of an object.
  std::uint32_t size(Value value) const { return items_[value].size; }

  /// First element of an array (or first key of an object; its value follows it), and what comes after a
  /// value.
  Value first(Value container) const { return container + 1; }
  Value after(Value value) const { return items_[value].end; }

  /// The member's value, or `root` if the object has none of that name (the root is nobody's member).
  Value member(Value object, std::string_view key) const;

  /// Where the value (or a key) starts.
  Location locate(Value value) const;
  /// A place inside a string; `offset` counts bytes of its decoded text.
  Location locate_in_text(Value string, std::size_t offset) const;

  const std::string& file() const { return file_; }
  const std::string& bytes() const { return bytes_; }

 private:
  struct Item {
    Kind kind = Kind::null;
    bool is_key = false;
    Value end = 0;                 ///< first value after this one and everything in it
    std::uint32_t source_end = 0;  ///< byte after the value (strings, literals), or after its opening bracket
    std::uint32_t size = 0;
    std::int64_t number = 0;
    std::uint32_t text_begin = 0;
    std::uint32_t text_size = 0;
  };
  friend class JsonReader;

  std::size_t source_begin(Value value) const;
  std::size_t source_of_text_offset(Value value, std::size_t offset) const;
  std::string pointer_to(Value value) const;

  std::string file_;
  std::string bytes_;
  std::string text_;
  std::vector<Item> items_;
};

/// 1-based line and column of a byte.
Location location_of_byte(const std::string& file, std::string_view bytes, std::size_t byte);

}  // namespace composure
