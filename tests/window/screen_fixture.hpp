// The program without a display, with a small library of its own in memory.
#pragma once

#include <string>
#include <utility>
#include <variant>

#include "window/app.hpp"
#include "window/headless.hpp"

namespace composure::window {

/// A scenario of three decisions: two pieces to prepare, a talk in two parts, and one of two endings.
inline std::string small_scenario(const std::string& id, const std::string& title, const std::string& topic) {
  return R"({
  "format": 1, "id": ")" +
         id + R"(", "title": ")" + title + R"(", "summary": "The date has slipped, and nobody has told her.",
  "rubric": "client-conversations", "topics": [")" +
         topic + R"("], "skills": ["own-the-mistake"], "content_notes": ["Raised voices"],
  "difficulty": 2, "minutes": 7, "you": {"role": "project lead at the studio"},
  "client": {"name": "Dana Whitfield", "role": "head of marketing", "portrait": "dana", "pronouns": "she"},
  "briefing": {"situation": "The launch is two weeks late: {fact.new_date}.", "goals": ["She hears it from you."],
               "facts": {"new_date": "14 March"}},
  "pass": "success",
  "state": {"trust": {"type": "meter", "start": 40}, "tension": {"type": "meter", "start": 60}},
  "start": "ready",
  "nodes": {
    "ready": {"phase": "prepare", "title": "Choose one.", "due": ["prepare"], "pick": {"min": 1, "max": 1},
              "goto": "opening", "replies": [
      {"id": "log", "say": "Read the log", "scores": {"prepare": 2}, "why": "It says what broke."},
      {"id": "tea", "say": "Make tea"}]},
    "opening": {"mood": "angry", "says": ["The first of March is gone.", "And I heard it in passing."],
                "due": ["own_it", "acknowledge"], "thinks": "I promised that date to my board.",
                "cut_in": {"effects": ["trust -= 5"], "why": "She had not finished."},
                "replies": [
      {"id": "own", "say": "You should have heard it from me, on Monday, and I did not ring.", "goto": "well",
       "effects": ["trust += 15", "tension -= 20"], "scores": {"own_it": 2, "acknowledge": 1},
       "why": "It owns the silence, not only the delay."},
      {"id": "provider", "say": "It was the provider.", "goto": "badly", "effects": ["trust -= 10"],
       "scores": {"own_it": -1}, "why": "It sends her to somebody who is not in the room."}]},
    "well": {"ending": "stays", "success": true, "title": "Dana stays.", "mood": "relieved",
             "says": "Then put it in writing.", "lesson": "She wanted to hear it from you."},
    "badly": {"ending": "leaves", "success": false, "says": "Goodbye.", "lesson": "Blame closed the door."}
  }
})";
}

class ScreenTest {
 public:
  explicit ScreenTest(float width = 1280, float height = 800, float scale = 1)
      : model(make_model(shipped_rubrics(), "")),
        window([this](Ui& ui) { draw_app(ui, model); }, width, height, scale) {
    window.ui.reduce_motion = true;
    model.seed = 1;
    add("a-broken.json", "{\"format\": 1,\n \"titel\": \"x\"}");
    add("b-launch.json", small_scenario("b-launch", "The launch slips", "missed-deadline"));
    add("c-invoice.json", small_scenario("c-invoice", "The invoice", "billing-dispute"));
    window.frame(3);
  }

  Model model;
  Headless window;

  template <typename T>
  T* screen() {
    return std::get_if<T>(&model.screen);
  }
  void show(Screen screen) {
    model.screen = std::move(screen);
    window.frame(3);
  }
  void show_brief() { show(BriefScreen{launch()}); }
  /// The debrief after a decision in the preparation and one in the talk.
  void show_debrief(bool well, bool cut_in = false) {
    Session session(launch(), {});
    Decision pick;
    pick.kind = Decision::Kind::pick;
    pick.picked = 1;
    session.decide(pick);
    Decision reply;
    reply.option = well ? 0 : 1;
    reply.heard = cut_in ? 1 : 0;
    session.decide(reply);
    Debrief debrief = make_debrief(session.conversation());
    show(DebriefScreen{std::move(session), std::move(debrief), 0, false});
  }
  std::shared_ptr<const Scenario> launch() const { return model.library[1].loaded.scenario; }

  bool says(const std::string& part) const { return window.semantics().find_containing(part) != nullptr; }
  std::string outline() const { return window.semantics().outline(); }

  /// Text that was shortened, that lies over other text, that leaves the screen or what it stands on.
  std::string layout_faults() const {
    std::string faults;
    for (const LayoutProblem& problem : layout_problems(window.semantics())) faults += problem.text + "\n";
    return faults;
  }

 private:
  void add(const std::string& file, const std::string& bytes) {
    model.library.push_back({file, read_scenario(file, bytes, model.rubrics)});
  }
};

/// The sizes at which every screen must hold.
struct WindowSize {
  float width;
  float height;
  float scale;
};
inline constexpr WindowSize window_sizes[] = {{1280, 800, 1}, {960, 600, 1}, {720, 520, 1}, {1280, 800, 2}};

}  // namespace composure::window
