// Dear ImGui from 1.86 to 1.92: the only file that knows which version it is compiled with.
#pragma once

#include <imgui.h>
#include <imgui_freetype.h>

#include <cstddef>
#include <utility>

#include "backends/imgui_impl_opengl3.h"
#include "window/keys.hpp"

namespace composure::window::compat {

// --- Keys
// --------------------------------------------------------------------------------------------------------
// Only for text fields, which ImGui handles, in tests; everything else goes by Ui::key_presses. Before 1.87
// ImGui counts keys by the numbers of the backend, which are GLFW's; after, by its own.

#if IMGUI_VERSION_NUM >= 18700
struct KeyCode {
  ImGuiKey code;
  Key key;
};
constexpr KeyCode special_keys[] = {{ImGuiKey_Enter, Key::enter},
                                    {ImGuiKey_KeypadEnter, Key::enter},
                                    {ImGuiKey_Space, Key::space},
                                    {ImGuiKey_Escape, Key::escape},
                                    {ImGuiKey_Tab, Key::tab},
                                    {ImGuiKey_Backspace, Key::backspace},
                                    {ImGuiKey_Delete, Key::del},
                                    {ImGuiKey_UpArrow, Key::up},
                                    {ImGuiKey_DownArrow, Key::down},
                                    {ImGuiKey_LeftArrow, Key::left},
                                    {ImGuiKey_RightArrow, Key::right},
                                    {ImGuiKey_PageUp, Key::page_up},
                                    {ImGuiKey_PageDown, Key::page_down},
                                    {ImGuiKey_Home, Key::home},
                                    {ImGuiKey_End, Key::end},
                                    {ImGuiKey_Equal, Key::plus},
                                    {ImGuiKey_KeypadAdd, Key::plus},
                                    {ImGuiKey_Minus, Key::minus},
                                    {ImGuiKey_KeypadSubtract, Key::minus},
                                    {ImGuiKey_Comma, Key::comma},
                                    {ImGuiKey_Period, Key::period},
                                    {ImGuiKey_Slash, Key::slash}};
struct KeyRange {
  ImGuiKey first;
  Key key;
  int count;
};
constexpr KeyRange key_ranges[] = {{ImGuiKey_A, Key::a, 26},
                                   {ImGuiKey_0, Key::n0, 10},
                                   {ImGuiKey_Keypad0, Key::n0, 10},
                                   {ImGuiKey_F1, Key::f1, 12}};
inline ImGuiKey code_at(ImGuiKey first, int i) {
  return static_cast<ImGuiKey>(static_cast<int>(first) + i);
}
#else
struct KeyCode {
  int code;
  Key key;
};
constexpr KeyCode special_keys[] = {
    {257, Key::enter},     {335, Key::enter},   {32, Key::space},      {256, Key::escape}, {258, Key::tab},
    {259, Key::backspace}, {261, Key::del},     {265, Key::up},        {264, Key::down},   {263, Key::left},
    {262, Key::right},     {266, Key::page_up}, {267, Key::page_down}, {268, Key::home},   {269, Key::end},
    {61, Key::plus},       {334, Key::plus},    {45, Key::minus},      {333, Key::minus},  {44, Key::comma},
    {46, Key::period},     {47, Key::slash}};
struct KeyRange {
  int first;
  Key key;
  int count;
};
constexpr KeyRange key_ranges[] = {
    {65, Key::a, 26}, {48, Key::n0, 10}, {320, Key::n0, 10}, {290, Key::f1, 12}};
inline int code_at(int first, int i) {
  return first + i;
}
#endif

/// Presses or releases a key, for tests.
inline void inject_key(Key key, bool down) {
  ImGuiIO& io = ImGui::GetIO();
  const auto set = [&io, down](auto code) {
#if IMGUI_VERSION_NUM >= 18700
    io.AddKeyEvent(code, down);
#else
    io.KeysDown[code] = down;
#endif
  };
  for (const auto& special : special_keys) {
    if (special.key == key) return set(special.code);
  }
  for (const auto& range : key_ranges) {
    const int i = static_cast<int>(key) - static_cast<int>(range.key);
    if (i >= 0 && i < range.count) return set(code_at(range.first, i));
  }
}

inline void inject_modifiers(bool ctrl, bool shift) {
  ImGuiIO& io = ImGui::GetIO();
#if IMGUI_VERSION_NUM >= 18837
  io.AddKeyEvent(ImGuiMod_Ctrl, ctrl);
  io.AddKeyEvent(ImGuiMod_Shift, shift);
#elif IMGUI_VERSION_NUM >= 18700
  io.AddKeyEvent(ImGuiKey_ModCtrl, ctrl);
  io.AddKeyEvent(ImGuiKey_ModShift, shift);
#else
  io.KeyCtrl = ctrl;
  io.KeyShift = shift;
#endif
}

/// What a backend would do: tells ImGui the numbers of the keys that its text fields need.
inline void map_keys_without_backend() {
#if IMGUI_VERSION_NUM < 18700
  constexpr std::pair<int, int> map[] = {{ImGuiKey_Tab, 258},        {ImGuiKey_LeftArrow, 263},
                                         {ImGuiKey_RightArrow, 262}, {ImGuiKey_UpArrow, 265},
                                         {ImGuiKey_DownArrow, 264},  {ImGuiKey_PageUp, 266},
                                         {ImGuiKey_PageDown, 267},   {ImGuiKey_Home, 268},
                                         {ImGuiKey_End, 269},        {ImGuiKey_Insert, 260},
                                         {ImGuiKey_Delete, 261},     {ImGuiKey_Backspace, 259},
                                         {ImGuiKey_Space, 32},       {ImGuiKey_Enter, 257},
                                         {ImGuiKey_Escape, 256},     {ImGuiKey_KeyPadEnter, 335},
                                         {ImGuiKey_A, 65},           {ImGuiKey_C, 67},
                                         {ImGuiKey_V, 86},           {ImGuiKey_X, 88},
                                         {ImGuiKey_Y, 89},           {ImGuiKey_Z, 90}};
  for (const auto& [key, code] : map)
    ImGui::GetIO().KeyMap[key] = code;
#endif
}

// --- Mouse
// -------------------------------------------------------------------------------------------------------

inline void inject_mouse_position(float x, float y) {
#if IMGUI_VERSION_NUM >= 18700
  ImGui::GetIO().AddMousePosEvent(x, y);
#else
  ImGui::GetIO().MousePos = ImVec2(x, y);
#endif
}

inline void inject_mouse_button(bool down) {
#if IMGUI_VERSION_NUM >= 18700
  ImGui::GetIO().AddMouseButtonEvent(0, down);
#else
  ImGui::GetIO().MouseDown[0] = down;
#endif
}

inline void inject_mouse_wheel(float notches) {
#if IMGUI_VERSION_NUM >= 18700
  ImGui::GetIO().AddMouseWheelEvent(0, notches);
#else
  ImGui::GetIO().MouseWheel = notches;
#endif
}

/// Deliver all input of one moment in one frame; otherwise ImGui spreads it over several.
inline void take_input_at_once() {
#if IMGUI_VERSION_NUM >= 18700
  ImGui::GetIO().ConfigInputTrickleEventQueue = false;
#endif
}

// --- Fonts
// -------------------------------------------------------------------------------------------------------
inline void use_freetype_light_hinting(ImFontAtlas& atlas) {
#if IMGUI_VERSION_NUM >= 19210
  atlas.SetFontLoader(ImGuiFreeType::GetFontLoader());
  atlas.FontLoaderFlags = ImGuiFreeTypeLoaderFlags_LightHinting;
#elif IMGUI_VERSION_NUM >= 19200
  atlas.FontLoader = ImGuiFreeType::GetFontLoader();
  atlas.FontLoaderFlags = ImGuiFreeTypeLoaderFlags_LightHinting;
#else
  atlas.FontBuilderIO = ImGuiFreeType::GetBuilderForFreeType();
  atlas.FontBuilderFlags = ImGuiFreeTypeBuilderFlags_LightHinting;
#endif
}

/// Rasterises the characters that were asked for. (Since 1.92 a renderer that can, and ours can, has it done
/// glyph by glyph when they are first drawn.)
inline void build_fonts([[maybe_unused]] ImFontAtlas& atlas) {
#if IMGUI_VERSION_NUM >= 19200
  if ((ImGui::GetIO().BackendFlags & ImGuiBackendFlags_RendererHasTextures) != 0) return;
#endif
  atlas.Build();
}

/// After the atlas was rebuilt, between frames.
inline void upload_fonts() {
#if IMGUI_VERSION_NUM < 19200
  ImGui_ImplOpenGL3_DestroyFontsTexture();
  ImGui_ImplOpenGL3_CreateFontsTexture();
#endif
}

/// From the top of a line `size` high to its baseline.
inline float ascent(ImFont& font, float size) {
#if IMGUI_VERSION_NUM >= 19200
  return font.GetFontBaked(size)->Ascent;
#else
  return font.Ascent * size / font.FontSize;
#endif
}

inline void push_font(ImFont* font, [[maybe_unused]] float size) {
#if IMGUI_VERSION_NUM >= 19200
  ImGui::PushFont(font, size);
#else
  ImGui::PushFont(font);
#endif
}

// --- Drawing
// -----------------------------------------------------------------------------------------------------

inline void path_stroke(ImDrawList& list, ImU32 colour, bool closed, float width) {
  const ImDrawFlags flags = closed ? ImDrawFlags_Closed : ImDrawFlags_None;
#if IMGUI_VERSION_NUM >= 19280
  list.PathStroke(colour, width, flags);
#else
  list.PathStroke(colour, flags, width);
#endif
}

inline void polyline(ImDrawList& list, const ImVec2* points, std::size_t count, ImU32 colour, float width) {
#if IMGUI_VERSION_NUM >= 19280
  list.AddPolyline(points, static_cast<int>(count), colour, width, ImDrawFlags_None);
#else
  list.AddPolyline(points, static_cast<int>(count), colour, ImDrawFlags_None, width);
#endif
}

// --- Items
// -------------------------------------------------------------------------------------------------------

/// Our own focus handling does the tabbing.
inline void push_no_tab_stop() {
#if IMGUI_VERSION_NUM >= 19120
  ImGui::PushItemFlag(ImGuiItemFlags_NoTabStop, true);
#elif IMGUI_VERSION_NUM >= 18940
  ImGui::PushTabStop(false);
#else
  ImGui::PushAllowKeyboardFocus(false);
#endif
}

inline void pop_no_tab_stop() {
#if IMGUI_VERSION_NUM >= 19120
  ImGui::PopItemFlag();
#elif IMGUI_VERSION_NUM >= 18940
  ImGui::PopTabStop();
#else
  ImGui::PopAllowKeyboardFocus();
#endif
}

}  // namespace composure::window::compat
