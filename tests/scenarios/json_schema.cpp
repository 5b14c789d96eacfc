#include "scenarios/json_schema.hpp"

#include <nlohmann/json.hpp>
#include <valijson/adapters/nlohmann_json_adapter.hpp>
#include <valijson/schema.hpp>
#include <valijson/schema_parser.hpp>
#include <valijson/validation_results.hpp>
#include <valijson/validator.hpp>

#include "assets/assets.hpp"

namespace composure::test {

using Adapter = valijson::adapters::NlohmannJsonAdapter;

struct JsonSchema::Compiled {
  nlohmann::json json;
  valijson::Schema schema;
  valijson::Validator validator;  // keeps its regular expressions from one document to the next
};

JsonSchema::JsonSchema(std::string_view text) : compiled_(std::make_unique<Compiled>()) {
  compiled_->json = nlohmann::json::parse(text);
  valijson::SchemaParser(valijson::SchemaParser::kDraft7)
      .populateSchema(Adapter(compiled_->json), compiled_->schema);
}

JsonSchema::~JsonSchema() = default;

const nlohmann::json& JsonSchema::json() const {
  return compiled_->json;
}

bool JsonSchema::accepts(const nlohmann::json& document) const {
  return compiled_->validator.validate(compiled_->schema, Adapter(document), nullptr);
}

std::string JsonSchema::faults(const nlohmann::json& document) const {
  valijson::ValidationResults results;
  compiled_->validator.validate(compiled_->schema, Adapter(document), &results);
  std::string text;
  for (valijson::ValidationResults::Error error; results.popError(error);) {
    for (const std::string& step : error.context)
      text += step;
    text += ": " + error.description + '\n';
  }
  return text;
}

const JsonSchema& scenario_schema() {
  static const JsonSchema schema(asset("schema/scenario.schema.json"));
  return schema;
}

}  // namespace composure::test
