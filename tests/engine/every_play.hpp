// What explore tells, found in the plainest way: by playing everything.
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "conversation/conversation.hpp"
#include "scoring/scorecard.hpp"

namespace composure::test {

/// Every decision that can be made now, cutting in after each part included.
std::vector<Decision> every_decision(const Conversation& conversation);

/// -1, 0 or 1, as the ratio of `left` is smaller than, equal to or larger than that of `right`; both have
/// something on offer.
int compare(const Score& left, const Score& right);

struct Extremes {
  std::optional<Score> best;  ///< nothing if no play to an ending has anything on offer
  std::optional<Score> worst;
};

struct Values {
  std::int32_t min = 0;
  std::int32_t max = 0;
};

/// What all plays of a scenario come to.
struct EveryPlay {
  std::size_t positions = 0;
  bool complete = true;                        ///< false: given up because there are too many positions
  std::map<std::string, std::size_t> endings;  ///< those that are reached, with the fewest decisions
  std::set<std::string> stops;                 ///< nodes at which the story had no way on
  std::vector<Values> values;                  ///< by state variable, at decisions and endings
  std::vector<Extremes> criteria;
  std::vector<Extremes> families;
  Extremes overall;
};

/// Takes every decision in every position, with every course of chance. Positions are told apart by
/// everything that a conversation keeps, visits up to 3 alone: conditions may compare them with numbers up
/// to 2. Gives up beyond `most` positions, or where chance has too many courses after one decision.
EveryPlay play_everything(const std::shared_ptr<const Scenario>& scenario, std::size_t most);

}  // namespace composure::test
