#include "scenario/field_reader.hpp"

#include <algorithm>
#include <tuple>

namespace composure {
namespace {

std::string_view describe(JsonDocument::Kind kind) {
  switch (kind) {
    case JsonDocument::Kind::null:
      return "null";
    case JsonDocument::Kind::boolean:
      return "true or false";
    case JsonDocument::Kind::integer:
      return "a whole number";
    case JsonDocument::Kind::real:
      return "a number with a fraction";
    case JsonDocument::Kind::string:
      return "a text";
    case JsonDocument::Kind::array:
      return "a list";
    case JsonDocument::Kind::object:
      return "an object";
  }
  return "";
}

bool is_spelled(std::string_view word, char separator) {
  const auto lower = [](char c) { return c >= 'a' && c <= 'z'; };
  const auto digit = [](char c) { return c >= '0' && c <= '9'; };
  if (word.empty() || !(lower(word[0]) || (separator == '_' && word[0] == '_'))) return false;
  return std::ranges::all_of(word, [&](char c) { return lower(c) || digit(c) || c == separator; });
}

}  // namespace

void FieldReader::add(Diagnostic problem) {
  problems_.push_back(std::move(problem));
  if (problems_.size() >= problem_limit) throw TooManyProblems{};
}

std::vector<Diagnostic> FieldReader::take_problems() {
  const auto order = [&](const Diagnostic& problem) {
    return std::tuple(problem.where.file != document_.file(), problem.where.line, problem.where.column);
  };
  std::ranges::stable_sort(problems_,
                           [&](const Diagnostic& a, const Diagnostic& b) { return order(a) < order(b); });
  if (problems_.size() >= problem_limit) {
    problems_.push_back(
        {Severity::error,
         "too-many-problems",
         "only the first " + std::to_string(problem_limit) + " problems that were found are told",
         {document_.file(), 0, 0, ""}});
  }
  return std::move(problems_);
}

void FieldReader::error(Value at, std::string rule, std::string message) {
  add({Severity::error, std::move(rule), std::move(message), document_.locate(at)});
}

void FieldReader::error_in_text(Value text, std::size_t offset, std::string rule, std::string message) {
  const auto replacement = replacement_of(text);
  add({Severity::error, std::move(rule), std::move(message),
       replacement ? overlay_->document().locate_in_text(*replacement, offset)
                   : document_.locate_in_text(text, offset)});
}

bool FieldReader::expect(Value value, JsonDocument::Kind kind, std::string_view expected) {
  if (document_.kind(value) == kind) return true;
  error(value, "wrong-type",
        "expected " + std::string(expected) + ", not " + std::string(describe(document_.kind(value))));
  return false;
}

std::string_view FieldReader::text(Value value, std::string_view expected) {
  if (!expect(value, JsonDocument::Kind::string, expected)) return {};
  const auto replacement = replacement_of(value);
  return replacement ? overlay_->document().string(*replacement) : document_.string(value);
}

std::int64_t FieldReader::whole_number(Value value, std::int64_t smallest, std::int64_t largest) {
  if (!expect(value, JsonDocument::Kind::integer, "a whole number")) return smallest;
  const std::int64_t number = document_.integer(value);
  if (number >= smallest && number <= largest) return number;
  error(value, "out-of-range",
        "expected a whole number from " + std::to_string(smallest) + " to " + std::to_string(largest) +
            ", not " + std::to_string(number));
  return std::clamp(number, smallest, largest);
}

bool FieldReader::truth(Value value) {
  return expect(value, JsonDocument::Kind::boolean, "true or false") && document_.boolean(value);
}

std::vector<std::string> FieldReader::texts(Value value) {
  std::vector<std::string> result;
  each_element(value, "a list of texts", [&](Value element) { result.emplace_back(text(element)); });
  return result;
}

std::string_view FieldReader::id(Value value) {
  const std::string_view word = text(value, "an id");
  if (document_.kind(value) == JsonDocument::Kind::string && !is_spelled(word, '-')) {
    error(value, "bad-id",
          "\"" + std::string(word) +
              "\" is no id; expected lower-case letters, digits and hyphens, starting with a letter");
  }
  return word;
}

std::string_view FieldReader::name(Value value) {
  const std::string_view word = text(value, "a name");
  if (document_.kind(value) == JsonDocument::Kind::string && !is_spelled(word, '_')) {
    error(value, "bad-name",
          "\"" + std::string(word) + "\" is no name; expected lower-case letters, digits and underscores");
  }
  return word;
}

void FieldReader::unknown_key(Value key, std::string_view where, const std::vector<std::string_view>& known) {
  const std::string_view name = document_.string(key);
  std::string message = "\"" + std::string(name) + "\" is no key of " + std::string(where);
  const std::string suggestion = did_you_mean(closest(name, known));
  if (suggestion.empty()) {
    message += "; it can have";
    for (std::size_t i = 0; i < known.size(); ++i)
      message += (i == 0 ? " " : ", ") + std::string(known[i]);
  }
  error(key, "unknown-key", message + suggestion);
}

void FieldReader::missing_key(Value object, std::string_view where, std::string_view key) {
  error(object, "missing-key", std::string(where) + " must have \"" + std::string(key) + "\"");
}

}  // namespace composure
