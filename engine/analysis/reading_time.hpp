#pragma once

#include <cstddef>
#include <memory>

#include "scenario/scenario.hpp"

namespace composure {

/// Words that adults read silently in one minute, on average: 238 for English non-fiction, the meta-analysis
/// of 190 studies in Brysbaert 2019, doi 10.1016/j.jml.2019.104047.
inline constexpr std::size_t words_per_minute = 238;

/// How long one attempt takes, in whole minutes, at least 1:
///
///     minutes = words on the way / words_per_minute
///
/// Words on the way are the brief, what happens and what the client says, every reply on offer twice (to know
/// it, and again to compare it with the others), and of the debrief what it says about the replies that were
/// chosen, what the client thought, and the lesson. It is the mean of 200 plays in which each choice is made
/// at random (from fixed seeds, so that the result is always the same); nobody cuts in, asks aside or lets a
/// clock run out, and a play is left after 200 decisions. Time to think is not added, and nothing is taken
/// off for those who skim.
std::size_t estimate_minutes(const std::shared_ptr<const Scenario>& scenario);

}  // namespace composure
