#include "scenario/canonical.hpp"

#include <algorithm>
#include <array>
#include <optional>

namespace composure {
namespace {

using Value = JsonDocument::Value;
using Kind = JsonDocument::Kind;

/// What is decided about a value's layout before anybody has looked at its width.
enum class Shape {
  free,   ///< one line if it may and fits
  block,  ///< a line for each member
  table,  ///< a block of blocks
};

bool is_container(Kind kind) {
  return kind == Kind::object || kind == Kind::array;
}

/// Bytes of the character that starts at the first byte; the text is valid UTF-8.
std::size_t character_size(std::string_view text) {
  const auto lead = static_cast<unsigned char>(text.front());
  return lead < 0x80U ? 1 : lead < 0xE0U ? 2 : lead < 0xF0U ? 3 : 4;
}

std::string unicode_escape(unsigned code) {
  constexpr std::string_view digits = "0123456789abcdef";
  std::string escape = "\\u";
  for (const unsigned shift : {12U, 8U, 4U, 0U})
    escape += digits[(code >> shift) & 0xFU];
  return escape;
}

/// How a character must be written, or nothing if it can stand as it is. Besides what JSON asks for these are
/// characters that nobody sees in an editor or that some editors break lines at.
std::string escape_of(std::string_view character) {
  if (character.size() == 1) {
    switch (const char c = character.front(); c) {
      case '"':
        return "\\\"";
      case '\\':
        return "\\\\";
      case '\b':
        return "\\b";
      case '\f':
        return "\\f";
      case '\n':
        return "\\n";
      case '\r':
        return "\\r";
      case '\t':
        return "\\t";
      default:
        return static_cast<unsigned char>(c) < 0x20U || c == 0x7F
                   ? unicode_escape(static_cast<unsigned char>(c))
                   : std::string();
    }
  }
  if (character.size() == 2 && character[0] == '\xC2' && static_cast<unsigned char>(character[1]) < 0xA0U) {
    return unicode_escape(static_cast<unsigned char>(character[1]));
  }
  if (character == "\xE2\x80\xA8") return unicode_escape(0x2028U);
  if (character == "\xE2\x80\xA9") return unicode_escape(0x2029U);
  if (character == "\xEF\xBB\xBF") return unicode_escape(0xFEFFU);
  return {};
}

class CanonicalWriter {
 public:
  explicit CanonicalWriter(const JsonDocument& document) : document_(document) {
    text_.reserve(document.bytes().size() + document.bytes().size() / 8);
  }

  std::string write() {
    write_value(JsonDocument::root,
                is_container(document_.kind(JsonDocument::root)) ? Shape::block : Shape::free, 0, 0, true);
    text_ += '\n';
    return std::move(text_);
  }

 private:
  /// `column` is where the value starts, `level` how deep the line is indented.
  void write_value(Value value, Shape shape, std::size_t level, std::size_t column, bool is_root = false) {
    if (!is_container(document_.kind(value)) || document_.size(value) == 0 ||
        (shape == Shape::free && fits(value, column))) {
      write_inline(value);
      return;
    }
    const bool object = document_.kind(value) == Kind::object;
    text_ += object ? '{' : '[';
    const std::size_t indent = 2 * (level + 1);
    for (Value at = document_.first(value); at < document_.after(value);) {
      if (at != document_.first(value)) text_ += ',';
      text_ += '\n';
      text_.append(indent, ' ');
      std::size_t start = indent;
      Shape inner = shape == Shape::table ? Shape::block : Shape::free;
      if (object) {
        inner = std::max(inner, shape_of(document_.string(at), at + 1, is_root));
        const std::size_t before = text_.size();
        write_text(document_.string(at));
        text_ += ": ";
        start += characters(std::string_view(text_).substr(before));
        ++at;
      }
      write_value(at, inner, level + 1, start);
      at = document_.after(at);
    }
    text_ += '\n';
    text_.append(2 * level, ' ');
    text_ += object ? '}' : ']';
  }

  Shape shape_of(std::string_view key, Value value, bool in_root) const {
    if (document_.kind(value) == Kind::array && key == "replies") return Shape::table;
    if (document_.kind(value) != Kind::object) return Shape::free;
    if (in_root && (key == "nodes" || key == "groups")) return Shape::table;
    // One reply that is offered only when no other is: a block, as every reply.
    if (key == "fallback") return Shape::block;
    return Shape::free;
  }

  bool fits(Value value, std::size_t column) const {
    // The comma counts even where there is none, so that a member that is added below changes nothing here.
    constexpr std::size_t comma = 1;
    if (column + comma >= canonical_width) return false;
    return inline_width(value, canonical_width - column - comma).has_value();
  }

  /// The width on one line; nothing if it is above the limit or something in it needs more than one line.
  std::optional<std::size_t> inline_width(Value value, std::size_t limit) const {
    const Kind kind = document_.kind(value);
    if (!is_container(kind)) {
      const std::size_t width =
          kind == Kind::string ? text_width(document_.string(value), limit) : document_.literal(value).size();
      return width <= limit ? std::optional(width) : std::nullopt;
    }
    const bool object = kind == Kind::object;
    std::size_t width = object && document_.size(value) > 0 ? 4 : 2;
    std::size_t objects = 0;
    for (Value at = document_.first(value); at < document_.after(value);) {
      if (at != document_.first(value)) width += 2;
      if (object) {
        width += text_width(document_.string(at), limit) + 2;
        if (shape_of(document_.string(at), at + 1, false) != Shape::free && document_.size(at + 1) > 0)
          return {};
        ++at;
      }
      if (document_.kind(at) == Kind::object && ++objects > 1) return {};
      if (width > limit) return {};
      const auto inner = inline_width(at, limit - width);
      if (!inner) return {};
      width += *inner;
      at = document_.after(at);
    }
    return width <= limit ? std::optional(width) : std::nullopt;
  }

  void write_inline(Value value) {
    const Kind kind = document_.kind(value);
    if (kind == Kind::string) {
      write_text(document_.string(value));
      return;
    }
    if (!is_container(kind)) {
      text_ += document_.literal(value);
      return;
    }
    const bool object = kind == Kind::object;
    const std::string_view space = object && document_.size(value) > 0 ? " " : "";
    (text_ += object ? '{' : '[') += space;
    for (Value at = document_.first(value); at < document_.after(value);) {
      if (at != document_.first(value)) text_ += ", ";
      if (object) {
        write_text(document_.string(at));
        text_ += ": ";
        ++at;
      }
      write_inline(at);
      at = document_.after(at);
    }
    (text_ += space) += object ? '}' : ']';
  }

  void write_text(std::string_view text) {
    text_ += '"';
    while (!text.empty()) {
      const std::string_view character = text.substr(0, character_size(text));
      const std::string escape = escape_of(character);
      text_ += escape.empty() ? character : std::string_view(escape);
      text.remove_prefix(character.size());
    }
    text_ += '"';
  }

  /// In characters, with its quotation marks; stops counting above the limit.
  static std::size_t text_width(std::string_view text, std::size_t limit) {
    std::size_t width = 2;
    while (!text.empty() && width <= limit) {
      const std::string_view character = text.substr(0, character_size(text));
      width += std::max<std::size_t>(escape_of(character).size(), 1);
      text.remove_prefix(character.size());
    }
    return width;
  }

  static std::size_t characters(std::string_view text) {
    return static_cast<std::size_t>(
        std::ranges::count_if(text, [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; }));
  }

  const JsonDocument& document_;
  std::string text_;
};

}  // namespace

std::string canonical_text(const JsonDocument& document) {
  return CanonicalWriter(document).write();
}

}  // namespace composure
