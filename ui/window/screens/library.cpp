#include "window/screens/library.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <string>
#include <vector>

#include "window/screens/flow.hpp"
#include "window/screens/parts.hpp"
#include "window/screens/scenario_words.hpp"
#include "window/widgets/card.hpp"
#include "window/widgets/chip.hpp"
#include "window/widgets/line_breaks.hpp"
#include "window/widgets/scroll_area.hpp"
#include "window/widgets/text.hpp"
#include "window/widgets/top_bar.hpp"

namespace composure::window {
namespace {

// Design px.
constexpr float most_width = 1208;
constexpr float least_card_width = 340;
constexpr float face_side = 96;
constexpr float card_padding = 14;
constexpr float card_gap = 14;
constexpr std::size_t most_columns = 3;
constexpr std::size_t summary_characters = 150;

bool has_topic(const LibraryEntry& entry, const std::string& topic) {
  const auto& scenario = entry.loaded.scenario;
  return scenario && std::ranges::find(scenario->topics, topic) != scenario->topics.end();
}

/// What is shown, as indices of Model::library. A file that does not load has no topic that we could know.
std::vector<std::size_t> shown_entries(const Model& model, const std::string& topic) {
  std::vector<std::size_t> shown;
  for (std::size_t i = 0; i < model.library.size(); ++i) {
    if (topic.empty() || has_topic(model.library[i], topic)) shown.push_back(i);
  }
  return shown;
}

struct Filter {
  std::string topic;
  std::string label;
};

std::vector<Filter> filters(const Model& model) {
  std::map<std::string, std::size_t> counts;
  for (const LibraryEntry& entry : model.library) {
    if (!entry.loaded.scenario) continue;
    for (const std::string& topic : entry.loaded.scenario->topics)
      ++counts[topic];
  }
  std::vector<Filter> all{{"", "All " + std::to_string(model.library.size())}};
  for (const auto& [topic, count] : counts)
    all.push_back({topic, words_of(topic) + " " + std::to_string(count)});
  return all;
}

float draw_filters(Ui& ui, Rect area, const Model& model, const std::string& chosen, Intents& intents) {
  const float gap = ui.px(ui.theme.space.s);
  const std::vector<Filter> all = filters(model);
  Vec at = area.corner();
  for (std::size_t i = 0; i < all.size(); ++i) {
    const float width = chip_width(ui, all[i].label);
    if (at.x > area.x && at.x + width > area.right()) at = {area.x, at.y + ui.px(chip_height) + gap};
    const bool selected = all[i].topic == chosen;
    if (chip_button(ui, Id{"topic", i}, at, all[i].label, selected).clicked)
      intents.push_back(FilterLibrary{all[i].topic});
    at.x += width + gap;
  }
  return at.y + ui.px(chip_height) - area.y;
}

/// What stands on a card, beside its picture.
struct CardText {
  std::string title;
  std::string summary;
  std::string facts;    ///< "12 min · Angry client"
  std::string trouble;  ///< "Does not load", instead of the facts
};

CardText text_of(const LibraryEntry& entry, const std::string& topic) {
  CardText card;
  if (!entry.loaded.scenario) {
    const auto& problems = entry.loaded.problems;
    card.title = entry.path.filename().string();
    card.trouble = "Does not load";
    card.summary = counted(problems.size(), "problem", "problems") + " in this file. Open it to see where.";
    return card;
  }
  const composure::Scenario& scenario = *entry.loaded.scenario;
  card.title = scenario.title;
  card.summary =
      shortened(scenario.summary.empty() ? at_start(scenario, scenario.briefing.situation) : scenario.summary,
                summary_characters);
  card.facts = minutes_of(scenario);
  const std::string& shown = topic.empty() && !scenario.topics.empty() ? scenario.topics.front() : topic;
  if (!shown.empty()) card.facts += (card.facts.empty() ? "" : "  ·  ") + words_of(shown);
  return card;
}

void draw_facts(Flow& flow, const LibraryEntry& entry, const CardText& card) {
  Ui& ui = flow.ui();
  if (!entry.loaded.scenario) {
    flow.text(Type::xs_strong, ui.theme.bad, card.trouble);
    return;
  }
  const composure::Scenario& scenario = *entry.loaded.scenario;
  const float line = line_height(ui, Type::xs);
  const float dots_width = scenario.difficulty == 0 ? 0 : ui.px(14 * most_difficult + 10);
  const float room = flow.width() - dots_width;
  const float height = std::max(line, measure_text(ui, Type::xs, card.facts, room).y);
  const Rect row = flow.place(height);
  if (!flow.draws()) return;
  if (scenario.difficulty > 0)
    dots(ui, row.corner(), line, scenario.difficulty, most_difficult, difficulty_of(scenario));
  if (!card.facts.empty()) text(ui, {row.x + dots_width, row.y}, Type::xs, ui.theme.ink_2, card.facts, room);
}

void draw_words(Flow& flow, const LibraryEntry& entry, const CardText& card) {
  Ui& ui = flow.ui();
  flow.text(Type::card_strong, ui.theme.ink, card.title);
  flow.gap(3);
  flow.text(Type::small, ui.theme.ink_2, card.summary);
  flow.gap(ui.theme.space.s);
  draw_facts(flow, entry, card);
}

/// In place of a face, for a file that has nobody in it yet.
void draw_trouble_sign(Ui& ui, Rect square) {
  ui.canvas.fill(square, ui.theme.bad_tint, ui.px(ui.theme.radius.l));
  text_line(ui, square, Type::display, ui.theme.bad, "!", Align::centre);
}

class Grid {
 public:
  Grid(Ui& ui, const Model& model, const std::string& topic, float width)
      : ui_(ui), model_(model), topic_(topic) {
    const float gap = ui.px(card_gap);
    columns_ = std::clamp<std::size_t>(
        static_cast<std::size_t>((width + gap) / (ui.px(least_card_width) + gap)), 1, most_columns);
    const auto n = static_cast<float>(columns_);
    card_width_ = std::floor((width - gap * (n - 1)) / n);
  }

  float draw(Vec at, const std::vector<std::size_t>& entries, Intents& intents) const {
    const float gap = ui_.px(card_gap);
    float y = at.y;
    for (std::size_t begin = 0; begin < entries.size(); begin += columns_) {
      const std::size_t end = std::min(entries.size(), begin + columns_);
      float height = 0;
      for (std::size_t i = begin; i < end; ++i)
        height = std::max(height, card_height(entries[i]));
      for (std::size_t i = begin; i < end; ++i) {
        const Rect rect{at.x + static_cast<float>(i - begin) * (card_width_ + gap), y, card_width_, height};
        if (draw_card(rect, entries[i])) intents.push_back(OpenEntry{entries[i]});
      }
      y += height + gap;
    }
    return y - at.y;
  }

 private:
  const LibraryEntry& entry(std::size_t index) const { return model_.library[index]; }

  float words_width() const {
    return card_width_ - 2 * ui_.px(card_padding) - ui_.px(face_side) - ui_.px(ui_.theme.space.l);
  }
  float words_height(std::size_t index) const {
    const CardText card = text_of(entry(index), topic_);
    return flow_height(ui_, words_width(), [&](Flow& flow) { draw_words(flow, entry(index), card); });
  }
  float card_height(std::size_t index) const {
    return std::max(ui_.px(face_side), words_height(index)) + 2 * ui_.px(card_padding);
  }

  bool draw_card(Rect rect, std::size_t index) const {
    const CardText card = text_of(entry(index), topic_);
    const auto content = [&] {
      Rect inside = rect.inset(ui_.px(card_padding));
      const float side = ui_.px(face_side);
      const Rect square = centred(cut_left(inside, side, ui_.px(ui_.theme.space.l)), side, side);
      if (entry(index).loaded.scenario) {
        const composure::Scenario& scenario = *entry(index).loaded.scenario;
        still_face(ui_, square, model_, scenario.client, first_mood(scenario));
      } else {
        draw_trouble_sign(ui_, square);
      }
      const float spare = std::floor((inside.h - words_height(index)) / 2);
      flow(ui_, {inside.x, inside.y + spare}, inside.w,
           [&](Flow& flow) { draw_words(flow, entry(index), card); });
    };
    return card_button(ui_, Id{"entry", index}, rect, card.title, content).clicked;
  }

  Ui& ui_;
  const Model& model_;
  const std::string& topic_;
  std::size_t columns_ = 1;
  float card_width_ = 0;
};

void draw_empty(Flow& flow, const std::string& folder) {
  const Theme& theme = flow.ui().theme;
  flow.text(Type::large, theme.ink, "There is nothing to practise here yet", Role::heading);
  flow.gap(theme.space.s);
  flow.text(Type::body, theme.ink_2,
            "Composure looks for scenarios, files whose names end in .json, in this folder:");
  flow.gap(theme.space.xs);
  flow.text(Type::body, theme.ink, folder);
  flow.gap(theme.space.s);
  flow.text(Type::body, theme.ink_2,
            "Put scenario files there and start Composure again, or name one when you start it: composure "
            "my-scenario.json");
}

float draw_content(Ui& ui, Rect content, const Model& model, const std::string& topic, Intents& intents) {
  const Theme& theme = ui.theme;
  const Rect area = column(ui, content, most_width, is_narrow(ui, content) ? theme.space.xl : 36);
  float y = area.y + ui.px(theme.space.xl);
  y += text(ui, {area.x, y}, Type::title, theme.ink, "Which conversation would you like to practise?", area.w,
            {.role = Role::heading})
           .y;
  y += ui.px(theme.space.xs);
  y += text(ui, {area.x, y}, Type::body, theme.ink_2, "Take your time. Nothing you say here reaches anyone.",
            area.w)
           .y;
  y += ui.px(theme.space.l);
  if (model.library.empty()) {
    y += flow_card(ui, {area.x, y}, std::min(area.w, ui.px(640)),
                   [&](Flow& flow) { draw_empty(flow, model.folder); }, {.padding = theme.space.xl});
    return y + ui.px(theme.space.xl) - content.y;
  }
  y += draw_filters(ui, {area.x, y, area.w, 0}, model, topic, intents);
  y += ui.px(theme.space.l);
  const std::vector<std::size_t> entries = shown_entries(model, topic);
  if (entries.empty()) {
    y += text(ui, {area.x, y}, Type::body, theme.ink_2, "No scenario has this topic.", area.w).y;
    default_focus(ui, Id{"topic", 0});
  } else {
    default_focus(ui, Id{"entry", entries.front()});
  }
  y += Grid(ui, model, topic, area.w).draw({area.x, y}, entries, intents);
  return y + ui.px(theme.space.m) - content.y;
}

}  // namespace

void draw_library(Ui& ui, const Model& model, const LibraryScreen& screen, Intents& intents) {
  ui.canvas.fill(ui.screen, ui.theme.background);
  Rect area = ui.screen;
  const TopBarSlots bar = top_bar(ui, area, {.right_width = hint_button_width(ui, Key::f1, "all keys")});
  if (bar.brand_clicked) intents.push_back(GoToLibrary{});
  scroll_area(ui, Id{"library"}, area, {},
              [&](Rect content) { return draw_content(ui, content, model, screen.topic, intents); });
  if (hint_button(ui, Id{"keys"}, bar.right, Key::f1, "all keys")) intents.push_back(ShowKeys{true});
  if (shortcut(ui, Key::q, true)) intents.push_back(Quit{});
}

}  // namespace composure::window
