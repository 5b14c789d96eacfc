#pragma once

#include <optional>
#include <string>
#include <unordered_map>
#include <utility>

#include "scenario/json_document.hpp"

namespace composure {

/// A scenario's texts in another language: texts of a second document that stand in for those of a first one
/// while that is read. The second document must outlive the overlay.
class TextOverlay {
 public:
  using Value = JsonDocument::Value;

  TextOverlay(const JsonDocument& document, std::string language)
      : document_(document), language_(std::move(language)) {}

  const JsonDocument& document() const { return document_; }
  const std::string& language() const { return language_; }

  /// Both are strings: `original` in the first document, `replacement` in the second.
  void replace(Value original, Value replacement) { replacements_[original] = replacement; }

  std::optional<Value> find(Value original) const {
    const auto found = replacements_.find(original);
    if (found == replacements_.end()) return {};
    return found->second;
  }

 private:
  const JsonDocument& document_;
  std::string language_;
  std::unordered_map<Value, Value> replacements_;
};

}  // namespace composure
