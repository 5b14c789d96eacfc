#include "conversation/conversation.hpp"

#include <algorithm>
#include <bit>

#include "conversation/chance.hpp"

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
  arrive(sink);
  run_to_decision(sink);
}

void Conversation::tell(const EventSink& sink, Event::Kind kind, const Decision& decision) const {
  if (sink) sink({kind, position_.node, decision, 0, 0}, *this);
}

std::vector<OptionIndex> Conversation::asides() const {
  std::vector<OptionIndex> result;
  if (status_ != Status::deciding) return result;
  const Node& here = node();
  for (OptionIndex i = 0; i < here.asides.size(); ++i) {
    const Reply& aside = reply(here.asides[i]);
    if (aside.once && position_.was_used(here.asides[i].reply)) continue;
    if (aside.when.holds(position_.view())) result.push_back(i);
  }
  return result;
}

std::optional<Pick> Conversation::pick() const {
  if (!node().pick) return {};
  const auto available = static_cast<std::uint32_t>(offered_.size());
  return Pick{std::min(node().pick->min, available), std::min(node().pick->max, available)};
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
  carry_out(decision);
  remember(decision);
  if (follow(way_on(decision), sink)) run_to_decision(sink);
  turns_.back().trust_after = trust();
  turns_.back().tension_after = tension();
  return {};
}

void Conversation::take_aside(const Decision& decision, const EventSink& sink) {
  const Option& option = node().asides[decision.option];
  decisions_.push_back(decision);
  tell(sink, Event::Kind::decided, decision);
  position_.apply(reply(option).effects, scenario_->state);
  position_.mark_chosen(option.slot);
  position_.mark_used(option.reply);
}

void Conversation::carry_out(const Decision& decision) {
  const Node& here = node();
  if (decision.cuts_in()) position_.apply(here.cut_in.effects, scenario_->state);
  switch (decision.kind) {
    case Decision::Kind::reply:
      position_.apply(reply(option(decision.option)).effects, scenario_->state);
      break;
    case Decision::Kind::timeout:
      position_.apply(here.clock->effects, scenario_->state);
      break;
    case Decision::Kind::pick:
      for (OptionIndex i = 0; i < here.options.size(); ++i) {
        if (((decision.picked >> i) & 1U) != 0)
          position_.apply(reply(here.options[i]).effects, scenario_->state);
      }
      break;
    case Decision::Kind::aside:
      break;
  }
}

/// The decision becomes part of the past that its own goto can already see.
void Conversation::remember(const Decision& decision) {
  const Node& here = node();
  const auto mark = [&](const Option& chosen) {
    position_.mark_chosen(chosen.slot);
    position_.mark_used(chosen.reply);
  };
  switch (decision.kind) {
    case Decision::Kind::reply:
      mark(option(decision.option));
      break;
    case Decision::Kind::timeout:
      position_.mark_chosen(here.timeout_slot);
      break;
    case Decision::Kind::pick:
      if (decision.picked == 0) position_.mark_chosen(here.nothing_slot);
      for (OptionIndex i = 0; i < here.options.size(); ++i) {
        if (((decision.picked >> i) & 1U) != 0) mark(here.options[i]);
      }
      break;
    case Decision::Kind::aside:
      break;
  }
  for (const CriterionScore& score : scores_of(turns_.back())) {
    position_.gained[score.criterion] += score.gained;
    position_.on_offer[score.criterion] += score.on_offer;
  }
}

const Goto& Conversation::way_on(const Decision& decision) const {
  const Node& here = node();
  if (decision.kind == Decision::Kind::timeout) return here.clock->next;
  if (decision.kind == Decision::Kind::pick) return here.next;
  const Reply& chosen = reply(option(decision.option));
  return chosen.next.empty() ? here.next : chosen.next;
}

bool Conversation::draw(std::span<const WeightedTarget> alternatives, NodeIndex& to, const EventSink& sink) {
  const std::size_t n = draws_.size();
  std::size_t index = 0;
  if (n < options_.forced_draws.size()) {
    const std::uint32_t forced = options_.forced_draws[n];
    if (forced < 1 || forced > alternatives.size() || alternatives[forced - 1].weight == 0) {
      stop("draw " + std::to_string(n + 1) + " was forced to alternative " + std::to_string(forced) +
               ", but there are " + std::to_string(alternatives.size()) + " at node \"" + node().id +
               "\", and one of weight 0 is never drawn",
           sink);
      return false;
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
  to = alternatives[index].to;
  return true;
}

bool Conversation::follow(const Goto& way, const EventSink& sink) {
  for (const GotoItem& item : way) {
    if (!item.when.holds(position_.view())) continue;
    NodeIndex to = item.to;
    if (!item.random.empty() && !draw(item.random, to, sink)) return false;
    position_.node = to;
    arrive(sink);
    return true;
  }
  stop("node \"" + node().id + "\" leads nowhere", sink);
  return false;
}

void Conversation::arrive(const EventSink& sink) {
  ++position_.visits[position_.node];
  position_.apply(node().effects, scenario_->state);
  make_offer();
  tell(sink, Event::Kind::arrived);
}

void Conversation::make_offer() {
  offered_.clear();
  const Node& here = node();
  for (OptionIndex i = 0; i < here.options.size(); ++i) {
    const Reply& candidate = reply(here.options[i]);
    if (candidate.once && position_.was_used(here.options[i].reply)) continue;
    if (candidate.when.holds(position_.view())) offered_.push_back(i);
  }
  if (offered_.empty() && here.fallback_reply) {
    offered_.push_back(static_cast<OptionIndex>(here.options.size()));
  }
}

void Conversation::run_to_decision(const EventSink& sink) {
  for (int steps = 0;; ++steps) {
    const Node& here = node();
    if (here.ending) {
      status_ = Status::ended;
      tell(sink, Event::Kind::ended);
      return;
    }
    if (!offered_.empty()) return;
    if (here.decides() && here.fallback.empty()) {
      stop("no reply is on offer at node \"" + here.id + "\", and it has no fallback", sink);
      return;
    }
    if (steps == step_limit) {
      stop("the story went on for more than " + std::to_string(step_limit) +
               " steps without a decision, last at node \"" + here.id + "\"",
           sink);
      return;
    }
    if (!follow(here.decides() ? here.fallback : here.next, sink)) return;
  }
}

void Conversation::stop(std::string message, const EventSink& sink) {
  status_ = Status::stopped;
  stop_message_ = std::move(message);
  offered_.clear();
  tell(sink, Event::Kind::stopped);
}

void Conversation::rewind(std::size_t count, const EventSink& sink) {
  ConversationOptions options = options_;
  // Draws that fell stay as they were; the rest follow from the seed again.
  options.forced_draws = draws_;
  Conversation again(scenario_, std::move(options), sink);
  for (std::size_t i = 0; i < count && i < decisions_.size(); ++i)
    again.decide(decisions_[i], sink);
  again.options_.forced_draws = options_.forced_draws;
  *this = std::move(again);
}

}  // namespace composure
