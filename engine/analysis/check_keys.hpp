#pragma once

#include "analysis/check_context.hpp"
#include "scoring/skills.hpp"

namespace composure {

/// The rules about what is keyed: levels, moves, what is due, what explains them, and the skills that are
/// claimed.
void check_keys(const CheckContext& check, const SkillList& skills);

/// The weighted sum of a reply's levels, by the rubric's weights.
std::int64_t worth_of(const Scenario& scenario, const Reply& reply);
/// A reply that loses something.
bool is_poor(const Scenario& scenario, const Reply& reply);
/// A decision of the conversation itself, in which one of several replies is chosen.
bool is_talk(const Node& node);

}  // namespace composure
