#include "analysis/expander.hpp"

#include <algorithm>
#include <bit>
#include <map>
#include <set>

#include "analysis/word_count.hpp"

namespace composure {
namespace {

bool is_in(std::uint64_t set, std::size_t index) {
  return ((set >> index) & 1U) != 0;
}

/// Going through all subsets of more pieces takes too long even where few are admissible.
constexpr std::size_t most_pieces_in_turn = 20;

}  // namespace

std::size_t admissible_subsets(std::size_t pieces, const Pick& pick) {
  std::size_t total = 0;
  std::size_t subsets = 1;  // of the present size
  for (std::size_t size = 0; size <= pieces && size <= pick.max; ++size) {
    if (size >= pick.min) total += subsets;
    if (total > subset_limit) return subset_limit + 1;
    // At most 62 pieces, and no binomial coefficient of 62 times 62 overflows.
    subsets = subsets * (pieces - size) / (size + 1);
  }
  return total;
}

Expander::Expander(const Scenario& scenario, const StateLayout& layout, ScoreTable& table, bool scores,
                   Observations* observations)
    : scenario_(scenario),
      layout_(layout),
      table_(table),
      scores_(scores),
      observations_(observations),
      position_(scenario) {}

void Expander::Watch::condition(const Expression& expression, bool holds) const {
  if (expander.observations_ == nullptr) return;
  Observations::Condition& seen = expander.observations_->conditions[&expression];
  (holds ? seen.was_true : seen.was_false) = true;
}

void Expander::Watch::effect(const Effect& effect, std::int32_t before, std::int64_t wanted) const {
  const Scenario& scenario = expander.scenario_;
  if ((effect.variable == scenario.trust &&
       wanted > std::max(before, scenario.state[effect.variable].maximum)) ||
      (effect.variable == scenario.tension && wanted < 0)) {
    expander.farms_ = true;
  }
  if (expander.observations_ == nullptr) return;
  Observations::EffectSeen& seen = expander.observations_->effects[&effect];
  const std::int32_t after = clamp_to(scenario.state[effect.variable], wanted);
  if (after != before) seen.changed = true;
  if (after == before && wanted != before) seen.stopped = true;
}

void Expander::Watch::arrived() const {
  if (expander.observations_ == nullptr) return;
  const Position& position = expander.position_;
  expander.observations_->nodes[position.node] = true;
  const Node& node = expander.scenario_.nodes[position.node];
  for (const OptionIndex option : expander.offered_)
    expander.observations_->slots[option_of(node, option).slot] = true;
  auto& most_words = expander.observations_->most_words;
  each_text_at(expander.scenario_, node, [&](const Text& text) {
    if (text.pieces().empty()) return;
    text.each_condition(position.view(),
                        [&](const Expression& expression, bool holds) { condition(expression, holds); });
    const auto watched = most_words.find(&text);
    if (watched == most_words.end()) return;
    const std::string shown = text.render(position.view(), expander.scenario_.state);
    watched->second = std::max(watched->second, count_words(shown));
  });
}

void Expander::restore(const Word* state) {
  layout_.unpack(state, position_, offered_);
  if (other_values_ == nullptr) return;
  for (std::size_t i = 0; i < position_.values.size(); ++i) {
    if (!layout_.keeps_value(position_.node, i)) position_.values[i] = other_values_[i];
  }
}

std::uint32_t Expander::score_of(const Decision& decision) const {
  if (!keeps_scores()) return 0;
  const Node& node = scenario_.nodes[position_.node];
  const DecisionMoment moment{scenario_, position_, offer_, pick_of(node, offer_.size()).value_or(Pick{}),
                              decision};
  std::vector<CriterionScore> scores;
  if (decision_counts(moment)) score_decision(moment, scores);
  return table_.intern(scores);
}

Expander::Alternative Expander::alternative(const Decision& decision) const {
  return {{{decision, score_of(decision)}}};
}

/// Pieces without an effect make no difference to the state, so that subsets which differ in nothing else
/// lead to the same place and are told apart by their scores alone.
void Expander::group_picks(const Node& node, bool cuts_in, std::vector<Alternative>& groups) const {
  std::uint64_t effective = 0;
  for (const OptionIndex option : offer_) {
    const Option& piece = node.options[option];
    const bool matters =
        layout_.reads_scores() || layout_.tracks(piece) || !scenario_.replies[piece.reply].effects.empty();
    if (matters) effective |= std::uint64_t{1} << option;
  }
  const bool nothing_matters = layout_.reads_scores() || layout_.tracks_slot(node.nothing_slot);
  const Pick bounds = *pick_of(node, offer_.size());
  std::map<std::pair<std::uint64_t, bool>, std::size_t> group_of;
  std::set<std::pair<std::size_t, std::uint32_t>> known;
  for (std::uint64_t subset = 0; subset < std::uint64_t{1} << offer_.size(); ++subset) {
    const auto size = static_cast<std::uint32_t>(std::popcount(subset));
    if (size < bounds.min || size > bounds.max) continue;
    Decision decision{Decision::Kind::pick, static_cast<std::uint16_t>(cuts_in ? 1 : 0), 0, 0};
    for (std::size_t i = 0; i < offer_.size(); ++i) {
      if (is_in(subset, i)) decision.picked |= std::uint64_t{1} << offer_[i];
    }
    const auto [group, is_new] = group_of.emplace(
        std::pair(decision.picked & effective, nothing_matters && subset == 0), groups.size());
    if (is_new) groups.emplace_back();
    const std::uint32_t score = score_of(decision);
    if (known.emplace(group->second, score).second)
      groups[group->second].variants.push_back({decision, score});
  }
}

void Expander::add_picks(const Node& node, bool cuts_in, Decisions& decisions) const {
  const Pick bounds = *pick_of(node, offer_.size());
  if (offer_.size() <= most_pieces_in_turn && admissible_subsets(offer_.size(), bounds) <= subset_limit)
    return group_picks(node, cuts_in, decisions.alternatives);
  Decision decision{Decision::Kind::pick, static_cast<std::uint16_t>(cuts_in ? 1 : 0), 0, 0};
  for (std::size_t i = 0; i < bounds.min; ++i)
    decision.picked |= std::uint64_t{1} << offer_[i];
  decisions.alternatives.push_back(alternative(decision));
  decisions.complete = false;
}

Expander::Decisions Expander::find_decisions(const Node& node) const {
  Decisions decisions;
  const auto add = [&](const Decision& decision) { decisions.alternatives.push_back(alternative(decision)); };
  const auto add_answers = [&](bool cuts_in) {
    if (node.pick) return add_picks(node, cuts_in, decisions);
    for (const OptionIndex option : offer_)
      add({Decision::Kind::reply, static_cast<std::uint16_t>(cuts_in ? 1 : 0), option, 0});
  };
  add_answers(false);
  // Cutting in matters by its effects, or where it is scored. After which part makes no difference.
  const auto& measured = scenario_.rubric->let_finish;
  const bool scored = measured && !node.fair_to_cut_in && (scores_ || layout_.reads_score(*measured));
  if (node.says.size() >= 2 && (!node.cut_in.effects.empty() || scored)) add_answers(true);
  if (node.clock) add({Decision::Kind::timeout, 0, 0, 0});
  for (const OptionIndex aside : asides_) {
    const Option& option = node.asides[aside];
    if (layout_.tracks(option) || !scenario_.replies[option.reply].effects.empty())
      add({Decision::Kind::aside, 0, aside, 0});
  }
  return decisions;
}

std::vector<OptionIndex> Expander::asides_at(const Node& node) {
  std::vector<OptionIndex> asides;
  for (OptionIndex i = 0; i < node.asides.size(); ++i) {
    if (!is_available(scenario_, position_, node.asides[i], watch_)) continue;
    asides.push_back(i);
    if (observations_ != nullptr) observations_->slots[node.asides[i].slot] = true;
  }
  return asides;
}

Expander::Offer Expander::offer_at(const Node& node) const {
  Offer offer;
  offer.node = position_.node;
  for (const OptionIndex index : offer_) {
    const std::uint64_t bit = std::uint64_t{1} << index;
    const Option& option = option_of(node, index);
    offer.offered |= bit;
    if (!keeps_scores()) continue;
    if (!position_.was_chosen(option.slot)) offer.fresh |= bit;
    const auto& agreed = scenario_.replies[option.reply].agreed;
    if (agreed && agreed->holds(position_.view())) offer.agreed |= bit;
  }
  if (keeps_scores()) {
    if (!position_.was_chosen(node.timeout_slot)) offer.fresh |= std::uint64_t{1} << 62U;
    if (!position_.was_chosen(node.nothing_slot)) offer.fresh |= std::uint64_t{1} << 63U;
  }
  for (const OptionIndex aside : asides_)
    offer.asides |= std::uint64_t{1} << aside;
  return offer;
}

std::size_t Expander::OfferHash::operator()(const Offer& offer) const {
  std::uint64_t hash = offer.node;
  for (const std::uint64_t part : {offer.offered, offer.fresh, offer.agreed, offer.asides})
    hash = (hash ^ part) * 0xFF51AFD7ED558CCDU;
  return hash ^ (hash >> 32U);
}

const Expander::Decisions& Expander::decisions_at(const Node& node) {
  constexpr std::size_t most_options = 62;
  if (node.options.size() >= most_options || node.asides.size() > most_options)
    return unknown_ = find_decisions(node);
  const Offer offer = offer_at(node);
  const auto known = known_.find(offer);
  if (known != known_.end()) return known->second;
  return known_.emplace(offer, find_decisions(node)).first->second;
}

std::optional<std::size_t> Expander::draw(std::span<const WeightedTarget> alternatives) {
  if (drawn_ == course_.size()) {
    const auto first = std::ranges::find_if(alternatives, [](const auto& each) { return each.weight > 0; });
    course_.push_back({alternatives, static_cast<std::size_t>(first - alternatives.begin())});
  }
  draws_.push_back(static_cast<std::uint32_t>(course_[drawn_].taken + 1));
  return course_[drawn_++].taken;
}

/// Lets the last draw that still can fall differently do so.
bool Expander::next_course() {
  drawn_ = 0;
  draws_.clear();
  while (!course_.empty()) {
    Draw& last = course_.back();
    for (++last.taken; last.taken < last.alternatives.size(); ++last.taken) {
      if (last.alternatives[last.taken].weight > 0) return true;
    }
    course_.pop_back();
  }
  return false;
}

/// What is not tracked must not stay marked: the position serves for every state.
void Expander::forget(const Node& node, const Decision& decision) {
  const auto unmark = [&](const Option& option) {
    position_.set_chosen(option.slot, false);
    position_.set_used(option.reply, false);
  };
  switch (decision.kind) {
    case Decision::Kind::reply:
      return unmark(option_of(node, decision.option));
    case Decision::Kind::aside:
      return unmark(node.asides[decision.option]);
    case Decision::Kind::timeout:
      return position_.set_chosen(node.timeout_slot, false);
    case Decision::Kind::pick:
      position_.set_chosen(node.nothing_slot, false);
      for (const Option& piece : node.options)
        unmark(piece);
  }
}

void Expander::run(const Word* state, const Alternative& alternative, const Visit& visit) {
  const Decision& decision = alternative.variants.front().decision;
  const auto draw_next = [this](std::span<const WeightedTarget> alternatives) { return draw(alternatives); };
  course_.clear();
  draws_.clear();
  drawn_ = 0;
  do {
    restore(state);
    const Node& node = scenario_.nodes[position_.node];
    farms_ = false;
    carry_out(scenario_, position_, decision, watch_);
    remember_choice(scenario_, position_, decision);
    for (const CriterionScore& score : table_.lists()[alternative.variants.front().score]) {
      if (layout_.reads_score(score.criterion)) position_.gained[score.criterion] += score.gained;
    }
    Halt halt = Halt::deciding;
    if (decision.kind == Decision::Kind::aside) {
      offered_ = offer_;
    } else {
      halt =
          follow_story(scenario_, position_, offered_, &way_on(scenario_, node, decision), draw_next, watch_);
    }
    visit({position_, offered_, halt, farms_, draws_, alternative.variants, ordinal_});
    ordinal_ += static_cast<std::uint32_t>(alternative.variants.size());
    forget(node, decision);
  } while (next_course());
}

void Expander::begin(const Visit& visit) {
  const Alternative nothing{{{}}};
  course_.clear();
  ordinal_ = 0;
  do {
    position_ = Position(scenario_);
    farms_ = false;
    draws_.clear();
    drawn_ = 0;
    const auto draw_next = [this](std::span<const WeightedTarget> alternatives) {
      return draw(alternatives);
    };
    const Halt halt = follow_story(scenario_, position_, offered_, nullptr, draw_next, watch_);
    visit({position_, offered_, halt, false, draws_, nothing.variants, ordinal_++});
  } while (next_course());
}

bool Expander::expand(const Word* state, const Visit& visit) {
  restore(state);
  if (!layout_.keeps_offer(position_.node)) {
    NoWatch nobody;
    make_offer(scenario_, position_, offered_, nobody);
  }
  offer_ = offered_;
  const Node& node = scenario_.nodes[position_.node];
  asides_ = asides_at(node);
  const Decisions& decisions = decisions_at(node);
  ordinal_ = 0;
  for (const Alternative& each : decisions.alternatives)
    run(state, each, visit);
  return decisions.complete;
}

}  // namespace composure
