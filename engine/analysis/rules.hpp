#pragma once

#include <span>
#include <string_view>

#include "scenario/diagnostic.hpp"

namespace composure {

/// What a rule of `check` is about.
enum class RuleGroup : std::uint8_t {
  correct,   ///< the file says what it means, and everything it names is there
  sound,     ///< the conversation works, whatever the learner does: by exact exploration
  training,  ///< practice with it teaches something
};

/// A rule that a scenario is held against. The page about it is scenarios/rules/ID.md.
struct Rule {
  std::string_view id;
  RuleGroup group = RuleGroup::correct;
  Severity severity = Severity::error;
  std::string_view summary;  ///< what was found, as a sentence without its full stop
};

/// Every rule that `check` can report, those of loading included, by group.
std::span<const Rule> rules();
/// Null if there is no such rule.
const Rule* find_rule(std::string_view id);
std::string_view name_of(RuleGroup group);

}  // namespace composure
