#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "scenario/diagnostic.hpp"
#include "scoring/rubric.hpp"

namespace composure {

/// A kind of situation that a scenario can be about ("topics").
struct Topic {
  std::string id;
  std::string name;
};

/// What skills are grouped by, such as "De-escalation".
struct SkillArea {
  std::string id;
  std::string name;
};

/// Something that can be practised ("skills").
struct Skill {
  std::string id;
  std::string name;
  std::size_t area = 0;  ///< position in `SkillList::areas`
  /// Ids of criteria, at least one: a decision exercises the skill where one of them is due (or measured).
  std::vector<std::string> criteria;
};

/// Everything that the library is to cover, in the order in which it is shown.
struct SkillList {
  std::string rubric;  ///< id of the rubric that the criteria belong to
  std::vector<Topic> topics;
  std::vector<SkillArea> areas;
  std::vector<Skill> skills;

  /// Null if there is none of that id.
  const Skill* find_skill(std::string_view id) const;
  const Topic* find_topic(std::string_view id) const;
};

/// Reads a list of skills from JSON. A faulty one (an id twice; an area, rubric or criterion that is not
/// there) gives no value and at least one problem.
struct SkillsResult {
  std::shared_ptr<const SkillList> skills;
  std::vector<Diagnostic> problems;
};
SkillsResult read_skills(std::string file, std::string bytes, const RubricSet& rubrics);

/// The list that is built into the program (assets/skills.json). Throws std::logic_error if it is faulty (a
/// test reads it).
std::shared_ptr<const SkillList> shipped_skills(const RubricSet& rubrics);

}  // namespace composure
