#pragma once

#include <cstdint>
#include <vector>

#include "analysis/state_space.hpp"

namespace composure {

/// The smallest and the largest value that a state variable takes.
struct ValueRange {
  std::int32_t min = 0;
  std::int32_t max = 0;
};

/// The range of every state variable wherever the learner decides and at endings; by variable, exact if the
/// space is exhaustive. Where the space does not keep a variable, because nothing reads it any more, effects
/// only shift or set it and keep order: the smallest and the largest value that it can have at a state follow
/// from those at the states before it, and both are reached by some path.
///
/// `observations`, if given, sees every effect at both ends of the range.
std::vector<ValueRange> value_ranges(const StateSpace& space, Observations* observations = nullptr);

}  // namespace composure
