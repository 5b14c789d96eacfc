#include "analysis/witness.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <cstring>
#include <unordered_set>

#include "conversation/decision_text.hpp"

namespace composure {
namespace {

/// Nodes with more admissible subsets than this are tried with single pieces only.
constexpr std::size_t subset_limit = 5000;

/// What can make two visits of a node differ: the parts of the past that some expression reads.
struct Relevant {
  std::vector<std::vector<bool>> values;  ///< by node: the state variables that are read there or later
  std::vector<std::pair<NodeIndex, std::uint32_t>>
      visits;  ///< node, and the count from which more makes no difference
  std::vector<SlotIndex> slots;
  std::vector<ReplyIndex> once;
  std::vector<CriterionIndex> scores;

  void read(const Expression& expression) {
    std::uint32_t largest = 0;
    for (const Instruction& step : expression.code()) {
      if (step.operation == Operation::constant)
        largest = std::max(largest, static_cast<std::uint32_t>(std::abs(step.operand)));
    }
    for (const Instruction& step : expression.code()) {
      const auto id = static_cast<std::uint32_t>(step.operand);
      if (step.operation == Operation::visits) {
        const auto known = std::ranges::find(visits, id, &std::pair<NodeIndex, std::uint32_t>::first);
        if (known == visits.end()) {
          visits.emplace_back(id, largest + 1);
        } else {
          known->second = std::max(known->second, largest + 1);
        }
      }
      if (step.operation == Operation::chose) add_slot(id);
      if (step.operation == Operation::score) {
        const auto criterion = static_cast<CriterionIndex>(id);
        if (std::ranges::find(scores, criterion) == scores.end()) scores.push_back(criterion);
      }
    }
  }
  bool reads(const std::optional<CriterionIndex>& criterion) const {
    return criterion && std::ranges::find(scores, *criterion) != scores.end();
  }
  void add_slot(SlotIndex slot) {
    if (std::ranges::find(slots, slot) == slots.end()) slots.push_back(slot);
  }
  void read(const std::vector<Effect>& effects) {
    for (const Effect& effect : effects)
      read(effect.value);
  }
  void read(const Goto& items) {
    for (const GotoItem& item : items)
      read(item.when);
  }
};

std::vector<std::vector<NodeIndex>> ways_on(const Scenario& scenario) {
  std::vector<std::vector<NodeIndex>> ways(scenario.nodes.size());
  for (NodeIndex i = 0; i < scenario.nodes.size(); ++i) {
    const auto add = [&](const Goto& items) {
      for (const GotoItem& item : items) {
        if (item.random.empty()) ways[i].push_back(item.to);
        for (const WeightedTarget& target : item.random)
          ways[i].push_back(target.to);
      }
    };
    const Node& node = scenario.nodes[i];
    add(node.next);
    add(node.fallback);
    if (node.clock) add(node.clock->next);
    for (const Option& option : node.options)
      add(scenario.replies[option.reply].next);
    if (node.fallback_reply) add(scenario.replies[node.fallback_reply->reply].next);
  }
  return ways;
}

/// The nodes that a path can come to twice, and perhaps some that lie between two such nodes: what is left
/// when nodes that nothing leads to, or that lead to nothing, are taken away until there are none.
std::vector<bool> may_come_again(const Scenario& scenario) {
  const std::vector<std::vector<NodeIndex>> forwards = ways_on(scenario);
  std::vector<std::vector<NodeIndex>> backwards(forwards.size());
  for (NodeIndex from = 0; from < forwards.size(); ++from) {
    for (const NodeIndex to : forwards[from])
      backwards[to].push_back(from);
  }
  std::vector<bool> left(forwards.size(), true);
  const auto take_away = [&](const auto& next, const auto& previous) {
    std::vector<std::size_t> count(left.size());
    std::vector<NodeIndex> work;
    for (NodeIndex i = 0; i < left.size(); ++i) {
      count[i] = static_cast<std::size_t>(
          std::ranges::count_if(previous[i], [&](NodeIndex each) { return left[each]; }));
      if (left[i] && count[i] == 0) work.push_back(i);
    }
    while (!work.empty()) {
      const NodeIndex node = work.back();
      work.pop_back();
      left[node] = false;
      for (const NodeIndex each : next[node]) {
        if (left[each] && --count[each] == 0) work.push_back(each);
      }
    }
  };
  take_away(forwards, backwards);
  take_away(backwards, forwards);
  return left;
}

/// A raw score counts a decision only the first time, so where a path can come again it matters what was
/// chosen of that which the score rests on.
void add_scored_slots(const Scenario& scenario, Relevant& relevant) {
  if (relevant.scores.empty()) return;
  const bool measured = relevant.reads(scenario.rubric->let_finish);
  const bool computed = relevant.reads(scenario.rubric->confirm);
  const std::vector<bool> again = may_come_again(scenario);
  for (NodeIndex i = 0; i < scenario.nodes.size(); ++i) {
    if (!again[i]) continue;
    const Node& node = scenario.nodes[i];
    const bool every_decision = (measured && node.says.size() >= 2) || (computed && node.pick);
    const auto add = [&](const Option& option) {
      const auto& scores = scenario.replies[option.reply].scores;
      const bool keyed = std::ranges::any_of(
          scores, [&](const KeyedLevel& score) { return relevant.reads(score.criterion); });
      if (every_decision || keyed) relevant.add_slot(option.slot);
    };
    std::ranges::for_each(node.options, add);
    if (node.fallback_reply) add(*node.fallback_reply);
    if (every_decision) {
      relevant.add_slot(node.timeout_slot);
      relevant.add_slot(node.nothing_slot);
    }
  }
}

/// Finds the state variables that are read at each node or on some way on from it; what is read no more makes
/// no difference.
void add_live_values(const Scenario& scenario, Relevant& relevant) {
  const std::vector<std::vector<NodeIndex>> ways = ways_on(scenario);
  std::vector<std::vector<NodeIndex>> comes_from(ways.size());
  for (NodeIndex from = 0; from < ways.size(); ++from) {
    for (const NodeIndex to : ways[from])
      comes_from[to].push_back(from);
  }
  relevant.values.assign(scenario.nodes.size(), std::vector<bool>(scenario.state.size(), false));
  std::vector<NodeIndex> work;
  for (NodeIndex i = 0; i < scenario.nodes.size(); ++i) {
    const Node& node = scenario.nodes[i];
    const auto read = [&](const Expression& expression) {
      for (const Instruction& step : expression.code()) {
        if (step.operation == Operation::state)
          relevant.values[i][static_cast<std::size_t>(step.operand)] = true;
      }
    };
    const auto read_effects = [&](const std::vector<Effect>& effects) {
      for (const Effect& effect : effects)
        read(effect.value);
    };
    const auto read_goto = [&](const Goto& items) {
      for (const GotoItem& item : items)
        read(item.when);
    };
    const auto read_reply = [&](const Option& option) {
      const Reply& reply = scenario.replies[option.reply];
      read(reply.when);
      read_effects(reply.effects);
      read_goto(reply.next);
      if (reply.agreed && relevant.reads(scenario.rubric->confirm)) read(*reply.agreed);
    };
    read_effects(node.effects);
    read_effects(node.cut_in.effects);
    read_goto(node.next);
    read_goto(node.fallback);
    if (node.clock) read_effects(node.clock->effects);
    if (node.clock) read_goto(node.clock->next);
    std::ranges::for_each(node.options, read_reply);
    std::ranges::for_each(node.asides, read_reply);
    if (node.fallback_reply) read_reply(*node.fallback_reply);
    work.push_back(i);
  }
  while (!work.empty()) {
    const NodeIndex node = work.back();
    work.pop_back();
    for (const NodeIndex before : comes_from[node]) {
      bool more = false;
      for (std::size_t k = 0; k < scenario.state.size(); ++k) {
        if (!relevant.values[node][k] || relevant.values[before][k]) continue;
        relevant.values[before][k] = true;
        more = true;
      }
      if (more) work.push_back(before);
    }
  }
}

Relevant find_relevant(const Scenario& scenario) {
  Relevant relevant;
  for (const Node& node : scenario.nodes) {
    relevant.read(node.effects);
    relevant.read(node.cut_in.effects);
    relevant.read(node.next);
    relevant.read(node.fallback);
    if (node.clock) {
      relevant.read(node.clock->effects);
      relevant.read(node.clock->next);
    }
  }
  for (ReplyIndex i = 0; i < scenario.replies.size(); ++i) {
    const Reply& reply = scenario.replies[i];
    relevant.read(reply.when);
    relevant.read(reply.effects);
    relevant.read(reply.next);
    if (reply.once) relevant.once.push_back(i);
  }
  if (relevant.reads(scenario.rubric->confirm)) {
    for (const Reply& reply : scenario.replies) {
      if (reply.agreed) relevant.read(*reply.agreed);
    }
  }
  add_scored_slots(scenario, relevant);
  add_live_values(scenario, relevant);
  return relevant;
}

std::string key_of(const Conversation& conversation, const Relevant& relevant) {
  const Position& position = conversation.position();
  std::string key;
  const auto add = [&](std::uint32_t number) {
    std::array<char, sizeof number> bytes{};
    std::memcpy(bytes.data(), &number, sizeof number);
    key.append(bytes.data(), bytes.size());
  };
  add(position.node);
  for (std::size_t i = 0; i < position.values.size(); ++i) {
    if (relevant.values[position.node][i]) add(static_cast<std::uint32_t>(position.values[i]));
  }
  // The offer was fixed on arrival; an aside may have changed since then what it rested on.
  if (!conversation.node().asides.empty()) std::ranges::for_each(conversation.offered(), add);
  for (const auto& [node, most] : relevant.visits)
    add(std::min(position.visits[node], most));
  for (const CriterionIndex criterion : relevant.scores)
    add(static_cast<std::uint32_t>(position.gained[criterion]));
  for (const SlotIndex slot : relevant.slots)
    key += position.was_chosen(slot) ? '1' : '0';
  for (const ReplyIndex reply : relevant.once)
    key += position.was_used(reply) ? '1' : '0';
  return key;
}

void add_subsets(const Conversation& conversation, std::vector<Decision>& decisions) {
  const Pick bounds = *conversation.pick();
  const auto offered = conversation.offered();
  Decision decision;
  decision.kind = Decision::Kind::pick;
  const bool few = offered.size() < 20 && (std::size_t{1} << offered.size()) <= 4 * subset_limit;
  if (!few) {
    for (std::size_t i = 0; i < bounds.min || i < 1; ++i)
      decision.picked |= std::uint64_t{1} << offered[i];
    decisions.push_back(decision);
    return;
  }
  for (std::uint64_t subset = 0; subset < std::uint64_t{1} << offered.size(); ++subset) {
    const auto size = static_cast<std::uint32_t>(std::popcount(subset));
    if (size < bounds.min || size > bounds.max) continue;
    decision.picked = 0;
    for (std::size_t i = 0; i < offered.size(); ++i) {
      if (((subset >> i) & 1U) != 0) decision.picked |= std::uint64_t{1} << offered[i];
    }
    decisions.push_back(decision);
  }
}

std::vector<Decision> possible_decisions(const Conversation& conversation, const Relevant& relevant) {
  std::vector<Decision> decisions;
  const Node& node = conversation.node();
  if (node.pick) {
    add_subsets(conversation, decisions);
  } else {
    for (const OptionIndex option : conversation.offered())
      decisions.push_back({Decision::Kind::reply, 0, option, 0});
  }
  // Cutting in matters by its effects, or by the score that some condition reads.
  if (node.says.size() >= 2 &&
      (!node.cut_in.effects.empty() || relevant.reads(conversation.scenario().rubric->let_finish))) {
    const std::size_t finished = decisions.size();
    for (std::size_t i = 0; i < finished; ++i) {
      decisions.push_back(decisions[i]);
      decisions.back().heard = 1;
    }
  }
  if (node.clock) decisions.push_back({Decision::Kind::timeout, 0, 0, 0});
  for (const OptionIndex aside : conversation.asides()) {
    const Option& option = node.asides[aside];
    const bool read = std::ranges::find(relevant.slots, option.slot) != relevant.slots.end();
    if (read || !conversation.reply(option).effects.empty())
      decisions.push_back({Decision::Kind::aside, 0, aside, 0});
  }
  return decisions;
}

/// Runs something that may draw once for every alternative that chance could take.
template <class Run, class Visit>
void each_outcome(const std::vector<std::uint32_t>& forced, const Run& run, const Visit& visit) {
  // The first draw after the forced ones is the one to branch on.
  std::uint32_t alternatives = 0;
  const EventSink first_free = [&](const Event& event, const Conversation& conversation) {
    if (event.kind != Event::Kind::drew || alternatives > 0) return;
    if (conversation.draws().size() > forced.size()) alternatives = event.drawn_from;
  };
  Conversation result = run(forced, first_free);
  if (alternatives == 0) {
    visit(std::move(result));
    return;
  }
  for (std::uint32_t i = 1; i <= alternatives; ++i) {
    std::vector<std::uint32_t> longer = forced;
    longer.push_back(i);
    each_outcome(longer, run, visit);
  }
}

Witness witness_of(const Conversation& conversation) {
  Witness witness;
  const std::vector<Decision>& decisions = conversation.decisions();
  ConversationOptions options = conversation.options();
  options.forced_draws = conversation.draws();
  Conversation again(conversation.shared_scenario(), std::move(options));
  for (const Decision& decision : decisions) {
    witness.decisions.push_back(to_text(decision, again.node(), again.scenario()));
    again.decide(decision);
  }
  witness.chance = conversation.draws();
  return witness;
}

}  // namespace

std::optional<Witness> shortest_witness(const std::shared_ptr<const Scenario>& scenario,
                                        const std::function<bool(const Conversation&)>& wanted,
                                        std::size_t state_limit) {
  const Relevant relevant = find_relevant(*scenario);
  std::unordered_set<std::string> seen;
  std::vector<Conversation> level;
  std::optional<Witness> found;
  std::vector<Conversation> next;
  const auto visit = [&](Conversation&& conversation) {
    if (found || conversation.status() == Conversation::Status::stopped) return;
    if (wanted(conversation)) {
      found = witness_of(conversation);
    } else if (conversation.status() == Conversation::Status::deciding && seen.size() < state_limit &&
               seen.insert(key_of(conversation, relevant)).second) {
      next.push_back(std::move(conversation));
    }
  };
  each_outcome(
      {},
      [&](const std::vector<std::uint32_t>& forced, const EventSink& sink) {
        ConversationOptions options;
        options.forced_draws = forced;
        return Conversation(scenario, std::move(options), sink);
      },
      visit);
  while (!found && !next.empty()) {
    level = std::move(next);
    next.clear();
    for (const Conversation& before : level) {
      for (const Decision& decision : possible_decisions(before, relevant)) {
        each_outcome(
            before.draws(),
            [&](const std::vector<std::uint32_t>& forced, const EventSink& sink) {
              Conversation after = before;
              after.force_draws(forced);
              after.decide(decision, sink);
              return after;
            },
            visit);
        if (found) return found;
      }
    }
  }
  return found;
}

std::optional<Witness> shortest_ending(const std::shared_ptr<const Scenario>& scenario,
                                       const std::function<bool(const Node& ending)>& wanted) {
  return shortest_witness(scenario, [&](const Conversation& conversation) {
    return conversation.status() == Conversation::Status::ended && wanted(conversation.node());
  });
}

std::optional<Witness> shortest_success(const std::shared_ptr<const Scenario>& scenario) {
  auto witness = shortest_ending(scenario, [](const Node& node) { return node.ending->success; });
  if (!witness) witness = shortest_ending(scenario, [](const Node&) { return true; });
  return witness;
}

}  // namespace composure
