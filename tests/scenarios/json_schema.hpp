// A JSON Schema to hold documents against. The library that does it takes long to compile, so it stays in the
// .cpp file.
#pragma once

#include <memory>
#include <nlohmann/json_fwd.hpp>
#include <string>
#include <string_view>

namespace composure::test {

/// A compiled JSON Schema, draft 7.
class JsonSchema {
 public:
  /// Throws std::runtime_error if the text is no JSON, or no schema that can be read.
  explicit JsonSchema(std::string_view text);
  ~JsonSchema();
  JsonSchema(const JsonSchema&) = delete;
  JsonSchema& operator=(const JsonSchema&) = delete;

  /// The schema itself, as it is written.
  const nlohmann::json& json() const;

  bool accepts(const nlohmann::json& document) const;

  /// What is wrong with a document, for messages: one line for each fault, empty if there is none.
  std::string faults(const nlohmann::json& document) const;

 private:
  struct Compiled;
  std::unique_ptr<Compiled> compiled_;
};

/// The schema for scenarios, as it is built into the program.
const JsonSchema& scenario_schema();

}  // namespace composure::test
