#pragma once

#include "analysis/check_context.hpp"
#include "analysis/observations.hpp"

namespace composure {

/// The rules about state, conditions and effects: what is declared, set or read in vain, conditions that
/// never change, and meters that are pinned. `seen` must come from an exhaustive exploration.
void check_state(const CheckContext& check, const Observations& seen);

/// Those that need no exploration: what is declared, set or read in vain.
void check_declarations(const CheckContext& check);

}  // namespace composure
