#include "window/screens/debrief_scores.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <string>
#include <vector>

#include "window/widgets/card.hpp"
#include "window/widgets/line_breaks.hpp"
#include "window/widgets/text.hpp"

namespace composure::window {
namespace {

using composure::Criterion;
using composure::CriterionIndex;
using composure::FamilyIndex;
using composure::Rubric;
using composure::Score;

// Design px.
constexpr float row_height = 27;
constexpr float padding = 20;
constexpr float card_gap = 16;
constexpr float two_columns_from = 700;

const Rubric& rubric_of(const DebriefScreen& screen) {
  return *screen.session.conversation().scenario().rubric;
}

/// Lost points count as exercised although nothing was on offer.
bool is_exercised(const Score& score) {
  return score.on_offer > 0 || score.gained < 0;
}

std::vector<CriterionIndex> exercised(const DebriefScreen& screen, FamilyIndex family) {
  const Rubric& rubric = rubric_of(screen);
  std::vector<CriterionIndex> found;
  for (std::size_t i = 0; i < rubric.criteria.size(); ++i) {
    if (rubric.criteria[i].family == family && is_exercised(screen.debrief.scorecard.criteria[i]))
      found.push_back(static_cast<CriterionIndex>(i));
  }
  return found;
}

bool is_at_stake(const DebriefTurn& turn, CriterionIndex criterion) {
  return std::ranges::any_of(turn.scores, [&](const auto& score) { return score.criterion == criterion; });
}

/// Going round, so that pressing a bar again and again shows all of its turns.
std::optional<std::size_t> next_turn_with(const DebriefScreen& screen, CriterionIndex criterion) {
  const auto& turns = screen.debrief.turns;
  for (std::size_t step = 1; step <= turns.size(); ++step) {
    const std::size_t i = (screen.turn + step) % turns.size();
    if (is_at_stake(turns[i], criterion)) return i;
  }
  return {};
}

std::string percent_of(const Score& score) {
  const auto percent = score.percent();
  return percent ? std::to_string(*percent) + "%" : std::string();
}

Id bar_id(CriterionIndex criterion) {
  return Id{"criterion", criterion};
}

/// Wide enough for every number of the card, so that its bars begin and end together.
struct RowWidths {
  float name = 0;
  float percent = 0;
  float points = 0;
};

RowWidths widths_of(const Ui& ui, const DebriefScreen& screen, const std::vector<CriterionIndex>& rows) {
  RowWidths widths;
  for (const CriterionIndex i : rows) {
    const Score& score = screen.debrief.scorecard.criteria[i];
    widths.name =
        std::max(widths.name, std::ceil(run_width(ui, Type::small, rubric_of(screen).criteria[i].name)));
    widths.percent =
        std::max(widths.percent, std::ceil(run_width(ui, Type::small_strong, percent_of(score))));
    widths.points = std::max(widths.points, std::ceil(run_width(ui, Type::xs, points_of(score))));
  }
  return widths;
}

void draw_bar(Ui& ui, Id id, Rect slot, const Score& score, Colour colour) {
  const Rect track = centred(slot, slot.w, ui.px(8));
  ui.canvas.fill(track, ui.theme.sunken, track.h / 2);
  const auto share = static_cast<float>(score.share().value_or(0));
  const float filled = std::round(track.w * ease(ui, id / Id{"share"}, share, 0.5f));
  if (filled <= 0) return;
  ui.canvas.push_clip({track.x, track.y, filled, track.h});
  ui.canvas.fill({track.x, track.y, std::max(filled, track.h), track.h}, colour, track.h / 2);
  ui.canvas.pop_clip();
}

bool draw_row(Ui& ui, Rect row, const RowWidths& widths, const Criterion& criterion, CriterionIndex index,
              const Score& score, Colour colour) {
  const Id id = bar_id(index);
  const Theme& theme = ui.theme;
  const Interaction state = interact(ui, id, row);
  const std::string percent = percent_of(score);
  const std::string points = points_of(score);
  open_report(ui, {.role = Role::meter,
                   .label = criterion.name,
                   .value = percent + (percent.empty() ? "" : ", ") + points,
                   .rect = row,
                   .id = id});
  if (state.hovered)
    ui.canvas.fill(row.inset(-ui.px(6), 0), theme.sunken.faded(0.55f), ui.px(theme.radius.s));
  Rect rest = row;
  const float gap = ui.px(theme.space.m);
  text_line(ui, cut_left(rest, widths.name, gap), Type::small, theme.ink, criterion.name);
  text_line(ui, cut_right(rest, widths.points, ui.px(6)), Type::xs, theme.ink_2, points, Align::left);
  const Rect number = cut_right(rest, widths.percent, gap);
  if (!percent.empty()) text_line(ui, number, Type::small_strong, theme.ink, percent, Align::right);
  if (rest.w > ui.px(24)) draw_bar(ui, id, rest, score, colour);
  if (state.show_focus) focus_ring(ui, row.inset(-ui.px(2), ui.px(3)), ui.px(theme.radius.s));
  close_report(ui);
  return state.clicked;
}

float family_height(const Ui& ui, std::size_t rows) {
  return 2 * ui.px(padding) + line_height(ui, Type::large) + ui.px(6) +
         static_cast<float>(rows) * ui.px(row_height) - ui.px(4);
}

void draw_family(Ui& ui, Rect rect, const DebriefScreen& screen, FamilyIndex family,
                 const std::vector<CriterionIndex>& rows, Intents& intents) {
  const Rubric& rubric = rubric_of(screen);
  const Colour colour = family_colour(ui.theme, family);
  const auto& card_of = screen.debrief.scorecard;
  card(ui, rect);
  Rect inside = rect.inset(ui.px(padding));
  Rect head = cut_top(inside, line_height(ui, Type::large), ui.px(6));
  const std::string percent = percent_of(card_of.families[family]);
  const float room = std::ceil(run_width(ui, Type::large, percent)) + 1;
  if (!percent.empty())
    text_line(ui, cut_right(head, room, ui.px(ui.theme.space.m)), Type::large, colour, percent, Align::right);
  text_line(ui, head, Type::large, colour, rubric.families[family].name, Align::left, Role::heading);
  const RowWidths widths = widths_of(ui, screen, rows);
  for (const CriterionIndex i : rows) {
    const Rect row = cut_top(inside, ui.px(row_height));
    if (!draw_row(ui, row, widths, rubric.criteria[i], i, card_of.criteria[i], colour)) continue;
    if (const auto turn = next_turn_with(screen, i)) intents.push_back(LookAtTurn{*turn});
  }
}

/// The rubric's words for doing it well.
std::string_view best_anchor(const Criterion& criterion) {
  return criterion.anchors[0].empty() ? criterion.anchors[1] : criterion.anchors[0];
}

void draw_named(Flow& flow, const Criterion& criterion, FamilyIndex family) {
  const Theme& theme = flow.ui().theme;
  const std::string name = criterion.name + ".  ";
  const std::array<TextSpan, 2> spans{{{name, Type::small_strong, family_colour(theme, family)},
                                       {best_anchor(criterion), Type::small, theme.ink_2}}};
  flow.gap(6);
  flow.text(spans);
}

}  // namespace

Colour family_colour(const Theme& theme, composure::FamilyIndex family) {
  const std::array<Colour, 4> colours{theme.listening, theme.deescalation, theme.ink_2, theme.followthrough};
  return colours[family % colours.size()];
}

std::string points_of(const composure::Score& score) {
  if (score.on_offer <= 0) return "lost " + std::to_string(-score.gained);
  return (score.gained < 0 ? "−" : "") + std::to_string(std::abs(score.gained)) + " of " +
         std::to_string(score.on_offer);
}

float draw_advice(Ui& ui, Vec at, float width, const DebriefScreen& screen) {
  const Rubric& rubric = rubric_of(screen);
  const Debrief& debrief = screen.debrief;
  const Theme& theme = ui.theme;
  const FlowContent strengths = [&](Flow& flow) {
    flow.text(Type::card_strong, theme.ink, "What worked", Role::heading);
    for (const CriterionIndex i : debrief.strengths)
      draw_named(flow, rubric.criteria[i], rubric.criteria[i].family);
  };
  const FlowContent work_on = [&](Flow& flow) {
    flow.text(Type::card_strong, theme.ink, "What to work on", Role::heading);
    const Criterion& criterion = rubric.criteria[*debrief.work_on];
    draw_named(flow, criterion, criterion.family);
  };
  std::vector<const FlowContent*> cards;
  if (!debrief.strengths.empty()) cards.push_back(&strengths);
  if (debrief.work_on) cards.push_back(&work_on);
  if (cards.empty()) return 0;

  const float gap = ui.px(card_gap);
  FlowCardOptions options{.padding = padding};
  if (cards.size() == 2 && width >= ui.px(two_columns_from)) {
    const float half = std::floor((width - gap) / 2);
    for (const FlowContent* each : cards)
      options.least_height = std::max(options.least_height, flow_card_height(ui, half, *each, options));
    flow_card(ui, at, half, strengths, options);
    return flow_card(ui, {at.x + half + gap, at.y}, width - half - gap, work_on, options);
  }
  float y = at.y;
  for (const FlowContent* each : cards)
    y += flow_card(ui, {at.x, y}, width, *each, options) + gap;
  return y - gap - at.y;
}

float draw_families(Ui& ui, Vec at, float width, const DebriefScreen& screen, Intents& intents) {
  const float gap = ui.px(card_gap);
  const std::size_t columns = width >= ui.px(two_columns_from) ? 2 : 1;
  const float card_width = columns == 2 ? std::floor((width - gap) / 2) : width;
  std::array<float, 2> used{};
  const Rubric& rubric = rubric_of(screen);
  for (std::size_t f = 0; f < rubric.families.size(); ++f) {
    const auto family = static_cast<FamilyIndex>(f);
    const auto rows = exercised(screen, family);
    if (rows.empty()) continue;
    // In the shorter column, so that the cards fill the place.
    const std::size_t column = columns == 2 && used[1] < used[0] ? 1 : 0;
    const float height = family_height(ui, rows.size());
    const Rect rect{at.x + static_cast<float>(column) * (card_width + gap), at.y + used[column], card_width,
                    height};
    draw_family(ui, rect, screen, family, rows, intents);
    used[column] += height + gap;
  }
  return std::max(0.0f, std::max(used[0], used[1]) - gap);
}

void draw_small_print(Flow& flow, const DebriefScreen& screen) {
  const Rubric& rubric = rubric_of(screen);
  const Theme& theme = flow.ui().theme;
  const bool is_anything = std::ranges::any_of(screen.debrief.scorecard.criteria, is_exercised);
  std::string names;
  for (std::size_t i = 0; i < rubric.criteria.size(); ++i) {
    if (!is_anything || is_exercised(screen.debrief.scorecard.criteria[i])) continue;
    names += (names.empty() ? "Not exercised here: " : ", ") + rubric.criteria[i].name;
  }
  if (!names.empty()) flow.text(Type::xs, theme.ink_2, names + ".");
  if (!names.empty() && !rubric.disclaimer.empty()) flow.gap(theme.space.s);
  flow.text(Type::xs, theme.ink_3, rubric.disclaimer);
}

bool is_in_families(const Ui& ui, const DebriefScreen& screen) {
  for (std::size_t i = 0; i < rubric_of(screen).criteria.size(); ++i) {
    if (ui.focus.is_focused(bar_id(static_cast<CriterionIndex>(i)))) return true;
  }
  return false;
}

}  // namespace composure::window
