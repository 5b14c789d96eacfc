// The window's content as a picture, without a display.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "window/frame.hpp"

namespace composure::window {

struct Image {
  int width = 0;
  int height = 0;
  std::vector<std::uint8_t> rgba;  ///< rows from the top, 4 bytes a pixel
};

struct OffscreenOptions {
  int width = 1280;  ///< pixels, 1 to 16384
  int height = 800;
  float scale = 1;    ///< of the display, 0.5 to 4
  int frames = 4;     ///< the last one is the picture
  double step = 0.5;  ///< seconds from one frame to the next; long, so that what moves has arrived
};

struct Rendered {
  Image image;
  std::string error;  ///< empty when all went well
};

Rendered render_offscreen(Ui& ui, const OffscreenOptions& options, const Draw& draw);

/// Writes a file whole or not at all. Returns what went wrong, or nothing.
std::string write_png(const Image& image, const std::string& path);

}  // namespace composure::window
