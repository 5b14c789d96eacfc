#include "window/screens/conversation.hpp"

#include <algorithm>
#include <array>
#include <cmath>

#include "window/screens/client_panel.hpp"
#include "window/screens/play_bar.hpp"
#include "window/screens/transcript_view.hpp"
#include "window/widgets/keycap.hpp"
#include "window/widgets/reply_card.hpp"
#include "window/widgets/scroll_area.hpp"
#include "window/widgets/text.hpp"

namespace composure::window {
namespace {

constexpr float reading_width = 700;
constexpr float panel_width = 296;
/// Cards come alive a moment after the last word, so that a key meant for the client's line does not answer
/// it.
constexpr double settle_seconds = 0.3;

bool is_stopped(const PlayScreen& play) {
  return play.session.conversation().status() == Conversation::Status::stopped;
}

std::vector<std::string> reply_texts(const PlayScreen& play) {
  std::vector<std::string> texts;
  const Conversation& conversation = play.session.conversation();
  if (page_of(play) != PlayPage::conversation || play.reading || conversation.pick()) return texts;
  for (const OptionIndex option : play.shown)
    texts.push_back(conversation.render(conversation.reply(conversation.option(option)).say));
  return texts;
}

bool cards_are_alive(Ui& ui, const PlayScreen& play) {
  if (!can_choose(play) || play.reading) return false;
  const double rest = play.part_since + settle_seconds - ui.now;
  if (play.cutting_in || rest <= 0) return true;
  ui.wake_after(rest);
  return false;
}

/// What the learner does while the client speaks, below the line.
float speaking_buttons(Ui& ui, Rect content, float y, const PlayScreen& play, Intents& intents) {
  const std::string_view object = pronouns_of(play.session.conversation().scenario().client).object;
  const std::string finish = play.cutting_in ? "Let " + std::string(object) + " finish after all"
                                             : "Let " + std::string(object) + " finish";
  const ButtonOptions finish_options{.look = play.cutting_in ? ButtonLook::plain : ButtonLook::primary,
                                     .key = Key::space};
  Rect row{content.x, y, content.w, ui.px(button_height)};
  const Rect first = cut_left(row, std::min(row.w, button_width(ui, finish, finish_options)), ui.px(8));
  if (button(ui, "finish", first, finish, finish_options)) intents.push_back(HearOn{});
  default_focus(ui, "finish");
  if (can_cut_in(play) && !play.cutting_in) {
    const ButtonOptions options{.key = Key::x};
    if (button(ui, "cut in", cut_left(row, button_width(ui, "Cut in", options)), "Cut in", options))
      intents.push_back(CutIn{});
  }
  return ui.px(button_height);
}

void draw_log(Ui& ui, Rect area, const PlayScreen& play, Intents& intents) {
  const ScrollOptions options{.stick_to_bottom = true, .align_bottom = true};
  scroll_area(ui, "log", area, options, [&](Rect inside) {
    const Rect content = column(ui, inside, reading_width);
    float y = content.y + ui.px(20);
    y += transcript_view(ui, {content.x, y, content.w, content.h}, play);
    if (is_speaking(play)) {
      y += ui.px(16);
      y += speaking_buttons(ui, content, y, play, intents);
    }
    return y + ui.px(16) - inside.y;
  });
}

/// At the end of it, or before a page of its own: one way on.
struct WayOn {
  std::string words;
  std::string_view caption;
  Intent intent;
};

std::optional<WayOn> way_on(const PlayScreen& play) {
  if (is_speaking(play)) return {};
  const Conversation& conversation = play.session.conversation();
  if (play.reading) {
    const bool mail = conversation.node().phase == Phase::follow_up;
    return WayOn{
        mail ? "What was said is said. What remains is to write it down." : "Read on when you are ready.",
        "Go on", HearOn{}};
  }
  if (is_stopped(play)) {
    return WayOn{"The conversation cannot go on: " + conversation.stop_message() +
                     ". This is a fault in the scenario, not yours.",
                 "Look back", LookBack{}};
  }
  if (is_over(play)) return WayOn{"The conversation is over.", "Look back", LookBack{}};
  return {};
}

void draw_hints(Ui& ui, Rect row, const PlayScreen& play, bool alive) {
  constexpr std::array<std::string_view, 2> arrows{"↑", "↓"};
  constexpr std::array<std::string_view, 1> enter{"Enter"};
  constexpr std::array<std::string_view, 1> cut{"X"};
  const auto hint = [&](std::span<const std::string_view> caps, std::string_view what) {
    const float width = key_hint_width(ui, caps, what) + 1;
    if (width > row.w) return;
    key_hint(ui, row, caps, what);
    cut_left(row, width, ui.px(8));
  };
  if (is_speaking(play) && !play.cutting_in) {
    const std::string words =
        first_name(play.session.conversation().scenario().client.name) + " is still speaking.";
    hint({}, words);
    if (can_cut_in(play)) hint(cut, "cut in");
  } else if (alive && play.cutting_in) {
    hint({}, "Choose what you say.");
  } else if (alive) {
    hint(arrows, "move");
    hint(enter, "say it");
  }
}

class Replies {
 public:
  Replies(Ui& ui, const PlayScreen& play, float width) : ui_(ui), play_(play), texts_(reply_texts(play)) {
    for (std::size_t i = 0; i < texts_.size(); ++i)
      height_ += reply_card_height(ui, width, view(i)) + (i > 0 ? gap() : 0);
  }

  bool empty() const { return texts_.empty(); }
  float height() const { return height_; }

  float draw(Rect content, bool alive, Intents& intents) const {
    float y = content.y;
    for (std::size_t i = 0; i < texts_.size(); ++i) {
      ReplyView card = view(i);
      card.enabled = alive;
      const Id id{"reply", i};
      const ReplyResult result = reply_card(ui_, id, {content.x, y}, content.w, card);
      if (result.clicked) intents.push_back(Choose{play_.shown[i]});
      y += result.height + gap();
    }
    if (alive && !play_.cutting_in && !texts_.empty()) default_focus(ui_, Id{"reply", 0});
    return y - gap() - content.y;
  }

 private:
  ReplyView view(std::size_t i) const { return {.text = texts_[i], .key = digit_key(i)}; }
  float gap() const { return ui_.px(8); }

  Ui& ui_;
  const PlayScreen& play_;
  std::vector<std::string> texts_;
  float height_ = 0;
};

/// One way on instead of replies. Returns the height, and draws when there is somebody to press it.
float way_on_height(const Ui& ui, float width, const WayOn& way) {
  return measure_text(ui, Type::card, way.words, width).y + ui.px(12) + ui.px(button_height);
}

void draw_way_on(Ui& ui, Rect content, const WayOn& way, Intents& intents) {
  const Vec size = text(ui, content.corner(), Type::card, ui.theme.ink_2, way.words, content.w);
  const ButtonOptions options{.look = ButtonLook::primary, .key = Key::enter};
  const Rect place{content.x, content.y + size.y + ui.px(12), button_width(ui, way.caption, options),
                   ui.px(button_height)};
  if (button(ui, "way on", place, way.caption, options)) intents.push_back(way.intent);
  default_focus(ui, "way on");
}

/// Cuts the replies off the bottom of `talk`.
void draw_replies(Ui& ui, Rect& talk, const PlayScreen& play, Intents& intents, bool narrow) {
  const float margin = 20;
  const Rect wide = column(ui, talk, reading_width, margin);
  const Replies replies(ui, play, wide.w);
  const auto way = way_on(play);
  const float needed = way ? way_on_height(ui, wide.w, *way) : replies.height();
  const float top = ui.px(14);
  const float foot = ui.px(keys_height) + ui.px(12) + (needed > 0 ? ui.px(8) : 0);
  // What was said must stay readable above the cards, so that in a low window these scroll.
  const float most =
      std::max(ui.px(72), std::floor((talk.h - top - foot) * (talk.h < ui.px(400) ? 0.54f : 0.62f)));
  const float height = std::min(needed, most);

  Rect panel = cut_bottom(talk, top + height + foot);
  const float line = ui.px(1);
  ui.canvas.fill(panel, ui.theme.surface);
  ui.canvas.horizontal(panel.x, panel.y, panel.w, ui.theme.line, line);
  cut_top(panel, top);
  const bool alive = cards_are_alive(ui, play);
  const Rect cards = cut_top(panel, height, needed > 0 ? ui.px(8) : 0);
  if (way) {
    draw_way_on(ui, column(ui, cards, reading_width, margin), *way, intents);
  } else if (height < needed) {
    scroll_area(ui, Id{"replies"} / Id{"of", play.session.conversation().decisions().size()}, cards,
                {.takes_page_keys = false}, [&](Rect inside) {
                  return replies.draw(column(ui, inside, reading_width, margin), alive, intents);
                });
  } else {
    replies.draw(column(ui, cards, reading_width, margin), alive, intents);
  }
  Rect row = column(ui, cut_top(panel, ui.px(keys_height)), reading_width, margin);
  const float keys = play_keys(ui, row, play, intents, narrow);
  cut_right(row, keys, ui.px(12));
  draw_hints(ui, row, play, alive);
}

}  // namespace

void draw_conversation(Ui& ui, const Model& model, const PlayScreen& play, Intents& intents) {
  Rect screen = ui.screen;
  ui.canvas.fill(screen, ui.theme.background);
  play_bar(ui, screen, play, intents);
  const bool narrow = is_narrow(ui, screen);
  if (narrow) {
    client_strip(ui, cut_top(screen, ui.px(client_strip_height)), model, play);
  } else {
    client_panel(ui, cut_left(screen, ui.px(panel_width)), model, play, intents);
  }
  draw_replies(ui, screen, play, intents, narrow);
  draw_log(ui, screen, play, intents);
}

}  // namespace composure::window
