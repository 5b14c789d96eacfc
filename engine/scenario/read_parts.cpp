#include "scenario/scenario_reader.hpp"

namespace composure {

using Kind = JsonDocument::Kind;

Text ScenarioReader::read_text(Value value) {
  const std::string_view source = reader_.text(value);
  auto parsed = parse_text(source, scope_, scenario_.briefing.facts);
  if (const auto* error = std::get_if<ExpressionError>(&parsed)) {
    reader_.error_in_text(value, error->offset, error->rule, error->message);
    return {};
  }
  return std::get<Text>(std::move(parsed));
}

Expression ScenarioReader::read_condition(Value value, const ExpressionScope& scope) {
  const std::string_view source = reader_.text(value, "a condition");
  if (reader_.document().kind(value) != Kind::string) return {};
  auto parsed = parse_condition(source, scope);
  if (const auto* error = std::get_if<ExpressionError>(&parsed)) {
    reader_.error_in_text(value, error->offset, error->rule, error->message);
    return {};
  }
  return std::get<Expression>(std::move(parsed));
}

std::vector<Effect> ScenarioReader::read_effects(Value value) {
  std::vector<Effect> effects;
  if (reader_.document().kind(value) == Kind::array) effects.reserve(reader_.document().size(value));
  reader_.each_element(value, "a list of effects", [&](Value each) {
    const std::string_view source = reader_.text(each, "an effect such as \"trust += 5\"");
    if (reader_.document().kind(each) != Kind::string) return;
    auto parsed = parse_effect(source, scope_);
    if (const auto* error = std::get_if<ExpressionError>(&parsed)) {
      reader_.error_in_text(each, error->offset, error->rule, error->message);
    } else {
      effects.push_back(std::get<Effect>(std::move(parsed)));
    }
  });
  return effects;
}

NodeIndex ScenarioReader::read_target(Value value, Owner owner) {
  const std::string_view id = reader_.text(value, "the id of a node");
  if (reader_.document().kind(value) != Kind::string) return 0;
  if (const auto found = node_index_.find(id); found != node_index_.end()) return found->second;
  reader_.error(value, "unknown-node",
                std::string(owner) + " goes to \"" + std::string(id) + "\", which is no node" +
                    did_you_mean(scope_.closest_node(id)));
  return 0;
}

Goto ScenarioReader::read_goto(Value value, Owner owner) {
  Goto items;
  if (reader_.document().kind(value) == Kind::string) {
    items.push_back({{}, read_target(value, owner), {}});
    return items;
  }
  Value last = 0;
  reader_.each_element(value, "the id of a node, or a list of { \"when\": …, \"to\": … }", [&](Value each) {
    // A condition that could not be read is empty as well, but it is there.
    const bool open = !items.empty() && reader_.document().kind(last) == Kind::object &&
                      reader_.document().member(last, "when") == JsonDocument::root;
    if (open) {
      reader_.error(each, "unreachable-goto", "this is never reached: the item before it has no \"when\"");
    }
    items.push_back(read_goto_item(each, owner));
    last = each;
  });
  if (items.empty()) {
    if (reader_.document().kind(value) == Kind::array)
      reader_.error(value, "empty-list", "this goto is empty; name a node");
    items.emplace_back();
  } else if (!items.back().when.empty()) {
    reader_.error(last, "open-goto",
                  "the last item of this goto has a \"when\"; take it away, or add { \"to\": … } after it, "
                  "so that there is always a way on");
  }
  return items;
}

GotoItem ScenarioReader::read_goto_item(Value value, Owner owner) {
  struct Draft {
    GotoItem item;
    Owner owner;
    Value to = 0;
    Value random = 0;
  };
  using R = ScenarioReader;
  static constexpr std::array fields{
      FieldOf<Draft>{"when", [](R& r, Value v, Draft& d) { d.item.when = r.read_condition(v); }},
      FieldOf<Draft>{"to",
                     [](R& r, Value v, Draft& d) {
                       d.to = v;
                       d.item.to = r.read_target(v, d.owner);
                     }},
      FieldOf<Draft>{"random",
                     [](R& r, Value v, Draft& d) {
                       d.random = v;
                       r.read_random(v, d.owner, d.item);
                     }},
  };
  Draft draft;
  draft.owner = owner;
  read_fields(reader_, *this, value, "an item of a goto", fields, draft);
  if (reader_.document().kind(value) == Kind::object && (draft.to == 0) == (draft.random == 0)) {
    reader_.error(value, "missing-key", "an item of a goto has either \"to\" or \"random\"");
  }
  return std::move(draft.item);
}

void ScenarioReader::read_random(Value value, Owner owner, GotoItem& item) {
  struct Draft {
    WeightedTarget target;
    Owner owner;
  };
  using R = ScenarioReader;
  static constexpr std::array fields{
      FieldOf<Draft>{"weight",
                     [](R& r, Value v, Draft& d) {
                       d.target.weight = static_cast<std::uint32_t>(r.reader_.whole_number(v, 0, 1'000'000));
                     },
                     true},
      FieldOf<Draft>{"to", [](R& r, Value v, Draft& d) { d.target.to = r.read_target(v, d.owner); }, true},
  };
  std::uint64_t total = 0;
  reader_.each_element(value, "a list of { \"weight\": …, \"to\": … }", [&](Value each) {
    Draft draft{{}, owner};
    read_fields(reader_, *this, each, "an alternative", fields, draft);
    total += draft.target.weight;
    item.random.push_back(draft.target);
  });
  if (total == 0 && reader_.document().kind(value) == Kind::array) {
    reader_.error(value, "no-weight", "at least one alternative needs a weight above 0");
  }
}

}  // namespace composure
