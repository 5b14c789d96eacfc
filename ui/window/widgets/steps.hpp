// Where one is: Prepare — Talk — Follow up — Reflect.
#pragma once

#include <span>
#include <string_view>

#include "window/ui.hpp"

namespace composure::window {

float steps_width(const Ui& ui, std::span<const std::string_view> names, std::size_t current);
/// In the middle of `box`.
void steps(Ui& ui, Rect box, std::span<const std::string_view> names, std::size_t current);

}  // namespace composure::window
