#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "analysis/state_space.hpp"
#include "scoring/scorecard.hpp"

namespace composure {

/// What a score adds up, by criterion: 0 for those that it leaves out. A single criterion has a 1 at its own
/// place; a family its criteria's weights; overall the products of criterion and family weight.
using ScoreWeights = std::vector<std::int64_t>;

/// The best or worst that can be reached, and a path to it.
struct Extreme {
  Score score;                      ///< weighted sums along the path; on_offer > 0
  std::vector<std::uint32_t> path;  ///< edges of the state space, from the beginning to an ending
};

struct Attainable {
  std::optional<Extreme> best;  ///< nothing if no path to an ending has anything on offer
  std::optional<Extreme> worst;
};

/// The best and worst ratio of sum(weight * gained) / sum(weight * on offer) over all paths to an ending on
/// which something is on offer, over choices and chance. A ratio of two sums is not reached by the best step
/// at each turn: for a given ratio r, the largest sum(gained - r * on offer) is found on the condensed state
/// space, and r is raised to that path's own ratio until nothing is left over (Dinkelbach 1967,
/// doi 10.1287/mnsc.13.7.492). All arithmetic is on whole numbers. The space must have been explored with
/// scores; where it is not exhaustive, the result is what the explored part reaches.
class AttainableScores {
 public:
  explicit AttainableScores(const StateSpace& space);

  Attainable find(const ScoreWeights& weights) const;

 private:
  struct Edge {
    std::uint32_t to = 0;  ///< component
    std::uint32_t score = 0;
    std::uint32_t original = 0;
  };
  /// What one list of scores adds to the weighted sums.
  struct Sums {
    std::vector<std::int64_t> gained;
    std::vector<std::int64_t> on_offer;
  };

  std::optional<Extreme> improve(const Sums& sums) const;
  std::vector<std::uint32_t> unfold(const std::vector<std::uint32_t>& chain) const;
  void walk_within(StateSpace::State from, StateSpace::State to, std::vector<std::uint32_t>& path) const;

  const StateSpace& space_;
  Components components_;
  std::vector<std::uint32_t> first_;  ///< by component: where its edges to other components begin
  std::vector<Edge> edges_;
  std::vector<bool> ends_;  ///< by component: it is an ending
};

/// The weights of one criterion, of a family, and overall.
ScoreWeights criterion_weights(const Rubric& rubric, CriterionIndex criterion);
ScoreWeights family_weights(const Rubric& rubric, FamilyIndex family);
ScoreWeights overall_weights(const Rubric& rubric);

}  // namespace composure
