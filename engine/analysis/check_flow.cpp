#include "analysis/check_flow.hpp"

#include <algorithm>
#include <map>
#include <set>

#include "analysis/witness.hpp"

namespace composure {
namespace {

using State = StateSpace::State;

/// How to get there, for a message.
std::string way_to(const StateSpace& space, State state) {
  const Witness witness = witness_of(space, space.path_to(state));
  if (witness.decisions.empty()) return "at the very beginning";
  return "for example after " + play_options(witness);
}

void check_nodes(const CheckContext& check, const Observations& seen) {
  const Scenario& scenario = check.scenario;
  for (NodeIndex i = 0; i < scenario.nodes.size(); ++i) {
    if (seen.nodes[i]) continue;
    const Node& node = scenario.nodes[i];
    if (node.ending) {
      check.report("unreachable-ending", check.node_key(i),
                   "no play comes to the ending " + in_quotes(node.ending->id) +
                       "; let something lead here, or take it away");
    } else {
      check.report(
          "unreachable-node", check.node_key(i),
          "no play arrives at node " + in_quotes(node.id) + "; let something lead here, or take it away");
    }
  }
}

void check_replies(const CheckContext& check, const Observations& seen) {
  const Scenario& scenario = check.scenario;
  std::vector<bool> stands_somewhere(scenario.replies.size(), false);
  std::vector<bool> offered(scenario.replies.size(), false);
  for (NodeIndex i = 0; i < scenario.nodes.size(); ++i) {
    if (!seen.nodes[i]) continue;
    const auto look = [&](const Option& option) {
      stands_somewhere[option.reply] = true;
      if (seen.slots[option.slot]) offered[option.reply] = true;
    };
    std::ranges::for_each(scenario.nodes[i].options, look);
    std::ranges::for_each(scenario.nodes[i].asides, look);
  }
  for (ReplyIndex i = 0; i < scenario.replies.size(); ++i) {
    if (!stands_somewhere[i] || offered[i]) continue;
    check.report("unreachable-reply", check.member_or_self(check.reply_value(i), "when"),
                 "reply " + in_quotes(scenario.replies[i].id) +
                     " is never offered, because its condition never holds there");
  }
}

void check_stuck(const CheckContext& check, const StateSpace& space) {
  std::set<NodeIndex> told;
  for (State state = 1; state < space.size(); ++state) {
    const auto halt = space.stuck(state);
    if (!halt || !told.insert(space.node_of(state)).second) continue;
    const NodeIndex node = space.node_of(state);
    const std::string id = in_quotes(check.scenario.nodes[node].id);
    if (*halt == Halt::no_offer) {
      check.report("no-reply", check.node_key(node),
                   "no reply may be on offer at node " + id + ", " + way_to(space, state) +
                       "; add a reply without a condition, or a \"fallback\"");
    } else {
      check.report("endless-loop", check.node_key(node),
                   "the story goes round through node " + id + " without a decision or an ending, " +
                       way_to(space, state));
    }
  }
}

/// States from which neither an ending nor a place where everything stops can be reached; told once for each
/// group of them that hangs together.
void check_ways_out(const CheckContext& check, const StateSpace& space) {
  std::vector<State> ends = ending_states(space, false);
  for (State state = 1; state < space.size(); ++state) {
    if (space.stuck(state)) ends.push_back(state);
  }
  const std::vector<bool> leads_out = can_reach(space, ends);
  std::vector<bool> told(space.size(), false);
  std::set<NodeIndex> nodes;
  for (State state = 1; state < space.size(); ++state) {
    if (leads_out[state] || told[state]) continue;
    std::vector<State> work{state};
    told[state] = true;
    bool is_new = nodes.insert(space.node_of(state)).second;
    while (!work.empty()) {
      const State at = work.back();
      work.pop_back();
      nodes.insert(space.node_of(at));
      for (std::uint32_t i = 0; i < space.degree(at); ++i) {
        const State to = space.edge(space.first_edge(at) + i).to;
        if (told[to]) continue;
        told[to] = true;
        work.push_back(to);
      }
    }
    if (!is_new) continue;
    const NodeIndex node = space.node_of(state);
    check.report("no-way-out", check.node_key(node),
                 "from node " + in_quotes(check.scenario.nodes[node].id) +
                     " no ending can be reached any more, " + way_to(space, state));
  }
}

bool raises(const CheckContext& check, const std::vector<Effect>& effects) {
  return std::ranges::any_of(effects, [&](const Effect& effect) {
    return (effect.variable == check.scenario.trust && effect.kind == Effect::Kind::increase) ||
           (effect.variable == check.scenario.tension && effect.kind == Effect::Kind::decrease);
  });
}

/// A loop that can be gone round for ever, with an effect in it that still wants to better a meter which
/// already stands at its end, got it there.
void check_farming(const CheckContext& check, const StateSpace& space) {
  const Components components = space.components();
  std::set<JsonDocument::Value> told;
  // Looking a move up takes its time, and between two nodes they are much the same.
  constexpr int most_looked_up = 64;
  std::map<std::pair<NodeIndex, NodeIndex>, int> looked_up;
  for (State state = 1; state < space.size(); ++state) {
    for (std::uint32_t i = 0; i < space.degree(state); ++i) {
      const std::uint32_t index = space.first_edge(state) + i;
      const StateSpace::Edge& edge = space.edge(index);
      if (edge.farms == 0 || components.of[edge.to] != components.of[state]) continue;
      if (++looked_up[{space.node_of(state), space.node_of(edge.to)}] > most_looked_up) continue;
      const Decision decision = space.move_along(index).decision;
      const Node& node = space.node_at(state);
      JsonDocument::Value at = check.node_key(space.node_of(edge.to));
      std::string what = "arriving at node " + in_quotes(space.node_at(edge.to).id);
      const auto blame = [&](const Option& option) {
        const Reply& reply = check.scenario.replies[option.reply];
        if (!raises(check, reply.effects)) return;
        at = check.member_or_self(check.reply_value(option.reply), "effects");
        what = "reply " + in_quotes(reply.id);
      };
      if (decision.kind == Decision::Kind::reply) blame(option_of(node, decision.option));
      if (decision.kind == Decision::Kind::aside) blame(node.asides[decision.option]);
      if (told.insert(at).second) {
        check.report(
            "farmable-loop", at,
            what +
                " can be repeated for ever, and trust rises or tension falls each time; use \"once\", or a "
                "condition on visits() or chose()");
      }
    }
  }
}

void check_picks(const CheckContext& check, const Observations& seen) {
  for (NodeIndex i = 0; i < check.scenario.nodes.size(); ++i) {
    const Node& node = check.scenario.nodes[i];
    if (!node.pick || !seen.nodes[i]) continue;
    const Pick bounds = *pick_of(node, node.options.size());
    if (admissible_subsets(node.options.size(), bounds) <= subset_limit) continue;
    check.report("too-many-pieces", check.document.member(check.node_value(i), "pick"),
                 "there are more than " + std::to_string(subset_limit) + " ways to pick from the " +
                     std::to_string(node.options.size()) + " pieces of node " + in_quotes(node.id) +
                     "; allow fewer at a time, or offer fewer");
  }
}

}  // namespace

std::vector<State> ending_states(const StateSpace& space, bool success) {
  std::vector<State> states;
  for (State state = 1; state < space.size(); ++state) {
    const auto& ending = space.node_at(state).ending;
    if (ending && (ending->success || !success)) states.push_back(state);
  }
  return states;
}

std::vector<bool> can_reach(const StateSpace& space, const std::vector<State>& wanted) {
  std::vector<std::uint32_t> first(space.size() + std::size_t{1}, 0);
  std::vector<State> before(space.edge_count());
  for (std::uint32_t i = 0; i < space.edge_count(); ++i)
    ++first[space.edge(i).to + std::size_t{1}];
  for (State state = 0; state < space.size(); ++state)
    first[state + std::size_t{1}] += first[state];
  std::vector<std::uint32_t> next(first.begin(), first.end() - 1);
  for (State state = 0; state < space.size(); ++state) {
    for (std::uint32_t i = 0; i < space.degree(state); ++i)
      before[next[space.edge(space.first_edge(state) + i).to]++] = state;
  }
  std::vector<bool> reaches(space.size(), false);
  std::vector<State> work;
  for (const State state : wanted) {
    reaches[state] = true;
    work.push_back(state);
  }
  while (!work.empty()) {
    const State state = work.back();
    work.pop_back();
    for (std::uint32_t i = first[state]; i < first[state + std::size_t{1}]; ++i) {
      if (reaches[before[i]]) continue;
      reaches[before[i]] = true;
      work.push_back(before[i]);
    }
  }
  return reaches;
}

void check_flow(const CheckContext& check, const StateSpace& space, const Observations& seen) {
  check_picks(check, seen);
  check_stuck(check, space);
  check_farming(check, space);
  if (!space.exhaustive()) return;
  check_nodes(check, seen);
  check_replies(check, seen);
  check_ways_out(check, space);
}

}  // namespace composure
