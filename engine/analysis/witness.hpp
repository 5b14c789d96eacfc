#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "analysis/state_space.hpp"

namespace composure {

/// A way through a scenario, in the form in which decisions and draws are written in lists.
struct Witness {
  std::vector<std::string> decisions;
  std::vector<std::uint32_t> chance;  ///< 1-based alternatives
};

/// The options by which `play` shows it: --decisions 'a,b', and --chance 2,1 where something is drawn.
std::string play_options(const Witness& witness);

/// A path of a state space in the form that `play --decisions … --chance …` accepts.
Witness witness_of(const StateSpace& space, const std::vector<std::uint32_t>& path);

/// The way with the fewest decisions to a node that `wanted` accepts, over every reply, piece, clock, cut-in
/// with effects and aside with effects, and every alternative that chance could take. Asked wherever the
/// learner decides and at endings. Nothing if there is none within the limits.
std::optional<Witness> shortest_way(const Scenario& scenario, const std::function<bool(const Node&)>& wanted,
                                    const ExploreLimits& limits = {});

/// The shortest way to an ending that counts as a success, or else to any ending.
std::optional<Witness> shortest_success(const Scenario& scenario);

}  // namespace composure
