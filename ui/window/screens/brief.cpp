#include "window/screens/brief.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <string>
#include <vector>

#include "window/screens/flow.hpp"
#include "window/screens/parts.hpp"
#include "window/screens/scenario_words.hpp"
#include "window/widgets/button.hpp"
#include "window/widgets/chip.hpp"
#include "window/widgets/scroll_area.hpp"
#include "window/widgets/text.hpp"
#include "window/widgets/top_bar.hpp"

namespace composure::window {
namespace {

// Design px.
constexpr float most_width = 1200;
constexpr float reading_width = 600;
constexpr float column_gap = 56;
constexpr float footer_height = 72;

using composure::Scenario;

bool has_preparation(const Scenario& scenario) {
  return std::ranges::any_of(
      scenario.nodes, [](const composure::Node& node) { return node.phase == composure::Phase::prepare; });
}

void draw_client(Flow& flow, const Model& model, const Scenario& scenario) {
  Ui& ui = flow.ui();
  const Theme& theme = ui.theme;
  const float side = ui.px(flow.width() < ui.px(420) ? 88 : 120);
  const float gap = ui.px(20);
  const float words_width = flow.width() - side - gap;
  const std::string minutes = minutes_of(scenario);
  const FlowContent words = [&](Flow& inner) {
    inner.text(Type::large, theme.ink, scenario.client.name, Role::heading);
    inner.text(Type::body, theme.ink_2, capitalised(scenario.client.role));
    inner.gap(theme.space.s);
    const float line = line_height(ui, Type::xs);
    const Rect row = inner.place(line);
    if (!inner.draws()) return;
    const float used = scenario.difficulty == 0 ? 0
                                                : dots(ui, row.corner(), line, scenario.difficulty,
                                                       most_difficult, difficulty_of(scenario)) +
                                                      ui.px(theme.space.m);
    const Vec at{row.x + used, row.y};
    if (!minutes.empty()) text(ui, at, Type::xs, theme.ink_2, "about " + minutes);
  };
  const float height = flow_height(ui, words_width, words);
  const Rect row = flow.place(std::max(side, height));
  if (!flow.draws()) return;
  client_face(ui, Id{"client"}, {row.x, row.y, side, side}, model, scenario.client, first_mood(scenario));
  const float spare = std::floor((row.h - height) / 2);
  window::flow(ui, {row.x + side + gap, row.y + spare}, words_width, words);
}

std::string your_part(const Scenario& scenario) {
  if (scenario.your_name.empty()) return capitalised(scenario.your_role);
  if (scenario.your_role.empty()) return scenario.your_name;
  return scenario.your_name + ", " + scenario.your_role;
}

void draw_story(Flow& flow, const Model& model, const Scenario& scenario) {
  const Theme& theme = flow.ui().theme;
  flow.text(Type::title, theme.ink, scenario.title, Role::heading);
  flow.gap(20);
  draw_client(flow, model, scenario);
  flow.gap(theme.space.xl);
  flow.text(Type::lead, theme.ink, at_start(scenario, scenario.briefing.situation));
  const std::string part = your_part(scenario);
  if (part.empty()) return;
  flow.gap(theme.space.l);
  flow.text(Type::small_strong, theme.ink, "You are");
  flow.text(Type::body, theme.ink_2, part);
}

void draw_goals(Flow& flow, const Scenario& scenario) {
  const Theme& theme = flow.ui().theme;
  flow.text(Type::small_strong, theme.ink, "What you want from this conversation", Role::heading);
  for (const composure::Text& goal : scenario.briefing.goals) {
    flow.gap(6);
    flow.item(Type::small, theme.ink_2, "–", at_start(scenario, goal));
  }
}

void draw_known(Flow& flow, const Scenario& scenario) {
  const Theme& theme = flow.ui().theme;
  flow.text(Type::small_strong, theme.ink, "What you know", Role::heading);
  for (const composure::Fact& fact : scenario.briefing.facts) {
    const std::string name = words_of(fact.id) + ":  ";
    const std::array<TextSpan, 2> spans{
        {{name, Type::small_strong, theme.ink_2}, {fact.text, Type::small, theme.ink_2}}};
    flow.gap(6);
    flow.text(spans);
  }
}

void draw_notes(Flow& flow, const Scenario& scenario) {
  const Theme& theme = flow.ui().theme;
  flow.text(Type::small_strong, theme.warn, "Before you begin: this conversation contains", Role::heading);
  for (const std::string& note : scenario.content_notes) {
    flow.gap(4);
    flow.item(Type::small, theme.ink, "–", note);
  }
}

void draw_skills(Flow& flow, const Scenario& scenario) {
  const Theme& theme = flow.ui().theme;
  std::vector<std::string> words;
  for (const std::string& skill : scenario.skills)
    words.push_back(words_of(skill));
  flow.text(Type::small_strong, theme.ink, "What you practise here", Role::heading);
  flow.gap(10);
  flow.chips(words);
}

/// The cards that this scenario has something for. Returns their height.
float draw_cards(Ui& ui, Vec at, float width, const Scenario& scenario) {
  const float gap = ui.px(ui.theme.space.l);
  float y = at.y;
  const auto add = [&](bool has, auto content, FlowCardOptions options = {}) {
    if (!has) return;
    y += flow_card(
             ui, {at.x, y}, width, [&](Flow& flow) { content(flow, scenario); }, options) +
         gap;
  };
  add(!scenario.briefing.goals.empty(), draw_goals);
  add(!scenario.briefing.facts.empty(), draw_known);
  add(!scenario.content_notes.empty(), draw_notes,
      {.look = {.fill = ui.theme.warn_tint, .border = mix(ui.theme.warn_tint, ui.theme.warn, 0.3f)}});
  add(!scenario.skills.empty(), draw_skills);
  return y - at.y;
}

float draw_content(Ui& ui, Rect content, const Model& model, const Scenario& scenario) {
  const Theme& theme = ui.theme;
  const float margin = ui.px(theme.space.xxl);
  const bool stacked = is_narrow(ui, content);
  const FlowContent story = [&](Flow& flow) { draw_story(flow, model, scenario); };
  if (stacked) {
    const Rect area = column(ui, content, reading_width, theme.space.xl);
    float y = area.y + ui.px(theme.space.xl);
    y += flow(ui, {area.x, y}, area.w, story) + ui.px(theme.space.xl);
    y += draw_cards(ui, {area.x, y}, area.w, scenario);
    return y + ui.px(theme.space.s) - content.y;
  }
  const Rect area = column(ui, content, most_width, theme.space.xxl);
  const float gap = ui.px(column_gap);
  const float left = std::floor((area.w - gap) / 2);
  const float used_left = flow(ui, {area.x, area.y + margin}, std::min(left, ui.px(reading_width)), story);
  const float right = area.w - left - gap;
  const float used_right = draw_cards(ui, {area.x + left + gap, area.y + margin}, right, scenario);
  return margin + std::max(used_left, used_right) + ui.px(theme.space.l);
}

void draw_footer(Ui& ui, Rect bar, const Scenario& scenario, Intents& intents) {
  const Theme& theme = ui.theme;
  ui.canvas.fill(bar, theme.surface);
  ui.canvas.horizontal(bar.x, bar.y, bar.w, theme.line, ui.px(1));
  Rect row = column(ui, bar, most_width, is_narrow(ui, bar) ? theme.space.xl : theme.space.xxl);
  const ButtonOptions look{.look = ButtonLook::primary, .key = Key::enter};
  const float height = ui.px(button_height);
  const Rect place = cut_right(row, button_width(ui, "Start", look), ui.px(theme.space.xl));
  if (button(ui, Id{"start"}, centred(place, place.w, height), "Start", look)) intents.push_back(Begin{});
  default_focus(ui, Id{"start"});
  const std::string next =
      has_preparation(scenario)
          ? "Preparation comes first. The conversation begins when you are ready."
          : "The conversation begins at once: " + first_name(scenario.client.name) + " speaks first.";
  const Vec size = measure_text(ui, Type::small, next, row.w);
  text(ui, {row.x, std::round(row.y + (row.h - size.y) / 2)}, Type::small, theme.ink_2, next, row.w);
}

}  // namespace

void draw_brief(Ui& ui, const Model& model, const BriefScreen& screen, Intents& intents) {
  const Scenario& scenario = *screen.scenario;
  ui.canvas.fill(ui.screen, ui.theme.background);
  Rect area = ui.screen;
  const TopBarSlots bar = top_bar(ui, area, {.right_width = hint_button_width(ui, Key::escape, "library")});
  const Rect footer = cut_bottom(area, ui.px(footer_height));
  scroll_area(ui, Id{"brief"}, area, {},
              [&](Rect content) { return draw_content(ui, content, model, scenario); });
  draw_footer(ui, footer, scenario, intents);
  const bool back = hint_button(ui, Id{"back"}, bar.right, Key::escape, "library");
  if (back || bar.brand_clicked) intents.push_back(GoToLibrary{});
  if (shortcut(ui, Key::f1)) intents.push_back(ShowKeys{true});
  if (shortcut(ui, Key::q, true)) intents.push_back(Quit{});
}

}  // namespace composure::window
