#include "analysis/attainable.hpp"

#include <limits>
#include <queue>
#include <unordered_map>

namespace composure {
namespace {

/// Smaller than every sum, and still far from overflow when something is added.
constexpr std::int64_t unreachable = std::numeric_limits<std::int64_t>::min() / 4;
constexpr std::uint32_t none = std::numeric_limits<std::uint32_t>::max();

}  // namespace

ScoreWeights criterion_weights(const Rubric& rubric, CriterionIndex criterion) {
  ScoreWeights weights(rubric.criteria.size(), 0);
  weights[criterion] = 1;
  return weights;
}

ScoreWeights family_weights(const Rubric& rubric, FamilyIndex family) {
  ScoreWeights weights(rubric.criteria.size(), 0);
  for (std::size_t i = 0; i < weights.size(); ++i) {
    if (rubric.criteria[i].family == family) weights[i] = rubric.criteria[i].weight;
  }
  return weights;
}

ScoreWeights overall_weights(const Rubric& rubric) {
  ScoreWeights weights;
  for (const Criterion& criterion : rubric.criteria)
    weights.push_back(std::int64_t{criterion.weight} * rubric.families[criterion.family].weight);
  return weights;
}

AttainableScores::AttainableScores(const StateSpace& space) : space_(space), components_(space.components()) {
  // The edges between components, sorted by the component that they leave.
  first_.assign(components_.count + 1, 0);
  ends_.assign(components_.count, false);
  const auto each_edge = [&](const auto& visit) {
    for (StateSpace::State state = 0; state < space.size(); ++state) {
      const std::uint32_t from = components_.of[state];
      for (std::uint32_t i = 0; i < space.degree(state); ++i) {
        const std::uint32_t index = space.first_edge(state) + i;
        const std::uint32_t to = components_.of[space.edge(index).to];
        if (to != from) visit(from, to, index);
      }
    }
  };
  each_edge([&](std::uint32_t from, std::uint32_t, std::uint32_t) { ++first_[from + 1]; });
  for (std::uint32_t i = 0; i < components_.count; ++i)
    first_[i + 1] += first_[i];
  edges_.resize(first_.back());
  std::vector<std::uint32_t> next(first_.begin(), first_.end() - 1);
  each_edge([&](std::uint32_t from, std::uint32_t to, std::uint32_t index) {
    edges_[next[from]++] = {to, space.edge(index).score, index};
  });
  for (StateSpace::State state = 1; state < space.size(); ++state) {
    if (space.node_at(state).ending) ends_[components_.of[state]] = true;
  }
}

/// Dinkelbach's iteration for the largest ratio. Within a component nothing is scored, so that only the edges
/// between components count, and these have no cycles: successors come first in the order of the numbers.
std::optional<Extreme> AttainableScores::improve(const Sums& sums) const {
  const std::size_t lists = sums.gained.size();
  std::vector<std::int64_t> weight(lists);
  std::vector<std::int64_t> any(components_.count);   // the largest sum to an ending
  std::vector<std::int64_t> some(components_.count);  // the same, with something on offer on the way
  std::vector<std::uint32_t> any_edge(components_.count, none);
  std::vector<std::uint32_t> some_edge(components_.count, none);
  const std::uint32_t start = components_.of[0];
  Score ratio{0, 1};
  std::optional<Extreme> found;
  while (true) {
    for (std::size_t i = 0; i < lists; ++i)
      weight[i] = sums.gained[i] * ratio.on_offer - ratio.gained * sums.on_offer[i];
    for (std::uint32_t component = 0; component < components_.count; ++component) {
      std::int64_t best_any = ends_[component] ? 0 : unreachable;
      std::int64_t best_some = unreachable;
      std::uint32_t edge_any = none;
      std::uint32_t edge_some = none;
      for (std::uint32_t i = first_[component]; i < first_[component + 1]; ++i) {
        const Edge& edge = edges_[i];
        const std::int64_t step = weight[edge.score];
        if (any[edge.to] > unreachable && any[edge.to] + step > best_any) {
          best_any = any[edge.to] + step;
          edge_any = i;
        }
        const std::int64_t rest = sums.on_offer[edge.score] > 0 ? any[edge.to] : some[edge.to];
        if (rest > unreachable && rest + step > best_some) {
          best_some = rest + step;
          edge_some = i;
        }
      }
      any[component] = best_any;
      some[component] = best_some;
      any_edge[component] = edge_any;
      some_edge[component] = edge_some;
    }
    if (some[start] == unreachable) return {};
    if (found && some[start] <= 0) return found;
    Score sum;
    std::vector<std::uint32_t> chain;
    bool has_offer = false;
    for (std::uint32_t at = start; has_offer ? any_edge[at] != none : some_edge[at] != none;) {
      const Edge& edge = edges_[has_offer ? any_edge[at] : some_edge[at]];
      sum.gained += sums.gained[edge.score];
      sum.on_offer += sums.on_offer[edge.score];
      has_offer = has_offer || sums.on_offer[edge.score] > 0;
      chain.push_back(edge.original);
      at = edge.to;
    }
    found = Extreme{sum, std::move(chain)};
    ratio = sum;
  }
}

/// A path within a component, by which the states that `chain` leaves are reached.
void AttainableScores::walk_within(StateSpace::State from, StateSpace::State to,
                                   std::vector<std::uint32_t>& path) const {
  if (from == to) return;
  std::unordered_map<StateSpace::State, std::uint32_t> came_by;
  std::queue<StateSpace::State> work;
  work.push(from);
  while (!came_by.contains(to)) {
    const StateSpace::State state = work.front();
    work.pop();
    for (std::uint32_t i = 0; i < space_.degree(state); ++i) {
      const std::uint32_t index = space_.first_edge(state) + i;
      const StateSpace::State next = space_.edge(index).to;
      if (next == from || components_.of[next] != components_.of[from]) continue;
      if (came_by.emplace(next, index).second) work.push(next);
    }
  }
  const auto begin = static_cast<std::ptrdiff_t>(path.size());
  for (StateSpace::State at = to; at != from; at = space_.source_of(came_by.at(at)))
    path.push_back(came_by.at(at));
  std::reverse(path.begin() + begin, path.end());
}

std::vector<std::uint32_t> AttainableScores::unfold(const std::vector<std::uint32_t>& chain) const {
  std::vector<std::uint32_t> path;
  StateSpace::State at = 0;
  for (const std::uint32_t edge : chain) {
    walk_within(at, space_.source_of(edge), path);
    path.push_back(edge);
    at = space_.edge(edge).to;
  }
  return path;
}

Attainable AttainableScores::find(const ScoreWeights& weights) const {
  Sums sums;
  bool any_offer = false;
  for (const std::vector<CriterionScore>& list : space_.scores()) {
    std::int64_t gained = 0;
    std::int64_t on_offer = 0;
    for (const CriterionScore& score : list) {
      gained += weights[score.criterion] * score.gained;
      on_offer += weights[score.criterion] * score.on_offer;
    }
    any_offer = any_offer || on_offer > 0;
    sums.gained.push_back(gained);
    sums.on_offer.push_back(on_offer);
  }
  if (!any_offer) return {};
  Attainable result;
  result.best = improve(sums);
  if (!result.best) return {};
  for (std::int64_t& gained : sums.gained)
    gained = -gained;
  result.worst = improve(sums);
  result.worst->score.gained = -result.worst->score.gained;
  result.best->path = unfold(result.best->path);
  result.worst->path = unfold(result.worst->path);
  return result;
}

}  // namespace composure
