#pragma once

#include <cstddef>
#include <string>

namespace composure::bench {

/// A scenario as JSON: `nodes` decision nodes in a ring of rings with three replies each, conditions, effects
/// and scores, and one ending. Texts have the length that real ones have, so that loading is measured on
/// realistic bytes.
std::string generated_scenario(std::size_t nodes);

}  // namespace composure::bench
