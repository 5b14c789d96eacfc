// A small scenario with every kind of step, and a window that plays it.
#pragma once

#include <algorithm>
#include <memory>
#include <string>
#include <vector>

#include "assets/assets.hpp"
#include "catch.hpp"
#include "scenario/load.hpp"
#include "window/headless.hpp"
#include "window/model.hpp"
#include "window/screens/play.hpp"

namespace composure::window {

// Sizes in physical pixels, and the scale.
struct PlaySize {
  float width, height, scale;
};
inline constexpr PlaySize play_sizes[] = {{1280, 800, 1}, {960, 600, 1}, {720, 520, 1}, {1280, 800, 2}};

inline constexpr const char* play_scenario = R"json({
  "format": 1, "id": "small-talk", "title": "The quote is late",
  "client": {"name": "Dana Whitfield", "role": "Head of marketing, Northlight", "portrait": "dana", "pronouns": "she"},
  "briefing": {"situation": "The quote was due on Monday.", "goals": ["She hears it from you."]},
  "state": {"trust": {"type": "meter", "start": 30}, "tension": {"type": "meter", "start": 60}},
  "start": "look-up",
  "groups": {"team": {"aside": true, "replies": [
    {"id": "ask-lee", "say": "Ask Lee: how is she?", "answer": "Quick, and fair.", "once": true}]}},
  "nodes": {
    "look-up": {"phase": "prepare", "title": "Choose two.", "pick": {"min": 1, "max": 2}, "goto": "when",
      "replies": [{"id": "mails", "say": "Her e-mails"}, {"id": "plan", "say": "The plan"}, {"id": "bill", "say": "The bill"}]},
    "when": {"phase": "prepare", "narration": "The mails are short.", "use": ["team"], "goto": "opening",
      "replies": [{"id": "now", "say": "Call her now"}, {"id": "later", "say": "An e-mail tonight"}]},
    "opening": {"mood": "angry", "use": ["team"], "goto": "demand",
      "says": ["First part of the line.", "Second part of the line.", "Third part of the line."],
      "cut_in": {"effects": ["tension += 10"]},
      "replies": [{"id": "sorry", "say": "That is on me.", "effects": ["trust += 20"]},
                  {"id": "excuse", "say": "It was the printer.", "effects": ["tension += 20"]}]},
    "demand": {"mood": "listening", "says": "So when?", "clock": {"seconds": 20, "goto": "goodbye"}, "goto": "goodbye",
      "replies": [{"id": "friday", "say": "On Friday at noon."}, {"id": "soon", "say": "Soon."}]},
    "goodbye": {"mood": "relieved", "says": ["Good.", "Until Friday."], "goto": "mail"},
    "mail": {"phase": "follow_up", "pick": {"min": 0, "max": 2}, "goto": "end",
      "mail": {"subject": "What we agreed", "opening": "Dear Dana,", "closing": "Best regards"},
      "replies": [{"id": "quote", "say": "The quote comes on Friday."}, {"id": "gift", "say": "It costs nothing."},
                  {"id": "call", "say": "We speak on Tuesday."}]},
    "end": {"mood": "warm", "says": "Thank you.", "ending": "kept", "success": true}
  }
})json";

inline Model play_model(const char* scenario = play_scenario) {
  Model model;
  model.rubrics = shipped_rubrics();
  model.moods = Moods::parse(asset("moods.json"));
  model.portraits = Portraits::parse(asset("portraits/portraits.json"));
  model.seed = 1;
  const LoadResult loaded = read_scenario("small-talk.json", scenario, model.rubrics);
  for (const Diagnostic& problem : loaded.problems)
    UNSCOPED_INFO(problem.message);
  REQUIRE(loaded.scenario);
  model.screen = BriefScreen{loaded.scenario};
  return model;
}

/// The window as the program runs it, with nothing but an attempt in it.
class PlayWindow {
 public:
  explicit PlayWindow(const char* scenario = play_scenario, PlaySize size = play_sizes[0])
      : model(play_model(scenario)), window(begin(), size.width, size.height, size.scale) {}

  PlayScreen& play() { return std::get<PlayScreen>(model.screen); }
  const Conversation& conversation() { return play().session.conversation(); }
  std::string node() { return conversation().node().id; }
  bool has(std::string_view label) const { return window.has(label); }
  const composure::window::Node* find(std::string_view label) const { return window.semantics().find(label); }
  void press(Key key) { window.press(key); }
  void click(std::string_view label) { window.click(label); }
  /// Long enough for a card to come alive, too short for anything else.
  void pause() { window.advance(0.4); }
  /// Lets the client speak to the end.
  void listen() {
    for (int i = 0; i < 50 && is_speaking(play()); ++i)
      window.advance(5);
    pause();
  }
  /// Presses the key of an option, wherever it is shown: cards may be scrolled away in a small window.
  void choose(OptionIndex option) {
    const auto& shown = play().shown;
    const auto at = std::find(shown.begin(), shown.end(), option);
    REQUIRE(at != shown.end());
    press(digit_key(static_cast<std::size_t>(at - shown.begin())));
  }
  /// To the first line of the talk.
  void to_talk() {
    press(Key::n1);
    press(Key::enter);
    choose(0);
  }
  /// To the e-mail.
  void to_mail() {
    to_talk();
    listen();
    choose(0);
    listen();
    choose(0);
    listen();
    press(Key::enter);
  }
  std::string problems() const {
    std::string all;
    for (const LayoutProblem& problem : layout_problems(window.semantics()))
      all += std::to_string(static_cast<int>(problem.kind)) + ": " + problem.text + "\n";
    return all;
  }

  Model model;
  Headless window;

 private:
  Draw begin() {
    update(model, Begin{}, 0);
    return [this](Ui& ui) {
      advance(model, ui.now);
      Intents intents;
      if (const auto* screen = std::get_if<PlayScreen>(&model.screen)) draw_play(ui, model, *screen, intents);
      for (const Intent& intent : intents)
        update(model, intent, ui.now);
    };
  }
};

}  // namespace composure::window
