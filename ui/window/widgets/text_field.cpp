#include "window/widgets/text_field.hpp"

#include <imgui.h>
// After imgui.h, which it needs.
#include <imgui_stdlib.h>

#include <algorithm>
#include <cmath>

#include "window/imgui_compat.hpp"
#include "window/widgets/text.hpp"

namespace composure::window {

// ImGui's own field does the editing (caret, selection, clipboard, undo); everything around it is ours.
FieldResult text_field(Ui& ui, Id id, Rect rect, std::string& value, const FieldOptions& options) {
  const Theme& theme = ui.theme;
  FieldResult result;
  if (options.take_focus) ui.focus.set(id, true);
  const bool mine = ui.focus.on_top();
  const Interaction state = interact(ui, id, rect, {.typing = true});
  open_report(
      ui, {.role = Role::field, .label = std::string(options.label), .value = value, .rect = rect, .id = id});

  const float radius = ui.px(theme.radius.m);
  const float line = state.focused && mine ? ui.px(2) : ui.px(1);
  ui.canvas.fill(rect.inset(line * 0.5f), theme.surface, radius);
  ui.canvas.stroke(rect,
                   state.focused && mine ? theme.accent
                   : state.hovered       ? theme.ink_3
                                         : theme.line_strong,
                   line, radius);

  const Type type = Type::card;
  const float font_height = ui.fonts.pixel_size(type);
  const float side = ui.px(14);
  const float above = options.multiline ? ui.px(10) : std::floor((rect.h - font_height) / 2);
  const Rect inner{rect.x + side, rect.y + above, rect.w - 2 * side,
                   options.multiline ? rect.h - 2 * above : font_height};
  ui.fonts.note_text(value);

  // The number of the widget stands in for a label, which ImGui would draw.
  ImGui::PushID(static_cast<int>(id.value & 0x7FFFFFFF));
  ImGui::PushID(static_cast<int>((id.value >> 32) & 0x7FFFFFFF));
  compat::push_font(ui.fonts.font(type), font_height);
  compat::push_no_tab_stop();
  const Rect clip = intersection(ui.canvas.clip(), inner);
  ImGui::PushClipRect({clip.x, clip.y}, {clip.right(), clip.bottom()}, true);
  const bool was_active = ui.typing_field == id;
  const bool wants = mine && state.focused;
  bool is_active = false;
  const std::string before = value;
  if (wants || was_active) {
    ImGui::SetCursorScreenPos({inner.x, inner.y});
    if (!was_active) ImGui::SetKeyboardFocusHere();
    if (options.multiline) {
      ImGui::InputTextMultiline("##text", &value, {inner.w, inner.h});
    } else {
      ImGui::SetNextItemWidth(inner.w);
      result.submitted = ImGui::InputText("##text", &value, ImGuiInputTextFlags_EnterReturnsTrue);
    }
    is_active = ImGui::IsItemActive();
    // ImGui takes back what was typed on Escape; here it stays, and Escape is for the screen.
    if (was_active && !is_active && !result.submitted) value = before;
  } else if (!value.empty()) {
    if (options.multiline) {
      text(ui, inner.corner(), type, theme.ink, value, inner.w);
    } else {
      text_line(ui, inner, type, theme.ink, value);
    }
  }
  ImGui::PopClipRect();
  compat::pop_no_tab_stop();
  ImGui::PopFont();
  ImGui::PopID();
  ImGui::PopID();
  if (value.empty() && !options.placeholder.empty()) {
    if (options.multiline) {
      text(ui, inner.corner(), type, theme.ink_3, options.placeholder, inner.w);
    } else {
      text_line(ui, inner, type, theme.ink_3, options.placeholder);
    }
  }
  if (wants) {
    ui.next_typing = options.multiline ? Typing::lines : Typing::line;
    // Enter ends ImGui's editing, but not ours: then it begins again in the next frame.
    if (is_active) ui.next_typing_field = id;
    if (!is_active) ui.want_animation = true;
    ui.wake_after(0.4);  // the caret blinks
  }
  result.changed = value != before;
  result.focused = wants;
  close_report(ui);
  return result;
}

}  // namespace composure::window
