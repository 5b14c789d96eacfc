// The program with a window: the model, its screens, and the two places they are drawn to.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "window/model.hpp"
#include "window/ui.hpp"

namespace composure::window {

/// A model with the shipped portraits and moods, and the scenarios of a folder, in the language if they can be
/// had in it.
Model make_model(RubricSet rubrics, const std::string& folder, const std::string& language = "");

/// One frame: lets time pass, draws the present screen and carries out what the user wants.
void draw_app(Ui& ui, Model& model);

struct AppOptions {
  RubricSet rubrics;
  std::string folder;    ///< of the scenario library
  std::string scenario;  ///< a file to open at once; may be empty
  std::string theme = "light";
  std::string language;  ///< in which scenarios are shown where they can be; may be empty
};

/// Opens the window and runs until it is closed. Returns why no window could be opened, or nothing.
std::optional<std::string> run_app(const AppOptions& options);

struct ScreenshotOptions {
  std::string screen;    ///< home, library, brief, prepare, conversation, follow-up, debrief or problem
  std::string scenario;  ///< a file; empty: the first of the library
  std::string folder;
  std::string language;  ///< that of the scenario; empty: its own
  std::optional<std::vector<std::string>> decisions;  ///< none: the shortest way to that screen
  std::string theme = "light";
  int width = 1280;
  int height = 800;
  float scale = 1;
  std::string out;
};

/// Draws a screen into a PNG file, without a display. Returns what went wrong, or nothing.
std::optional<std::string> take_screenshot(const ScreenshotOptions& options, const RubricSet& rubrics);

}  // namespace composure::window
