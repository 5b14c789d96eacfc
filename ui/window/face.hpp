// Draws a person in a mood on an ImGui draw list, from filled shapes and strokes alone: no texture, no font.
#pragma once

#include <imgui.h>

#include "window/portrait.hpp"

namespace composure::window {

/// Draws into the square at `top_left` with this side and corner radius (same units as the draw list),
/// including its `background` (usually Mood::light or Mood::dark), and nothing outside the square. Crisp from
/// about 32 units up; small faces are framed closer and drawn with heavier lines. Needs a current ImGui
/// context.
void draw_face(ImDrawList& list, ImVec2 top_left, float size, float rounding, const Portrait& person,
               const MoodPoint& mood, ImU32 background, const FaceMotion& motion = {});

}  // namespace composure::window
