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

/// What was found out about the decisions at different offers is forgotten beyond this, and found out again.
constexpr std::size_t most_known_variants = 2'000'000;

/// Calls visit(bits) for every admissible subset of the pieces, by ascending size.
template <class Visit>
void each_subset(std::size_t pieces, const Pick& bounds, Visit visit) {
  if (bounds.min == 0) visit(std::uint64_t{0});
  for (std::uint32_t size = std::max(1U, bounds.min); size <= bounds.max; ++size) {
    std::uint64_t subset = (std::uint64_t{1} << size) - 1;
    while (subset < std::uint64_t{1} << pieces) {
      visit(subset);
      // The next larger number with as many bits: the lowest run of ones moves its top bit up, the rest down.
      const std::uint64_t lowest = subset & (~subset + 1);
      const std::uint64_t carried = subset + lowest;
      subset = carried | (((carried ^ subset) >> 2U) / lowest);
    }
  }
}

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
      position_(scenario),
      courses_(layout) {}

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

void Expander::add_replies(const CutIns& cut_ins, Decisions& decisions) const {
  for (const std::uint16_t heard : cut_ins.heard) {
    for (std::size_t i = 0; i < offer_.size(); ++i) {
      const Variant each = variant({Decision::Kind::reply, heard, offer_[i], 0});
      if (heard == 0 || !cut_ins.share_outcome) {
        decisions.alternatives.push_back({{each}});
      } else if (each.score != decisions.alternatives[i].variants.front().score) {
        decisions.alternatives[i].variants.push_back(each);
      }
    }
  }
}

/// Pieces without an effect make no difference to the state, so that subsets which differ in nothing else
/// lead to the same place and are told apart by their scores alone.
void Expander::group_picks(const Node& node, const CutIns& cut_ins, std::vector<Alternative>& groups) const {
  std::uint64_t effective = 0;
  for (const OptionIndex option : offer_) {
    const Option& piece = node.options[option];
    const bool matters =
        layout_.reads_scores() || layout_.tracks(piece) || !scenario_.replies[piece.reply].effects.empty();
    if (matters) effective |= std::uint64_t{1} << option;
  }
  const bool nothing_matters = layout_.reads_scores() || layout_.tracks_slot(node.nothing_slot);
  struct Key {
    std::uint64_t picked;
    bool nothing;
    std::uint16_t heard;
    auto operator<=>(const Key&) const = default;
  };
  std::map<Key, std::size_t> group_of;
  std::set<std::pair<std::size_t, std::uint32_t>> known;
  for (const std::uint16_t heard : cut_ins.heard) {
    each_subset(offer_.size(), *pick_of(node, offer_.size()), [&](std::uint64_t subset) {
      Decision decision{Decision::Kind::pick, heard, 0, 0};
      for (std::size_t i = 0; i < offer_.size(); ++i) {
        if (is_in(subset, i)) decision.picked |= std::uint64_t{1} << offer_[i];
      }
      const Key key{decision.picked & effective, nothing_matters && subset == 0,
                    cut_ins.share_outcome ? std::uint16_t{0} : heard};
      const auto [group, is_new] = group_of.emplace(key, groups.size());
      if (is_new) groups.emplace_back();
      const Variant each = variant(decision);
      if (known.emplace(group->second, each.score).second) groups[group->second].variants.push_back(each);
    });
  }
}

void Expander::add_picks(const Node& node, const CutIns& cut_ins, Decisions& decisions) const {
  const Pick bounds = *pick_of(node, offer_.size());
  if (admissible_subsets(offer_.size(), bounds) <= subset_limit)
    return group_picks(node, cut_ins, decisions.alternatives);
  Decision decision{Decision::Kind::pick, 0, 0, 0};
  for (std::size_t i = 0; i < bounds.min; ++i)
    decision.picked |= std::uint64_t{1} << offer_[i];
  decisions.alternatives.push_back({{variant(decision)}});
  decisions.complete = false;
}

Expander::Decisions Expander::find_decisions(const Node& node) const {
  Decisions decisions;
  // Cutting in matters by its effects, or where it is scored. After which part makes no difference.
  const auto& measured = scenario_.rubric->let_finish;
  const bool scored = measured && !node.fair_to_cut_in && (scores_ || layout_.reads_score(*measured));
  CutIns cut_ins{{0}, node.cut_in.effects.empty() && !layout_.reads_scores()};
  if (node.says.size() >= 2 && (!node.cut_in.effects.empty() || scored)) cut_ins.heard.push_back(1);
  if (node.pick) {
    add_picks(node, cut_ins, decisions);
  } else {
    add_replies(cut_ins, decisions);
  }
  const auto add = [&](const Decision& decision) { decisions.alternatives.push_back({{variant(decision)}}); };
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
  if (known_variants_ > most_known_variants) {
    known_.clear();
    known_variants_ = 0;
  }
  Decisions& decisions = known_.emplace(offer, find_decisions(node)).first->second;
  for (const Alternative& each : decisions.alternatives)
    known_variants_ += each.variants.size();
  return decisions;
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

/// False if there are too many ways.
bool Expander::tell(const Alternative& alternative, Halt halt, std::span<const std::uint32_t> draws,
                    const Visit& visit) {
  const auto count = static_cast<std::uint32_t>(alternative.variants.size());
  if (ordinal_ + count > ways_limit) {
    all_ways_ = false;
    return false;
  }
  visit({position_, offered_, halt, farms_, draws, alternative.variants, ordinal_});
  ordinal_ += count;
  return true;
}

/// Where chance alone goes round for ever, the story stops as it does where it goes round without chance.
void Expander::tell_traps(const Alternative& alternative, const Visit& visit) {
  for (const Courses::Trap& trap : courses_.traps()) {
    layout_.unpack(trap.words.data(), position_, offered_);
    offered_.clear();
    if (!tell(alternative, Halt::too_long, trap.draws, visit)) return;
  }
}

void Expander::run(const Word* state, const Alternative& alternative, const Visit& visit) {
  const Decision& decision = alternative.variants.front().decision;
  const auto draw = [this](std::span<const WeightedTarget> from) { return courses_.draw(from, position_); };
  courses_.start();
  bool goes_on = true;
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
      halt = follow_story(scenario_, position_, offered_, &way_on(scenario_, node, decision), draw, watch_);
    }
    if (halt != Halt::no_draw) {
      courses_.led_on();
      goes_on = tell(alternative, halt, courses_.draws(), visit);
    }
    forget(node, decision);
  } while (goes_on && courses_.next());
  if (goes_on) tell_traps(alternative, visit);
  all_ways_ = all_ways_ && courses_.complete();
}

Expander::Followed Expander::begin(const Visit& visit) {
  const Alternative nothing{{{}}};
  const auto draw = [this](std::span<const WeightedTarget> from) { return courses_.draw(from, position_); };
  courses_.start();
  ordinal_ = 0;
  all_ways_ = true;
  bool goes_on = true;
  do {
    position_ = Position(scenario_);
    farms_ = false;
    const Halt halt = follow_story(scenario_, position_, offered_, nullptr, draw, watch_);
    farms_ = false;
    if (halt == Halt::no_draw) continue;
    courses_.led_on();
    goes_on = tell(nothing, halt, courses_.draws(), visit);
  } while (goes_on && courses_.next());
  if (goes_on) tell_traps(nothing, visit);
  return all_ways_ && courses_.complete() ? Followed::all : Followed::too_many_ways;
}

Expander::Followed Expander::expand(const Word* state, const Visit& visit) {
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
  all_ways_ = true;
  for (const Alternative& each : decisions.alternatives) {
    if (all_ways_) run(state, each, visit);
  }
  if (!decisions.complete) return Followed::too_many_subsets;
  return all_ways_ ? Followed::all : Followed::too_many_ways;
}

}  // namespace composure
