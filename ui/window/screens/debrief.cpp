#include "window/screens/debrief.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <optional>
#include <string>
#include <vector>

#include "window/screens/debrief_scores.hpp"
#include "window/screens/debrief_turns.hpp"
#include "window/screens/flow.hpp"
#include "window/screens/parts.hpp"
#include "window/widgets/button.hpp"
#include "window/widgets/card.hpp"
#include "window/widgets/chip.hpp"
#include "window/widgets/line_breaks.hpp"
#include "window/widgets/line_chart.hpp"
#include "window/widgets/scroll_area.hpp"
#include "window/widgets/steps.hpp"
#include "window/widgets/text.hpp"
#include "window/widgets/top_bar.hpp"

namespace composure::window {
namespace {

// Design px.
constexpr float beside_from = 880;    // the turns stand beside the result from this width on
constexpr float beside_height = 440;  // and from this height
constexpr float turns_width = 392;
constexpr float most_width = 1440;
constexpr float gap_size = 16;
constexpr float padding = 20;
constexpr float curve_height = 148;

using composure::Scenario;

const Scenario& scenario_of(const DebriefScreen& screen) {
  return screen.session.conversation().scenario();
}

// The bar at the top.

constexpr std::string_view again = "Play again";
constexpr std::string_view library = "Library";

struct BarButtons {
  ButtonOptions leave{.key = Key::escape};
  ButtonOptions repeat{.look = ButtonLook::primary, .key = Key::r};
};

/// Only what fits whole: the title gives way first, for it stands nowhere else that one needs it; then the
/// steps.
TopBarView bar_view(const Ui& ui, const DebriefScreen& screen, const PhaseSteps& phases,
                    float buttons_width) {
  const float gap = ui.px(ui.theme.space.l);
  TopBarView view{.right_width = buttons_width};
  const std::string_view chip_words =
      screen.retry ? std::string_view("Second try") : mode_word(screen.session.conversation().options().mode);
  const float brand = std::ceil(run_width(ui, Type::body_strong, "Composure"));
  float room = ui.screen.w - 2 * ui.px(ui.theme.space.xl) - brand - buttons_width - 3 * gap;
  const auto fits = [&](float width) {
    if (width > room) return false;
    room -= width;
    return true;
  };
  const std::string& title = scenario_of(screen).title;
  const float title_width =
      std::ceil(run_width(ui, Type::body, title)) + run_width(ui, Type::body, "/") + 2 * gap;
  if (fits(title_width)) view.title = title;
  if (fits(chip_width(ui, chip_words) + gap)) view.chip = chip_words;
  const float centre = steps_width(ui, phases.names, phases.current);
  // The bar wants room for a title of some length whether there is one or not.
  if (fits(centre + ui.px(24)) && (view.title.empty() || title_width >= ui.px(160) || room >= ui.px(160)))
    view.centre_width = centre;
  return view;
}

void draw_bar(Ui& ui, Rect& area, const DebriefScreen& screen, Intents& intents) {
  const BarButtons looks;
  const PhaseSteps phases = phase_steps(scenario_of(screen), composure::Phase::converse, true);
  const float gap = ui.px(10);
  const float leave_width = button_width(ui, library, looks.leave);
  const float again_width = button_width(ui, again, looks.repeat);
  const TopBarSlots bar = top_bar(ui, area, bar_view(ui, screen, phases, leave_width + gap + again_width));
  if (!bar.centre.empty()) steps(ui, bar.centre, phases.names, phases.current);
  Rect row = centred(bar.right, bar.right.w, ui.px(button_height));
  const bool leaves = button(ui, Id{"library"}, cut_left(row, leave_width, gap), library, looks.leave);
  if (leaves || bar.brand_clicked) intents.push_back(GoToLibrary{});
  if (button(ui, Id{"again"}, row, again, looks.repeat)) intents.push_back(Begin{});
}

// The result.

std::string headline_of(const DebriefScreen& screen) {
  const Debrief& debrief = screen.debrief;
  if (!debrief.headline.empty()) return debrief.headline;
  const std::string name = first_name(scenario_of(screen).client.name);
  if (debrief.ending.empty()) return "The conversation with " + name + " did not come to its end.";
  return debrief.success ? "The conversation with " + name + " ended well."
                         : "The conversation with " + name + " did not end well.";
}

std::string pass_words(const DebriefScreen& screen) {
  if (!screen.debrief.pass) return {};
  return *screen.debrief.pass ? "passed" : "not passed";
}

/// The number at the right of the headline.
float draw_overall(Flow& flow, const DebriefScreen& screen, bool right) {
  Ui& ui = flow.ui();
  const Theme& theme = ui.theme;
  const auto percent = screen.debrief.scorecard.overall.percent();
  const std::string number = percent ? std::to_string(*percent) : std::string();
  const std::array<TextSpan, 2> spans{
      {{number, Type::display, theme.ink}, {"%", Type::body_strong, theme.ink}}};
  const std::string words = percent ? pass_words(screen) : "not scored";
  const float wide =
      std::max(percent ? measure_text(ui, spans).x : 0.0f, measure_text(ui, Type::xs, words).x);
  const TextOptions options{.align = right ? Align::right : Align::left};
  if (percent) {
    const float line = line_height(ui, Type::display);
    const Rect place = flow.place(line);
    if (flow.draws()) text(ui, place.corner(), spans, place.w, options);
  }
  if (!words.empty()) {
    const bool failed = screen.debrief.pass && !*screen.debrief.pass;
    const Colour colour = !percent || !screen.debrief.pass ? theme.ink_2 : failed ? theme.bad : theme.good;
    const Rect place = flow.place(line_height(ui, Type::xs));
    if (flow.draws()) text(ui, place.corner(), Type::xs_strong, colour, words, place.w, options);
  }
  return wide;
}

float draw_result(Ui& ui, Vec at, float width, const Model& model, const DebriefScreen& screen) {
  const Theme& theme = ui.theme;
  const bool small = width < ui.px(520);
  const float side = ui.px(small ? 64 : 84);
  const float gap = ui.px(18);
  const float inner = ui.px(padding);
  const float number_width = ui.px(84);
  const float words_width = width - 2 * inner - side - gap - (small ? 0 : number_width + gap);
  const FlowContent words = [&](Flow& flow) {
    flow.text(small ? Type::large : Type::title, theme.ink, headline_of(screen), Role::heading);
    flow.gap(theme.space.xs);
    flow.text(Type::body, theme.ink_2, screen.debrief.lesson);
    if (small) {
      flow.gap(theme.space.s);
      draw_overall(flow, screen, false);
    }
  };
  const float words_height = flow_height(ui, words_width, words);
  const float height = std::max(side, words_height) + 2 * inner;
  const Rect rect{at.x, at.y, width, height};
  card(ui, rect);
  Rect inside = rect.inset(inner);
  Rect face = cut_left(inside, side, gap);
  face.y = std::round(small ? face.y : face.y + (face.h - side) / 2);
  face.h = side;
  client_face(ui, Id{"client"}, face, model, scenario_of(screen).client,
              composure::name_of(screen.debrief.last_mood));
  if (!small) {
    const Rect place = cut_right(inside, number_width, gap);
    const FlowContent number = [&](Flow& flow) { draw_overall(flow, screen, true); };
    const float spare = std::floor((place.h - flow_height(ui, place.w, number)) / 2);
    flow(ui, {place.x, place.y + spare}, place.w, number);
  }
  const float spare = std::floor((inside.h - words_height) / 2);
  flow(ui, {inside.x, inside.y + spare}, inside.w, words);
  return height;
}

// The curve.

Id curve_point(std::size_t turn) {
  return Id{"curve"} / Id{"point", turn};
}

float draw_curve(Ui& ui, Vec at, float width, const DebriefScreen& screen, Intents& intents) {
  const Theme& theme = ui.theme;
  const auto& turns = screen.debrief.turns;
  std::vector<float> trust;
  std::vector<float> tension;
  for (const composure::DebriefTurn& turn : turns) {
    trust.push_back(static_cast<float>(turn.trust_after));
    tension.push_back(static_cast<float>(turn.tension_after));
  }
  const float inner = ui.px(padding);
  const float head_height = line_height(ui, Type::large);
  const float height = 2 * inner + head_height + ui.px(curve_height);
  card(ui, {at.x, at.y, width, height});
  Rect inside = Rect{at.x, at.y, width, height}.inset(inner, ui.px(16));
  Rect head = cut_top(inside, head_height, ui.px(6));
  constexpr std::string_view hint = "select a turn to go there";
  const float hint_width = std::ceil(run_width(ui, Type::xs, hint)) + 1;
  const float title_width = run_width(ui, Type::large, "How it went, turn by turn");
  if (head.w >= hint_width + title_width + inner) {
    text_line(ui, cut_right(head, hint_width), Type::xs, theme.ink_2, hint, Align::right);
  }
  text_line(ui, head, Type::large, theme.ink, "How it went, turn by turn", Align::left, Role::heading);

  const std::array<Series, 2> series{
      {{.name = "trust", .values = trust, .colour = theme.listening, .points = true},
       {.name = "tension", .values = tension, .colour = theme.bad, .dashed = true}}};
  const std::string number = std::to_string(screen.turn + 1);
  const std::array<ChartMark, 1> marks{{{screen.turn, theme.accent, number}}};
  const ChartView view{.label = "Trust and tension after each turn",
                       .series = series,
                       .marks = marks,
                       .selected = screen.turn};
  if (const auto turn = line_chart(ui, Id{"curve"}, inside, view)) intents.push_back(LookAtTurn{*turn});
  const Focusable* reached = ui.focus.to_reveal();
  for (std::size_t i = 0; i < turns.size(); ++i) {
    if (reached != nullptr && reached->id == curve_point(i) && i != screen.turn)
      intents.push_back(LookAtTurn{i});
  }
  return height;
}

bool is_in_curve(const Ui& ui, const DebriefScreen& screen) {
  for (std::size_t i = 0; i < screen.debrief.turns.size(); ++i) {
    if (ui.focus.is_focused(curve_point(i))) return true;
  }
  return false;
}

// The whole.

/// The evidence below the result. Returns the height.
float draw_evidence(Ui& ui, Vec at, float width, const DebriefScreen& screen, Intents& intents) {
  const float gap = ui.px(gap_size);
  float y = at.y;
  const auto add = [&](float height) {
    if (height > 0) y += height + gap;
  };
  add(draw_advice(ui, {at.x, y}, width, screen));
  add(draw_families(ui, {at.x, y}, width, screen, intents));
  add(flow(ui, {at.x, y}, std::min(width, ui.px(640)),
           [&](Flow& print) { draw_small_print(print, screen); }));
  return y - at.y;
}

bool try_button(Ui& ui, Rect rect) {
  return button(ui, Id{"try"}, rect, "Try this turn again", {.key = Key::t});
}

/// Beside the result: the list, the turn below it, and what can be done with it, each always in sight.
void draw_turns_panel(Ui& ui, Rect panel, const DebriefScreen& screen, bool takes_page_keys,
                      Intents& intents) {
  const Theme& theme = ui.theme;
  const float inner = ui.px(padding);
  card(ui, panel);
  Rect inside = panel.inset(inner, ui.px(16));
  const Rect footer = cut_bottom(inside, ui.px(button_height), ui.px(theme.space.m));
  const Rect head = cut_top(inside, line_height(ui, Type::large), ui.px(6));
  text_line(ui, head, Type::large, theme.ink, "The turns", Align::left, Role::heading);

  const float needed = turn_row_span(ui, screen.debrief.turns.size()).top;
  const Rect list = cut_top(inside, std::min(needed, std::floor(inside.h * 0.38f)), ui.px(theme.space.m));
  const float reach = ui.px(6);  // so that the discs stand below the heading, not the surface of a row
  scroll_area(ui, Id{"turns"}, list.inset(-reach, 0), {.takes_page_keys = false, .gutter = 16},
              [&](Rect content) { return draw_turn_list(ui, content.corner(), content.w, screen, intents); });
  ui.canvas.horizontal(inside.x, inside.y - ui.px(6), inside.w, theme.line, ui.px(1));
  inside.y += ui.px(6);
  inside.h -= ui.px(6);
  Rect detail = inside;
  detail.w += ui.px(12);
  scroll_area(ui, Id{"turn"}, detail, {.takes_page_keys = takes_page_keys, .gutter = 18}, [&](Rect content) {
    return flow(ui, content.corner(), content.w, [&](Flow& turn) { draw_turn(turn, screen); }) +
           ui.px(theme.space.s);
  });
  if (try_button(ui, footer)) intents.push_back(RetryTurn{screen.turn});
}

/// Below the result, where there is no room beside it.
float draw_turns_card(Ui& ui, Vec at, float width, const DebriefScreen& screen, Intents& intents) {
  const FlowContent content = [&](Flow& flow) {
    Ui& inner = flow.ui();
    const Theme& theme = inner.theme;
    flow.text(Type::large, theme.ink, "The turns", Role::heading);
    flow.gap(6);
    const Rect list = flow.place(turn_row_span(inner, screen.debrief.turns.size()).top);
    const float reach = inner.px(6);
    if (flow.draws()) draw_turn_list(inner, {list.x - reach, list.y}, list.w + 2 * reach, screen, intents);
    flow.gap(theme.space.xl);
    draw_turn(flow, screen);
    flow.gap(theme.space.l);
    const Rect place = flow.place(inner.px(button_height));
    if (!flow.draws()) return;
    const float wanted = button_width(inner, "Try this turn again", {.key = Key::t});
    if (try_button(inner, {place.x, place.y, std::min(place.w, wanted), place.h}))
      intents.push_back(RetryTurn{screen.turn});
  };
  return flow_card(ui, at, width, content, {.padding = padding});
}

float draw_beside(Ui& ui, Rect content, const Model& model, const DebriefScreen& screen, Intents& intents) {
  const float gap = ui.px(gap_size);
  float y = content.y + ui.px(20);
  y += draw_result(ui, {content.x, y}, content.w, model, screen) + gap;
  if (!screen.debrief.turns.empty()) y += draw_curve(ui, {content.x, y}, content.w, screen, intents) + gap;
  y += draw_evidence(ui, {content.x, y}, content.w, screen, intents);
  return y + ui.px(4) - content.y;
}

/// Whether a turn was asked for with a press, from this intent on; going along the curve with the arrow keys
/// must not lead away from it.
bool was_pressed(const Ui& ui, const Intents& intents, std::size_t from) {
  if (ui.focus.to_reveal() != nullptr) return false;
  return std::any_of(intents.begin() + static_cast<std::ptrdiff_t>(from), intents.end(),
                     [](const Intent& intent) { return std::holds_alternative<LookAtTurn>(intent); });
}

float draw_stacked(Ui& ui, Rect content, const Model& model, const DebriefScreen& screen, Intents& intents) {
  const float gap = ui.px(gap_size);
  const Rect area = column(ui, content, 760, ui.theme.space.l);
  float y = area.y + ui.px(ui.theme.space.l);
  y += draw_result(ui, {area.x, y}, area.w, model, screen) + gap;
  if (screen.debrief.turns.empty())
    return y + draw_evidence(ui, {area.x, y}, area.w, screen, intents) - content.y;

  std::size_t already = intents.size();
  y += draw_curve(ui, {area.x, y}, area.w, screen, intents) + gap;
  bool go_to_turn = was_pressed(ui, intents, already);
  const float turns_bottom = y + draw_turns_card(ui, {area.x, y}, area.w, screen, intents);
  // Below the list, which has about the height of its rows and a heading.
  const float turn_top = y + ui.px(64) + turn_row_span(ui, screen.debrief.turns.size()).top - content.y;
  y = turns_bottom + gap;
  already = intents.size();
  y += draw_evidence(ui, {area.x, y}, area.w, screen, intents);
  go_to_turn = go_to_turn || was_pressed(ui, intents, already);
  const float half = content.h / 2;
  if (go_to_turn) scroll_to(ui, Id{"debrief"}, turn_top + half, turn_top + half);
  return y - content.y;
}

/// Another turn is looked at: its row comes into the list's sight, and it is read from its beginning.
void follow_selection(Ui& ui, const DebriefScreen& screen, const Intents& intents, std::size_t already) {
  for (std::size_t i = already; i < intents.size(); ++i) {
    const auto* look = std::get_if<LookAtTurn>(&intents[i]);
    if (look == nullptr || look->turn == screen.turn) continue;
    const RowSpan row = turn_row_span(ui, look->turn);
    scroll_to(ui, Id{"turns"}, row.top, row.bottom);
    scroll_to(ui, Id{"turn"}, 0, 0);
  }
}

}  // namespace

void draw_debrief(Ui& ui, const Model& model, const DebriefScreen& screen, Intents& intents) {
  ui.canvas.fill(ui.screen, ui.theme.background);
  const std::size_t already = intents.size();
  Rect area = ui.screen;
  draw_bar(ui, area, screen, intents);
  const bool has_turns = !screen.debrief.turns.empty();
  const bool beside = has_turns && area.w >= ui.px(beside_from) && area.h >= ui.px(beside_height);
  if (has_turns) default_focus(ui, turn_row_id(screen.turn));
  if (beside) {
    const bool wide = area.w >= ui.px(1100);
    Rect row = column(ui, area, most_width, wide ? 28 : ui.theme.space.l);
    const float gap = ui.px(20);
    const Rect panel = cut_right(row, std::min(ui.px(turns_width), std::floor(row.w * 0.38f)), gap);
    // The page keys scroll where the keyboard is.
    const bool left = is_in_curve(ui, screen) || is_in_families(ui, screen);
    Rect evidence = row;
    const float gutter = gap * 0.75f / ui.scale;
    evidence.w += ui.px(gutter);
    scroll_area(ui, Id{"evidence"}, evidence, {.takes_page_keys = left, .gutter = gutter},
                [&](Rect content) { return draw_beside(ui, content, model, screen, intents); });
    draw_turns_panel(ui, panel.inset(0, ui.px(20)), screen, !left, intents);
    follow_selection(ui, screen, intents, already);
  } else {
    scroll_area(ui, Id{"debrief"}, area, {},
                [&](Rect content) { return draw_stacked(ui, content, model, screen, intents); });
  }
  if (shortcut(ui, Key::f1)) intents.push_back(ShowKeys{true});
  if (shortcut(ui, Key::q, true)) intents.push_back(Quit{});
}

}  // namespace composure::window
