#include "window/screens/play_bar.hpp"

#include <array>

namespace composure::window {
namespace {

/// The phase that is on the screen: while a line is still read, the one it belongs to.
Phase shown_phase(const PlayScreen& play) {
  const Conversation& conversation = play.session.conversation();
  if (is_speaking(play) || play.reading) {
    const auto& entries = play.session.entries();
    for (std::size_t i = entries.size(); i-- > 0;) {
      if (entries[i].kind == TranscriptEntry::Kind::client && visible_parts(play, i) > 0)
        return conversation.scenario().nodes[entries[i].node].phase;
    }
  }
  return conversation.node().phase;
}

struct Hint {
  Id id;
  Key key = Key::none;
  std::string_view what;
  Intent intent;
};

}  // namespace

void play_bar(Ui& ui, Rect& screen, const PlayScreen& play, Intents& intents) {
  const Conversation& conversation = play.session.conversation();
  const PhaseSteps steps = phase_steps(conversation.scenario(), shown_phase(play), false);
  BarOfScreen bar{.title = conversation.scenario().title,
                  .chip = mode_word(conversation.options().mode),
                  .steps = &steps,
                  .escape = "Leave"};
  if (play.clock_ends && conversation.node().clock) {
    bar.clock_left = std::max(0.0, *play.clock_ends - ui.now);
    bar.clock_total = conversation.node().clock->seconds;
  }
  const BarAnswer answer = screen_bar(ui, screen, bar);
  if (answer.home || answer.escape) intents.push_back(AskToLeave{true});
}

bool can_ask(const PlayScreen& play) {
  return !is_speaking(play) && !play.reading && !play.session.conversation().asides().empty();
}

float play_keys(Ui& ui, Rect row, const PlayScreen& play, Intents& intents, bool with_colleague,
                Align align) {
  const Conversation& conversation = play.session.conversation();
  std::vector<Hint> hints;
  if (with_colleague && can_ask(play))
    hints.push_back({"ask", Key::a, "Ask a colleague", ShowColleague{true}});
  if (!conversation.turns().empty() && conversation.options().mode != composure::Mode::assessment)
    hints.push_back({"back", Key::b, "back one turn", BackOneTurn{}});
  if (!play.session.entries().empty()) hints.push_back({"history", Key::h, "history", ShowHistory{true}});
  hints.push_back({"keys", Key::f1, "all keys", ShowKeys{true}});

  const float gap = ui.px(10);
  float width = -gap;
  for (const Hint& hint : hints)
    width += hint_button_width(ui, hint.key, hint.what) + gap;
  Rect place{align == Align::left ? row.x : row.right() - width, row.y, width, row.h};
  for (const Hint& hint : hints) {
    const Rect box = cut_left(place, hint_button_width(ui, hint.key, hint.what), gap);
    if (hint_button(ui, hint.id, box, hint.key, hint.what)) intents.push_back(hint.intent);
  }
  return width;
}

}  // namespace composure::window
