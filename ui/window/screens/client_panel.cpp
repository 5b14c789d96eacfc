#include "window/screens/client_panel.hpp"

#include <algorithm>
#include <cmath>

#include "window/widgets/chip.hpp"
#include "window/widgets/line_breaks.hpp"
#include "window/widgets/meter.hpp"
#include "window/widgets/text.hpp"

namespace composure::window {
namespace {

using Kind = TranscriptEntry::Kind;

constexpr float word_seconds = 0.6f;  // as long as the bar takes to arrive

/// "low", and once the bar has arrived "low, rising", if there is room for it.
std::string meter_word(Ui& ui, Id id, std::string_view label, float width, int value, int change) {
  const float target = static_cast<float>(value);
  const float shown = ease(ui, id / "word", target, word_seconds);
  std::string word(level_word(static_cast<int>(std::lround(shown))));
  if (shown != target || change == 0) return word;
  const std::string with_direction = word + (change > 0 ? ", rising" : ", falling");
  const float needed = run_width(ui, Type::small, label) + ui.px(16) +
                       run_width(ui, Type::small_strong, std::to_string(value)) +
                       run_width(ui, Type::small, with_direction);
  return needed <= width ? with_direction : word;
}

struct Meters {
  int trust = 0;
  int tension = 0;
  int trust_change = 0;
  int tension_change = 0;
};

Meters meters_of(const Conversation& conversation) {
  Meters meters{conversation.trust(), conversation.tension()};
  if (!conversation.turns().empty()) {
    const Turn& last = conversation.turns().back();
    meters.trust_change = last.trust_after - last.trust_before;
    meters.tension_change = last.tension_after - last.tension_before;
  }
  return meters;
}

bool shows_meters(const Conversation& conversation) {
  return conversation.options().mode != composure::Mode::assessment;
}

void trust_meter(Ui& ui, Vec at, float width, const Meters& meters) {
  const Id id{"trust"};
  const std::string word = meter_word(ui, id, "Trust", width, meters.trust, meters.trust_change);
  meter(ui, id, at, width,
        {.label = "Trust",
         .value = static_cast<float>(meters.trust),
         .word = word,
         .colour = ui.theme.listening});
}

void tension_meter(Ui& ui, Vec at, float width, const Meters& meters) {
  const Id id{"tension"};
  const std::string word = meter_word(ui, id, "Tension", width, meters.tension, meters.tension_change);
  meter(ui, id, at, width,
        {.label = "Tension",
         .value = static_cast<float>(meters.tension),
         .word = word,
         .colour = ui.theme.bad});
}

struct LookedUp {
  std::vector<std::string> pieces;
  std::size_t offered = 0;
};

LookedUp looked_up(const PlayScreen& play) {
  LookedUp result;
  const Conversation& conversation = play.session.conversation();
  const auto& nodes = conversation.scenario().nodes;
  for (const TranscriptEntry& entry : play.session.entries()) {
    if (entry.kind != Kind::picked || nodes[entry.node].phase != Phase::prepare) continue;
    result.pieces.insert(result.pieces.end(), entry.parts.begin(), entry.parts.end());
  }
  for (const Turn& turn : conversation.turns()) {
    if (turn.decision.kind == Decision::Kind::pick && nodes[turn.node].phase == Phase::prepare)
      result.offered += turn.offered_count;
  }
  return result;
}

/// As much of a text as a chip of this width can hold.
std::string fitting(const Ui& ui, std::string_view text, float width) {
  std::size_t characters = 34;
  std::string label = shortened(text, characters);
  while (chip_width(ui, label) > width && characters > 4)
    label = shortened(text, --characters);
  return label;
}

/// Draws, or only measures. Returns the height.
float chips(Ui& ui, Vec at, float width, const LookedUp& all, bool draw) {
  const float gap = ui.px(6);
  Vec pen{0, 0};
  for (const std::string& piece : all.pieces) {
    const std::string label = fitting(ui, piece, width);
    const float w = chip_width(ui, label);
    if (pen.x > 0 && pen.x + w > width) pen = {0, pen.y + ui.px(chip_height) + gap};
    if (draw) chip(ui, {at.x + pen.x, at.y + pen.y}, label);
    pen.x += w + gap;
  }
  return pen.y + ui.px(chip_height);
}

float looked_up_height(Ui& ui, float width, const LookedUp& all) {
  if (all.pieces.empty()) return 0;
  return ui.px(14) + line_height(ui, Type::small) + ui.px(6) + chips(ui, {}, width, all, false);
}

void draw_looked_up(Ui& ui, Rect box, const LookedUp& all) {
  const float line = ui.px(1);
  ui.canvas.horizontal(box.x, box.y, box.w, ui.theme.line, line);
  cut_top(box, ui.px(14));
  Rect row = cut_top(box, line_height(ui, Type::small), ui.px(6));
  const std::string count = std::to_string(all.pieces.size()) + " of " + std::to_string(all.offered);
  const float width = std::ceil(run_width(ui, Type::small, count));
  text_line(ui, cut_right(row, width, ui.px(8)), Type::small, ui.theme.ink_2, count, Align::right);
  text_line(ui, row, Type::small, ui.theme.ink, "What you looked up");
  chips(ui, box.corner(), box.w, all, true);
}

}  // namespace

std::string_view shown_mood(const PlayScreen& play) {
  // The session knows of moods that came without a word, too; but also of what is still to be said.
  if (const composure::Mood mood = play.session.mood();
      !is_speaking(play) && mood != composure::Mood::neutral)
    return name_of(mood);
  const auto& entries = play.session.entries();
  for (std::size_t i = std::min(play.entry + 1, entries.size()); i-- > 0;) {
    if (visible_parts(play, i) > 0 && entries[i].mood) return name_of(*entries[i].mood);
  }
  const Conversation& conversation = play.session.conversation();
  return mood_for(conversation.trust(), conversation.tension());
}

void client_panel(Ui& ui, Rect panel, const Model& model, const PlayScreen& play, Intents& intents) {
  const Theme& theme = ui.theme;
  const Conversation& conversation = play.session.conversation();
  const composure::Client& client = conversation.scenario().client;
  const float line = ui.px(1);
  ui.canvas.fill(panel, theme.panel);
  ui.canvas.fill({panel.right() - line, panel.y, line, panel.h}, theme.line);

  Rect box = panel.inset(ui.px(20));
  const float gap = ui.px(14);
  if (!conversation.asides().empty()) {
    const Rect place = cut_bottom(box, ui.px(button_height), gap);
    if (button(ui, "ask", place, "Ask a colleague",
               {.enabled = !is_speaking(play) && !play.reading, .key = Key::a}))
      intents.push_back(ShowColleague{true});
  }

  // The face takes what the words leave.
  const bool with_meters = shows_meters(conversation);
  const LookedUp pieces = looked_up(play);
  const Vec name_size = measure_text(ui, Type::large, client.name, box.w);
  const Vec role_size =
      client.role.empty() ? Vec{} : measure_text(ui, Type::small, capitalised(client.role), box.w);
  const std::string_view mood = model.moods.find(shown_mood(play)).words;
  // Side by side where there is room, else below each other.
  const float mood_width = std::ceil(run_width(ui, Type::small_strong, mood));
  const bool mood_beside = std::ceil(run_width(ui, Type::small, "Mood")) + ui.px(16) + mood_width <= box.w;
  const float mood_height = line_height(ui, Type::small) * (mood_beside ? 1.0f : 2.0f);
  const float words = name_size.y + ui.px(2) + role_size.y + gap + mood_height +
                      (with_meters ? 2 * (ui.px(20) + meter_height(ui)) - ui.px(6) : 0);
  float pieces_height = looked_up_height(ui, box.w, pieces);
  const auto face_room = [&] {
    return box.h - words - ui.px(20) - (pieces_height > 0 ? gap + pieces_height : 0);
  };
  if (face_room() < ui.px(112)) pieces_height = 0;  // the history has them too
  const float side = std::floor(std::clamp(face_room(), ui.px(48), std::min(box.w, ui.px(256))));

  client_face(ui, "client", {box.x, box.y, side, side}, model, client, shown_mood(play),
              is_speaking(play) && !play.cutting_in);
  cut_top(box, side, ui.px(20));
  text(ui, box.corner(), Type::large, theme.ink, client.name, box.w, {.role = Role::heading});
  cut_top(box, name_size.y, ui.px(2));
  if (!client.role.empty()) text(ui, box.corner(), Type::small, theme.ink_2, capitalised(client.role), box.w);
  cut_top(box, role_size.y, gap);
  Rect row = cut_top(box, mood_height, ui.px(14));
  text_line(ui, mood_beside ? row : cut_top(row, line_height(ui, Type::small)), Type::small, theme.ink,
            "Mood");
  text_line(ui, row, Type::small_strong, theme.ink, mood, mood_beside ? Align::right : Align::left);
  if (with_meters) {
    const Meters meters = meters_of(conversation);
    trust_meter(ui, cut_top(box, meter_height(ui), ui.px(14)).corner(), box.w, meters);
    tension_meter(ui, cut_top(box, meter_height(ui), ui.px(18)).corner(), box.w, meters);
  }
  if (pieces_height > 0) draw_looked_up(ui, box, pieces);
}

void client_strip(Ui& ui, Rect strip, const Model& model, const PlayScreen& play) {
  const Theme& theme = ui.theme;
  const Conversation& conversation = play.session.conversation();
  const composure::Client& client = conversation.scenario().client;
  const float line = ui.px(1);
  ui.canvas.fill(strip, theme.panel);
  ui.canvas.horizontal(strip.x, strip.bottom() - line, strip.w, theme.line, line);

  Rect row = strip.inset(ui.px(20), 0);
  const float side = ui.px(44);
  const Rect face = centred(cut_left(row, side, ui.px(12)), side, side);
  client_face(ui, "client", face, model, client, shown_mood(play), is_speaking(play) && !play.cutting_in);
  if (shows_meters(conversation)) {
    const float least_words = ui.px(150);
    const float gap = ui.px(20);
    const float width = std::min(ui.px(200), std::floor((row.w - least_words - 2 * gap) / 2));
    const float y = std::round(strip.y + (strip.h - meter_height(ui)) / 2);
    const Meters meters = meters_of(conversation);
    tension_meter(ui, {cut_right(row, width, gap).x, y}, width, meters);
    trust_meter(ui, {cut_right(row, width, gap).x, y}, width, meters);
  }
  const float name_height = line_height(ui, Type::small_strong);
  const float mood_height = line_height(ui, Type::xs);
  Rect words = centred(row, row.w, name_height + mood_height);
  text_line(ui, cut_top(words, name_height), Type::small_strong, theme.ink, client.name, Align::left,
            Role::heading);
  text_line(ui, words, Type::xs, theme.ink_2, model.moods.find(shown_mood(play)).words);
}

}  // namespace composure::window
