#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "analysis/state_space.hpp"
#include "scenario/diagnostic.hpp"
#include "scoring/rubric.hpp"
#include "scoring/skills.hpp"

namespace composure {

/// What `check` found: problems of every file, in the order of the files and in each by place.
struct CheckReport {
  std::vector<Diagnostic> findings;
  /// Paths that could not be opened; they are no fault of a file's content.
  std::vector<Diagnostic> unreadable;
};

struct CheckOptions {
  /// How much of each scenario is explored.
  ExploreLimits limits{2'000'000, 20};
};

/// Holds scenarios, and the scenarios of folders, against every rule (see rules()), together with their
/// translations. Texts that several of them share are compared across all of them.
CheckReport check_paths(const std::vector<std::filesystem::path>& paths, const RubricSet& rubrics,
                        const SkillList& skills, const CheckOptions& options = {});

/// Holds one scenario that is in memory against every rule but those about translations; `file` is its name
/// in messages.
std::vector<Diagnostic> check_scenario(std::string file, std::string bytes, const RubricSet& rubrics,
                                       const SkillList& skills, const CheckOptions& options = {});

}  // namespace composure
