#include "window/headless.hpp"

#include <stdexcept>
#include <string>

#include "window/imgui_compat.hpp"

namespace composure::window {

Headless::Headless(Draw draw, float width, float height, float scale)
    : draw_(std::move(draw)), context_(ImGui::CreateContext()), scale_(scale) {
  ui.theme = embedded_theme("light");
  ImGui::SetCurrentContext(context_);
  set_up_context();
  compat::map_keys_without_backend();
  compat::take_input_at_once();
  ImGui::GetIO().DisplaySize = {width, height};
  frame(2);
}

Headless::~Headless() {
  ImGui::DestroyContext(context_);
}

void Headless::frame(int count) {
  ImGui::SetCurrentContext(context_);
  for (int i = 0; i < count; ++i) {
    constexpr double step = 1.0 / 60;
    now_ += step;
    ImGui::GetIO().DeltaTime = static_cast<float>(step);
    prepare_frame(ui, scale_);
    // Nothing is uploaded, but ImGui wants to know that somebody could have.
    ImGui::GetIO().Fonts->SetTexID({});
    draw_frame(ui, now_, draw_);
  }
}

void Headless::advance(double seconds) {
  now_ += seconds;
  frame(2);
}

void Headless::press(Key key, bool ctrl, bool shift) {
  ImGui::SetCurrentContext(context_);
  ui.key_presses.push_back({key, ctrl, shift});
  compat::inject_modifiers(ctrl, shift);
  compat::inject_key(key, true);
  frame();
  compat::inject_key(key, false);
  compat::inject_modifiers(false, false);
  frame(2);
}

void Headless::type(std::string_view utf8) {
  ImGui::SetCurrentContext(context_);
  ImGui::GetIO().AddInputCharactersUTF8(std::string(utf8).c_str());
  frame(2);
}

void Headless::move_mouse(Vec to) {
  ImGui::SetCurrentContext(context_);
  compat::inject_mouse_position(to.x, to.y);
  frame(2);
}

void Headless::click_at(Vec at) {
  move_mouse(at);
  compat::inject_mouse_button(true);
  frame();
  compat::inject_mouse_button(false);
  frame(3);
}

void Headless::wheel(Vec at, float notches) {
  move_mouse(at);
  compat::inject_mouse_wheel(notches);
  frame();
  advance(1);
}

void Headless::click(std::string_view label) {
  const Node* node = ui.semantics.find(label);
  const auto fail = [&](const char* what) {
    throw std::runtime_error("\"" + std::string(label) + "\" " + what + "\n" + ui.semantics.outline());
  };
  if (node == nullptr) fail("is not on the screen:");
  if (node->disabled) fail("is disabled:");
  const Rect seen = intersection(node->rect, node->clip);
  if (seen.empty()) fail("cannot be seen:");
  click_at(seen.centre());
}

void Headless::resize(float width, float height, float scale) {
  ImGui::SetCurrentContext(context_);
  ImGui::GetIO().DisplaySize = {width, height};
  scale_ = scale;
  frame(2);
}

}  // namespace composure::window
