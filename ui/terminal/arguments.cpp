#include "terminal/arguments.hpp"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <array>
#include <charconv>
#include <map>

#include "conversation/decision_text.hpp"
#include "scenario/json_document.hpp"
#include "scenario/scenario_files.hpp"

namespace composure::terminal {
namespace {

/// A list may be empty, or start with a hyphen ("-" picks nothing), which the parser would take for an
/// option. Written as one word `--decisions=…` it cannot be mistaken; a space stands for an empty list.
void join_list_options(std::vector<std::string>& arguments) {
  constexpr std::array<std::string_view, 2> lists{"--decisions", "--chance"};
  for (std::size_t i = 0; i < arguments.size(); ++i) {
    const auto list = std::ranges::find(lists, arguments[i]);
    if (list != lists.end() && i + 1 < arguments.size()) {
      arguments[i] += "=" + (arguments[i + 1].empty() ? " " : arguments[i + 1]);
      arguments.erase(arguments.begin() + static_cast<std::ptrdiff_t>(i) + 1);
    } else if (arguments[i] == "--decisions=" || arguments[i] == "--chance=") {
      arguments[i] += ' ';
    }
  }
}

std::vector<std::uint32_t> parse_chance(const std::string& list) {
  std::vector<std::uint32_t> chance;
  for (const std::string& item : split_decisions(list)) {
    std::uint32_t number = 0;
    const auto [end, status] = std::from_chars(item.data(), item.data() + item.size(), number);
    if (status != std::errc() || end != item.data() + item.size() || number == 0) {
      throw CLI::ValidationError("--chance",
                                 "expected numbers from 1, separated by commas, not \"" + item + "\"");
    }
    chance.push_back(number);
  }
  return chance;
}

/// The option parser itself would take "-1" for a very large number.
std::uint64_t parse_seed(const std::string& text) {
  std::uint64_t seed = 0;
  const auto [end, status] = std::from_chars(text.data(), text.data() + text.size(), seed);
  if (status != std::errc() || end != text.data() + text.size()) {
    throw CLI::ValidationError(
        "--seed", "expected a whole number from 0 to 18446744073709551615, not \"" + text + "\"");
  }
  return seed;
}

void parse_size(const std::string& size, ScreenshotArguments& screenshot) {
  constexpr int smallest = 320;
  constexpr int largest = 8192;
  const std::size_t x = size.find('x');
  const auto number = [&](std::string_view text) {
    int value = 0;
    const auto [end, status] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (status != std::errc() || end != text.data() + text.size() || value < smallest || value > largest) {
      throw CLI::ValidationError("--size",
                                 "expected WIDTHxHEIGHT, each from 320 to 8192 pixels, such as 1280x800");
    }
    return value;
  };
  screenshot.width = number(std::string_view(size).substr(0, x));
  screenshot.height =
      number(x == std::string::npos ? std::string_view() : std::string_view(size).substr(x + 1));
}

CLI::App* add_format(CLI::App& app, FormatArguments& format) {
  CLI::App* command = app.add_subcommand("format", "bring scenario files into the canonical layout");
  command->add_option("path", format.paths, "files, and folders of which every scenario is taken")
      ->required();
  command->add_flag("--check", format.check,
                    "change nothing; name the files that are not canonical, exit code 1");
  return command;
}

CLI::App* add_new(CLI::App& app, NewArguments& fresh) {
  CLI::App* command = app.add_subcommand("new", "write a small valid scenario to start from");
  command->add_option("file", fresh.file, "the file to write; one that exists is never overwritten")
      ->required();
  return command;
}

CLI::App* add_graph(CLI::App& app, GraphArguments& graph, std::string& format) {
  CLI::App* command = app.add_subcommand("graph", "print the map of a scenario, for a drawing tool");
  command->add_option("scenario", graph.scenario, "the scenario file")->required();
  command->add_option("--format", format, "dot (for Graphviz, the default) or mermaid")
      ->check(CLI::IsMember({"dot", "mermaid"}));
  return command;
}

CLI::App* add_stats(CLI::App& app, StatsArguments& stats) {
  CLI::App* command =
      app.add_subcommand("stats", "count words, decisions and minutes, and show which skills are covered");
  command->add_option("path", stats.paths, "scenario files, and folders of which every scenario is taken")
      ->required();
  command->add_flag("--json", stats.json, "report as JSON");
  return command;
}

CLI::Validator language_tag() {
  return CLI::Validator(
      [](const std::string& tag) {
        return is_language_tag(tag)
                   ? std::string()
                   : "expected the tag of a language, such as de or pt-BR, not \"" + tag + '"';
      },
      "LANG");
}

/// `strings` has two commands of its own.
struct StringsCommands {
  const CLI::App* export_table;
  const CLI::App* import_table;
};

StringsCommands add_strings(CLI::App& app, StringsArguments& strings) {
  CLI::App* command = app.add_subcommand("strings", "the texts of a scenario, as a table for translators");
  command->require_subcommand(1);
  CLI::App* export_table = command->add_subcommand(
      "export", "write every text, with its translation if there is one, to the standard output as CSV");
  export_table->add_option("scenario", strings.scenario, "the scenario file")->required();
  export_table->add_option("--language", strings.language, "the translation to add, such as de or pt-BR")
      ->check(language_tag());
  CLI::App* import_table = command->add_subcommand(
      "import",
      "take the translations of a CSV file into the file beside the scenario; exit code 1 if some "
      "could not be placed");
  import_table->add_option("scenario", strings.scenario, "the scenario file")->required();
  import_table->add_option("table", strings.table, "the CSV file")->required();
  import_table->add_option("--language", strings.language, "what it was translated into, such as de or pt-BR")
      ->required()
      ->check(language_tag());
  return {export_table, import_table};
}

}  // namespace

Arguments parse_arguments(std::vector<std::string> arguments, std::ostream& out, std::ostream& err) {
  CLI::App app("Practise difficult client conversations.\nWithout a command the window opens.", "composure");
  app.set_version_flag("--version", "composure " COMPOSURE_VERSION);
  app.require_subcommand(0, 1);
  app.footer("Scenario files may have up to " + std::to_string(file_size_limit / (1024 * 1024)) +
             " MB and be nested up to " + std::to_string(json_depth_limit) +
             " levels deep.\nExit codes: 0 done, 1 findings, 2 a path that cannot be opened, bad usage, or a "
             "scenario that does not load.");

  WindowArguments window;
  app.add_option("scenario", window.scenario, "a scenario file to open");
  const auto themes = CLI::IsMember({"light", "dark"});
  app.add_option("--theme", window.theme, "light or dark")->check(themes);
  const std::string in_language = "show what was translated into this language in it, such as de or pt-BR";
  app.add_option("--language", window.language, in_language)->check(language_tag());

  PlayArguments play;
  std::string mode = "practice";
  std::string seed;
  std::string decisions;
  std::string chance;
  CLI::App* play_command =
      app.add_subcommand("play", "play a scenario in the terminal, or replay given decisions");
  play_command->add_option("scenario", play.scenario, "the scenario file")->required();
  play_command->add_option(
      "--language", play.language,
      "play it in this language, such as de or pt-BR; else in the one it was written in");
  const CLI::Option* seeded =
      play_command->add_option("--seed", seed, "a whole number that settles chance and the order of replies");
  const CLI::Option* decided =
      play_command->add_option("--decisions", decisions,
                               "play these and stop: reply ids or numbers, a+b picks several, - none, !a "
                               "cuts in, !2:a after the second part, ~ "
                               "lets the clock run out, ?a takes an aside");
  play_command->add_option("--chance", chance, "force the draws: 1-based alternatives, such as 2,1");
  play_command->add_option("--mode", mode, "guided, practice or assessment")
      ->check(CLI::IsMember({"guided", "practice", "assessment"}));
  play_command->add_flag("--json", play.json, "report as JSON (with --decisions)");

  CheckArguments check;
  check.version = COMPOSURE_VERSION;
  CLI::App* check_command =
      app.add_subcommand("check", "hold scenarios against every rule, before anybody plays them");
  check_command->add_option("paths", check.paths, "scenario files, and folders of them")->required();
  check_command->add_flag("--strict", check.strict, "warnings count as well");
  const std::map<std::string, CheckFormat> check_formats{
      {"text", CheckFormat::text}, {"json", CheckFormat::json}, {"sarif", CheckFormat::sarif}};
  std::string check_format = "text";
  check_command->add_option("--format", check_format, "text, json or sarif (2.1.0)")
      ->check(CLI::IsMember({"text", "json", "sarif"}));
  bool check_json = false;
  check_command->add_flag("--json", check_json, "the same as --format json");
  check_command
      ->add_option("--limit-states", check.options.limits.states, "how many states to follow in each at most")
      ->check(CLI::Range(std::size_t{1}, std::size_t{2'000'000'000}))
      ->capture_default_str();
  check_command
      ->add_option("--limit-seconds", check.options.limits.seconds, "how long to look at each at most")
      ->check(CLI::Range(0.0, 1e6))
      ->capture_default_str();
  check_command->footer(
      "Exit codes: 0 nothing found (warnings are printed, and count only with --strict), 1 findings, 2 a "
      "path that "
      "cannot be opened.");

  ExploreArguments explore;
  CLI::App* explore_command = app.add_subcommand(
      "explore", "everything that can happen in a scenario: endings, ranges of state and scores, with paths");
  explore_command->add_option("scenario", explore.scenario, "the scenario file")->required();
  explore_command->add_option("--limit-states", explore.limits.states, "how many states to follow at most")
      ->check(CLI::Range(std::size_t{1}, std::size_t{2'000'000'000}))
      ->capture_default_str();
  explore_command->add_option("--limit-seconds", explore.limits.seconds, "how long to look at most")
      ->check(CLI::Range(0.0, 1e6))
      ->capture_default_str();
  explore_command->add_flag("--json", explore.json, "report as JSON");
  explore_command->footer("Exit codes: 0 everything was followed, 1 a limit was hit, 2 it does not load.");

  ScreenshotArguments screenshot;
  std::string size = "1280x800";
  std::string shown_decisions;
  CLI::App* screenshot_command =
      app.add_subcommand("screenshot", "draw a screen into a PNG file, without a display");
  screenshot_command->add_option("--screen", screenshot.screen, "which screen")
      ->required()
      ->check(CLI::IsMember(
          {"home", "library", "brief", "prepare", "conversation", "follow-up", "debrief", "problem"}));
  screenshot_command->add_option("--scenario", screenshot.scenario,
                                 "the scenario file; else the first one shipped");
  screenshot_command->add_option("--language", screenshot.language, in_language);
  const CLI::Option* shown = screenshot_command->add_option(
      "--decisions", shown_decisions, "how far the scenario is played; else the shortest way to that screen");
  screenshot_command->add_option("--theme", screenshot.theme, "light or dark")->check(themes);
  screenshot_command->add_option("--size", size, "in pixels, such as 1280x800");
  screenshot_command->add_option("--scale", screenshot.scale, "pixels per point, 0.5 to 4")
      ->check(CLI::Range(0.5, 4.0));
  screenshot_command->add_option("--out", screenshot.out, "the PNG file to write")->required();

  FormatArguments format;
  const CLI::App* format_command = add_format(app, format);
  NewArguments fresh;
  const CLI::App* new_command = add_new(app, fresh);
  GraphArguments graph;
  std::string graph_format = "dot";
  const CLI::App* graph_command = add_graph(app, graph, graph_format);
  StatsArguments stats;
  const CLI::App* stats_command = add_stats(app, stats);
  StringsArguments strings;
  const StringsCommands strings_commands = add_strings(app, strings);

  join_list_options(arguments);
  std::ranges::reverse(arguments);  // the parser takes them from the back
  try {
    app.parse(std::move(arguments));
    if (play_command->parsed()) {
      if (decided->count() > 0) play.decisions = split_decisions(decisions);
      if (play.json && !play.decisions) throw CLI::ValidationError("--json", "goes with --decisions");
      if (seeded->count() > 0) play.seed = parse_seed(seed);
      play.chance = parse_chance(chance);
      play.mode = *find_mode(mode);
      return play;
    }
    if (check_command->parsed()) {
      check.format = check_json ? CheckFormat::json : check_formats.at(check_format);
      return check;
    }
    if (explore_command->parsed()) return explore;
    if (screenshot_command->parsed()) {
      if (shown->count() > 0) screenshot.decisions = split_decisions(shown_decisions);
      parse_size(size, screenshot);
      return screenshot;
    }
    if (format_command->parsed()) return format;
    if (new_command->parsed()) return fresh;
    if (graph_command->parsed()) {
      graph.mermaid = graph_format == "mermaid";
      return graph;
    }
    if (stats_command->parsed()) return stats;
    if (strings_commands.export_table->parsed()) return strings;
    if (strings_commands.import_table->parsed()) {
      strings.action = StringsArguments::Action::import_table;
      return strings;
    }
    return window;
  } catch (const CLI::ParseError& error) {
    constexpr int bad_usage = 2;
    return NothingToDo{app.exit(error, out, err) == 0 ? 0 : bad_usage};
  }
}

}  // namespace composure::terminal
