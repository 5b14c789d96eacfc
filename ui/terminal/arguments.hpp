#pragma once

#include <cstdint>
#include <iosfwd>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "analysis/check.hpp"
#include "conversation/conversation.hpp"

namespace composure::terminal {

/// No command: the window, with a scenario if one was named.
struct WindowArguments {
  std::string scenario;
  std::string language;  ///< the scenarios that can be had in it are shown in it; empty: each in its own
  std::string theme = "light";
};

/// `composure play`
struct PlayArguments {
  std::string scenario;
  std::string language;  ///< empty: the scenario's own
  std::optional<std::uint64_t> seed;
  std::optional<std::vector<std::string>> decisions;  ///< none: ask
  std::vector<std::uint32_t> chance;
  Mode mode = Mode::practice;
  bool json = false;
};

enum class CheckFormat : std::uint8_t { text, json, sarif };

/// `composure check`
struct CheckArguments {
  std::vector<std::string> paths;
  CheckOptions options;
  CheckFormat format = CheckFormat::text;
  bool strict = false;  ///< warnings count
  std::string version;  ///< of the program
};

/// `composure explore`
struct ExploreArguments {
  std::string scenario;
  ExploreLimits limits;
  bool json = false;
};

/// `composure screenshot`
struct ScreenshotArguments {
  std::string screen;
  std::string scenario;
  std::string language;  ///< empty: the scenario's own
  std::optional<std::vector<std::string>> decisions;
  std::string theme = "light";
  int width = 1280;
  int height = 800;
  float scale = 1;
  std::string out;
};

/// `composure format`
struct FormatArguments {
  std::vector<std::string> paths;  ///< files and folders
  bool check = false;              ///< only look
};

/// `composure new`
struct NewArguments {
  std::string file;
};

/// `composure graph`
struct GraphArguments {
  std::string scenario;
  bool mermaid = false;  ///< else DOT
};

/// `composure stats`
struct StatsArguments {
  std::vector<std::string> paths;  ///< files and folders
  bool json = false;
};

/// `composure strings export` and `composure strings import`
struct StringsArguments {
  enum class Action : std::uint8_t { export_table, import_table };
  Action action = Action::export_table;
  std::string scenario;
  std::string table;     ///< the CSV file to import
  std::string language;  ///< may be empty for an export: no translations yet
};

/// Nothing to run: help or the version was printed, or the usage was wrong.
struct NothingToDo {
  int exit_code = 0;
};

using Arguments = std::variant<NothingToDo, WindowArguments, PlayArguments, CheckArguments, ExploreArguments,
                               ScreenshotArguments, FormatArguments, NewArguments, GraphArguments,
                               StatsArguments, StringsArguments>;

/// Reads the command line. Help and the version go to `out`, what is wrong with the usage to `err`.
Arguments parse_arguments(std::vector<std::string> arguments, std::ostream& out, std::ostream& err);

}  // namespace composure::terminal
