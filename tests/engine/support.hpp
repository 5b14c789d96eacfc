// What the engine's tests share: small scenarios written in place, and ways to play them.
#pragma once

#include <memory>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include "conversation/conversation.hpp"
#include "conversation/decision_text.hpp"
#include "scenario/load.hpp"
#include "scoring/rubric.hpp"

namespace composure::test {

/// The rubrics built into the program, read once.
inline const RubricSet& rubrics() {
  static const RubricSet set = shipped_rubrics();
  return set;
}

/// A scenario file with no more around its nodes than the format asks for. All texts are members of JSON
/// objects, each with its own trailing comma where it is not the last.
struct ScenarioText {
  std::string nodes;
  std::string start = "a";
  std::string state;  ///< further members of "state", each ending in a comma
  std::string top;    ///< further members of the top level, each ending in a comma
};

inline std::string to_json(const ScenarioText& text) {
  return "{\n\"format\": 1, \"id\": \"test\", \"title\": \"Test\", \"client\": { \"name\": \"Dana "
         "Whitfield\" },\n" +
         text.top + "\n\"state\": {\n" + text.state +
         "\n\"trust\": { \"type\": \"meter\", \"start\": 40 }, \"tension\": { \"type\": \"meter\", "
         "\"start\": 60 } },\n" +
         "\"start\": \"" + text.start + "\",\n\"nodes\": {\n" + text.nodes + "\n}\n}\n";
}

inline LoadResult read(std::string json, const RubricSet& known = rubrics()) {
  return read_scenario("test.json", std::move(json), known);
}

/// The scenario; throws with the first problem if the text is faulty.
inline std::shared_ptr<const Scenario> scenario(const ScenarioText& text,
                                                const RubricSet& known = rubrics()) {
  LoadResult loaded = read(to_json(text), known);
  if (!loaded.scenario) throw std::runtime_error(to_text(loaded.problems.front()));
  return loaded.scenario;
}

inline std::shared_ptr<const Scenario> scenario(std::string nodes) {
  return scenario(ScenarioText{std::move(nodes), "a", "", ""});
}

/// Plays a list of decisions; the error is that of the first one that is not possible.
inline std::optional<DecisionError> play_on(Conversation& conversation, std::string_view decisions) {
  return play_decisions(conversation, split_decisions(decisions),
                        [&](const Decision& decision) { return conversation.decide(decision); });
}

/// Starts a conversation and plays a list of decisions, all of which must be possible.
inline Conversation play(const std::shared_ptr<const Scenario>& scenario, std::string_view decisions = "",
                         ConversationOptions options = {}) {
  Conversation conversation(scenario, std::move(options));
  if (const auto error = play_on(conversation, decisions)) throw std::runtime_error(error->message);
  return conversation;
}

/// The message with which a list of decisions is refused; empty if it is not.
inline std::string refusal(const std::shared_ptr<const Scenario>& scenario, std::string_view decisions) {
  Conversation conversation(scenario, {});
  const auto error = play_on(conversation, decisions);
  return error ? error->message : std::string();
}

inline std::int32_t value_of(const Conversation& conversation, std::string_view name) {
  const auto& state = conversation.scenario().state;
  for (std::size_t i = 0; i < state.size(); ++i) {
    if (state[i].name == name) return conversation.position().values[i];
  }
  throw std::runtime_error("no state " + std::string(name));
}

inline std::vector<std::string> offered_ids(const Conversation& conversation) {
  std::vector<std::string> ids;
  for (const OptionIndex option : conversation.offered())
    ids.push_back(conversation.reply(conversation.option(option)).id);
  return ids;
}

inline std::vector<std::string> aside_ids(const Conversation& conversation) {
  std::vector<std::string> ids;
  for (const OptionIndex aside : conversation.asides())
    ids.push_back(conversation.reply(conversation.node().asides[aside]).id);
  return ids;
}

using Ids = std::vector<std::string>;

/// An ending named "end", for scenarios in which it does not matter.
inline const std::string the_end = R"("end": { "ending": "done", "success": true })";

}  // namespace composure::test
