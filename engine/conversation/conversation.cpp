#include "conversation/conversation.hpp"

#include <algorithm>
#include <bit>

#include "conversation/chance.hpp"
#include "conversation/rules_of_play.hpp"

namespace composure {

std::string_view name_of(Mode mode) {
  switch (mode) {
    case Mode::guided:
      return "guided";
    case Mode::practice:
      return "practice";
    case Mode::assessment:
      return "assessment";
  }
  return "";
}

std::optional<Mode> find_mode(std::string_view name) {
  for (const Mode mode : {Mode::guided, Mode::practice, Mode::assessment}) {
    if (name_of(mode) == name) return mode;
  }
  return {};
}

Conversation::Conversation(std::shared_ptr<const Scenario> scenario, ConversationOptions options,
                           const EventSink& sink)
    : scenario_(std::move(scenario)), options_(std::move(options)), position_(*scenario_) {
  run(nullptr, sink);
}

void Conversation::tell(const EventSink& sink, Event::Kind kind, const Decision& decision) const {
  if (sink) sink({kind, position_.node, decision, 0, 0}, *this);
}

std::vector<OptionIndex> Conversation::asides() const {
  std::vector<OptionIndex> result;
  if (status_ != Status::deciding) return result;
  NoWatch nobody;
  for (OptionIndex i = 0; i < node().asides.size(); ++i) {
    if (is_available(*scenario_, position_, node().asides[i], nobody)) result.push_back(i);
  }
  return result;
}

std::optional<Pick> Conversation::pick() const {
  return pick_of(node(), offered_.size());
}

std::span<const OptionIndex> Conversation::offered_at(const Turn& turn) const {
  return std::span(offered_pool_).subspan(turn.offered_begin, turn.offered_count);
}

std::span<const CriterionScore> Conversation::scores_of(const Turn& turn) const {
  return std::span(scores_pool_).subspan(turn.scores_begin, turn.scores_count);
}

std::optional<DecisionError> Conversation::refuse(const Decision& decision) const {
  const Node& here = node();
  if (status_ != Status::deciding) return DecisionError{"the conversation is over"};
  if (decision.cuts_in() && (decision.heard >= here.says.size() || decision.kind == Decision::Kind::aside ||
                             decision.kind == Decision::Kind::timeout)) {
    if (here.says.size() < 2)
      return DecisionError{"there is nothing to cut into: this line has fewer than two parts"};
    if (decision.kind == Decision::Kind::aside) return DecisionError{"an aside does not cut in"};
    if (decision.kind == Decision::Kind::timeout)
      return DecisionError{"the clock starts only after the last part"};
    return DecisionError{"cutting in is possible only before the last of the " +
                         std::to_string(here.says.size()) + " parts"};
  }
  switch (decision.kind) {
    case Decision::Kind::timeout:
      if (!here.clock) return DecisionError{"there is no clock here"};
      return {};
    case Decision::Kind::aside: {
      const std::vector<OptionIndex> available = asides();
      if (std::ranges::find(available, decision.option) != available.end()) return {};
      return DecisionError{"this aside is not on offer"};
    }
    case Decision::Kind::pick:
      return refuse_pick(decision);
    case Decision::Kind::reply:
      if (here.pick) return DecisionError{"pieces are picked here, not one reply"};
      if (std::ranges::find(offered_, decision.option) == offered_.end()) {
        return DecisionError{"this reply is not on offer"};
      }
      return {};
  }
  return {};
}

std::optional<DecisionError> Conversation::refuse_pick(const Decision& decision) const {
  const std::optional<Pick> bounds = pick();
  if (!bounds) return DecisionError{"one reply is chosen here, not several"};
  std::uint64_t available = 0;
  for (const OptionIndex option : offered_)
    available |= std::uint64_t{1} << option;
  if ((decision.picked & ~available) != 0) return DecisionError{"a picked piece is not on offer"};
  const auto count = static_cast<std::uint32_t>(std::popcount(decision.picked));
  if (count >= bounds->min && count <= bounds->max) return {};
  const std::string wanted = bounds->min == bounds->max
                                 ? std::to_string(bounds->min)
                                 : std::to_string(bounds->min) + " to " + std::to_string(bounds->max);
  return DecisionError{"pick " + wanted + " here, not " + std::to_string(count)};
}

std::optional<DecisionError> Conversation::decide(const Decision& decision, const EventSink& sink) {
  if (auto error = refuse(decision)) return error;
  if (decision.kind == Decision::Kind::aside) {
    take_aside(decision, sink);
    return {};
  }
  Turn turn;
  turn.node = position_.node;
  turn.visit = visit();
  turn.decision = decision;
  turn.decision_index = static_cast<std::uint32_t>(decisions_.size());
  turn.trust_before = trust();
  turn.tension_before = tension();
  turn.offered_begin = static_cast<std::uint32_t>(offered_pool_.size());
  turn.offered_count = static_cast<std::uint32_t>(offered_.size());
  offered_pool_.insert(offered_pool_.end(), offered_.begin(), offered_.end());
  turn.scores_begin = static_cast<std::uint32_t>(scores_pool_.size());
  const DecisionMoment moment{*scenario_, position_, offered_, pick().value_or(Pick{}), decision};
  turn.counts = decision_counts(moment);
  if (turn.counts) score_decision(moment, scores_pool_);
  turn.scores_count = static_cast<std::uint32_t>(scores_pool_.size()) - turn.scores_begin;

  decisions_.push_back(decision);
  turns_.push_back(turn);
  tell(sink, Event::Kind::decided, decision);
  NoWatch nobody;
  carry_out(*scenario_, position_, decision, nobody);
  remember_choice(*scenario_, position_, decision);
  for (const CriterionScore& score : scores_of(turns_.back())) {
    position_.gained[score.criterion] += score.gained;
    position_.on_offer[score.criterion] += score.on_offer;
  }
  run(&way_on(*scenario_, node(), decision), sink);
  turns_.back().trust_after = trust();
  turns_.back().tension_after = tension();
  return {};
}

void Conversation::take_aside(const Decision& decision, const EventSink& sink) {
  NoWatch nobody;
  decisions_.push_back(decision);
  tell(sink, Event::Kind::decided, decision);
  carry_out(*scenario_, position_, decision, nobody);
  remember_choice(*scenario_, position_, decision);
}

/// Tells the listener of each arrival while the story goes on.
struct Conversation::Arrivals : NoWatch {
  const Conversation& conversation;
  const EventSink& sink;
  Arrivals(const Conversation& c, const EventSink& s) : conversation(c), sink(s) {}
  void arrived() const { conversation.tell(sink, Event::Kind::arrived); }
};

void Conversation::run(const Goto* way, const EventSink& sink) {
  Arrivals arrivals{*this, sink};
  const auto take_draw = [&](std::span<const WeightedTarget> alternatives) {
    return draw(alternatives, sink);
  };
  switch (follow_story(*scenario_, position_, offered_, way, take_draw, arrivals)) {
    case Halt::deciding:
    case Halt::no_draw:  // the draw has said why
      return;
    case Halt::ended:
      status_ = Status::ended;
      return tell(sink, Event::Kind::ended);
    case Halt::no_offer:
      return stop("no reply is on offer at node \"" + node().id + "\", and it has no fallback", sink);
    case Halt::too_long:
      return stop("the story went on for more than " + std::to_string(story_step_limit) +
                      " steps without a decision, last at node \"" + node().id + "\"",
                  sink);
  }
}

std::optional<std::size_t> Conversation::draw(std::span<const WeightedTarget> alternatives,
                                              const EventSink& sink) {
  const std::size_t n = draws_.size();
  std::size_t index = 0;
  if (n < options_.forced_draws.size()) {
    const std::uint32_t forced = options_.forced_draws[n];
    if (forced < 1 || forced > alternatives.size() || alternatives[forced - 1].weight == 0) {
      stop("draw " + std::to_string(n + 1) + " was forced to alternative " + std::to_string(forced) +
               ", but there are " + std::to_string(alternatives.size()) + " at node \"" + node().id +
               "\", and one of weight 0 is never drawn",
           sink);
      return {};
    }
    index = forced - 1;
  } else {
    index = draw_alternative(alternatives, splitmix64(options_.seed, n + 1));
  }
  draws_.push_back(static_cast<std::uint32_t>(index + 1));
  if (sink) {
    sink({Event::Kind::drew,
          position_.node,
          {},
          draws_.back(),
          static_cast<std::uint32_t>(alternatives.size())},
         *this);
  }
  return index;
}

void Conversation::stop(std::string message, const EventSink& sink) {
  status_ = Status::stopped;
  stop_message_ = std::move(message);
  offered_.clear();
  tell(sink, Event::Kind::stopped);
}

Conversation Conversation::replay(std::size_t count, const EventSink& sink) const {
  ConversationOptions options = options_;
  // Draws that fell stay as they were, and those that were to be forced still are.
  options.forced_draws.resize(std::max(draws_.size(), options.forced_draws.size()));
  std::ranges::copy(draws_, options.forced_draws.begin());
  Conversation again(scenario_, std::move(options), sink);
  for (std::size_t i = 0; i < count && i < decisions_.size(); ++i)
    again.decide(decisions_[i], sink);
  again.options_.forced_draws = options_.forced_draws;
  return again;
}

void Conversation::rewind(std::size_t count, const EventSink& sink) {
  *this = replay(count, sink);
}

}  // namespace composure
