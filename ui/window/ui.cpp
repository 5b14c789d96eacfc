#include "window/ui.hpp"

#include <cmath>
#include <string>

#include "window/imgui_compat.hpp"

namespace composure::window {

float Ui::px(float design_px) const {
  const float pixels = std::round(design_px * scale);
  return design_px > 0 ? std::max(1.0f, pixels) : pixels;
}

void Ui::wake_after(double seconds) {
  const double at = now + std::max(0.0, seconds);
  if (wake_at <= 0 || at < wake_at) wake_at = at;
}

Interaction interact(Ui& ui, Id id, Rect rect, const InteractOptions& options) {
  Interaction result;
  if (!options.enabled) return result;
  const Rect hit = intersection(rect, ui.canvas.clip());
  ui.focus.add({.id = id,
                .rect = rect,
                .on_screen = !hit.empty(),
                .scroll_area = ui.scroll_area,
                .shortcut = options.shortcut,
                .yields_enter = options.yields_enter,
                .typing = options.typing});
  if (ui.focus.on_top()) {
    const bool under_mouse = hit.contains(ui.mouse.at) && (!ui.held || ui.held == id);
    if (under_mouse) ui.next_hot = id;
    result.hovered = under_mouse && (ui.hot == id || !ui.hot);
    if (under_mouse && ui.mouse.pressed) {
      // Of two widgets one inside the other, the one drawn later takes the mouse.
      ui.held = id;
      ui.focus.set(id, options.typing);
    }
    result.held = ui.held == id && under_mouse;
    const bool released = ui.held == id && ui.mouse.released && under_mouse;
    const bool by_key = options.shortcut != Key::none && shortcut(ui, options.shortcut);
    result.clicked = released || by_key || ui.focus.is_activated(id);
    if (result.hovered && !options.typing) ui.want_hand = true;
  }
  result.focused = ui.focus.is_focused(id);
  result.show_focus = result.focused && ui.focus.visible() && ui.focus.on_top();
  return result;
}

namespace {
Node completed(const Ui& ui, Node node) {
  node.layer = ui.focus.layer();
  node.clip = ui.canvas.clip();
  node.scrolls = static_cast<bool>(ui.scroll_area);
  node.focused = node.id && !node.disabled && ui.focus.on_top() && ui.focus.is_focused(node.id);
  return node;
}
}  // namespace

int report(Ui& ui, Node node) {
  return ui.semantics.add(completed(ui, std::move(node)));
}
int open_report(Ui& ui, Node node) {
  return ui.semantics.open(completed(ui, std::move(node)));
}
void close_report(Ui& ui) {
  ui.semantics.close();
}

void default_focus(Ui& ui, Id id) {
  ui.focus.set_default(id);
}

bool shortcut(Ui& ui, Key key, bool ctrl) {
  return ui.focus.on_top() && ui.keys.ctrl == ctrl && ui.keys.take(key);
}

float ease(Ui& ui, Id id, float target, float seconds) {
  auto [it, is_new] = ui.eased.try_emplace(id.value, Eased{target, target, ui.now, ui.frame});
  Eased& value = it->second;
  value.frame = ui.frame;
  if (is_new || ui.reduce_motion || seconds <= 0) {
    value = {target, target, ui.now - seconds, ui.frame};
    return target;
  }
  const auto at = [&] {
    const auto t = std::clamp(static_cast<float>(ui.now - value.since) / seconds, 0.0f, 1.0f);
    const float rest = 1 - t;
    return value.from + (value.to - value.from) * (1 - rest * rest * rest);
  };
  const float present = at();
  if (value.to != target) value = {present, target, ui.now, ui.frame};
  if (present != target) ui.want_animation = true;
  return present;
}

void focus_ring(Ui& ui, Rect rect, float radius) {
  const float width = ui.px(3);
  const float away = ui.px(2) + width;
  ui.canvas.stroke(rect.inset(-away), ui.theme.focus, width, radius + away);
}

Dimmed::Dimmed(Ui& ui, bool dim, float amount) : ui_(ui), before_(ui.canvas.dimmed) {
  if (!dim) return;
  ui.canvas.dimmed = 1 - (1 - before_) * (1 - amount);
  ui.canvas.dimmed_to = ui.theme.surface;
}
Dimmed::~Dimmed() {
  ui_.canvas.dimmed = before_;
}

void copy_text(std::string_view text) {
  ImGui::SetClipboardText(std::string(text).c_str());
}

void push_layer(Ui& ui) {
  ui.focus.push_layer();
}
void pop_layer(Ui& ui) {
  ui.focus.pop_layer();
}

}  // namespace composure::window
