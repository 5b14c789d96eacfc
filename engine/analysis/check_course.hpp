#pragma once

#include <memory>

#include "analysis/check_context.hpp"
#include "analysis/state_space.hpp"

namespace composure {

/// The rules about the course of the conversation as practice: whether a mistake can be mended, whether the
/// best path meets resistance, and whether it takes the declared minutes. `space` must be exhaustive.
void check_course(const CheckContext& check, const std::shared_ptr<const Scenario>& scenario,
                  const StateSpace& space, const ExploreLimits& limits);

}  // namespace composure
