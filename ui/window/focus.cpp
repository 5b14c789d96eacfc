#include "window/focus.hpp"

#include <algorithm>
#include <cmath>
#include <optional>
#include <utility>

namespace composure::window {
namespace {

const Focusable* find(const std::vector<Focusable>& widgets, Id id) {
  const auto it =
      std::find_if(widgets.begin(), widgets.end(), [id](const Focusable& w) { return w.id == id; });
  return id && it != widgets.end() ? &*it : nullptr;
}

bool has_shortcut(const std::vector<Focusable>& widgets, Key key) {
  return std::any_of(widgets.begin(), widgets.end(), [key](const Focusable& w) { return w.shortcut == key; });
}

/// How far apart two spans of one axis are; 0 when they overlap.
float gap(float a, float a_end, float b, float b_end) {
  return std::max({0.0f, b - a_end, a - b_end});
}

/// How hard it is to get from one rectangle to another in a direction; none when it is not there at all. What
/// lies straight ahead comes before what is nearer but to the side.
std::optional<float> distance(Rect from, Rect to, Key direction) {
  const bool vertical = direction == Key::up || direction == Key::down;
  const float sign = direction == Key::down || direction == Key::right ? 1.0f : -1.0f;
  const Vec a = from.centre();
  const Vec b = to.centre();
  const float half = (vertical ? from.h : from.w) / 2;
  const float ahead = sign * (vertical ? b.y - a.y : b.x - a.x);
  if (ahead < half * 0.9f || ahead < 1) return std::nullopt;
  const float along =
      vertical ? gap(from.y, from.bottom(), to.y, to.bottom()) : gap(from.x, from.right(), to.x, to.right());
  const float across =
      vertical ? gap(from.x, from.right(), to.x, to.right()) : gap(from.y, from.bottom(), to.y, to.bottom());
  const float off_centre = std::abs(vertical ? b.x - a.x : b.y - a.y);
  return along + 3 * across + 0.05f * off_centre + 0.01f * ahead;
}

}  // namespace

FocusLayer& Focus::current() {
  return layers_[static_cast<std::size_t>(layer_)];
}

void Focus::begin_frame(Keys& keys) {
  activated_ = {};
  reveal_ = {};
  seen_layer_ = 0;
  layer_ = 0;
  for (FocusLayer& layer : layers_) {
    layer.previous_widgets = std::exchange(layer.widgets, {});
    if (find(layer.previous_widgets, layer.focused) == nullptr) {
      layer.focused =
          find(layer.previous_widgets, layer.default_focus) != nullptr ? layer.default_focus : Id{};
    }
    layer.default_focus = {};
  }
  move(layers_[static_cast<std::size_t>(top_layer_)], keys);
}

void Focus::end_frame() {
  top_layer_ = seen_layer_;
  // A layer that is gone forgets its focus; the one below still has its own.
  layers_.resize(static_cast<std::size_t>(top_layer_) + 1);
}

void Focus::move(FocusLayer& layer, Keys& keys) {
  const auto& widgets = layer.previous_widgets;
  const Focusable* now = find(widgets, layer.focused);
  const auto go_to = [&](const Focusable& widget) {
    layer.focused = widget.id;
    visible_ = true;
    reveal_ = widget;
  };

  if (now != nullptr && !now->typing) {
    for (const Key key : {Key::enter, Key::space}) {
      if (!keys.was_pressed(key) || keys.ctrl) continue;
      const bool elsewhere = has_shortcut(widgets, key) && now->shortcut != key;
      // The key does what a button says it does, unless the ring shows that it is meant for another widget.
      if (elsewhere && (!visible_ || (key == Key::enter && now->yields_enter))) continue;
      keys.take(key);
      activated_ = now->id;
    }
  }
  if (keys.take(Key::tab) && !widgets.empty()) {
    if (now == nullptr) return go_to(keys.shift ? widgets.back() : widgets.front());
    const auto count = widgets.size();
    const auto index = static_cast<std::size_t>(now - widgets.data());
    return go_to(widgets[(index + (keys.shift ? count - 1 : 1)) % count]);
  }
  for (const Key key : {Key::up, Key::down, Key::left, Key::right}) {
    if (!keys.was_pressed(key) || widgets.empty()) continue;
    if (now != nullptr && now->typing) continue;
    if (now == nullptr) {
      keys.take(key);
      return go_to(widgets.front());
    }
    const Focusable* best = nullptr;
    float best_distance = 0;
    for (const Focusable& widget : widgets) {
      // What is scrolled away can only be reached from inside the same scroll area.
      if (!widget.on_screen && !(widget.scroll_area && widget.scroll_area == now->scroll_area)) continue;
      const auto away = distance(now->rect, widget.rect, key);
      if (away && (best == nullptr || *away < best_distance)) {
        best = &widget;
        best_distance = *away;
      }
    }
    if (best != nullptr) {
      keys.take(key);
      return go_to(*best);
    }
    if (!visible_) {
      keys.take(key);
      return go_to(*now);
    }
  }
}

void Focus::push_layer() {
  ++layer_;
  seen_layer_ = std::max(seen_layer_, layer_);
  if (layers_.size() <= static_cast<std::size_t>(layer_))
    layers_.resize(static_cast<std::size_t>(layer_) + 1);
}

void Focus::pop_layer() {
  --layer_;
}

void Focus::add(const Focusable& widget) {
  current().widgets.push_back(widget);
}

void Focus::set(Id id, bool visible) {
  current().focused = id;
  visible_ = visible;
}

void Focus::set_default(Id id) {
  FocusLayer& layer = current();
  layer.default_focus = id;
  if (!layer.focused) layer.focused = id;
}

bool Focus::is_focused(Id id) const {
  return id && layers_[static_cast<std::size_t>(layer_)].focused == id;
}

}  // namespace composure::window
