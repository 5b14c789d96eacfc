#include "scenario/scenario_reader.hpp"

#include <algorithm>
#include <unordered_set>

namespace composure {

using Kind = JsonDocument::Kind;

ScenarioReader::ScenarioReader(const JsonDocument& document, const RubricSet& rubrics,
                               const TextOverlay* overlay)
    : reader_(document, overlay), rubrics_(rubrics) {}

void ScenarioReader::read() {
  read_top_level();
  if (reader_.document().kind(JsonDocument::root) != Kind::object) return;
  read_rubric(rubric_);
  if (!scenario_.rubric) return;
  if (state_ != 0) read_state(state_);
  if (briefing_ != 0) read_facts(briefing_);
  if (groups_value_ != 0) declare_groups(groups_value_);
  if (nodes_value_ != 0) declare_nodes(nodes_value_);
  make_scope();
  if (briefing_ != 0) read_briefing_texts(briefing_);
  if (pass_ != 0) {
    scenario_.pass = read_condition(pass_, end_scope_);
  }
  read_groups();
  scenario_.nodes.resize(node_keys_.size());
  for (NodeIndex node = 0; node < node_keys_.size(); ++node)
    read_node(node);
  if (start_ != 0) scenario_.start = read_target(start_, "\"start\"");
  if (!reader_.has_problems()) check_structure();
}

void ScenarioReader::read_top_level() {
  using S = Scenario;
  using R = ScenarioReader;
  static constexpr std::array fields{
      FieldOf<S>{"format", [](R& r, Value v, S&) { r.reader_.whole_number(v, 1, 1); }, true},
      FieldOf<S>{"id", [](R& r, Value v, S& s) { s.id = r.reader_.id(v); }, true},
      FieldOf<S>{"title", [](R& r, Value v, S& s) { s.title = r.reader_.text(v); }, true},
      FieldOf<S>{"summary", [](R& r, Value v, S& s) { s.summary = r.reader_.text(v); }},
      FieldOf<S>{"language", [](R& r, Value v, S& s) { s.language = r.reader_.text(v); }},
      FieldOf<S>{"rubric", [](R& r, Value v, S&) { r.rubric_ = v; }},
      FieldOf<S>{"keyed_by", [](R& r, Value v, S& s) { s.keyed_by = r.reader_.text(v); }},
      FieldOf<S>{"note", [](R& r, Value v, S& s) { s.note = r.reader_.text(v); }},
      FieldOf<S>{"review", [](R& r, Value v, S&) { r.reader_.expect(v, Kind::object, "an object"); }},
      FieldOf<S>{"topics", [](R& r, Value v, S& s) { s.topics = r.reader_.texts(v); }},
      FieldOf<S>{"skills", [](R& r, Value v, S& s) { s.skills = r.reader_.texts(v); }},
      FieldOf<S>{"content_notes", [](R& r, Value v, S& s) { s.content_notes = r.reader_.texts(v); }},
      FieldOf<S>{
          "difficulty",
          [](R& r, Value v, S& s) { s.difficulty = static_cast<int>(r.reader_.whole_number(v, 1, 5)); }},
      FieldOf<S>{"minutes", [](R& r, Value v,
                               S& s) { s.minutes = static_cast<int>(r.reader_.whole_number(v, 1, 600)); }},
      FieldOf<S>{"you", [](R& r, Value v, S&) { r.read_you(v); }},
      FieldOf<S>{"client", [](R& r, Value v, S&) { r.read_client(v); }, true},
      FieldOf<S>{"briefing", [](R& r, Value v, S&) { r.briefing_ = v; }},
      FieldOf<S>{"pass", [](R& r, Value v, S&) { r.pass_ = v; }},
      FieldOf<S>{"state", [](R& r, Value v, S&) { r.state_ = v; }, true},
      FieldOf<S>{"start", [](R& r, Value v, S&) { r.start_ = v; }, true},
      FieldOf<S>{"groups", [](R& r, Value v, S&) { r.groups_value_ = v; }},
      FieldOf<S>{"nodes", [](R& r, Value v, S&) { r.nodes_value_ = v; }, true},
  };
  read_fields(reader_, *this, JsonDocument::root, "a scenario", fields, scenario_);
}

void ScenarioReader::read_rubric(Value value) {
  const std::string_view id = value == 0 ? "client-conversations" : reader_.text(value);
  if (reader_.document().kind(value) != Kind::string && value != 0) return;
  const auto found = rubrics_.find(id);
  if (found != rubrics_.end()) {
    scenario_.rubric = found->second;
    return;
  }
  std::vector<std::string_view> known;
  for (const auto& [name, rubric] : rubrics_)
    known.push_back(name);
  reader_.error(value, "unknown-rubric",
                "\"" + std::string(id) + "\" is no rubric" + did_you_mean(closest(id, known)));
}

void ScenarioReader::read_you(Value value) {
  using S = Scenario;
  using R = ScenarioReader;
  static constexpr std::array fields{
      FieldOf<S>{"role", [](R& r, Value v, S& s) { s.your_role = r.reader_.text(v); }},
      FieldOf<S>{"name", [](R& r, Value v, S& s) { s.your_name = r.reader_.text(v); }},
  };
  read_fields(reader_, *this, value, "\"you\"", fields, scenario_);
}

void ScenarioReader::read_client(Value value) {
  using R = ScenarioReader;
  static constexpr std::array fields{
      FieldOf<Client>{"name", [](R& r, Value v, Client& c) { c.name = r.reader_.text(v); }, true},
      FieldOf<Client>{"role", [](R& r, Value v, Client& c) { c.role = r.reader_.text(v); }},
      FieldOf<Client>{"portrait", [](R& r, Value v, Client& c) { c.portrait = r.reader_.text(v); }},
      FieldOf<Client>{"pronouns",
                      [](R& r, Value v, Client& c) {
                        c.pronouns = r.reader_.text(v);
                        if (c.pronouns == "she" || c.pronouns == "he" || c.pronouns == "they") return;
                        r.reader_.error(v, "out-of-range", "expected \"she\", \"he\" or \"they\"");
                      }},
      FieldOf<Client>{"style",
                      [](R& r, Value v, Client& c) {
                        r.reader_.each_member(v, "an object of texts", [&](Value key, Value each) {
                          c.style.emplace(r.reader_.document().string(key), r.reader_.text(each));
                        });
                      }},
  };
  read_fields(reader_, *this, value, "\"client\"", fields, scenario_.client);
}

void ScenarioReader::read_state(Value value) {
  reader_.each_member(value, "an object of state variables",
                      [&](Value key, Value each) { read_state_variable(key, each); });
  check_meters();
}

void ScenarioReader::read_state_variable(Value key, Value value) {
  struct Draft {
    StateVariable variable;
    std::string_view type;
    Value type_value = 0;
    Value start = 0;
    Value max = 0;
    Value options = 0;
  };
  using R = ScenarioReader;
  static constexpr std::array fields{
      FieldOf<Draft>{"type",
                     [](R& r, Value v, Draft& d) {
                       d.type = r.reader_.text(v);
                       d.type_value = v;
                     },
                     true},
      FieldOf<Draft>{"start", [](R&, Value v, Draft& d) { d.start = v; }},
      FieldOf<Draft>{"max", [](R&, Value v, Draft& d) { d.max = v; }},
      FieldOf<Draft>{"options", [](R&, Value v, Draft& d) { d.options = v; }},
      FieldOf<Draft>{"note", [](R& r, Value v, Draft&) { r.reader_.text(v); }},
  };
  Draft draft;
  StateVariable& variable = draft.variable;
  variable.name = reader_.name(key);
  constexpr std::array<std::string_view, 7> reserved{"and", "or", "not", "true", "false", "success", "fact"};
  if (std::ranges::find(reserved, variable.name) != reserved.end()) {
    reader_.error(key, "bad-name",
                  "\"" + variable.name + "\" is a word of the expression language; choose another name");
  }
  read_fields(reader_, *this, value, "a state variable", fields, draft);
  if (draft.type_value == 0) return;
  const auto start_number = [&] {
    if (draft.start != 0) {
      variable.start = static_cast<std::int32_t>(reader_.whole_number(draft.start, 0, variable.maximum));
    }
  };
  constexpr std::int32_t default_count = 99;
  if (draft.type == "meter") {
    variable.type = StateType::meter;
    variable.maximum = 100;
    start_number();
  } else if (draft.type == "count") {
    variable.type = StateType::count;
    variable.maximum = draft.max == 0
                           ? default_count
                           : static_cast<std::int32_t>(reader_.whole_number(draft.max, 1, 1'000'000));
    start_number();
  } else if (draft.type == "flag") {
    variable.type = StateType::flag;
    if (draft.start != 0) variable.start = reader_.truth(draft.start) ? 1 : 0;
  } else if (draft.type == "choice") {
    variable.type = StateType::choice;
    if (draft.options == 0) {
      reader_.missing_key(value, "a choice", "options");
    } else {
      std::unordered_set<std::string_view> known;
      reader_.each_element(draft.options, "a list of options", [&](Value each) {
        const std::string_view option = reader_.text(each);
        if (!known.insert(option).second) {
          reader_.error(each, "duplicate-id", "the option \"" + std::string(option) + "\" is listed twice");
        }
        variable.options.emplace_back(option);
      });
      if (variable.options.empty())
        reader_.error(draft.options, "empty-list", "a choice needs at least one option");
    }
    variable.maximum = variable.options.empty() ? 0 : static_cast<std::int32_t>(variable.options.size() - 1);
    if (draft.start != 0) {
      const std::string_view start = reader_.text(draft.start);
      const auto found = std::ranges::find(variable.options, start);
      if (found == variable.options.end()) {
        reader_.error(draft.start, "unknown-name", "\"" + std::string(start) + "\" is none of the options");
      } else {
        variable.start = static_cast<std::int32_t>(found - variable.options.begin());
      }
    }
  } else {
    reader_.error(
        draft.type_value, "unknown-type",
        "\"" + std::string(draft.type) + "\" is no type of state; expected meter, count, flag or choice");
  }
  if (draft.max != 0 && variable.type != StateType::count) {
    reader_.error(draft.max, "unknown-key", "only a count can have \"max\"");
  }
  if (draft.options != 0 && variable.type != StateType::choice) {
    reader_.error(draft.options, "unknown-key", "only a choice can have \"options\"");
  }
  scenario_.state.push_back(std::move(variable));
  state_keys_.push_back(key);
}

void ScenarioReader::check_meters() {
  const auto find_meter = [&](std::string_view name) -> std::uint32_t {
    const auto found = std::ranges::find(scenario_.state, name, &StateVariable::name);
    if (found != scenario_.state.end() && found->type == StateType::meter) {
      return static_cast<std::uint32_t>(found - scenario_.state.begin());
    }
    reader_.error(state_, "missing-meter",
                  "every scenario declares the meter \"" + std::string(name) + "\", as in \"" +
                      std::string(name) + R"(": { "type": "meter", "start": 40 })");
    return 0;
  };
  scenario_.trust = find_meter("trust");
  scenario_.tension = find_meter("tension");
}

void ScenarioReader::read_facts(Value value) {
  if (reader_.document().kind(value) != Kind::object) return;  // reported with the briefing's texts
  const Value facts = reader_.document().member(value, "facts");
  if (facts == JsonDocument::root) return;
  reader_.each_member(facts, "an object of texts", [&](Value key, Value each) {
    scenario_.briefing.facts.push_back({std::string(reader_.name(key)), std::string(reader_.text(each))});
  });
}

void ScenarioReader::read_briefing_texts(Value value) {
  using R = ScenarioReader;
  static constexpr std::array fields{
      FieldOf<Briefing>{"situation", [](R& r, Value v, Briefing& b) { b.situation = r.read_text(v); }},
      FieldOf<Briefing>{"goals",
                        [](R& r, Value v, Briefing& b) {
                          r.reader_.each_element(v, "a list of texts",
                                                 [&](Value each) { b.goals.push_back(r.read_text(each)); });
                        }},
      FieldOf<Briefing>{"facts", [](R&, Value, Briefing&) {}},
  };
  read_fields(reader_, *this, value, "\"briefing\"", fields, scenario_.briefing);
}

void ScenarioReader::declare_groups(Value value) {
  reader_.each_member(value, "an object of reply groups", [&](Value key, Value each) {
    group_index_.emplace(reader_.id(key), groups_.size());
    Group group;
    group.value = each;
    if (reader_.document().kind(each) == Kind::object) {
      const Value aside = reader_.document().member(each, "aside");
      group.aside = aside != JsonDocument::root && reader_.document().kind(aside) == Kind::boolean &&
                    reader_.document().boolean(aside);
    }
    groups_.push_back(std::move(group));
  });
}

void ScenarioReader::declare_nodes(Value value) {
  const JsonDocument& json = reader_.document();
  const auto count_replies = [&](Value owner) -> SlotIndex {
    if (json.kind(owner) != Kind::object) return 0;
    const Value replies = json.member(owner, "replies");
    return replies != JsonDocument::root && json.kind(replies) == Kind::array ? json.size(replies) : 0;
  };
  node_index_.reserve(json.kind(value) == Kind::object ? json.size(value) : 0);
  reader_.each_member(value, "an object of nodes", [&](Value key, Value node) {
    node_index_.emplace(reader_.id(key), static_cast<NodeIndex>(node_keys_.size()));
    node_keys_.push_back(key);
    first_slot_.push_back(scenario_.slot_count);
    // Its own replies, those of the groups it uses, and one slot each for the clock, for picking nothing and
    // for a fallback reply. The order is settled in attach_replies; here only the number matters.
    SlotIndex slots = count_replies(node) + 3;
    if (json.kind(node) == Kind::object) {
      const Value use = json.member(node, "use");
      if (use != JsonDocument::root && json.kind(use) == Kind::array) {
        for (Value at = json.first(use); at < json.after(use); at = json.after(at)) {
          if (json.kind(at) != Kind::string) continue;
          const auto group = group_index_.find(json.string(at));
          if (group != group_index_.end()) slots += count_replies(groups_[group->second].value);
        }
      }
    }
    scenario_.slot_count += slots;
  });
  if (node_keys_.empty() && json.kind(value) == Kind::object) {
    reader_.error(value, "empty-list", "a scenario needs at least one node");
  }
}

void ScenarioReader::make_scope() {
  scope_.state = scenario_.state;
  scope_.node = [this](std::string_view id) -> std::optional<std::uint32_t> {
    const auto found = node_index_.find(id);
    if (found == node_index_.end()) return {};
    return found->second;
  };
  scope_.closest_node = [this](std::string_view id) {
    std::vector<std::string_view> known;
    for (const Value key : node_keys_)
      known.push_back(reader_.document().string(key));
    return closest(id, known);
  };
  scope_.option = [this](std::uint32_t node, std::string_view reply) { return find_option(node, reply); };
  scope_.criterion = [this](std::string_view id) -> std::optional<std::uint32_t> {
    const auto found = scenario_.rubric->find_criterion(id);
    if (!found) return {};
    return *found;
  };
  scope_.closest_criterion = [this](std::string_view id) {
    std::vector<std::string_view> known;
    for (const Criterion& criterion : scenario_.rubric->criteria)
      known.push_back(criterion.id);
    return closest(id, known);
  };
  scope_.family = [this](std::string_view id) -> std::optional<std::uint32_t> {
    const auto found = scenario_.rubric->find_family(id);
    if (!found) return {};
    return *found;
  };
  end_scope_ = scope_;
  end_scope_.at_the_end = true;
}

std::optional<SlotIndex> ScenarioReader::find_option(NodeIndex node, std::string_view reply_id) const {
  const JsonDocument& json = reader_.document();
  const Value node_value = node_keys_[node] + 1;
  if (json.kind(node_value) != Kind::object) return {};
  SlotIndex slot = first_slot_[node];
  const auto search = [&](Value owner) {
    if (json.kind(owner) != Kind::object) return false;
    const Value replies = json.member(owner, "replies");
    if (replies == JsonDocument::root || json.kind(replies) != Kind::array) return false;
    for (Value at = json.first(replies); at < json.after(replies); at = json.after(at), ++slot) {
      if (json.kind(at) != Kind::object) continue;
      const Value id = json.member(at, "id");
      if (id != JsonDocument::root && json.kind(id) == Kind::string && json.string(id) == reply_id)
        return true;
    }
    return false;
  };
  if (search(node_value)) return slot;
  const Value use = json.member(node_value, "use");
  if (use != JsonDocument::root && json.kind(use) == Kind::array) {
    for (Value at = json.first(use); at < json.after(use); at = json.after(at)) {
      if (json.kind(at) != Kind::string) continue;
      const auto group = group_index_.find(json.string(at));
      if (group != group_index_.end() && search(groups_[group->second].value)) return slot;
    }
  }
  const Value fallback = json.member(node_value, "fallback");
  if (fallback != JsonDocument::root && json.kind(fallback) == Kind::object) {
    const Value id = json.member(fallback, "id");
    if (id != JsonDocument::root && json.kind(id) == Kind::string && json.string(id) == reply_id)
      return slot + 2;
  }
  return {};
}

}  // namespace composure
