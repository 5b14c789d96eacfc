#include "analysis/witness.hpp"
#include "conversation/decision_text.hpp"
#include "scenario/translation.hpp"
#include "window/app.hpp"
#include "window/offscreen.hpp"

namespace composure::window {
namespace {

/// Where a screenshot stands, or why it cannot be taken.
struct Stage {
  std::optional<Screen> screen;
  std::string problem;
};

Stage cannot(std::string problem) {
  return {{}, "composure: " + std::move(problem)};
}

DebriefScreen look_back(Session session) {
  Debrief debrief = make_debrief(session.conversation());
  return {std::move(session), std::move(debrief), 0, false};
}

/// Whether a conversation stands at a decision that this screen shows.
bool shows(std::string_view screen, const composure::Node& node) {
  if (!node.decides()) return false;
  if (screen == "prepare") return node.phase == Phase::prepare;
  if (screen == "follow-up") return node.phase == Phase::follow_up && node.pick.has_value();
  return node.phase == Phase::converse;
}

/// Along the witness, the number of decisions after which the screen is up: the first such place, but for the
/// conversation the middle one, where there is something to see.
std::optional<std::size_t> find_stop(std::string_view screen, const std::shared_ptr<const Scenario>& scenario,
                                     const Witness& witness) {
  ConversationOptions options;
  options.forced_draws = witness.chance;
  Conversation conversation(scenario, std::move(options));
  std::vector<std::size_t> places;
  for (std::size_t i = 0; i <= witness.decisions.size(); ++i) {
    if (shows(screen, conversation.node())) places.push_back(i);
    if (i == witness.decisions.size()) break;
    auto decision = parse_decision(witness.decisions[i], conversation);
    conversation.decide(std::get<Decision>(decision));
  }
  if (places.empty()) return {};
  return screen == "conversation" ? places[places.size() / 2] : places.front();
}

Stage stage_of(const ScreenshotOptions& options, const std::shared_ptr<const Scenario>& scenario) {
  if (options.screen == "brief") return {BriefScreen{scenario}, {}};
  ConversationOptions conversation_options;
  std::vector<std::string> decisions = options.decisions.value_or(std::vector<std::string>{});
  if (!options.decisions) {
    auto witness = shortest_success(*scenario);
    if (!witness) return cannot("no ending of \"" + scenario->id + "\" could be reached");
    if (options.screen != "debrief") {
      const auto stop = find_stop(options.screen, scenario, *witness);
      if (stop) {
        witness->decisions.resize(*stop);
      } else {
        witness =
            shortest_way(*scenario, [&](const composure::Node& node) { return shows(options.screen, node); });
      }
      if (!witness) return cannot("\"" + scenario->id + "\" has no " + options.screen + " screen");
    }
    conversation_options.forced_draws = witness->chance;
    decisions = witness->decisions;
  }
  Session session(scenario, std::move(conversation_options));
  const auto error = play_decisions(session.conversation(), decisions,
                                    [&](const Decision& decision) { return session.decide(decision); });
  if (error) return cannot(error->message);
  if (options.screen == "debrief") return {look_back(std::move(session)), {}};
  const bool right_place =
      options.screen == "conversation" || shows(options.screen, session.conversation().node());
  if (!right_place) return cannot("these decisions do not lead to the " + options.screen + " screen");
  return {play_on(std::move(session), 0), {}};
}

}  // namespace

std::optional<std::string> take_screenshot(const ScreenshotOptions& options, const RubricSet& rubrics) {
  Model model = make_model(rubrics, options.folder, options.language);
  if (options.screen != "library" && options.screen != "home") {
    if (options.scenario.empty() && model.library.empty()) {
      return "composure: there are no scenarios in " + options.folder + "; name one with --scenario";
    }
    const std::string file =
        options.scenario.empty() ? model.library.front().path.string() : options.scenario;
    const LoadResult loaded = options.language.empty() ? load_scenario(file, rubrics)
                                                       : load_scenario(file, rubrics, options.language);
    if (options.screen == "problem") {
      if (loaded.scenario) return "composure: " + file + " loads, so there is no problem to show";
      model.screen = ProblemScreen{file, loaded.problems};
    } else if (!loaded.scenario) {
      std::string text;
      for (const Diagnostic& problem : loaded.problems)
        text += (text.empty() ? "" : "\n") + to_text(problem);
      return text;
    } else {
      Stage stage = stage_of(options, loaded.scenario);
      if (!stage.screen) return stage.problem;
      model.screen = *std::move(stage.screen);
    }
  }
  Ui ui;
  ui.theme = embedded_theme(options.theme);
  ui.reduce_motion = true;
  OffscreenOptions offscreen;
  offscreen.width = options.width;
  offscreen.height = options.height;
  offscreen.scale = options.scale;
  const Rendered rendered = render_offscreen(ui, offscreen, [&](Ui& each) { draw_app(each, model); });
  if (!rendered.error.empty()) return "composure: " + rendered.error;
  const std::string failed = write_png(rendered.image, options.out);
  if (!failed.empty()) return "composure: " + failed;
  return {};
}

}  // namespace composure::window
