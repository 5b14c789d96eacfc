#include "window/app.hpp"

#include "assets/assets.hpp"
#include "window/frame_host.hpp"
#include "window/screens/brief.hpp"
#include "window/screens/debrief.hpp"
#include "window/screens/keys_help.hpp"
#include "window/screens/library.hpp"
#include "window/screens/play.hpp"
#include "window/screens/problem.hpp"

namespace composure::window {
namespace {

struct DrawScreen {
  Ui& ui;
  const Model& model;
  Intents& intents;

  void operator()(const LibraryScreen& screen) const { draw_library(ui, model, screen, intents); }
  void operator()(const BriefScreen& screen) const { draw_brief(ui, model, screen, intents); }
  void operator()(const ProblemScreen& screen) const { draw_problem(ui, model, screen, intents); }
  void operator()(const PlayScreen& screen) const { draw_play(ui, model, screen, intents); }
  void operator()(const DebriefScreen& screen) const { draw_debrief(ui, model, screen, intents); }
};

/// What the window's title says of each screen, for task bars, screen readers and whoever drives it from
/// outside.
struct TitleOf {
  std::string operator()(const LibraryScreen&) const { return "Composure"; }
  std::string operator()(const BriefScreen& screen) const { return "Brief: " + screen.scenario->title; }
  std::string operator()(const ProblemScreen& screen) const { return "Does not load: " + screen.file; }
  std::string operator()(const PlayScreen& screen) const {
    return screen.session.conversation().scenario().title;
  }
  std::string operator()(const DebriefScreen& screen) const {
    return "Looking back: " + screen.session.conversation().scenario().title;
  }
};

/// Ctrl with plus, minus and 0 sizes everything, as in a browser.
void change_scale(Ui& ui) {
  constexpr float step = 1.1f;
  constexpr float smallest = 0.8f;
  constexpr float largest = 3;
  if (shortcut(ui, Key::plus, true)) ui.user_scale = std::min(largest, ui.user_scale * step);
  if (shortcut(ui, Key::minus, true)) ui.user_scale = std::max(smallest, ui.user_scale / step);
  if (shortcut(ui, Key::n0, true)) ui.user_scale = 1;
}

}  // namespace

Model make_model(RubricSet rubrics, const std::string& folder, const std::string& language) {
  Model model{std::move(rubrics),
              {},
              folder,
              language,
              Moods::parse(asset("moods.json")),
              Portraits::parse(asset("portraits/portraits.json")),
              LibraryScreen{},
              false,
              {}};
  model.library = read_library(folder, model.rubrics, language);
  return model;
}

void draw_app(Ui& ui, Model& model) {
  advance(model, ui.now);
  Intents intents;
  std::visit(DrawScreen{ui, model, intents}, model.screen);
  if (shortcut(ui, Key::f1)) intents.push_back(ShowKeys{!model.keys_help});
  if (model.keys_help) draw_keys_help(ui, model, intents);
  if (shortcut(ui, Key::q, true)) intents.push_back(Quit{});
  change_scale(ui);
  const std::size_t screen_before = model.screen.index();
  for (const Intent& intent : intents) {
    if (std::holds_alternative<Quit>(intent)) ui.want_close = true;
    update(model, intent, ui.now);
  }
  // What was typed ahead was meant for the screen that could be seen.
  if (model.screen.index() != screen_before) ui.key_presses.clear();
  ui.title = std::visit(TitleOf{}, model.screen);
  // What was asked for shows in the very next frame.
  if (!intents.empty()) ui.want_animation = true;
  if (const auto due = next_change(model)) ui.wake_after(std::max(0.0, *due - ui.now));
}

std::optional<std::string> run_app(const AppOptions& options) {
  Model model = make_model(options.rubrics, options.folder, options.language);
  if (!options.scenario.empty()) open_file(model, options.scenario);
  Ui ui;
  ui.theme = embedded_theme(options.theme);
  return run_window(ui, {}, [&](Ui& each) { draw_app(each, model); });
}

}  // namespace composure::window
