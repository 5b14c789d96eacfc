#include "window/screens/play.hpp"

#include <array>

#include "window/screens/colleague.hpp"
#include "window/screens/conversation.hpp"
#include "window/screens/follow_up.hpp"
#include "window/screens/history.hpp"
#include "window/screens/play_bar.hpp"
#include "window/screens/prepare.hpp"
#include "window/widgets/dialog.hpp"

namespace composure::window {
namespace {

void draw_page(Ui& ui, const Model& model, const PlayScreen& play, Intents& intents) {
  switch (page_of(play)) {
    case PlayPage::conversation:
      return draw_conversation(ui, model, play, intents);
    case PlayPage::prepare:
      return draw_prepare(ui, model, play, intents);
    case PlayPage::follow_up:
      return draw_follow_up(ui, model, play, intents);
  }
}

void draw_leaving(Ui& ui, Intents& intents) {
  constexpr std::array<std::string_view, 2> answers{"Stay", "Leave"};
  const auto answer = dialog(ui, "leaving", "Leave this conversation?",
                             "It ends here. You can begin it again from the library at any time.", answers);
  if (!answer) return;
  if (*answer == 0) {
    intents.push_back(AskToLeave{false});
  } else {
    intents.push_back(GoToLibrary{});
  }
}

}  // namespace

void draw_play(Ui& ui, const Model& model, const PlayScreen& play, Intents& intents) {
  draw_page(ui, model, play, intents);
  // One at a time; the question whether to leave comes before the rest.
  if (play.leaving) return draw_leaving(ui, intents);
  if (play.history) return draw_history(ui, play, intents);
  if (play.colleague && can_ask(play)) return draw_colleague(ui, play, intents);
}

}  // namespace composure::window
