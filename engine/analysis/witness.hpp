#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "conversation/conversation.hpp"

namespace composure {

/// A way through a scenario, in the form in which decisions and draws are written in lists.
struct Witness {
  std::vector<std::string> decisions;
  std::vector<std::uint32_t> chance;  ///< 1-based alternatives
};

/// The fewest decisions after which the conversation stands where `wanted` accepts it, over every reply,
/// piece, clock, cut-in with effects and aside with effects, and every alternative that chance could take.
/// Asked wherever the learner decides and at endings. Nothing if there is no such place within `state_limit`
/// different states.
std::optional<Witness> shortest_witness(const std::shared_ptr<const Scenario>& scenario,
                                        const std::function<bool(const Conversation&)>& wanted,
                                        std::size_t state_limit = 200'000);

/// The shortest way to an ending that `wanted` accepts.
std::optional<Witness> shortest_ending(const std::shared_ptr<const Scenario>& scenario,
                                       const std::function<bool(const Node& ending)>& wanted);

/// The shortest way to an ending that counts as a success, or else to any ending.
std::optional<Witness> shortest_success(const std::shared_ptr<const Scenario>& scenario);

}  // namespace composure
