#pragma once

#include <array>
#include <cstdint>
#include <limits>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "expression/suggestion.hpp"
#include "scenario/diagnostic.hpp"
#include "scenario/json_document.hpp"
#include "scenario/text_overlay.hpp"

namespace composure {

/// More problems than this are not looked for: nobody reads on, and finding places and suggestions takes its
/// time.
inline constexpr std::size_t problem_limit = 100;
/// Thrown by FieldReader when the limit is reached.
struct TooManyProblems {};

/// Typed reading of a JSON document. Whatever does not fit becomes a diagnostic at its place, and a harmless
/// value is returned so that reading goes on and all problems are found in one go.
class FieldReader {
 public:
  using Value = JsonDocument::Value;

  /// Where the overlay, if there is one, has another wording of a text, that one is read instead, and what is
  /// wrong with it is told where it stands.
  explicit FieldReader(const JsonDocument& document, const TextOverlay* overlay = nullptr)
      : document_(document), overlay_(overlay) {}

  const JsonDocument& document() const { return document_; }
  /// Everything that was found, in reading order.
  std::vector<Diagnostic> take_problems();
  bool has_problems() const { return !problems_.empty(); }

  void error(Value at, std::string rule, std::string message);
  void error_in_text(Value text, std::size_t offset, std::string rule, std::string message);

  /// Checks the kind and reports `expected …, not …`.
  bool expect(Value value, JsonDocument::Kind kind, std::string_view expected);

  std::string_view text(Value value, std::string_view expected = "a text in quotation marks");
  std::int64_t whole_number(Value value, std::int64_t smallest, std::int64_t largest);
  bool truth(Value value);
  std::vector<std::string> texts(Value value);
  /// An id such as "calm-down": lower-case letters, digits and hyphens, starting with a letter.
  std::string_view id(Value value);
  /// A name such as "knows_date": lower-case letters, digits and underscores.
  std::string_view name(Value value);

  /// Calls visit(element) for every element of an array; reports anything else.
  template <class Visit>
  void each_element(Value array, std::string_view expected, Visit visit) {
    if (!expect(array, JsonDocument::Kind::array, expected)) return;
    for (Value at = document_.first(array); at < document_.after(array); at = document_.after(at))
      visit(at);
  }

  /// Calls visit(key, value) for every member of an object; reports anything else.
  template <class Visit>
  void each_member(Value object, std::string_view expected, Visit visit) {
    if (!expect(object, JsonDocument::Kind::object, expected)) return;
    for (Value key = document_.first(object); key < document_.after(object); key = document_.after(key + 1)) {
      visit(key, key + 1);
    }
  }

  void unknown_key(Value key, std::string_view where, const std::vector<std::string_view>& known);
  void missing_key(Value object, std::string_view where, std::string_view key);

 private:
  void add(Diagnostic problem);

  std::optional<Value> replacement_of(Value text) const {
    return overlay_ != nullptr ? overlay_->find(text) : std::nullopt;
  }

  const JsonDocument& document_;
  const TextOverlay* overlay_ = nullptr;
  std::vector<Diagnostic> problems_;
};

/// One key that an object may have: how it is read into the target, and whether it must be there.
template <class Context, class Target>
struct Field {
  std::string_view key;
  void (*read)(Context& context, JsonDocument::Value value, Target& target);
  bool required = false;
};

/// Reads an object key by key from a table of its fields. Keys that start with `$` are for other tools.
template <class Context, class Target, std::size_t Size>
void read_fields(FieldReader& reader, Context& context, JsonDocument::Value object, std::string_view where,
                 const std::array<Field<Context, Target>, Size>& fields, Target& target) {
  static_assert(Size <= 64);
  if (reader.document().kind(object) != JsonDocument::Kind::object) {
    reader.expect(object, JsonDocument::Kind::object, "an object for " + std::string(where));
    return;
  }
  std::uint64_t seen = 0;
  reader.each_member(object, where, [&](JsonDocument::Value key, JsonDocument::Value value) {
    const std::string_view name = reader.document().string(key);
    for (std::size_t i = 0; i < Size; ++i) {
      if (fields[i].key != name) continue;
      seen |= std::uint64_t{1} << i;
      fields[i].read(context, value, target);
      return;
    }
    if (name.starts_with('$')) return;
    std::vector<std::string_view> known;
    for (const auto& field : fields)
      known.push_back(field.key);
    reader.unknown_key(key, where, known);
  });
  for (std::size_t i = 0; i < Size; ++i) {
    if (fields[i].required && ((seen >> i) & 1U) == 0) reader.missing_key(object, where, fields[i].key);
  }
}

}  // namespace composure
