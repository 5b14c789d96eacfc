// Draws frames into a texture of the OpenGL context that is current, and reads it back.
#pragma once

#include "window/offscreen.hpp"

namespace composure::window {

/// glad must be loaded. Creates and destroys an ImGui context of its own.
Rendered draw_picture(Ui& ui, const OffscreenOptions& options, const Draw& draw);

}  // namespace composure::window
