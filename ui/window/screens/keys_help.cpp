#include "window/screens/keys_help.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <span>
#include <string_view>

#include "window/widgets/button.hpp"
#include "window/widgets/dialog.hpp"
#include "window/widgets/keycap.hpp"
#include "window/widgets/scroll_area.hpp"
#include "window/widgets/text.hpp"

namespace composure::window {
namespace {

struct KeyLine {
  std::array<std::string_view, 4> caps = {};  // as many as are not empty
  std::string_view does = {};
};

struct KeyGroup {
  std::string_view title = {};
  std::span<const KeyLine> lines = {};
};

constexpr std::array everywhere{
    KeyLine{{"Tab"}, "to the next thing; with Shift to the one before"},
    KeyLine{{"↑", "↓", "←", "→"}, "to what lies in that direction"},
    KeyLine{{"Enter", "Space"}, "press what has the ring around it"},
    KeyLine{{"PgUp", "PgDn"}, "scroll; Home and End go to the ends"},
    KeyLine{{"Esc"}, "back, or close what is open"},
    KeyLine{{"F1"}, "this list"},
    KeyLine{{"Ctrl +", "Ctrl –"}, "larger, smaller; Ctrl 0 as it was"},
    KeyLine{{"Ctrl Q"}, "leave Composure"},
};
constexpr std::array talking{
    KeyLine{{"Space"}, "let the client go on"},
    KeyLine{{"X"}, "cut in"},
    KeyLine{{"1", "–", "9"}, "say this reply, or tick this piece"},
    KeyLine{{"Enter"}, "say the reply with the ring; go on"},
    KeyLine{{"A"}, "ask a colleague"},
    KeyLine{{"B"}, "back one turn"},
    KeyLine{{"H"}, "what was said so far"},
};
constexpr std::array looking_back{
    KeyLine{{"↑", "↓"}, "from turn to turn"},
    KeyLine{{"T"}, "try this turn again"},
    KeyLine{{"R"}, "play again from the start"},
};
constexpr std::array mending{
    KeyLine{{"Ctrl C"}, "copy the list of problems"},
};
constexpr std::array<KeyGroup, 4> groups{{{"Everywhere", everywhere},
                                          {"In a conversation", talking},
                                          {"Looking back", looking_back},
                                          {"A file that does not load", mending}}};

float caps_width(const Ui& ui, const KeyLine& line) {
  float width = 0;
  for (const std::string_view cap : line.caps) {
    if (!cap.empty()) width += (width > 0 ? ui.px(6) : 0) + keycap_width(ui, cap);
  }
  return width;
}

float draw_line(Ui& ui, Vec at, float width, float caps_room, const KeyLine& line) {
  const float cap = ui.px(keycap_height);
  float x = at.x;
  for (const std::string_view label : line.caps) {
    if (!label.empty()) x += keycap(ui, {x, at.y}, label) + ui.px(6);
  }
  const float gap = ui.px(ui.theme.space.m);
  const float room = width - caps_room - gap;
  const float single = line_height(ui, Type::small);
  // A cap stands on its edge: what is written on it is a little higher than its middle.
  const float lower = std::max(0.0f, std::floor((cap - single) / 2) - ui.px(1));
  const Vec words{at.x + caps_room + gap, at.y + lower};
  return std::max(cap, lower + text(ui, words, Type::small, ui.theme.ink_2, line.does, room).y);
}

/// The same for all groups, so that what the keys do is read as one column.
float widest_caps(const Ui& ui) {
  float width = 0;
  for (const KeyGroup& group : groups) {
    for (const KeyLine& line : group.lines)
      width = std::max(width, caps_width(ui, line));
  }
  return width;
}

float draw_group(Ui& ui, Vec at, float width, const KeyGroup& group) {
  const float caps_room = widest_caps(ui);
  float y = at.y;
  y += text(ui, {at.x, y}, Type::small_strong, ui.theme.ink, group.title, width, {.role = Role::heading}).y;
  for (const KeyLine& line : group.lines) {
    y += ui.px(ui.theme.space.s);
    y += draw_line(ui, {at.x, y}, width, caps_room, line);
  }
  return y - at.y;
}

/// In two columns of about the same height, or all of them under each other.
float draw_groups(Ui& ui, Rect area) {
  const float gap = ui.px(ui.theme.space.xl);
  const bool beside = area.w >= ui.px(700);
  const float width = beside ? (area.w - gap) / 2 : area.w;
  float left = 0;
  float right = 0;
  for (std::size_t i = 0; i < groups.size(); ++i) {
    const bool in_right = beside && (i == 1 || i == 2);
    float& y = in_right ? right : left;
    if (y > 0) y += gap;
    y += draw_group(ui, {area.x + (in_right ? width + gap : 0), area.y + y}, width, groups[i]);
  }
  return std::max(left, right);
}

}  // namespace

void draw_keys_help(Ui& ui, const Model&, Intents& intents) {
  const Theme& theme = ui.theme;
  const bool close = overlay(ui, Id{"keys help"}, "All keys", {.width = 880}, [&](Rect inside) {
    const float gap = ui.px(theme.space.l);
    const Rect head = cut_top(inside, ui.px(button_height), gap);
    const ButtonOptions look{.look = ButtonLook::plain, .cap = "Esc"};
    Rect title = head;
    const Rect place = cut_right(title, button_width(ui, "Close", look), gap);
    text_line(ui, title, Type::large, theme.ink, "All keys", Align::left, Role::heading);
    if (button(ui, Id{"close keys"}, place, "Close", look) || shortcut(ui, Key::f1))
      intents.push_back(ShowKeys{false});
    default_focus(ui, Id{"close keys"});
    float extent = 0;
    scroll_area(ui, Id{"all keys"}, inside, {.gutter = 12}, [&](Rect content) {
      extent = draw_groups(ui, content);
      return extent;
    });
    return head.h + gap + extent;
  });
  if (close) intents.push_back(ShowKeys{false});
}

}  // namespace composure::window
