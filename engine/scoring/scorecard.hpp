#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "conversation/conversation.hpp"

namespace composure {

/// A score as one fraction of whole numbers: what was gained of what was on offer along the path taken.
struct Score {
  std::int64_t gained = 0;    ///< may be negative
  std::int64_t on_offer = 0;  ///< 0: not exercised

  /// max(0, gained) / on_offer, from 0 to 1; nothing if nothing was on offer.
  std::optional<double> share() const;
  /// The share in whole percent, rounded down so that a pass mark is never reached by rounding.
  std::optional<int> percent() const;
};

/// The scores of an attempt. Families and overall are ratios of weighted sums, not means of ratios:
/// sum(weight * gained) / sum(weight * on offer), with the criterion's weight within a family, and the
/// criterion's times the family's overall. Source: the score definition in the authoring guide,
/// scenarios/README.md.
struct Scorecard {
  std::vector<Score> criteria;  ///< by criterion, unweighted
  std::vector<Score> families;  ///< by family, weighted
  Score overall;
};

Scorecard make_scorecard(const Conversation& conversation);

/// Whether the scenario's "pass" holds; nothing before the end or if the scenario declares none. A share of
/// something that was not exercised counts as 0 there.
std::optional<bool> evaluate_pass(const Conversation& conversation, const Scorecard& scorecard);

}  // namespace composure
