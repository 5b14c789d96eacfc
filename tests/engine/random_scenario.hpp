#pragma once

#include <cstdint>

#include "engine/support.hpp"

namespace composure::test {

/// A small scenario in which everything of the format that decides what can happen stands in odd
/// combinations: cycles, once-only replies, shared groups, asides, cut-ins, clocks, fallbacks, steps, chance,
/// picks with agreed pieces, and conditions on all that can be read. Values of state variables are at most
/// 100, and visits are compared with 1 and 2 alone. The same seed gives the same text on every machine.
/// Nearly all load; some go round for ever.
ScenarioText random_scenario(std::uint64_t seed);

}  // namespace composure::test
