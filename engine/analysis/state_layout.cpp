#include "analysis/state_layout.hpp"

#include <algorithm>
#include <bit>

#include "analysis/node_graph.hpp"

namespace composure {
namespace {

/// Raw scores of a criterion stay well within this on any path: a decision counts once, and earns 2 at most.
constexpr std::int32_t gained_offset = 1 << 20;

}  // namespace

StateLayout::StateLayout(const Scenario& scenario, Options options)
    : tracks_slot_(scenario.slot_count, false),
      tracks_once_(scenario.replies.size(), false),
      keeps_offer_(scenario.nodes.size(), false) {
  ExpressionKinds kinds{.agreements = false, .texts = options.texts};
  const auto read_all = [&] {
    each_expression(scenario, kinds, [this](const Expression& expression) { read(expression); });
  };
  read_all();
  const auto& confirm = scenario.rubric->confirm;
  kinds.agreements = confirm && (options.scores || reads_score(*confirm));
  read_all();
  if (options.scores || reads_scores()) find_what_scores(scenario);
  find_once(scenario);
  find_live_values(scenario, kinds);

  node_ = allot(scenario.nodes.size() - 1);
  for (const StateVariable& variable : scenario.state)
    values_.push_back(allot(static_cast<std::uint64_t>(variable.maximum)));
  for (Visits& each : visits_)
    each.field = allot(each.most);
  for (SlotIndex slot = 0; slot < scenario.slot_count; ++slot) {
    if (tracks_slot_[slot]) slots_.push_back({slot, allot(1)});
  }
  for (ReplyIndex reply = 0; reply < scenario.replies.size(); ++reply) {
    if (tracks_once_[reply]) once_.push_back({reply, allot(1)});
  }
  for (Gained& each : criteria_)
    each.field = allot(std::uint64_t{2} * gained_offset);
  find_kept_offers(scenario);
  words_ = bits_ / 64 + 1;
}

/// A field never spans two words.
StateLayout::Field StateLayout::allot(std::uint64_t largest) {
  const auto width = static_cast<std::uint32_t>(std::bit_width(largest));
  if (bits_ % 64 + width > 64) bits_ += 64 - bits_ % 64;
  const Field field{bits_ / 64, bits_ % 64, (Word{1} << width) - 1};
  bits_ += width;
  return field;
}

bool StateLayout::reads_score(CriterionIndex criterion) const {
  return std::ranges::find(criteria_, criterion, &Gained::criterion) != criteria_.end();
}

void StateLayout::read(const Expression& expression) {
  // What is compared with a constant no longer matters once it is past the constant.
  std::uint32_t largest = 0;
  for (const Instruction& step : expression.code()) {
    if (step.operation == Operation::constant)
      largest = std::max(largest, static_cast<std::uint32_t>(std::abs(step.operand)));
  }
  for (const Instruction& step : expression.code()) {
    const auto id = static_cast<std::uint32_t>(step.operand);
    if (step.operation == Operation::chose) tracks_slot_[id] = true;
    if (step.operation == Operation::visits) {
      const auto known = std::ranges::find(visits_, id, &Visits::node);
      if (known == visits_.end()) {
        visits_.push_back({id, largest + 1, {}});
      } else {
        known->most = std::max(known->most, largest + 1);
      }
    }
    if (step.operation == Operation::score && !reads_score(static_cast<CriterionIndex>(id)))
      criteria_.push_back({static_cast<CriterionIndex>(id), {}});
  }
}

/// A decision from which the story can come back counts only the first time.
void StateLayout::find_what_scores(const Scenario& scenario) {
  const NodeGraph graph(scenario);
  for (NodeIndex i = 0; i < scenario.nodes.size(); ++i) {
    const Node& node = scenario.nodes[i];
    if (!graph.is_on_cycle(i) || !node.decides()) continue;
    const bool measured = scenario.rubric->let_finish && node.says.size() >= 2 && !node.fair_to_cut_in;
    const bool computed = scenario.rubric->confirm && node.pick;
    const bool every_decision = measured || computed || !node.due.empty();
    const auto add = [&](const Option& option) {
      const Reply& reply = scenario.replies[option.reply];
      const bool leaves = !node.pick && !graph.comes_back(i, reply.next.empty() ? node.next : reply.next);
      if (!leaves && (every_decision || !reply.scores.empty())) tracks_slot_[option.slot] = true;
    };
    std::ranges::for_each(node.options, add);
    if (node.fallback_reply) add(*node.fallback_reply);
    if (every_decision) {
      tracks_slot_[node.nothing_slot] = node.pick.has_value() || tracks_slot_[node.nothing_slot];
      tracks_slot_[node.timeout_slot] = node.clock.has_value() || tracks_slot_[node.timeout_slot];
    }
  }
}

/// A once-only reply that stands at one node to which the story cannot come back is gone anyway.
void StateLayout::find_once(const Scenario& scenario) {
  const NodeGraph graph(scenario);
  std::vector<std::uint32_t> places(scenario.replies.size(), 0);
  std::vector<bool> again(scenario.replies.size(), false);
  for (NodeIndex i = 0; i < scenario.nodes.size(); ++i) {
    const Node& node = scenario.nodes[i];
    const auto stands_here = [&](const Option& option, bool stays) {
      ++places[option.reply];
      if (stays || graph.is_on_cycle(i)) again[option.reply] = true;
    };
    for (const Option& option : node.options)
      stands_here(option, false);
    for (const Option& option : node.asides)
      stands_here(option, true);
    if (node.fallback_reply) stands_here(*node.fallback_reply, false);
  }
  for (ReplyIndex i = 0; i < scenario.replies.size(); ++i)
    tracks_once_[i] = scenario.replies[i].once && (places[i] > 1 || again[i]);
}

/// A value that is read neither at a node nor on any way on from it makes no difference there.
void StateLayout::find_live_values(const Scenario& scenario, const ExpressionKinds& kinds) {
  const NodeGraph graph(scenario);
  const std::size_t variables = scenario.state.size();
  live_.assign(scenario.nodes.size() * variables, false);
  std::vector<std::vector<NodeIndex>> comes_from(scenario.nodes.size());
  std::vector<NodeIndex> work;
  for (NodeIndex i = 0; i < scenario.nodes.size(); ++i) {
    for (const NodeIndex to : graph.ways[i])
      comes_from[to].push_back(i);
    const auto read_here = [&](std::size_t variable) { live_[i * variables + variable] = true; };
    each_expression_at(scenario, scenario.nodes[i], kinds, [&](const Expression& expression) {
      for (const Instruction& step : expression.code()) {
        if (step.operation == Operation::state) read_here(static_cast<std::size_t>(step.operand));
      }
    });
    if (graph.is_on_cycle(i)) {
      read_here(scenario.trust);
      read_here(scenario.tension);
    }
    work.push_back(i);
  }
  while (!work.empty()) {
    const NodeIndex node = work.back();
    work.pop_back();
    for (const NodeIndex before : comes_from[node]) {
      bool more = false;
      for (std::size_t k = 0; k < variables; ++k) {
        if (!live_[node * variables + k] || live_[before * variables + k]) continue;
        live_[before * variables + k] = true;
        more = true;
      }
      if (more) work.push_back(before);
    }
  }
}

void StateLayout::find_kept_offers(const Scenario& scenario) {
  std::size_t most = 0;
  for (NodeIndex i = 0; i < scenario.nodes.size(); ++i) {
    const Node& node = scenario.nodes[i];
    const bool varies = node.fallback_reply || std::ranges::any_of(node.options, [&](const Option& option) {
                          const Reply& reply = scenario.replies[option.reply];
                          return reply.once || !reply.when.empty();
                        });
    keeps_offer_[i] = varies && !node.asides.empty();
    if (keeps_offer_[i]) most = std::max(most, node.options.size() + (node.fallback_reply ? 1U : 0U));
  }
  for (std::size_t i = 0; i < most; ++i)
    offer_.push_back(allot(1));
}

void StateLayout::pack(const Position& position, std::span<const OptionIndex> offered, Word* to) const {
  std::fill_n(to, words_, Word{0});
  put(to, node_, position.node);
  for (std::size_t i = 0; i < values_.size(); ++i) {
    if (keeps_value(position.node, i)) put(to, values_[i], static_cast<Word>(position.values[i]));
  }
  for (const Visits& each : visits_)
    put(to, each.field, std::min(position.visits[each.node], each.most));
  for (const Slot& each : slots_)
    put(to, each.field, position.was_chosen(each.slot) ? 1 : 0);
  for (const Once& each : once_)
    put(to, each.field, position.was_used(each.reply) ? 1 : 0);
  for (const Gained& each : criteria_)
    put(to, each.field, static_cast<Word>(position.gained[each.criterion] + gained_offset));
  if (!keeps_offer_[position.node]) return;
  for (const OptionIndex option : offered)
    put(to, offer_[option], 1);
}

void StateLayout::unpack(const Word* from, Position& position, std::vector<OptionIndex>& offered) const {
  position.node = node_of(from);
  for (std::size_t i = 0; i < values_.size(); ++i)
    position.values[i] = static_cast<std::int32_t>(get(from, values_[i]));
  for (const Visits& each : visits_)
    position.visits[each.node] = static_cast<std::uint32_t>(get(from, each.field));
  for (const Slot& each : slots_)
    position.set_chosen(each.slot, get(from, each.field) != 0);
  for (const Once& each : once_)
    position.set_used(each.reply, get(from, each.field) != 0);
  for (const Gained& each : criteria_)
    position.gained[each.criterion] = static_cast<std::int32_t>(get(from, each.field)) - gained_offset;
  if (!keeps_offer_[position.node]) return;
  offered.clear();
  for (OptionIndex i = 0; i < offer_.size(); ++i) {
    if (get(from, offer_[i]) != 0) offered.push_back(i);
  }
}

}  // namespace composure
