#include "analysis/live_traces.hpp"

#include <algorithm>
#include <iterator>

namespace composure {
namespace {

bool is_comparison(Operation operation) {
  return operation >= Operation::equal && operation <= Operation::greater_equal;
}

/// visits() stands beside the constant that it is compared with. From which number on does more make no
/// difference?
std::uint32_t most_visits(std::span<const Instruction> code, std::size_t at) {
  const bool constant_after = at + 2 < code.size() && code[at + 1].operation == Operation::constant &&
                              is_comparison(code[at + 2].operation);
  const std::int32_t constant = constant_after ? code[at + 1].operand : code[at - 1].operand;
  const Operation comparison = constant_after ? code[at + 2].operation : code[at + 1].operation;
  // `v < c` and `v >= c`, or the same the other way round, tell nothing beyond c apart.
  const bool up_to_it = constant_after
                            ? comparison == Operation::less || comparison == Operation::greater_equal
                            : comparison == Operation::greater || comparison == Operation::less_equal;
  return static_cast<std::uint32_t>(std::max(0, constant + (up_to_it ? 0 : 1)));
}

}  // namespace

LiveTraces::LiveTraces(const Scenario& scenario, const Options& options) : graph_(scenario), known_(5) {
  live_.resize(graph_.components.count);
  const auto& confirm = scenario.rubric->confirm;
  ExpressionKinds kinds{.agreements = options.scores && confirm, .texts = options.texts};
  find_what_is_read(scenario, kinds);
  if (!options.scores && confirm && is_read(Trace::Kind::gained, *confirm)) {
    kinds.agreements = true;
    find_what_is_read(scenario, kinds);
  }
  const bool reads_scores =
      std::ranges::any_of(traces_, [](const Trace& trace) { return trace.kind == Trace::Kind::gained; });
  if (options.scores || reads_scores) find_what_scores(scenario);
  find_once(scenario);
  if (options.meters_in_loops) {
    for (NodeIndex i = 0; i < scenario.nodes.size(); ++i) {
      if (!graph_.is_on_cycle(i)) continue;
      for (const std::uint32_t meter : {scenario.trust, scenario.tension})
        add(i, Trace::Kind::value, meter, static_cast<std::uint32_t>(scenario.state[meter].maximum));
    }
  }
  spread();
}

/// Each decision that counts is the first of its slot, and earns or loses 2 at most.
std::int32_t LiveTraces::score_bound(const Scenario& scenario) {
  return 2 * static_cast<std::int32_t>(scenario.slot_count);
}

bool LiveTraces::is_read(Trace::Kind kind, std::uint32_t index) const {
  const auto& known = known_[static_cast<std::size_t>(kind)];
  return index < known.size() && known[index] != 0;
}

void LiveTraces::add(NodeIndex node, Trace::Kind kind, std::uint32_t index, std::uint32_t most) {
  auto& known = known_[static_cast<std::size_t>(kind)];
  if (known.size() <= index) known.resize(index + std::size_t{1}, 0);
  if (known[index] == 0) {
    traces_.push_back({kind, index, most});
    known[index] = static_cast<std::uint32_t>(traces_.size());
  }
  Trace& trace = traces_[known[index] - 1];
  trace.most = std::max(trace.most, most);
  live_[graph_.components.of[node]].push_back(known[index] - 1);
}

void LiveTraces::read(const Scenario& scenario, NodeIndex node, const Expression& expression) {
  const auto code = expression.code();
  for (std::size_t i = 0; i < code.size(); ++i) {
    const auto id = static_cast<std::uint32_t>(code[i].operand);
    if (code[i].operation == Operation::state)
      add(node, Trace::Kind::value, id, static_cast<std::uint32_t>(scenario.state[id].maximum));
    if (code[i].operation == Operation::visits) add(node, Trace::Kind::visits, id, most_visits(code, i));
    if (code[i].operation == Operation::chose) add(node, Trace::Kind::slot, id, 1);
    if (code[i].operation == Operation::score)
      add(node, Trace::Kind::gained, id, static_cast<std::uint32_t>(2 * score_bound(scenario)));
  }
}

void LiveTraces::find_what_is_read(const Scenario& scenario, const ExpressionKinds& kinds) {
  for (NodeIndex i = 0; i < scenario.nodes.size(); ++i)
    each_expression_at(scenario, scenario.nodes[i], kinds,
                       [&](const Expression& expression) { read(scenario, i, expression); });
}

/// A decision from which the story can come back counts only the first time.
void LiveTraces::find_what_scores(const Scenario& scenario) {
  for (NodeIndex i = 0; i < scenario.nodes.size(); ++i) {
    const Node& node = scenario.nodes[i];
    if (!graph_.is_on_cycle(i) || !node.decides()) continue;
    const bool measured = scenario.rubric->let_finish && node.says.size() >= 2 && !node.fair_to_cut_in;
    const bool computed =
        scenario.rubric->confirm && node.pick && std::ranges::any_of(node.options, [&](const Option& option) {
          return scenario.replies[option.reply].agreed.has_value();
        });
    const bool every_decision = measured || computed || !node.due.empty();
    const auto add_option = [&](const Option& option) {
      const Reply& reply = scenario.replies[option.reply];
      const bool leaves = !node.pick && !graph_.comes_back(i, reply.next.empty() ? node.next : reply.next);
      if (!leaves && (every_decision || !reply.scores.empty())) add(i, Trace::Kind::slot, option.slot, 1);
    };
    std::ranges::for_each(node.options, add_option);
    if (node.fallback_reply) add_option(*node.fallback_reply);
    if (every_decision && node.pick) add(i, Trace::Kind::slot, node.nothing_slot, 1);
    if (every_decision && node.clock) add(i, Trace::Kind::slot, node.timeout_slot, 1);
  }
}

/// A once-only reply that stands at one node to which the story cannot come back is gone anyway, and an aside
/// that changes nothing can as well be there.
void LiveTraces::find_once(const Scenario& scenario) {
  std::vector<std::uint32_t> places(scenario.replies.size(), 0);
  std::vector<bool> again(scenario.replies.size(), false);
  const auto each_place = [&](const auto& visit) {
    for (NodeIndex i = 0; i < scenario.nodes.size(); ++i) {
      const Node& node = scenario.nodes[i];
      for (const Option& option : node.options)
        visit(i, option, false);
      if (node.fallback_reply) visit(i, *node.fallback_reply, false);
      for (const Option& option : node.asides) {
        const bool matters =
            !scenario.replies[option.reply].effects.empty() || is_read(Trace::Kind::slot, option.slot);
        if (matters) visit(i, option, true);
      }
    }
  };
  each_place([&](NodeIndex node, const Option& option, bool stays) {
    ++places[option.reply];
    if (stays || graph_.is_on_cycle(node)) again[option.reply] = true;
  });
  each_place([&](NodeIndex node, const Option& option, bool) {
    const bool tells =
        scenario.replies[option.reply].once && (places[option.reply] > 1 || again[option.reply]);
    if (tells) add(node, Trace::Kind::once, option.reply, 1);
  });
}

/// What is live somewhere is live wherever that can be reached from.
void LiveTraces::spread() {
  std::vector<std::vector<std::uint32_t>> leads_to(live_.size());
  for (NodeIndex i = 0; i < graph_.ways.size(); ++i) {
    const std::uint32_t from = graph_.components.of[i];
    for (const NodeIndex to : graph_.ways[i])
      if (graph_.components.of[to] != from) leads_to[from].push_back(graph_.components.of[to]);
  }
  const auto tidy = [](std::vector<std::uint32_t>& list) {
    std::ranges::sort(list);
    list.erase(std::unique(list.begin(), list.end()), list.end());
  };
  // Every edge leads to the same component or to one with a smaller number.
  for (std::uint32_t component = 0; component < live_.size(); ++component) {
    std::vector<std::uint32_t>& live = live_[component];
    tidy(live);
    tidy(leads_to[component]);
    for (const std::uint32_t next : leads_to[component]) {
      std::vector<std::uint32_t> both;
      std::ranges::set_union(live, live_[next], std::back_inserter(both));
      live = std::move(both);
    }
  }
}

}  // namespace composure
