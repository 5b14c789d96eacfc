#include <exception>
#include <filesystem>
#include <iostream>

#include "scoring/rubric.hpp"
#include "terminal/arguments.hpp"
#include "terminal/check_command.hpp"
#include "terminal/explore_command.hpp"
#include "terminal/format_command.hpp"
#include "terminal/graph_command.hpp"
#include "terminal/new_command.hpp"
#include "terminal/play_command.hpp"
#include "terminal/stats_command.hpp"
#include "terminal/strings_command.hpp"
#ifdef COMPOSURE_WINDOW
#include "window/app.hpp"
#endif

namespace {

using namespace composure;

constexpr int failed = 2;

/// The scenarios that were installed beside the program, or those of the source tree it was built from.
std::string scenarios_folder() {
  std::error_code status;
  const std::filesystem::path program = std::filesystem::read_symlink("/proc/self/exe", status);
  const std::filesystem::path installed =
      program.parent_path().parent_path() / "share" / "composure" / "scenarios";
  if (!status && std::filesystem::is_directory(installed, status)) return installed.string();
  return COMPOSURE_SOURCE_SCENARIOS;
}

struct Command {
  const RubricSet& rubrics;

  int operator()(const terminal::NothingToDo& nothing) const { return nothing.exit_code; }
  int operator()(const terminal::PlayArguments& arguments) const {
    return terminal::play_command(arguments, rubrics, std::cout, std::cerr);
  }
  int operator()(const terminal::CheckArguments& arguments) const {
    return terminal::check_command(arguments, rubrics, std::cout, std::cerr);
  }
  int operator()(const terminal::ExploreArguments& arguments) const {
    return terminal::explore_command(arguments, rubrics, std::cout, std::cerr);
  }
  int operator()(const terminal::FormatArguments& arguments) const {
    return terminal::format_command(arguments, std::cout, std::cerr);
  }
  int operator()(const terminal::NewArguments& arguments) const {
    return terminal::new_command(arguments, std::cout, std::cerr);
  }
  int operator()(const terminal::GraphArguments& arguments) const {
    return terminal::graph_command(arguments, rubrics, std::cout, std::cerr);
  }
  int operator()(const terminal::StatsArguments& arguments) const {
    return terminal::stats_command(arguments, rubrics, std::cout, std::cerr);
  }
  int operator()(const terminal::StringsArguments& arguments) const {
    return terminal::strings_command(arguments, rubrics, std::cout, std::cerr);
  }
#ifdef COMPOSURE_WINDOW
  int operator()(const terminal::WindowArguments& arguments) const {
    const auto problem = window::run_app(
        {rubrics, scenarios_folder(), arguments.scenario, arguments.theme, arguments.language});
    if (!problem) return 0;
    std::cerr << "composure: no window can be opened (" << *problem << "), so this is the terminal\n";
    return terminal::play_without_window(arguments, scenarios_folder(), rubrics, std::cout, std::cerr);
  }
  int operator()(const terminal::ScreenshotArguments& arguments) const {
    window::ScreenshotOptions options;
    options.screen = arguments.screen;
    options.scenario = arguments.scenario;
    options.folder = scenarios_folder();
    options.language = arguments.language;
    options.decisions = arguments.decisions;
    options.theme = arguments.theme;
    options.width = arguments.width;
    options.height = arguments.height;
    options.scale = arguments.scale;
    options.out = arguments.out;
    const auto problem = window::take_screenshot(options, rubrics);
    if (!problem) return 0;
    std::cerr << *problem << '\n';
    return failed;
  }
#else
  int operator()(const terminal::WindowArguments& arguments) const {
    std::cerr << "composure: built without the window, so this is the terminal\n";
    return terminal::play_without_window(arguments, scenarios_folder(), rubrics, std::cout, std::cerr);
  }
  int operator()(const terminal::ScreenshotArguments&) const {
    std::cerr << "composure: built without the window; there are no screens to draw\n";
    return failed;
  }
#endif
};

}  // namespace

int main(int argc, char** argv) {
  try {
    const RubricSet rubrics = shipped_rubrics();
    const auto arguments = terminal::parse_arguments({argv + 1, argv + argc}, std::cout, std::cerr);
    const int code = std::visit(Command{rubrics}, arguments);
    std::cout.flush();
    if (std::cout.good()) return code;
    std::cerr << "composure: the output could not be written in full\n";
    return failed;
  } catch (const std::exception& error) {
    std::cerr << "composure: " << error.what() << '\n';
    return failed;
  }
}
