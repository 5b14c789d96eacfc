// The window on the desktop: GLFW, OpenGL 3.3, ImGui's backends, and a loop that sleeps when nothing happens.
#pragma once

#include <optional>
#include <string>

#include "window/frame.hpp"

namespace composure::window {

/// Lengths are in the units of the desktop (points where it scales by itself, else pixels).
struct WindowOptions {
  std::string title = "Composure";
  int width = 1280;
  int height = 800;
  int min_width = 720;
  int min_height = 520;
  bool vsync = true;
};

/// Opens the window and draws until it is closed or Ui::want_close. Returns what went wrong (no display, no
/// OpenGL 3.3), or nothing.
std::optional<std::string> run_window(Ui& ui, const WindowOptions& options, const Draw& draw);

}  // namespace composure::window
