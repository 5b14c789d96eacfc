#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "analysis/attainable.hpp"
#include "analysis/value_ranges.hpp"
#include "analysis/witness.hpp"

namespace composure {

/// One of a scenario's endings, and the first shortest path to it.
struct EndingReach {
  std::string id;
  bool success = false;
  std::optional<Witness> witness;  ///< nothing if it was not reached
};

struct ScoreBound {
  Score score;
  Witness witness;  ///< a path that reaches it
};

/// The best and worst that an attempt can reach; nothing where no attempt that ends has anything on offer.
struct ScoreRange {
  std::optional<ScoreBound> best;
  std::optional<ScoreBound> worst;
};

/// Everything that can happen in a scenario, exactly, as long as `exhaustive`. Otherwise what is told has
/// been reached, and may be surpassed.
struct ExploreReport {
  bool exhaustive = true;
  std::string limit_hit;
  std::size_t states = 0;
  std::size_t moves = 0;
  std::size_t bytes_per_state = 0;
  std::vector<EndingReach> endings;  ///< in authored order
  std::vector<ValueRange> state;     ///< by state variable
  std::vector<ScoreRange> criteria;  ///< by criterion of the rubric
  std::vector<ScoreRange> families;
  ScoreRange overall;
};

ExploreReport explore(const Scenario& scenario, const ExploreLimits& limits = {});

}  // namespace composure
