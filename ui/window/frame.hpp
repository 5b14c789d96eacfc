// One frame, whoever asks for it: the window, a picture, a test.
#pragma once

#include <functional>

#include "window/ui.hpp"

namespace composure::window {

using Draw = std::function<void(Ui&)>;

/// What the three hosts set in a new ImGui context: no files, no navigation of its own.
void set_up_context();

/// Makes fonts and sizes fit; call between frames, before the backend's NewFrame. `display_scale` is that of
/// the display, on top of which comes Ui::user_scale. True when the font atlas must be uploaded again.
bool prepare_frame(Ui& ui, float display_scale);

/// From ImGui::NewFrame() to ImGui::Render(). io.DisplaySize is in physical pixels. Takes
/// one of Ui::key_presses.
void draw_frame(Ui& ui, double now, const Draw& draw);

}  // namespace composure::window
