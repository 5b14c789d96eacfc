#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "conversation/decision.hpp"
#include "conversation/position.hpp"
#include "conversation/rules_of_play.hpp"
#include "scenario/scenario.hpp"
#include "scoring/decision_score.hpp"

namespace composure {

/// How an attempt is played: `guided` comments after each reply, `practice` only at the end, `assessment`
/// allows no way back. What follows from a mode is up to the faces; the conversation itself runs alike.
enum class Mode : std::uint8_t { guided, practice, assessment };
std::string_view name_of(Mode mode);
std::optional<Mode> find_mode(std::string_view name);

struct ConversationOptions {
  Mode mode = Mode::practice;
  std::uint64_t seed = 1;
  std::vector<std::uint32_t> forced_draws;  ///< 1-based alternatives for the first draws, in authored order
};

/// One decision point that was passed, with what it did. Asides are no decision points.
struct Turn {
  NodeIndex node = 0;
  std::uint32_t visit = 0;  ///< which visit of the node this was, from 1
  Decision decision;
  std::uint32_t decision_index = 0;  ///< position in decisions()
  bool counts = false;               ///< whether it scores
  std::uint32_t offered_begin = 0;   ///< range in the conversation's pool; see offered_at()
  std::uint32_t offered_count = 0;
  std::uint32_t scores_begin = 0;  ///< range in the conversation's pool; see scores_of()
  std::uint32_t scores_count = 0;
  std::int32_t trust_before = 0;
  std::int32_t trust_after = 0;  ///< when the next decision is due, or at the end
  std::int32_t tension_before = 0;
  std::int32_t tension_after = 0;
};

/// Something that happened. Events are told while they happen, so that a listener can render texts in the
/// state of that moment.
struct Event {
  enum class Kind : std::uint8_t { arrived, decided, drew, ended, stopped };
  Kind kind = Kind::arrived;
  NodeIndex node = 0;
  Decision decision;             ///< decided
  std::uint32_t drawn = 0;       ///< drew: the alternative, 1-based
  std::uint32_t drawn_from = 0;  ///< drew: how many alternatives there were
};

class Conversation;
using EventSink = std::function<void(const Event&, const Conversation&)>;

/// Why a decision is not possible here; nothing has changed.
struct DecisionError {
  std::string message;
};

/// A scenario being played: takes decisions, follows the story, keeps the score and the history. The cost of
/// a decision depends on the node, not on the size of the story or the length of the history.
class Conversation {
 public:
  enum class Status : std::uint8_t {
    deciding,  ///< the learner's turn
    ended,     ///< at an ending
    stopped,   ///< the scenario has no way on; see stop_message()
  };

  /// Starts the conversation and runs it to the first decision.
  Conversation(std::shared_ptr<const Scenario> scenario, ConversationOptions options,
               const EventSink& sink = {});

  /// Takes a decision and runs on to the next one. On an error nothing changes.
  std::optional<DecisionError> decide(const Decision& decision, const EventSink& sink = {});

  /// The first `count` decisions once more, told to a listener from the beginning; chance falls as it fell.
  Conversation replay(std::size_t count, const EventSink& sink) const;

  /// Goes back so that only the first `count` decisions are made; later draws will fall as they fell before.
  void rewind(std::size_t count, const EventSink& sink = {});

  const Scenario& scenario() const { return *scenario_; }
  const std::shared_ptr<const Scenario>& shared_scenario() const { return scenario_; }
  const ConversationOptions& options() const { return options_; }
  Status status() const { return status_; }
  const std::string& stop_message() const { return stop_message_; }
  const Position& position() const { return position_; }
  const Node& node() const { return scenario_->nodes[position_.node]; }
  std::uint32_t visit() const { return position_.visits[position_.node]; }
  std::int32_t trust() const { return position_.values[scenario_->trust]; }
  std::int32_t tension() const { return position_.values[scenario_->tension]; }

  /// Forces the draws that are still to come, as ConversationOptions does: counted from the first draw of
  /// all.
  void force_draws(std::vector<std::uint32_t> draws) { options_.forced_draws = std::move(draws); }

  /// What can be chosen now, in authored order, fixed on arrival. Empty unless deciding.
  std::span<const OptionIndex> offered() const { return offered_; }
  /// The asides that can be taken now: positions in the node's `asides`.
  std::vector<OptionIndex> asides() const;
  /// How many pieces can be picked here, held against what is offered; nothing if this is no pick-several
  /// node.
  std::optional<Pick> pick() const;
  const Option& option(OptionIndex index) const { return option_of(node(), index); }
  const Reply& reply(const Option& option) const { return scenario_->replies[option.reply]; }

  const std::vector<Decision>& decisions() const { return decisions_; }
  const std::vector<Turn>& turns() const { return turns_; }
  std::span<const OptionIndex> offered_at(const Turn& turn) const;
  std::span<const CriterionScore> scores_of(const Turn& turn) const;
  /// The alternatives drawn so far, 1-based.
  const std::vector<std::uint32_t>& draws() const { return draws_; }

  /// The text as it reads now.
  std::string render(const Text& text) const { return text.render(position_.view(), scenario_->state); }

 private:
  std::optional<DecisionError> refuse(const Decision& decision) const;
  std::optional<DecisionError> refuse_pick(const Decision& decision) const;
  void take_aside(const Decision& decision, const EventSink& sink);
  struct Arrivals;
  void run(const Goto* way, const EventSink& sink);
  std::optional<std::size_t> draw(std::span<const WeightedTarget> alternatives, const EventSink& sink);
  void stop(std::string message, const EventSink& sink);
  void tell(const EventSink& sink, Event::Kind kind, const Decision& decision = {}) const;

  std::shared_ptr<const Scenario> scenario_;
  ConversationOptions options_;
  Position position_;
  Status status_ = Status::deciding;
  std::string stop_message_;
  std::vector<OptionIndex> offered_;
  std::vector<Decision> decisions_;
  std::vector<std::uint32_t> draws_;
  std::vector<Turn> turns_;
  std::vector<OptionIndex> offered_pool_;
  std::vector<CriterionScore> scores_pool_;
};

}  // namespace composure
