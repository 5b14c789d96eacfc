#include "window/screens/parts.hpp"

#include <algorithm>
#include <cmath>

#include "window/face.hpp"
#include "window/widgets/chip.hpp"
#include "window/widgets/clock_ring.hpp"
#include "window/widgets/keycap.hpp"
#include "window/widgets/line_breaks.hpp"
#include "window/widgets/steps.hpp"
#include "window/widgets/text.hpp"
#include "window/widgets/top_bar.hpp"

namespace composure::window {
namespace {

constexpr float mood_seconds = 0.7f;

MoodPoint eased(Ui& ui, Id id, const MoodPoint& to) {
  // One by one, so that a face that changes its mind on the way starts from where it is.
  std::size_t n = 0;
  const auto step = [&](float target) { return ease(ui, id / Id{"mood", n++}, target, mood_seconds); };
  MoodPoint at;
  at.brow = step(to.brow);
  at.tilt = step(to.tilt);
  at.eye = step(to.eye);
  at.mouth = step(to.mouth);
  at.open = step(to.open);
  at.press = step(to.press);
  at.lean = step(to.lean);
  at.flush = step(to.flush);
  at.gaze = step(to.gaze);
  at.roll = step(to.roll);
  return at;
}

Colour eased(Ui& ui, Id id, Colour to) {
  std::size_t n = 0;
  const auto step = [&](std::uint8_t target) {
    const float at = ease(ui, id / Id{"background", n++}, static_cast<float>(target), mood_seconds);
    return static_cast<std::uint8_t>(std::clamp(std::lround(at), 0L, 255L));
  };
  Colour at;
  at.r = step(to.r);
  at.g = step(to.g);
  at.b = step(to.b);
  return at;
}

void draw_client(Ui& ui, Rect square, const Model& model, const composure::Client& client, const Mood& mood,
                 const MoodPoint& point, Colour background, const FaceMotion& motion) {
  const float rounding = std::min(ui.px(ui.theme.radius.l), square.w * 0.16f);
  draw_face(ui.canvas.list(), {square.x, square.y}, square.w, rounding, model.portraits.find(client.portrait),
            point, IM_COL32(background.r, background.g, background.b, background.a), motion);
  report(ui, {.role = Role::image, .label = client.name, .value = mood.words, .rect = square});
}

/// What a bar needs to show everything it is given.
float bar_width(const Ui& ui, const TopBarView& view) {
  const float gap = ui.px(ui.theme.space.l);
  float width = 2 * ui.px(ui.theme.space.xl) + std::ceil(run_width(ui, Type::body_strong, "Composure")) + gap;
  if (!view.title.empty()) {
    width += std::ceil(run_width(ui, Type::body, "/")) + gap +
             std::ceil(run_width(ui, Type::body, view.title)) + gap;
  }
  if (!view.chip.empty()) width += chip_width(ui, view.chip) + gap;
  if (view.centre_width > 0) width += view.centre_width + 2 * gap;
  return width + view.right_width;
}

Colour background_of(const Ui& ui, const Mood& mood) {
  return ui.theme.dark ? mood.dark : mood.light;
}

}  // namespace

std::string_view mode_word(composure::Mode mode) {
  switch (mode) {
    case composure::Mode::guided:
      return "Guided";
    case composure::Mode::practice:
      return "Practice";
    case composure::Mode::assessment:
      return "Assessment";
  }
  return {};
}

std::string shortened(std::string_view text, std::size_t characters) {
  // Bytes that go on with a character do not count.
  const auto goes_on = [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) == 0x80U; };
  std::size_t count = 0;
  std::size_t end = 0;   // of the last whole word that fits
  std::size_t hard = 0;  // of the last character that fits
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (goes_on(text[i])) continue;
    if (text[i] == ' ') end = i;
    if (count++ == characters) {
      std::string part(text.substr(0, end > 0 ? end : hard));
      while (!part.empty() && std::string_view(" ,;:.(-").find(part.back()) != std::string_view::npos)
        part.pop_back();
      return part + "…";
    }
    hard = i + 1;
    while (hard < text.size() && goes_on(text[hard]))
      ++hard;
  }
  return std::string(text);
}

Rect column(const Ui& ui, Rect area, float design_width, float least_margin) {
  const float w = std::max(0.0f, std::min(ui.px(design_width), area.w - 2 * ui.px(least_margin)));
  return centred(area, w, area.h);
}

bool is_narrow(const Ui& ui, Rect area, float design_width) {
  return area.w < ui.px(design_width);
}

void client_face(Ui& ui, Id id, Rect square, const Model& model, const composure::Client& client,
                 std::string_view mood_id, bool speaking) {
  const Mood& mood = model.moods.find(mood_id);
  FaceMotion motion;
  if (!ui.reduce_motion) {
    motion = motion_at(ui.now, speaking);
    const double rest = seconds_to_blink(ui.now);
    if (speaking || rest <= 0) {
      ui.want_animation = true;
    } else {
      ui.wake_after(rest + 0.001);
    }
  }
  draw_client(ui, square, model, client, mood, eased(ui, id, mood.point),
              eased(ui, id, background_of(ui, mood)), motion);
}

void still_face(Ui& ui, Rect square, const Model& model, const composure::Client& client,
                std::string_view mood_id) {
  const Mood& mood = model.moods.find(mood_id);
  draw_client(ui, square, model, client, mood, mood.point, background_of(ui, mood), {});
}

BarAnswer screen_bar(Ui& ui, Rect& screen, const BarOfScreen& view) {
  const float gap = ui.px(ui.theme.space.l);
  const float escape_width = view.escape.empty() ? 0 : key_button_width(ui, Key::escape);
  const float clock_width = view.clock_left ? clock_ring_width(ui, *view.clock_left) : 0;
  TopBarView bar{.title = view.title, .chip = view.chip};
  bar.right_width = escape_width + clock_width + (escape_width > 0 && clock_width > 0 ? gap : 0);
  if (view.steps != nullptr) bar.centre_width = steps_width(ui, view.steps->names, view.steps->current);
  // The title is what tells one screen from another: where it is tight, the phases go, then the mode.
  const auto is_tight = [&] { return bar_width(ui, bar) > screen.w; };
  if (is_tight()) bar.centre_width = 0;
  if (is_tight()) bar.chip = {};
  const TopBarSlots slots = top_bar(ui, screen, bar);

  BarAnswer answer{.home = slots.brand_clicked};
  if (bar.centre_width > 0 && !slots.centre.empty())
    steps(ui, slots.centre, view.steps->names, view.steps->current);
  Rect right = slots.right;
  if (view.clock_left) clock_ring(ui, cut_left(right, clock_width, gap), *view.clock_left, view.clock_total);
  if (!view.escape.empty()) answer.escape = key_button(ui, Id{"bar escape"}, right, Key::escape, view.escape);
  return answer;
}

namespace {

/// A cap with words after it, or without; both are pressed alike.
bool cap_button(Ui& ui, Id id, Rect box, Key key, std::string_view what, std::string_view label,
                float width) {
  const Rect rect{box.x, std::round(box.y + (box.h - ui.px(keycap_height)) / 2), width, ui.px(keycap_height)};
  const Interaction state = interact(ui, id, rect, {.shortcut = key});
  open_report(ui, {.role = Role::button, .label = std::string(label), .rect = rect, .id = id});
  const float cap = keycap(ui, rect.corner(), key_label(key));
  if (!what.empty()) {
    Rect words = rect;
    cut_left(words, cap, ui.px(6));
    text_line(ui, words, Type::xs, state.hovered ? ui.theme.accent : ui.theme.ink_2, what);
  } else if (state.hovered) {
    ui.canvas.stroke({rect.x, rect.y, cap, rect.h}, ui.theme.accent, ui.px(1), ui.px(ui.theme.radius.s));
  }
  if (state.show_focus) focus_ring(ui, rect, ui.px(ui.theme.radius.s));
  close_report(ui);
  return state.clicked;
}

}  // namespace

bool key_button(Ui& ui, Id id, Rect box, Key key, std::string_view label) {
  return cap_button(ui, id, box, key, {}, label, key_button_width(ui, key));
}
float key_button_width(const Ui& ui, Key key) {
  return std::ceil(keycap_width(ui, key_label(key)));
}

bool hint_button(Ui& ui, Id id, Rect box, Key key, std::string_view what) {
  return cap_button(ui, id, box, key, what, what, hint_button_width(ui, key, what));
}
float hint_button_width(const Ui& ui, Key key, std::string_view what) {
  return key_button_width(ui, key) + ui.px(6) + std::ceil(run_width(ui, Type::xs, what)) + 1;
}

}  // namespace composure::window
