#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "scenario/scenario.hpp"
#include "scoring/skills.hpp"

namespace composure {

/// Words as the author wrote them (see count_words): both sides of every alternative, each shared reply once.
struct WordCounts {
  std::size_t client = 0;    ///< lines
  std::size_t replies = 0;   ///< what can be said or picked
  std::size_t coaching = 0;  ///< reasons, lessons and what the client thinks
  std::size_t other = 0;     ///< the brief, narration, headings, letters and what colleagues answer

  std::size_t total() const { return client + replies + coaching + other; }
};

/// At how many decisions a criterion is due: named by the author, or measured there (a line of two parts or
/// more that it would not be fair to cut into).
using DueCounts = std::vector<std::pair<std::string, std::size_t>>;

/// A skill that a scenario names.
struct NamedSkill {
  std::string id;
  std::size_t decisions =
      0;  ///< at which one of its criteria is due; 0 also for a skill that is not in the list
};

/// What there is in one scenario.
struct ScenarioStatistics {
  std::string id;
  std::string title;
  std::string language;
  std::size_t nodes = 0;
  std::size_t endings = 0;    ///< nodes that are one
  std::size_t successes = 0;  ///< endings that count as a success
  std::size_t decisions = 0;  ///< nodes where the learner decides
  std::size_t replies = 0;    ///< replies, pieces and asides
  WordCounts words;
  std::size_t minutes = 0;         ///< see estimate_minutes()
  std::size_t stated_minutes = 0;  ///< the author's; 0 if there are none
  DueCounts due;                   ///< every criterion of the rubric, in its order
  std::vector<std::string> topics;
  std::vector<NamedSkill> skills;
};

ScenarioStatistics make_statistics(const std::shared_ptr<const Scenario>& scenario, const SkillList& list);

/// Which scenarios (by position) name a topic or a skill. A skill counts as covered only by scenarios that
/// also have a decision at which one of its criteria is due; a topic by every scenario that names it.
struct Coverage {
  std::vector<std::size_t> scenarios;
  std::size_t decisions = 0;  ///< for a skill: at which it is exercised, in all of these scenarios
};

/// What there is in several scenarios together.
struct LibraryStatistics {
  std::vector<ScenarioStatistics> scenarios;
  ScenarioStatistics total;      ///< sums; no id, title, topics and skills
  std::vector<Coverage> topics;  ///< in the order of the list
  std::vector<Coverage> skills;  ///< in the order of the list
};

LibraryStatistics make_library_statistics(std::vector<ScenarioStatistics> scenarios, const SkillList& list);

}  // namespace composure
