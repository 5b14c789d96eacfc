#include "window/screens/prepare.hpp"

#include <algorithm>
#include <cmath>

#include "window/screens/pieces.hpp"
#include "window/screens/play_bar.hpp"
#include "window/screens/transcript_view.hpp"
#include "window/widgets/bubble.hpp"
#include "window/widgets/card.hpp"
#include "window/widgets/check_card.hpp"
#include "window/widgets/line_breaks.hpp"
#include "window/widgets/scroll_area.hpp"
#include "window/widgets/text.hpp"

namespace composure::window {
namespace {

using Kind = TranscriptEntry::Kind;

constexpr float ring_room = 6;  // design px around what can be focused in a scroll area

/// One way down a column.
struct Pen {
  Ui& ui;
  Rect column;
  float y;

  Vec at() const { return {column.x, y}; }
  void space(float design_px) { y += ui.px(design_px); }
  void write(Type type, Colour colour, std::string_view words, Role role = Role::text) {
    y += text(ui, at(), type, colour, words, column.w, {.role = role}).y;
  }
};

void header(Pen& pen, const Model& model, const PlayScreen& play, float side) {
  Ui& ui = pen.ui;
  const composure::Client& client = play.session.conversation().scenario().client;
  const float gap = ui.px(20);
  const float width = pen.column.w - side - gap;
  const Type name_type = side < ui.px(100) ? Type::large : Type::title;
  const Type role_type = side < ui.px(100) ? Type::small : Type::body;
  const float name_height = measure_text(ui, name_type, client.name, width).y;
  const float role_height =
      client.role.empty() ? 0 : measure_text(ui, role_type, capitalised(client.role), width).y;
  const float height = std::max(side, name_height + role_height);
  client_face(ui, "client", {pen.column.x, pen.y, side, side}, model, client, Moods::fallback);
  Vec at{pen.column.x + side + gap, std::round(pen.y + (height - name_height - role_height) / 2)};
  text(ui, at, name_type, ui.theme.ink, client.name, width, {.role = composure::window::Role::heading});
  at.y += name_height;
  if (!client.role.empty()) text(ui, at, role_type, ui.theme.ink_2, capitalised(client.role), width);
  pen.y += height;
}

/// A card with a small title and a few paragraphs.
void fact_card(Pen& pen, std::string_view title, const std::vector<std::string>& paragraphs) {
  Ui& ui = pen.ui;
  const float padding = ui.px(18);
  const float room = pen.column.w - 2 * padding;
  float height = ui.px(16) + line_height(ui, Type::small_strong) + ui.px(6);
  for (const std::string& each : paragraphs)
    height += measure_text(ui, Type::small, each, room).y;
  height += ui.px(6) * static_cast<float>(paragraphs.size() - 1) + ui.px(16);
  card(ui, {pen.column.x, pen.y, pen.column.w, height});
  Vec at{pen.column.x + padding, pen.y + ui.px(16)};
  at.y += text(ui, at, Type::small_strong, ui.theme.ink, title, room).y + ui.px(6);
  for (const std::string& each : paragraphs)
    at.y += text(ui, at, Type::small, ui.theme.ink_2, each, room).y + ui.px(6);
  pen.y += height;
}

/// Where the step began in the transcript: what came after it was asked of colleagues.
std::size_t arrival(const PlayScreen& play) {
  const auto& entries = play.session.entries();
  std::size_t i = entries.size();
  while (i > 0 && (entries[i - 1].kind == Kind::aside || entries[i - 1].kind == Kind::answer))
    --i;
  return i;
}

/// What happened on the way to this step, and what colleagues say to it.
void news(Pen& pen, const PlayScreen& play) {
  const auto& entries = play.session.entries();
  const std::size_t begin = arrival(play);
  if (begin > 0 && entries[begin - 1].kind == Kind::narration) {
    pen.space(24);
    pen.write(Type::body, pen.ui.theme.ink, entries[begin - 1].parts.front());
  }
  for (std::size_t i = begin; i < entries.size(); ++i) {
    pen.space(16);
    if (entries[i].kind == Kind::aside) {
      pen.write(Type::small, pen.ui.theme.ink_2, entries[i].parts.front());
    } else {
      pen.y +=
          bubble(pen.ui, pen.at(), pen.column.w,
                 {.speaker = "Your colleague", .text = entries[i].parts.front(), .side = BubbleSide::aside});
    }
  }
}

void situation(Pen& pen, const Model& model, const PlayScreen& play, bool narrow) {
  const Conversation& conversation = play.session.conversation();
  const Briefing& briefing = conversation.scenario().briefing;
  const std::string words = conversation.render(briefing.situation);
  // Once it is known, what is new comes first.
  const bool is_known = !conversation.turns().empty();
  header(pen, model, play, pen.ui.px(narrow ? 56 : 120));
  if (!is_known && !words.empty()) {
    pen.space(24);
    pen.write(narrow ? Type::body : Type::lead, pen.ui.theme.ink, words);
  }
  news(pen, play);
  std::vector<std::string> goals;
  for (const composure::Text& goal : briefing.goals)
    goals.push_back(conversation.render(goal));
  if (!goals.empty()) {
    pen.space(20);
    fact_card(pen, "What you want from this conversation", goals);
  }
  if (is_known && !words.empty()) {
    pen.space(18);
    fact_card(pen, "The situation", {words});
  }
}

std::string heading_of(const PlayScreen& play, const Pieces* pieces) {
  const Conversation& conversation = play.session.conversation();
  std::string title = conversation.render(conversation.node().title);
  if (!title.empty()) return title;
  if (pieces == nullptr) return "What do you do?";
  return pieces->max == 1 ? "What do you look up?" : "What do you look up or prepare?";
}

/// The replies of a single choice: pressing one is the decision.
float single_choice(Ui& ui, Rect content, const PlayScreen& play, Intents& intents) {
  const Conversation& conversation = play.session.conversation();
  std::vector<std::string> texts;
  for (const OptionIndex option : play.shown)
    texts.push_back(conversation.render(conversation.reply(conversation.option(option)).say));
  const float gap = ui.px(8);
  const auto view = [&](std::size_t i) {
    return CheckView{.text = texts[i], .radio = true, .key = digit_key(i)};
  };
  // Short answers stand in two columns, as long as none needs a third line there.
  const float half = std::floor((content.w - gap) / 2);
  const float most_lines = 2 * line_height(ui, Type::card) + 2 * ui.px(14);
  const bool in_two =
      half >= ui.px(220) && std::ranges::all_of(texts, [&](const std::string& each) {
        return check_card_height(ui, half, {.text = each, .radio = true, .key = Key::n1}) <= most_lines;
      });
  const std::size_t columns = in_two ? 2 : 1;
  const float width = in_two ? half : content.w;
  float y = content.y;
  for (std::size_t row = 0; row < texts.size(); row += columns) {
    float height = 0;
    for (std::size_t i = row; i < std::min(texts.size(), row + columns); ++i)
      height = std::max(height, check_card_height(ui, width, view(i)));
    for (std::size_t i = row; i < std::min(texts.size(), row + columns); ++i) {
      CheckView each = view(i);
      each.min_height = height;
      const float x = content.x + static_cast<float>(i - row) * (half + gap);
      if (check_card(ui, Id{"choice", i}, {x, y}, width, each).toggled)
        intents.push_back(Choose{play.shown[i]});
    }
    y += height + ui.px(in_two ? 8 : 10);
  }
  default_focus(ui, Id{"choice", 0});
  return y - content.y;
}

/// Heading and cards; the count stands at the right of the heading.
void choice(Pen& pen, const PlayScreen& play, const Pieces* pieces, Intents& intents) {
  Ui& ui = pen.ui;
  const std::string count = pieces == nullptr ? std::string() : count_of(*pieces);
  const float count_width = count.empty() ? 0 : std::ceil(run_width(ui, Type::small, count)) + 1;
  const float room = pen.column.w - (count.empty() ? 0 : count_width + ui.px(16));
  const Vec size =
      text(ui, pen.at(), Type::large, ui.theme.ink, heading_of(play, pieces), room, {.role = Role::heading});
  if (!count.empty()) {
    const Rect box{pen.column.right() - count_width, pen.y, count_width, line_height(ui, Type::large)};
    text_line(ui, box, Type::small, ui.theme.ink_2, count, Align::right);
  }
  pen.y += size.y + ui.px(12);
  const Rect content{pen.column.x, pen.y, pen.column.w, 0};
  pen.y += pieces != nullptr ? piece_cards(ui, content, play, *pieces, false, intents)
                             : single_choice(ui, content, play, intents);
}

float confirm_width(const Ui& ui, const Pieces& pieces, std::string_view caption) {
  const float go = button_width(ui, caption, {.look = ButtonLook::primary, .key = Key::enter});
  return go + (pieces.min == 0 ? ui.px(10) + button_width(ui, "Choose nothing") : 0);
}

void confirm(Ui& ui, Rect row, const Pieces& pieces, Intents& intents) {
  const ButtonOptions options{.look = ButtonLook::primary, .enabled = pieces.ready(), .key = Key::enter};
  const Rect go = cut_right(row, button_width(ui, "Go on", options), ui.px(10));
  if (pieces.min == 0) {
    const Rect nothing = cut_right(row, button_width(ui, "Choose nothing"));
    if (button(ui, "nothing", nothing, "Choose nothing")) intents.push_back(PickNothing{});
  }
  if (button(ui, "go on", go, "Go on", options)) intents.push_back(ConfirmPieces{});
}

/// A scroll area whose content has a margin of its own, so that no focus ring is cut off.
void scrolled(Ui& ui, Id id, Rect area, Vec margin, bool takes_page_keys,
              const std::function<void(Pen&)>& draw) {
  scroll_area(ui, id, area, {.takes_page_keys = takes_page_keys}, [&](Rect inside) {
    const Rect column = inside.inset(margin.x, 0);
    Pen pen{ui, column, inside.y + margin.y};
    draw(pen);
    return pen.y + ui.px(ring_room) + ui.px(10) - inside.y;
  });
}

}  // namespace

void draw_prepare(Ui& ui, const Model& model, const PlayScreen& play, Intents& intents) {
  Rect screen = ui.screen;
  const Theme& theme = ui.theme;
  ui.canvas.fill(screen, theme.background);
  play_bar(ui, screen, play, intents);
  const bool picks = play.session.conversation().pick().has_value();
  const Pieces pieces = picks ? pieces_of(play) : Pieces{};
  const Pieces* asked = picks ? &pieces : nullptr;
  const Id step{"step", play.session.conversation().turns().size()};
  const float line = ui.px(1);

  if (is_narrow(ui, screen)) {
    const float margin = ui.px(20);
    const float keys = ui.px(keys_height) + ui.px(12);
    Rect foot = cut_bottom(screen, keys + ui.px(12) + (picks ? ui.px(button_height) + ui.px(10) : 0));
    ui.canvas.fill(foot, theme.surface);
    ui.canvas.horizontal(foot.x, foot.y, foot.w, theme.line, line);
    scrolled(ui, Id{"prepare"} / step, screen,
             {std::max(margin, std::floor((screen.w - ui.px(640)) / 2)), ui.px(20)}, true, [&](Pen& pen) {
               situation(pen, model, play, true);
               pen.space(24);
               choice(pen, play, asked, intents);
             });
    Rect rows = foot.inset(margin, ui.px(12));
    if (picks) confirm(ui, cut_top(rows, ui.px(button_height), ui.px(10)), pieces, intents);
    play_keys(ui, cut_top(rows, ui.px(keys_height)), play, intents, true);
    return;
  }

  const float margin = ui.px(40);
  Rect left = cut_left(screen, std::floor(screen.w / 2));
  const Rect right = screen;
  ui.canvas.fill(right, theme.surface);
  ui.canvas.fill({right.x, right.y, line, right.h}, theme.line);
  Rect foot = cut_bottom(left, ui.px(keys_height) + ui.px(24), ui.px(12));
  scrolled(ui, Id{"situation"} / step, left, {margin, ui.px(32)}, true,
           [&](Pen& pen) { situation(pen, model, play, false); });
  Rect cards = right;
  Rect buttons = cut_bottom(cards, ui.px(button_height) + ui.px(44));
  scrolled(ui, Id{"choice"} / step, cards, {margin, ui.px(32)}, false,
           [&](Pen& pen) { choice(pen, play, asked, intents); });
  Rect row{buttons.x + margin, buttons.y + ui.px(12), buttons.w - 2 * margin, ui.px(button_height)};
  if (can_ask(play)) {
    const ButtonOptions options{.key = Key::a};
    const float width = button_width(ui, "Ask a colleague", options);
    if (width + ui.px(10) + (picks ? confirm_width(ui, pieces, "Go on") : 0) <= row.w &&
        button(ui, "ask", {row.x, row.y, width, row.h}, "Ask a colleague", options))
      intents.push_back(ShowColleague{true});
  }
  if (picks) confirm(ui, row, pieces, intents);
  foot = foot.inset(margin, 0);
  play_keys(ui, {foot.x, foot.y, foot.w, ui.px(keys_height)}, play, intents, false, Align::left);
}

}  // namespace composure::window
