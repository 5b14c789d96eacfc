#include "window/screens/problem.hpp"

#include <array>
#include <string>

#include "window/screens/flow.hpp"
#include "window/screens/parts.hpp"
#include "window/screens/scenario_words.hpp"
#include "window/widgets/button.hpp"
#include "window/widgets/scroll_area.hpp"
#include "window/widgets/text.hpp"
#include "window/widgets/top_bar.hpp"

namespace composure::window {
namespace {

constexpr float reading_width = 720;  // design px
constexpr float footer_height = 72;
constexpr double copied_seconds = 2;

using composure::Diagnostic;

std::string place_of(const Diagnostic& problem, const std::string& file) {
  std::string place = "The file as a whole";
  if (problem.where.line > 0) {
    place = "Line " + std::to_string(problem.where.line);
    if (problem.where.column > 0) place += ", column " + std::to_string(problem.where.column);
  }
  if (!problem.where.file.empty() && problem.where.file != file) place += " of " + problem.where.file;
  return place;
}

std::string all_as_text(const ProblemScreen& screen) {
  std::string text;
  for (const Diagnostic& problem : screen.problems)
    text += composure::to_text(problem) + "\n";
  return text;
}

void draw_heading(Flow& flow, const ProblemScreen& screen) {
  const Theme& theme = flow.ui().theme;
  flow.text(Type::title, theme.ink, "This scenario does not load", Role::heading);
  flow.gap(theme.space.xs);
  flow.text(Type::body, theme.ink_2, screen.file);
  flow.gap(theme.space.s);
  flow.text(Type::body, theme.ink_2,
            "It has " + counted(screen.problems.size(), "problem", "problems") +
                ". Mend the file in a text editor, then start Composure again.");
}

void draw_problem_card(Flow& flow, const Diagnostic& problem, const std::string& file) {
  const Theme& theme = flow.ui().theme;
  const bool is_error = problem.severity == composure::Severity::error;
  const std::string place = place_of(problem, file);
  const std::array<TextSpan, 2> head{
      {{is_error ? "Error  ·  " : "Warning  ·  ", Type::small_strong, is_error ? theme.bad : theme.warn},
       {place, Type::small_strong, theme.ink}}};
  flow.text(head);
  flow.gap(theme.space.xs);
  flow.text(Type::card, theme.ink, capitalised(problem.message));
  flow.gap(6);
  std::string rule = "Rule: " + problem.rule;
  if (!problem.where.pointer.empty()) rule += "  ·  at " + problem.where.pointer;
  flow.text(Type::xs, theme.ink_2, rule);
}

float draw_content(Ui& ui, Rect content, const ProblemScreen& screen) {
  const Theme& theme = ui.theme;
  const Rect area = column(ui, content, reading_width, theme.space.xl);
  float y = area.y + ui.px(theme.space.xxl);
  y += flow(ui, {area.x, y}, area.w, [&](Flow& heading) { draw_heading(heading, screen); });
  y += ui.px(theme.space.xl);
  for (const Diagnostic& problem : screen.problems) {
    y += flow_card(ui, {area.x, y}, area.w,
                   [&](Flow& card) { draw_problem_card(card, problem, screen.file); });
    y += ui.px(theme.space.m);
  }
  return y + ui.px(theme.space.l) - content.y;
}

/// True for a while after it was told that something was copied: the button answers.
bool was_copied(Ui& ui, bool now) {
  const Id id{"copied"};
  if (now) ui.eased[id.value] = {1, 1, ui.now, ui.frame};
  const auto kept = ui.eased.find(id.value);
  if (kept == ui.eased.end() || ui.now >= kept->second.since + copied_seconds) return false;
  kept->second.frame = ui.frame;
  ui.wake_after(kept->second.since + copied_seconds - ui.now);
  return true;
}

void draw_footer(Ui& ui, Rect bar, const ProblemScreen& screen, Intents& intents) {
  const Theme& theme = ui.theme;
  ui.canvas.fill(bar, theme.surface);
  ui.canvas.horizontal(bar.x, bar.y, bar.w, theme.line, ui.px(1));
  Rect row = column(ui, bar, reading_width, theme.space.xl);
  row = centred(row, row.w, ui.px(button_height));
  const ButtonOptions copy{.cap = "Ctrl C"};
  const ButtonOptions back{.look = ButtonLook::primary, .key = Key::escape};
  const std::string_view caption = "Back to the library";
  const Rect copy_place = cut_left(row, button_width(ui, "Copied", copy), ui.px(theme.space.l));
  const Rect back_place = cut_right(row, button_width(ui, caption, back));
  const bool by_key = shortcut(ui, Key::c, true);
  const bool copied = was_copied(ui, by_key);
  const bool pressed = button(ui, Id{"copy"}, copy_place, copied ? "Copied" : "Copy", copy);
  if (pressed || by_key) {
    copy_text(all_as_text(screen));
    was_copied(ui, true);
  }
  if (button(ui, Id{"back"}, back_place, caption, back)) intents.push_back(GoToLibrary{});
  default_focus(ui, Id{"back"});
}

}  // namespace

void draw_problem(Ui& ui, const Model&, const ProblemScreen& screen, Intents& intents) {
  ui.canvas.fill(ui.screen, ui.theme.background);
  Rect area = ui.screen;
  const TopBarSlots bar = top_bar(ui, area, {.right_width = hint_button_width(ui, Key::f1, "all keys")});
  const Rect footer = cut_bottom(area, ui.px(footer_height));
  scroll_area(ui, Id{"problem"}, area, {}, [&](Rect content) { return draw_content(ui, content, screen); });
  draw_footer(ui, footer, screen, intents);
  if (hint_button(ui, Id{"keys"}, bar.right, Key::f1, "all keys")) intents.push_back(ShowKeys{true});
  if (bar.brand_clicked) intents.push_back(GoToLibrary{});
  if (shortcut(ui, Key::q, true)) intents.push_back(Quit{});
}

}  // namespace composure::window
