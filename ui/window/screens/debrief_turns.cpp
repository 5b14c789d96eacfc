#include "window/screens/debrief_turns.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <string>

#include "window/screens/debrief_scores.hpp"
#include "window/screens/parts.hpp"
#include "window/widgets/line_breaks.hpp"
#include "window/widgets/text.hpp"

namespace composure::window {
namespace {

using composure::DebriefTurn;
using composure::Decision;

// Design px.
constexpr float row_height = 38;
constexpr float disc_radius = 13;
constexpr std::size_t most_words = 160;

/// What the learner did, in one line.
std::string words_of_turn(const DebriefTurn& turn) {
  if (turn.kind == Decision::Kind::timeout) return "You said nothing";
  if (turn.said.empty()) return "You chose nothing";
  std::string words;
  for (const std::string& piece : turn.said)
    words += (words.empty() ? "" : "  ·  ") + piece;
  return words;
}

/// The beginning of a text, as many whole words as fit: the text itself stands beside the list in full.
std::string beginning(const Ui& ui, Type type, std::string_view whole, float width) {
  if (run_width(ui, type, whole) <= width) return std::string(whole);
  std::size_t characters = most_words;
  std::string part = shortened(whole, characters);
  while (characters > 1 && run_width(ui, type, part) > width)
    part = shortened(whole, --characters);
  return part;
}

/// What the scored criteria of a turn add up to.
composure::Score sum_of(const DebriefTurn& turn) {
  composure::Score sum;
  for (const auto& score : turn.scores) {
    sum.gained += score.gained;
    sum.on_offer += score.on_offer;
  }
  return sum;
}

std::string points_of_turn(const DebriefTurn& turn) {
  return turn.scores.empty() ? std::string() : points_of(sum_of(turn));
}

void draw_disc(Ui& ui, Rect box, std::size_t number, bool selected) {
  ui.canvas.circle(box.centre(), ui.px(disc_radius), selected ? ui.theme.accent : ui.theme.sunken);
  text_line(ui, box, Type::xs_strong, selected ? ui.theme.on_accent : ui.theme.ink_2, std::to_string(number),
            Align::centre);
}

bool draw_row(Ui& ui, Rect row, const DebriefTurn& turn, Id id, bool selected) {
  const Theme& theme = ui.theme;
  const Interaction state = interact(ui, id, row);
  const std::string words = words_of_turn(turn);
  const std::string points = points_of_turn(turn);
  open_report(ui, {.role = Role::button,
                   .label = "Turn " + std::to_string(turn.number) + ": " + words,
                   .value = points,
                   .rect = row,
                   .id = id,
                   .selected = selected});
  const float radius = ui.px(theme.radius.m);
  if (selected) {
    ui.canvas.fill(row, theme.accent_tint, radius);
  } else if (state.hovered) {
    ui.canvas.fill(row, theme.sunken.faded(0.55f), radius);
  }
  const float gap = ui.px(10);
  Rect rest = row.inset(ui.px(6), 0);
  rest.w -= ui.px(4);
  draw_disc(ui, cut_left(rest, 2 * ui.px(disc_radius), gap), turn.number, selected);
  if (!points.empty()) {
    const float width = std::ceil(run_width(ui, Type::xs, points)) + 1;
    text_line(ui, cut_right(rest, width, gap), Type::xs, theme.ink_2, points, Align::right);
  }
  text_line(ui, rest, Type::small, theme.ink, beginning(ui, Type::small, words, rest.w));
  if (state.show_focus) focus_ring(ui, row.inset(ui.px(4)), ui.px(theme.radius.s));
  close_report(ui);
  return state.clicked;
}

std::string change(std::string_view name, int before, int after) {
  std::string words = std::string(name) + " ";
  if (before == after) return words + std::to_string(after) + ", unchanged";
  return words + std::to_string(before) + " → " + std::to_string(after);
}

void draw_effect(Flow& flow, const DebriefTurn& turn) {
  const Theme& theme = flow.ui().theme;
  const std::string trust = change("Trust", turn.trust_before, turn.trust_after) + "      ";
  const std::string tension = change("Tension", turn.tension_before, turn.tension_after);
  const std::array<TextSpan, 2> spans{
      {{trust, Type::small_strong, theme.listening}, {tension, Type::small_strong, theme.bad}}};
  flow.text(spans);
}

/// A small name over what was said.
void draw_said(Flow& flow, std::string_view who, std::string_view what) {
  const Theme& theme = flow.ui().theme;
  flow.gap(theme.space.l);
  flow.text(Type::xs_strong, theme.ink_2, who);
  flow.gap(2);
  flow.text(Type::small, theme.ink, what);
}

void draw_heard(Flow& flow, const DebriefTurn& turn, const composure::Client& client) {
  const Theme& theme = flow.ui().theme;
  const std::string name = first_name(client.name);
  if (!turn.heard.empty()) draw_said(flow, name + " said", turn.heard);
  if (!turn.cut_in || turn.unheard.empty()) return;
  flow.gap(theme.space.s);
  flow.text(Type::xs_strong, theme.warn, "You cut in here. " + name + " would have gone on:");
  flow.gap(2);
  flow.text(Type::small, theme.ink_2, turn.unheard);
}

void draw_answer(Flow& flow, const DebriefTurn& turn) {
  const Theme& theme = flow.ui().theme;
  if (turn.kind == Decision::Kind::timeout)
    return draw_said(flow, "You", "You said nothing, and the time ran out.");
  if (turn.kind != Decision::Kind::pick) return draw_said(flow, "You said", words_of_turn(turn));
  if (turn.said.empty()) return draw_said(flow, "You chose", "Nothing.");
  flow.gap(theme.space.l);
  flow.text(Type::xs_strong, theme.ink_2, "You chose");
  for (const std::string& piece : turn.said) {
    flow.gap(2);
    flow.item(Type::small, theme.ink, "–", piece);
  }
}

void draw_whys(Flow& flow, const DebriefTurn& turn) {
  const Theme& theme = flow.ui().theme;
  if (turn.whys.empty()) return;
  flow.gap(theme.space.l);
  flow.text(Type::xs_strong, theme.ink_2, "What that did, and why");
  for (std::size_t i = 0; i < turn.whys.size(); ++i) {
    flow.gap(i == 0 ? 2 : 6);
    flow.text(Type::small, theme.ink, turn.whys[i]);
  }
}

void draw_scores(Flow& flow, const DebriefTurn& turn, const composure::Rubric& rubric) {
  Ui& ui = flow.ui();
  const Theme& theme = ui.theme;
  flow.gap(theme.space.l);
  if (turn.scores.empty()) {
    flow.text(Type::xs, theme.ink_2,
              turn.counts ? "Nothing was at stake in this turn." : "This turn was not scored.");
    return;
  }
  flow.text(Type::xs_strong, theme.ink_2, "What was at stake");
  flow.gap(2);
  for (const auto& score : turn.scores) {
    const composure::Criterion& criterion = rubric.criteria[score.criterion];
    Rect row = flow.place(line_height(ui, Type::small));
    if (!flow.draws()) continue;
    const std::string points = points_of({score.gained, score.on_offer});
    const float width = std::ceil(run_width(ui, Type::small_strong, points)) + 1;
    text_line(ui, cut_right(row, width, ui.px(theme.space.s)), Type::small_strong, theme.ink, points,
              Align::right);
    text_line(ui, row, Type::small, family_colour(theme, criterion.family), criterion.name);
  }
}

std::string_view phase_words(composure::Phase phase) {
  switch (phase) {
    case composure::Phase::prepare:
      return "preparing";
    case composure::Phase::converse:
      return {};
    case composure::Phase::follow_up:
      return "following up";
  }
  return {};
}

}  // namespace

Id turn_row_id(std::size_t turn) {
  return Id{"turn", turn};
}

RowSpan turn_row_span(const Ui& ui, std::size_t turn) {
  const float top = static_cast<float>(turn) * ui.px(row_height);
  return {top, top + ui.px(row_height)};
}

float draw_turn_list(Ui& ui, Vec at, float width, const DebriefScreen& screen, Intents& intents) {
  const auto& turns = screen.debrief.turns;
  const Focusable* reached = ui.focus.to_reveal();
  for (std::size_t i = 0; i < turns.size(); ++i) {
    const Id id = turn_row_id(i);
    const Rect row{at.x, at.y + turn_row_span(ui, i).top, width, ui.px(row_height)};
    const bool by_keyboard = reached != nullptr && reached->id == id && i != screen.turn;
    if (draw_row(ui, row, turns[i], id, i == screen.turn) || by_keyboard) intents.push_back(LookAtTurn{i});
  }
  return static_cast<float>(turns.size()) * ui.px(row_height);
}

void draw_turn(Flow& flow, const DebriefScreen& screen) {
  const Debrief& debrief = screen.debrief;
  const DebriefTurn& turn = debrief.turns[screen.turn];
  const composure::Scenario& scenario = screen.session.conversation().scenario();
  const Theme& theme = flow.ui().theme;
  const std::string_view phase = phase_words(turn.phase);
  std::string title = "Turn " + std::to_string(turn.number) + " of " + std::to_string(debrief.turns.size());
  if (!phase.empty()) title += ", " + std::string(phase);
  flow.text(Type::card_strong, theme.ink, title, Role::heading);
  flow.gap(2);
  draw_effect(flow, turn);
  draw_heard(flow, turn, scenario.client);
  draw_answer(flow, turn);
  draw_whys(flow, turn);
  if (!turn.thinks.empty())
    draw_said(flow, "What " + first_name(scenario.client.name) + " thought", turn.thinks);
  draw_scores(flow, turn, *scenario.rubric);
}

}  // namespace composure::window
