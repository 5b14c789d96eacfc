#include <algorithm>

#include "terminal/stats_report.hpp"

namespace composure::terminal {
namespace {

constexpr std::size_t margin = 12;

std::string counted(std::size_t count, std::string_view one, std::string_view many) {
  return std::to_string(count) + ' ' + std::string(count == 1 ? one : many);
}

void row(const Page& page, std::string_view label, const std::string& text) {
  page.paragraph("  " + std::string(label), margin, text, Ink::quiet);
}

std::string size_text(const ScenarioStatistics& statistics) {
  return counted(statistics.nodes, "node", "nodes") + ": " +
         counted(statistics.decisions, "decision", "decisions") + " with " +
         counted(statistics.replies, "reply", "replies") + ", " +
         counted(statistics.endings, "ending", "endings") + " (" + std::to_string(statistics.successes) +
         " successful)";
}

std::string words_text(const WordCounts& words) {
  return std::to_string(words.total()) + ": client " + std::to_string(words.client) + ", replies " +
         std::to_string(words.replies) + ", coaching " + std::to_string(words.coaching) + ", other " +
         std::to_string(words.other);
}

std::string due_text(const DueCounts& due) {
  std::string text;
  for (const auto& [criterion, count] : due) {
    if (count > 0) text += (text.empty() ? "" : ", ") + criterion + ' ' + std::to_string(count);
  }
  return text.empty() ? "nothing" : text;
}

std::string minutes_text(const ScenarioStatistics& statistics) {
  std::string text = "about " + std::to_string(statistics.minutes);
  if (statistics.stated_minutes > 0) text += "; stated " + std::to_string(statistics.stated_minutes);
  return text;
}

std::string skills_text(const std::vector<NamedSkill>& skills) {
  std::string text;
  for (const NamedSkill& skill : skills)
    text += (text.empty() ? "" : ", ") + skill.id + ' ' + std::to_string(skill.decisions);
  return text.empty() ? "none named" : text;
}

std::string list_text(const std::vector<std::string>& items) {
  std::string text;
  for (const std::string& item : items)
    text += (text.empty() ? "" : ", ") + item;
  return text.empty() ? "none named" : text;
}

void print_counts(const Page& page, const ScenarioStatistics& statistics) {
  row(page, "size", size_text(statistics));
  row(page, "words", words_text(statistics.words));
  row(page, "minutes", minutes_text(statistics));
  row(page, "due", due_text(statistics.due));
}

std::string right_aligned(const std::string& text, std::size_t width) {
  return std::string(width - std::min(width, text.size()), ' ') + text;
}

/// One line of a table; what no scenario covers is said in words.
void print_coverage(const Page& page, const Coverage& coverage, const std::string& name,
                    bool with_decisions) {
  constexpr std::size_t column = 11;
  const bool covered = !coverage.scenarios.empty();
  std::string numbers = right_aligned(covered ? std::to_string(coverage.scenarios.size()) : "-", column);
  if (with_decisions) numbers += right_aligned(covered ? std::to_string(coverage.decisions) : "-", column);
  numbers += "  ";
  page.paragraph(numbers, numbers.size(), covered ? name : name + " (not covered)",
                 covered ? Ink::plain : Ink::quiet);
}

std::size_t covered(const std::vector<Coverage>& all) {
  return static_cast<std::size_t>(
      std::ranges::count_if(all, [](const Coverage& each) { return !each.scenarios.empty(); }));
}

void print_heading(const Page& page, std::string_view what, const std::vector<Coverage>& all) {
  page.heading(std::string(what) + ": " + std::to_string(covered(all)) + " of " + std::to_string(all.size()) +
               " covered");
}

}  // namespace

void print_stats(const Page& page, const StatsReport& report, const SkillList& list) {
  const LibraryStatistics& library = report.library;
  for (std::size_t i = 0; i < library.scenarios.size(); ++i) {
    const ScenarioStatistics& statistics = library.scenarios[i];
    if (i > 0) page.blank();
    page.paragraph("", 0, statistics.title, Ink::plain, Ink::bold);
    row(page, "file", report.files[i]);
    print_counts(page, statistics);
    row(page, "topics", list_text(statistics.topics));
    row(page, "skills", skills_text(statistics.skills));
  }
  if (library.scenarios.size() > 1) {
    page.blank();
    page.paragraph("", 0, counted(library.scenarios.size(), "scenario", "scenarios") + " together",
                   Ink::plain, Ink::bold);
    print_counts(page, library.total);
  }
  print_heading(page, "Topics", library.topics);
  page.out << "  scenarios\n";
  for (std::size_t i = 0; i < list.topics.size(); ++i)
    print_coverage(page, library.topics[i], list.topics[i].name, false);
  print_heading(page, "Skills", library.skills);
  page.out << "  scenarios  decisions\n";
  for (std::size_t area = 0; area < list.areas.size(); ++area) {
    page.out << page.paint(Ink::bold, list.areas[area].name) << '\n';
    for (std::size_t i = 0; i < list.skills.size(); ++i) {
      if (list.skills[i].area == area) print_coverage(page, library.skills[i], list.skills[i].name, true);
    }
  }
}

}  // namespace composure::terminal
