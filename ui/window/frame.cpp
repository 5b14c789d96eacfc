#include "window/frame.hpp"

#include <algorithm>
#include <iterator>
#include <utility>

#include "window/imgui_compat.hpp"

namespace composure::window {
namespace {

ImVec4 imgui_colour(Colour c) {
  return {static_cast<float>(c.r) / 255, static_cast<float>(c.g) / 255, static_cast<float>(c.b) / 255,
          static_cast<float>(c.a) / 255};
}

/// Only what is left of ImGui's own drawing: text fields.
void set_up_style(const Theme& theme) {
  ImGuiStyle& style = ImGui::GetStyle();
  style = ImGuiStyle();
  style.WindowPadding = {0, 0};
  style.WindowBorderSize = 0;
  style.WindowRounding = 0;
  style.FramePadding = {0, 0};
  style.ItemSpacing = {0, 0};
  style.CircleTessellationMaxError = 0.1f;
  style.Colors[ImGuiCol_WindowBg] = {0, 0, 0, 0};
  style.Colors[ImGuiCol_FrameBg] = {0, 0, 0, 0};
  style.Colors[ImGuiCol_ChildBg] = {0, 0, 0, 0};
  style.Colors[ImGuiCol_Text] = imgui_colour(theme.ink);
  style.Colors[ImGuiCol_TextDisabled] = imgui_colour(theme.ink_3);
  style.Colors[ImGuiCol_TextSelectedBg] = imgui_colour(theme.accent.faded(0.3f));
}

bool counts_while_typing(Key key, bool ctrl, Typing typing) {
  if (key == Key::enter) return typing == Typing::line || ctrl;
  if (key == Key::up || key == Key::down || key == Key::page_up || key == Key::page_down)
    return typing == Typing::line;
  if (key == Key::escape || key == Key::tab || (key >= Key::f1 && key <= Key::f12)) return true;
  // With Ctrl, all but what the field itself does: select, copy, cut, paste, undo and redo, go to the ends.
  constexpr Key own[] = {Key::a,    Key::c,     Key::x,    Key::v,   Key::y,         Key::z,
                         Key::left, Key::right, Key::home, Key::end, Key::backspace, Key::del};
  return ctrl && std::find(std::begin(own), std::end(own), key) == std::end(own);
}

void read_input(Ui& ui) {
  const ImGuiIO& io = ImGui::GetIO();
  // What a key brought about is drawn once before the next key is seen: which button Enter presses, for one,
  // is known only then.
  const bool settled = !std::exchange(ui.key_was_seen, false);
  ui.keys.clear();
  ui.keys.ctrl = io.KeyCtrl;
  ui.keys.shift = io.KeyShift;
  if (settled && !ui.key_presses.empty()) {
    ui.key_was_seen = true;
    const KeyPress press = ui.key_presses.front();
    ui.key_presses.pop_front();
    ui.keys.ctrl = press.ctrl;
    ui.keys.shift = press.shift;
    if (ui.typing == Typing::none || counts_while_typing(press.key, press.ctrl, ui.typing))
      ui.keys.set_pressed(press.key);
  }
  ui.mouse = {.at = {io.MousePos.x, io.MousePos.y},
              .down = io.MouseDown[0],
              .pressed = io.MouseClicked[0],
              .released = io.MouseReleased[0],
              .wheel = io.MouseWheel};
  if (!ui.mouse.down && !ui.mouse.released) ui.held = {};
}

}  // namespace

void set_up_context() {
  ImGuiIO& io = ImGui::GetIO();
  io.IniFilename = nullptr;
  io.LogFilename = nullptr;
  io.ConfigFlags &= ~(ImGuiConfigFlags_NavEnableKeyboard | ImGuiConfigFlags_NavEnableGamepad);
  io.KeyRepeatDelay = 0.35f;
}

bool prepare_frame(Ui& ui, float display_scale) {
  ui.scale = std::clamp(display_scale, 0.5f, 8.0f) * std::clamp(ui.user_scale, 0.5f, 4.0f);
  return ui.fonts.prepare(ui.theme, ui.scale);
}

void draw_frame(Ui& ui, double now, const Draw& draw) {
  set_up_style(ui.theme);
  ImGui::NewFrame();
  const ImGuiIO& io = ImGui::GetIO();
  ++ui.frame;
  ui.elapsed = ui.frame > 1 ? static_cast<float>(std::max(0.0, now - ui.now)) : 0;
  ui.now = now;
  ui.screen = {0, 0, io.DisplaySize.x, io.DisplaySize.y};
  ui.want_animation = false;
  ui.want_hand = false;
  ui.wake_at = 0;
  ui.hot = std::exchange(ui.next_hot, {});
  ui.typing = std::exchange(ui.next_typing, Typing::none);
  ui.typing_field = std::exchange(ui.next_typing_field, {});
  ui.semantics.clear();
  read_input(ui);
  ui.focus.begin_frame(ui.keys);

  ImGui::SetNextWindowPos({0, 0});
  ImGui::SetNextWindowSize(io.DisplaySize);
  constexpr ImGuiWindowFlags flags =
      ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_NoMove | ImGuiWindowFlags_NoSavedSettings |
      ImGuiWindowFlags_NoNav | ImGuiWindowFlags_NoBringToFrontOnFocus | ImGuiWindowFlags_NoScrollWithMouse;
  ImGui::Begin("composure", nullptr, flags);
  ui.canvas.begin(ImGui::GetWindowDrawList(), ui.screen);
  draw(ui);
  ImGui::End();

  ui.focus.end_frame();
  if (ui.mouse.released) ui.held = {};
  if (ui.next_hot != ui.hot || ui.fonts.is_stale() || !ui.key_presses.empty()) ui.want_animation = true;
  std::erase_if(ui.eased, [&ui](const auto& entry) { return entry.second.frame < ui.frame - 1; });
  if (ui.want_hand) ImGui::SetMouseCursor(ImGuiMouseCursor_Hand);
  ImGui::Render();
}

}  // namespace composure::window
