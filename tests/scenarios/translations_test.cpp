// Every translation in scenarios/ is complete, up to date and playable. New ones are covered by being there.
#include <algorithm>
#include <set>
#include <string>
#include <utility>

#include "analysis/witness.hpp"
#include "catch.hpp"
#include "engine/support.hpp"
#include "scenario/library.hpp"
#include "scenario/translation.hpp"
#include "scoring/debrief.hpp"

using namespace composure;
using namespace composure::test;

namespace {

const std::filesystem::path folder = std::filesystem::path(COMPOSURE_SOURCE_DIR) / "scenarios";

/// Calls visit(path, language) for every translation that is shipped; says how many there were.
template <class Visit>
std::size_t each_translation(Visit visit) {
  std::size_t count = 0;
  for (const LibraryEntry& entry : read_library(folder, rubrics())) {
    for (const std::string& language : available_languages(entry.path)) {
      INFO(entry.path.filename().string() << " in " << language);
      visit(entry.path, language);
      ++count;
    }
  }
  return count;
}

}  // namespace

TEST_CASE("given the translations that are shipped, when they are checked, then there is nothing to say") {
  const std::size_t count =
      each_translation([](const std::filesystem::path& path, const std::string& language) {
        for (const Diagnostic& problem : check_translation(path, language, rubrics()))
          FAIL_CHECK(to_text(problem));
      });
  CHECK(count >= 2);
}

TEST_CASE("given a translation, when the same decisions are played in it, then it is the same conversation") {
  each_translation([](const std::filesystem::path& path, const std::string& language) {
    const LoadResult original = load_scenario(path, rubrics());
    const LoadResult translated = load_scenario(path, rubrics(), language);
    REQUIRE(original.scenario);
    REQUIRE(translated.scenario);
    CHECK(translated.scenario->hash == original.scenario->hash);
    const auto witness = shortest_success(*original.scenario);
    REQUIRE(witness);
    const auto play_it = [&](const std::shared_ptr<const Scenario>& scenario) {
      ConversationOptions options;
      options.forced_draws = witness->chance;
      Session session(scenario, options);
      const auto error = play_decisions(session.conversation(), witness->decisions,
                                        [&](const Decision& decision) { return session.decide(decision); });
      if (error) FAIL(error->message);
      return make_debrief(session.conversation());
    };
    const Debrief first = play_it(original.scenario);
    const Debrief second = play_it(translated.scenario);
    CHECK(second.ending == first.ending);
    CHECK(second.scorecard.overall.gained == first.scorecard.overall.gained);
    CHECK(second.scorecard.overall.on_offer == first.scorecard.overall.on_offer);
    REQUIRE(second.turns.size() == first.turns.size());
    // What was said is another language's, down to the last word.
    for (std::size_t i = 0; i < first.turns.size(); ++i) {
      if (!first.turns[i].heard.empty()) CHECK(second.turns[i].heard != first.turns[i].heard);
      CHECK(second.turns[i].said != first.turns[i].said);
      if (!first.turns[i].thinks.empty()) CHECK(second.turns[i].thinks != first.turns[i].thinks);
    }
    CHECK(second.lesson != first.lesson);
  });
}
