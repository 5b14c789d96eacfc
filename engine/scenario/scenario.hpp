#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "expression/expression.hpp"
#include "expression/state_variable.hpp"
#include "expression/text.hpp"
#include "scoring/rubric.hpp"

namespace composure {

/// Interned ids: positions in the scenario's own lists.
using NodeIndex = std::uint32_t;
using ReplyIndex = std::uint32_t;
/// A slot is one (node, reply) pair; whether it was chosen is one bit.
using SlotIndex = std::uint32_t;

enum class Phase : std::uint8_t { prepare, converse, follow_up };

/// How the client's face looks; see assets/moods.json.
enum class Mood : std::uint8_t { furious, angry, guarded, worried, neutral, listening, relieved, warm };

/// The id of a phase or mood as files and JSON output spell it.
std::string_view name_of(Phase phase);
std::string_view name_of(Mood mood);

/// One alternative of a random goto; drawn with probability weight / sum of weights.
struct WeightedTarget {
  std::uint32_t weight = 1;
  NodeIndex to = 0;
};

/// One item of a goto: taken if `when` holds.
struct GotoItem {
  Expression when;
  NodeIndex to = 0;                    ///< only if `random` is empty
  std::vector<WeightedTarget> random;  ///< at least one positive weight, if not empty
};

/// Where to go next: the first item whose condition holds. The last one has none, so there is always one.
using Goto = std::vector<GotoItem>;

/// A keyed level: what a reply earns or loses on a criterion of the rubric.
struct KeyedLevel {
  CriterionIndex criterion = 0;
  std::int8_t level = 0;  ///< -2..2
};

/// Something the learner can say, or a piece that can be picked.
struct Reply {
  std::string id;
  Text say;
  Expression when;
  bool once = false;
  std::vector<MoveIndex> moves;
  std::vector<KeyedLevel> scores;
  std::vector<Effect> effects;
  Text why;
  Goto next;                         ///< empty: the node's
  std::optional<Expression> agreed;  ///< follow-up pieces: whether this was in fact agreed
  Text answer;                       ///< asides: what is said back
  std::string note;
};

/// A reply as it stands at one node.
struct Option {
  ReplyIndex reply = 0;
  SlotIndex slot = 0;
};

/// A visible countdown that starts when the client has finished; when it runs out, silence is the answer.
struct Clock {
  std::uint32_t seconds = 0;
  std::vector<Effect> effects;
  Text why;
  Goto next;
};

/// What cutting the client off does, before the reply's own effects.
struct CutIn {
  std::vector<Effect> effects;
  Text why;
};

/// How many pieces a pick-several node asks for; both bounds count pieces.
struct Pick {
  std::uint32_t min = 0;
  std::uint32_t max = 0;
};

/// The frame of a follow-up e-mail around its pieces.
struct Mail {
  Text subject;
  Text opening;
  Text closing;
};

struct Ending {
  std::string id;
  bool success = false;
  Text lesson;
};

/// One moment of the conversation.
struct Node {
  std::string id;
  Phase phase = Phase::converse;
  Text title;
  Text narration;
  std::vector<Text> says;
  std::optional<Mood> mood;
  std::optional<Clock> clock;
  CutIn cut_in;
  bool fair_to_cut_in = false;
  std::vector<Effect> effects;
  std::vector<CriterionIndex> due;
  Text thinks;
  std::vector<Option> options;
  std::vector<Option> asides;
  std::optional<Option> fallback_reply;
  Goto fallback;
  std::optional<Pick> pick;
  std::optional<Mail> mail;
  Goto next;
  std::optional<Ending> ending;
  std::string note;
  /// Slots of this node: its options in order, then these two, then the fallback reply and the asides.
  SlotIndex timeout_slot = 0;
  SlotIndex nothing_slot = 0;

  /// Whether the learner decides something here.
  bool decides() const { return !options.empty() || fallback_reply.has_value(); }
};

struct Client {
  std::string name;
  std::string role;
  std::string portrait;
  std::string pronouns = "they";             ///< "she", "he" or "they"
  std::map<std::string, std::string> style;  ///< feedback, context, hierarchy, trust, time
};

struct Briefing {
  Text situation;
  std::vector<Text> goals;
  std::vector<Fact> facts;
};

/// A scenario as it is played: everything checked, every name resolved, never changed after loading.
struct Scenario {
  std::string id;
  std::string hash;  ///< SHA-256 of the file's bytes, hexadecimal
  std::string title;
  std::string summary;
  std::string language = "en";
  std::string keyed_by;
  std::string note;
  std::vector<std::string> topics;
  std::vector<std::string> skills;
  std::vector<std::string> content_notes;
  int difficulty = 0;  ///< 1..5; 0 if the author gave none
  int minutes = 0;     ///< 0 if the author gave none
  std::string your_name;
  std::string your_role;
  Client client;
  Briefing briefing;
  std::optional<Expression> pass;
  std::shared_ptr<const Rubric> rubric;
  std::vector<StateVariable> state;
  std::uint32_t trust = 0;    ///< index of the meter "trust" in `state`
  std::uint32_t tension = 0;  ///< index of the meter "tension" in `state`
  NodeIndex start = 0;
  std::vector<Node> nodes;
  std::vector<Reply> replies;
  SlotIndex slot_count = 0;

  std::optional<NodeIndex> find_node(std::string_view node_id) const;
};

}  // namespace composure
