#pragma once

#include <string>
#include <vector>

#include "analysis/statistics.hpp"
#include "terminal/page.hpp"

namespace composure::terminal {

/// What was counted, and in which files.
struct StatsReport {
  std::vector<std::string> files;  ///< by scenario
  LibraryStatistics library;
};

/// For people: a paragraph for each scenario, the sums where there are several, and the tables of topics and
/// skills.
void print_stats(const Page& page, const StatsReport& report, const SkillList& list);

/// For programs, in the form that the authoring guide documents.
void write_stats_json(std::ostream& out, const StatsReport& report, const SkillList& list);

}  // namespace composure::terminal
