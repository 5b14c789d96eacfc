#pragma once

#include <vector>

#include "analysis/check_context.hpp"
#include "analysis/observations.hpp"
#include "analysis/state_space.hpp"

namespace composure {

/// The rules about where a conversation can go, held against every state of it: what cannot be reached, where
/// nothing can be replied, what never ends, what can be farmed. Where the space is not exhaustive, only what
/// it proves.
void check_flow(const CheckContext& check, const StateSpace& space, const Observations& seen);

/// By state: whether a state that `wanted` accepts can be reached from it.
std::vector<bool> can_reach(const StateSpace& space, const std::vector<StateSpace::State>& wanted);

/// The states that stand at an ending; with `success`, only at a successful one.
std::vector<StateSpace::State> ending_states(const StateSpace& space, bool success);

}  // namespace composure
