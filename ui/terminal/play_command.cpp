#include "terminal/play_command.hpp"

#include <unistd.h>

#include "analysis/witness.hpp"
#include "conversation/chance.hpp"
#include "conversation/decision_text.hpp"
#include "scenario/library.hpp"
#include "scenario/translation.hpp"
#include "terminal/interactive_play.hpp"
#include "terminal/line_reader.hpp"
#include "terminal/play_report.hpp"
#include "terminal/print.hpp"

namespace composure::terminal {
namespace {

constexpr int done = 0;
constexpr int failed = 2;

std::optional<DecisionError> play_list(Session& session, const std::vector<std::string>& items) {
  return play_decisions(session.conversation(), items,
                        [&](const Decision& decision) { return session.decide(decision); });
}

/// The exit code; a scenario that has no way on is said so.
int finish(const Conversation& conversation, std::ostream& err) {
  if (conversation.status() != Conversation::Status::stopped) return done;
  err << "composure: the scenario stopped: " << conversation.stop_message() << '\n';
  return failed;
}

int replay(const PlayArguments& arguments, Session& session, std::ostream& out, std::ostream& err) {
  if (const auto error = play_list(session, *arguments.decisions)) {
    err << "composure: " << error->message << '\n';
    return failed;
  }
  const Conversation& conversation = session.conversation();
  if (arguments.chance.size() > conversation.draws().size() &&
      conversation.status() == Conversation::Status::ended) {
    err << "composure: only " << conversation.draws().size()
        << " draws were needed; the rest of --chance was not used\n";
  }
  if (arguments.json) {
    write_play_report(out, conversation);
  } else {
    print_attempt(out, session);
  }
  return finish(conversation, err);
}

int play_sample(const std::shared_ptr<const Scenario>& scenario, std::ostream& out, std::ostream& err) {
  const auto witness = shortest_success(*scenario);
  err << "composure: there is no terminal to ask at either, so this is a sample attempt at \""
      << scenario->title << "\"\n";
  ConversationOptions options;
  if (witness) options.forced_draws = witness->chance;
  Session session(scenario, std::move(options));
  if (witness) play_list(session, witness->decisions);
  print_attempt(out, session);
  return done;
}

int play_at_terminal(const std::shared_ptr<const Scenario>& scenario, std::ostream& out, std::ostream& err) {
  ConversationOptions options;
  options.seed = any_seed();
  Session session(scenario, std::move(options));
  play_interactively(Page::standard_output(out), session);
  return finish(session.conversation(), err);
}

std::shared_ptr<const Scenario> ask_for_scenario(
    const std::vector<std::shared_ptr<const Scenario>>& scenarios, std::ostream& out) {
  const Page page = Page::standard_output(out);
  page.heading("Conversations");
  for (std::size_t i = 0; i < scenarios.size(); ++i) {
    page.paragraph("  " + std::to_string(i + 1) + "  ", 5,
                   scenarios[i]->title + ". " + scenarios[i]->summary);
  }
  LineReader reader;
  while (true) {
    out << "\nWhich one? (q to leave) > " << std::flush;
    const LineRead read = reader.read();
    if (read.outcome != LineRead::Outcome::line || read.line == "q") return nullptr;
    for (std::size_t i = 0; i < scenarios.size(); ++i) {
      if (read.line == std::to_string(i + 1)) return scenarios[i];
    }
  }
}

/// The scenario, when what is wrong with it has been said.
std::shared_ptr<const Scenario> told(const LoadResult& loaded, std::ostream& err) {
  for (const Diagnostic& problem : loaded.problems)
    err << to_text(problem) << '\n';
  return loaded.scenario;
}

}  // namespace

std::shared_ptr<const Scenario> load_for_command(const std::string& path, const RubricSet& rubrics,
                                                 std::ostream& err, const std::string& language) {
  return told(language.empty() ? load_scenario(path, rubrics) : load_scenario(path, rubrics, language), err);
}

int play_command(const PlayArguments& arguments, const RubricSet& rubrics, std::ostream& out,
                 std::ostream& err) {
  const std::shared_ptr<const Scenario> scenario =
      load_for_command(arguments.scenario, rubrics, err, arguments.language);
  if (!scenario) return failed;
  ConversationOptions options;
  options.mode = arguments.mode;
  options.forced_draws = arguments.chance;
  options.seed = arguments.seed.value_or(arguments.decisions ? 1 : any_seed());
  Session session(scenario, std::move(options));
  if (arguments.decisions) return replay(arguments, session, out, err);
  play_interactively(Page::standard_output(out), session);
  out.flush();
  return finish(session.conversation(), err);
}

void print_attempt(std::ostream& out, const Session& session) {
  const Page page = Page::standard_output(out);
  const Conversation& conversation = session.conversation();
  print_brief(page, conversation.scenario(), conversation);
  for (const TranscriptEntry& entry : session.entries())
    print_entry(page, conversation, entry);
  if (conversation.status() == Conversation::Status::deciding) {
    page.paragraph("", 0, "The decisions end here. On offer:", Ink::plain, Ink::quiet);
    const auto offered = conversation.offered();
    print_offer(page, conversation, {offered.begin(), offered.end()});
  }
  print_debrief(page, conversation, make_debrief(conversation));
}

int play_without_window(const WindowArguments& arguments, const std::string& folder, const RubricSet& rubrics,
                        std::ostream& out, std::ostream& err) {
  const bool can_ask = isatty(STDIN_FILENO) != 0 && isatty(STDOUT_FILENO) != 0;
  if (!arguments.scenario.empty()) {
    const auto loaded = told(load_scenario_preferring(arguments.scenario, rubrics, arguments.language), err);
    if (!loaded) return failed;
    return can_ask ? play_at_terminal(loaded, out, err) : play_sample(loaded, out, err);
  }
  std::vector<std::shared_ptr<const Scenario>> scenarios;
  for (const LibraryEntry& entry : read_library(folder, rubrics, arguments.language)) {
    for (const Diagnostic& problem : entry.loaded.problems)
      err << to_text(problem) << '\n';
    if (entry.loaded.scenario) scenarios.push_back(entry.loaded.scenario);
  }
  if (scenarios.empty()) {
    err << "composure: there are no scenarios in " << folder << "; name a scenario file\n";
    return failed;
  }
  if (!can_ask) return play_sample(scenarios.front(), out, err);
  const auto chosen = ask_for_scenario(scenarios, out);
  return chosen ? play_at_terminal(chosen, out, err) : done;
}

}  // namespace composure::terminal
