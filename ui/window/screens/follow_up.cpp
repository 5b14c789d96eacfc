#include "window/screens/follow_up.hpp"

#include <algorithm>
#include <array>
#include <cmath>

#include "window/screens/pieces.hpp"
#include "window/screens/play_bar.hpp"
#include "window/widgets/card.hpp"
#include "window/widgets/line_breaks.hpp"
#include "window/widgets/scroll_area.hpp"
#include "window/widgets/text.hpp"

namespace composure::window {
namespace {

/// The letter as it stands, drawn on its card or only measured.
class Letter {
 public:
  Letter(const PlayScreen& play, const Pieces& pieces) {
    const Conversation& conversation = play.session.conversation();
    to_ = conversation.scenario().client.name;
    if (const auto& mail = conversation.node().mail) {
      subject_ = conversation.render(mail->subject);
      opening_ = conversation.render(mail->opening);
      closing_ = conversation.render(mail->closing);
    }
    for (std::size_t i = 0; i < pieces.texts.size(); ++i) {
      if (is_picked(play, play.shown[i])) points_.push_back(pieces.texts[i]);
    }
  }

  float height(Ui& ui, float width) const { return flow(ui, {0, 0, width, 0}, false); }
  void draw(Ui& ui, Rect box) const {
    card(ui, box);
    open_report(ui, {.role = Role::group, .label = "The letter", .rect = box});
    flow(ui, box, true);
    close_report(ui);
  }

 private:
  static float padding_x(const Ui& ui, float width) { return ui.px(width < ui.px(480) ? 20 : 32); }

  float flow(Ui& ui, Rect box, bool drawn) const {
    const Theme& theme = ui.theme;
    const float padding = padding_x(ui, box.w);
    const Rect column = box.inset(padding, 0);
    float y = box.y + ui.px(26);
    const auto write = [&](std::span<const TextSpan> spans, float indent) {
      const Vec at{column.x + indent, y};
      y += (drawn ? text(ui, at, spans, column.w - indent) : measure_text(ui, spans, column.w - indent)).y;
    };
    const auto paragraph = [&](std::string_view words, Colour colour, float indent) {
      const TextSpan span{words, Type::body, colour};
      write(std::span(&span, 1), indent);
    };
    const auto address = [&](std::string_view field, std::string_view what) {
      const std::array spans{TextSpan{field, Type::small, theme.ink_2},
                             TextSpan{what, Type::small_strong, theme.ink}};
      write(spans, 0);
    };

    address("To ", to_);
    if (!subject_.empty()) address("Subject ", subject_);
    y += ui.px(12);
    if (drawn) ui.canvas.horizontal(column.x, y, column.w, theme.line, ui.px(1));
    y += ui.px(14);
    if (!opening_.empty()) {
      paragraph(opening_, theme.ink, 0);
      y += ui.px(16);
    }
    if (points_.empty()) paragraph("Nothing in it yet.", theme.ink_3, 0);
    for (const std::string& point : points_) {
      if (drawn) {
        ui.canvas.circle({column.x + ui.px(8), std::round(y + line_height(ui, Type::body) / 2)},
                         2.5f * ui.scale, theme.ink);
      }
      paragraph(point, theme.ink, ui.px(22));
      y += ui.px(6);
    }
    if (!closing_.empty()) {
      y += ui.px(14);
      paragraph(closing_, theme.ink, 0);
    }
    return y + ui.px(26) - box.y;
  }

  std::string to_;
  std::string subject_;
  std::string opening_;
  std::string closing_;
  std::vector<std::string> points_;
};

std::string heading_of(const PlayScreen& play) {
  const Conversation& conversation = play.session.conversation();
  const std::string title = conversation.render(conversation.node().title);
  if (!title.empty()) return title;
  return conversation.node().mail ? "Put in what was agreed, and nothing else" : "What was in fact agreed?";
}

/// What happened since the conversation, if the step has something to tell.
std::string news_of(const PlayScreen& play) {
  const auto& entries = play.session.entries();
  for (std::size_t i = entries.size(); i-- > 0;) {
    const auto kind = entries[i].kind;
    if (kind == TranscriptEntry::Kind::narration) return entries[i].parts.front();
    if (kind != TranscriptEntry::Kind::aside && kind != TranscriptEntry::Kind::answer) break;
  }
  return {};
}

/// What colleagues said here: question and answer in turn.
std::vector<std::string> advice_of(const PlayScreen& play) {
  std::vector<std::string> advice;
  const auto& entries = play.session.entries();
  for (std::size_t i = entries.size(); i-- > 0;) {
    const auto kind = entries[i].kind;
    if (kind != TranscriptEntry::Kind::aside && kind != TranscriptEntry::Kind::answer) break;
    if (kind == TranscriptEntry::Kind::answer) advice.insert(advice.begin(), entries[i].parts.front());
  }
  return advice;
}

/// Heading, hint and pieces. Returns the height.
float draw_pieces(Ui& ui, Rect content, const PlayScreen& play, const Pieces& pieces, Intents& intents) {
  const Theme& theme = ui.theme;
  const auto write = [&](float y, Type type, Colour colour, std::string_view words) {
    return text(ui, {content.x, y}, type, colour, words, content.w).y;
  };
  float y = content.y;
  if (const std::string news = news_of(play); !news.empty())
    y += write(y, Type::small, theme.ink, news) + ui.px(14);
  const std::string count = count_of(pieces);
  const float count_width = std::ceil(run_width(ui, Type::small, count)) + 1;
  const Rect beside{content.right() - count_width, y, count_width, line_height(ui, Type::large)};
  text_line(ui, beside, Type::small, theme.ink_2, count, Align::right);
  y += text(ui, {content.x, y}, Type::large, theme.ink, heading_of(play), content.w - count_width - ui.px(16),
            {.role = Role::heading})
           .y +
       ui.px(4);
  y += write(y, Type::small, theme.ink_2, "You can read the conversation again in the history.") + ui.px(4);
  for (const std::string& each : advice_of(play))
    y += write(y, Type::small, theme.ink_2, "Your colleague: " + each) + ui.px(4);
  y += ui.px(8);
  y += piece_cards(ui, {content.x, y, content.w, 0}, play, pieces, true, intents);
  return y - content.y;
}

void draw_buttons(Ui& ui, Rect row, const PlayScreen& play, const Pieces& pieces, Intents& intents) {
  const bool mail = play.session.conversation().node().mail.has_value();
  const ButtonOptions options{.look = ButtonLook::primary, .enabled = pieces.ready(), .key = Key::enter};
  const std::string_view caption = mail ? "Send" : "Go on";
  const Rect send = cut_right(row, button_width(ui, caption, options), ui.px(10));
  if (pieces.min == 0) {
    const std::string_view nothing = mail ? "Do not send anything" : "Choose nothing";
    if (button(ui, "nothing", cut_left(row, button_width(ui, nothing)), nothing))
      intents.push_back(PickNothing{});
  }
  if (button(ui, "send", send, caption, options)) intents.push_back(ConfirmPieces{});
}

void draw_letter(Ui& ui, Rect content, float y, const Letter& letter) {
  letter.draw(ui, {content.x, y, content.w, letter.height(ui, content.w)});
}

}  // namespace

void draw_follow_up(Ui& ui, const Model&, const PlayScreen& play, Intents& intents) {
  const Theme& theme = ui.theme;
  Rect screen = ui.screen;
  ui.canvas.fill(screen, theme.background);
  play_bar(ui, screen, play, intents);
  const Pieces pieces = pieces_of(play);
  const Letter letter(play, pieces);
  const Id step{"step", play.session.conversation().turns().size()};
  const float line = ui.px(1);

  if (is_narrow(ui, screen, 880)) {
    Rect foot = cut_bottom(screen, ui.px(keys_height) + ui.px(button_height) + ui.px(34));
    ui.canvas.fill(foot, theme.surface);
    ui.canvas.horizontal(foot.x, foot.y, foot.w, theme.line, line);
    scroll_area(ui, Id{"pieces"} / step, screen, {}, [&](Rect inside) {
      const Rect content = column(ui, inside, 640);
      float y = content.y + ui.px(20);
      y += draw_pieces(ui, {content.x, y, content.w, 0}, play, pieces, intents) + ui.px(12);
      draw_letter(ui, content, y, letter);
      return y + letter.height(ui, content.w) + ui.px(20) - inside.y;
    });
    Rect rows = foot.inset(ui.px(20), ui.px(12));
    draw_buttons(ui, cut_top(rows, ui.px(button_height), ui.px(10)), play, pieces, intents);
    play_keys(ui, cut_top(rows, ui.px(keys_height)), play, intents, true);
    return;
  }

  Rect right = cut_right(screen, std::clamp(std::floor(screen.w * 0.42f), ui.px(380), ui.px(470)));
  ui.canvas.fill(right, theme.surface);
  ui.canvas.fill({right.x, right.y, line, right.h}, theme.line);
  Rect foot = cut_bottom(screen, ui.px(keys_height) + ui.px(24));
  scroll_area(ui, Id{"letter"} / step, screen, {}, [&](Rect inside) {
    const Rect content = column(ui, inside, 680, 24);
    draw_letter(ui, content, content.y + ui.px(28), letter);
    return ui.px(28) + letter.height(ui, content.w) + ui.px(16);
  });
  const Rect keys = column(ui, foot, 680, 24);
  play_keys(ui, {keys.x, keys.y, keys.w, ui.px(keys_height)}, play, intents, true);

  Rect buttons = cut_bottom(right, ui.px(button_height) + ui.px(40));
  draw_buttons(ui,
               {buttons.x + ui.px(24), buttons.y + ui.px(12), buttons.w - ui.px(48), ui.px(button_height)},
               play, pieces, intents);
  scroll_area(ui, Id{"pieces"} / step, right, {.takes_page_keys = false}, [&](Rect inside) {
    const Rect content = inside.inset(ui.px(24), 0);
    return ui.px(28) +
           draw_pieces(ui, {content.x, content.y + ui.px(28), content.w, 0}, play, pieces, intents) +
           ui.px(8);
  });
}

}  // namespace composure::window
