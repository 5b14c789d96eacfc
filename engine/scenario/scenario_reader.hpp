#pragma once

#include <string>
#include <unordered_map>
#include <vector>

#include "expression/parse.hpp"
#include "scenario/field_reader.hpp"
#include "scenario/places.hpp"
#include "scenario/scenario.hpp"

namespace composure {

/// Turns a parsed document into a Scenario: names first, then everything that refers to them. Used once, by
/// load.
class ScenarioReader {
 public:
  using Value = JsonDocument::Value;

  /// The overlay may hold the scenario's texts in another language.
  ScenarioReader(const JsonDocument& document, const RubricSet& rubrics,
                 const TextOverlay* overlay = nullptr);

  /// Reads everything; the scenario is meaningful only if no problems were found.
  void read();
  Scenario take_scenario() { return std::move(scenario_); }
  std::vector<Diagnostic> take_problems() { return reader_.take_problems(); }
  ScenarioPlaces take_places() {
    return {std::move(node_keys_), std::move(reply_values_), std::move(state_keys_)};
  }

 private:
  template <class Target>
  using FieldOf = Field<ScenarioReader, Target>;

  /// A "groups" entry: replies written once and used by several nodes.
  struct Group {
    Value value = 0;
    bool aside = false;
    std::vector<ReplyIndex> replies;
  };
  /// What a node's keys are read into before the rules that span several keys are applied.
  struct NodeDraft {
    Node node;
    Value value = 0;
    Value replies = 0;
    Value use = 0;
    Value ending = 0;
    Value success = 0;
    Value lesson = 0;
    Value cut_in = 0;
    bool has_fallback = false;
  };
  struct ReplyDraft {
    Reply reply;
    std::string owner;  ///< for messages: `reply "own"`
  };
  /// What a goto's owner is called in messages; a view of a text that lives for the call.
  using Owner = std::string_view;

  // scenario_reader.cpp: the top level, and everything that is declared before it is used
  void read_top_level();
  void read_rubric(Value value);
  void read_state(Value value);
  void read_state_variable(Value key, Value value);
  void check_meters();
  void read_client(Value value);
  void read_you(Value value);
  void read_facts(Value value);
  void read_briefing_texts(Value value);
  void declare_groups(Value value);
  void declare_nodes(Value value);
  void make_scope();
  std::optional<SlotIndex> find_option(NodeIndex node, std::string_view reply_id) const;

  // read_node.cpp: nodes and replies
  void read_groups();
  void read_node(NodeIndex index);
  ReplyIndex read_reply(Value value);
  void read_scores(Value value, Reply& reply);
  void read_moves(Value value, Reply& reply);
  void read_due(Value value, Node& node);
  void read_clock(Value value, Node& node);
  void read_cut_in(Value value, Node& node);
  void read_pick(Value value, Node& node);
  void read_mail(Value value, Node& node);
  void read_fallback(Value value, NodeDraft& draft);
  void read_says(Value value, Node& node);
  void read_mood(Value value, Node& node);
  void read_phase(Value value, Node& node);
  void attach_replies(NodeIndex index, NodeDraft& draft);
  void finish_node(NodeDraft& draft);
  void finish_decision(NodeDraft& draft);
  void finish_ending(NodeDraft& draft);
  void check_options(const NodeDraft& draft);
  void check_due(const NodeDraft& draft, ReplyIndex index);

  // read_parts.cpp: texts, expressions, gotos
  Text read_text(Value value);
  Expression read_condition(Value value) { return read_condition(value, scope_); }
  Expression read_condition(Value value, const ExpressionScope& scope);
  std::vector<Effect> read_effects(Value value);
  Goto read_goto(Value value, Owner owner);
  GotoItem read_goto_item(Value value, Owner owner);
  void read_random(Value value, Owner owner, GotoItem& item);
  NodeIndex read_target(Value value, Owner owner);

  // check_structure.cpp
  void check_structure();

  FieldReader reader_;
  const RubricSet& rubrics_;
  Scenario scenario_;
  ExpressionScope scope_;
  ExpressionScope end_scope_;

  Value state_ = 0;
  Value briefing_ = 0;
  Value groups_value_ = 0;
  Value nodes_value_ = 0;
  Value start_ = 0;
  Value pass_ = 0;
  Value rubric_ = 0;
  std::unordered_map<std::string_view, NodeIndex> node_index_;
  std::vector<Value> node_keys_;
  std::vector<SlotIndex> first_slot_;
  std::unordered_map<std::string_view, std::size_t> group_index_;
  std::vector<Group> groups_;
  std::vector<Value> reply_values_;
  std::vector<Value> state_keys_;
};

}  // namespace composure
