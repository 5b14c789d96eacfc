// explore against the plainest way to find out the same: play everything. A few thousand scenarios made from
// a fixed seed; a failure names the seed and shows the scenario. COMPOSURE_SEED=N looks at that one alone.
#include <cstdlib>
#include <string>

#include "analysis/explore.hpp"
#include "catch.hpp"
#include "engine/every_play.hpp"
#include "engine/random_scenario.hpp"

using namespace composure;
using namespace composure::test;

namespace {

#ifdef NDEBUG
constexpr std::uint64_t scenarios = 5000;
#else
constexpr std::uint64_t scenarios = 250;  // without optimisation, and perhaps under the sanitizers
#endif
constexpr std::size_t most_positions = 5000;

/// How often what is worth comparing came up; the property is worth something only if it did.
struct Tally {
  std::size_t faulty = 0;
  std::size_t too_large = 0;
  std::size_t compared = 0;
  std::size_t positions = 0;
  std::size_t endings = 0;
  std::size_t unreachable = 0;
  std::size_t bounds = 0;
  std::size_t stops = 0;
};

Conversation play(const std::shared_ptr<const Scenario>& scenario, const Witness& witness) {
  ConversationOptions options;
  options.forced_draws = witness.chance;
  Conversation conversation(scenario, options);
  const auto error = play_decisions(conversation, witness.decisions,
                                    [&](const Decision& decision) { return conversation.decide(decision); });
  if (error) FAIL(error->message);
  REQUIRE(conversation.status() == Conversation::Status::ended);
  // No draw is missing, and none is left over.
  CHECK(conversation.draws() == witness.chance);
  return conversation;
}

void check_endings(const std::shared_ptr<const Scenario>& scenario, const ExploreReport& report,
                   const EveryPlay& plays, Tally& tally) {
  for (const EndingReach& ending : report.endings) {
    INFO("ending " << ending.id);
    const auto found = plays.endings.find(ending.id);
    const auto way = shortest_way(
        *scenario, [&](const Node& node) { return node.ending && node.ending->id == ending.id; });
    REQUIRE(ending.witness.has_value() == (found != plays.endings.end()));
    REQUIRE(way.has_value() == ending.witness.has_value());
    if (!ending.witness) {
      ++tally.unreachable;
      continue;
    }
    ++tally.endings;
    CHECK(ending.witness->decisions.size() == found->second);
    CHECK(play(scenario, *ending.witness).node().ending->id == ending.id);
    CHECK(way->decisions.size() == found->second);
    CHECK(play(scenario, *way).node().ending->id == ending.id);
  }
}

void check_values(const Scenario& scenario, const ExploreReport& report, const EveryPlay& plays) {
  if (plays.values.empty()) return;
  for (std::size_t i = 0; i < scenario.state.size(); ++i) {
    INFO("state " << scenario.state[i].name);
    CHECK(report.state[i].min == plays.values[i].min);
    CHECK(report.state[i].max == plays.values[i].max);
  }
}

template <class Get>
void check_range(const std::shared_ptr<const Scenario>& scenario, const ScoreRange& range,
                 const Extremes& extremes, Tally& tally, Get score_in) {
  REQUIRE(range.best.has_value() == extremes.best.has_value());
  REQUIRE(range.worst.has_value() == extremes.worst.has_value());
  if (!range.best) return;
  tally.bounds += 2;
  CHECK(compare(range.best->score, *extremes.best) == 0);
  CHECK(compare(range.worst->score, *extremes.worst) == 0);
  for (const ScoreBound& bound : {*range.best, *range.worst}) {
    const Score score = score_in(make_scorecard(play(scenario, bound.witness)));
    CHECK(score.gained == bound.score.gained);
    CHECK(score.on_offer == bound.score.on_offer);
  }
}

void check_scores(const std::shared_ptr<const Scenario>& scenario, const ExploreReport& report,
                  const EveryPlay& plays, Tally& tally) {
  const Rubric& rubric = *scenario->rubric;
  for (std::size_t i = 0; i < rubric.criteria.size(); ++i) {
    INFO("criterion " << rubric.criteria[i].id);
    check_range(scenario, report.criteria[i], plays.criteria[i], tally,
                [&](const Scorecard& card) { return card.criteria[i]; });
  }
  for (std::size_t i = 0; i < rubric.families.size(); ++i) {
    INFO("family " << rubric.families[i].id);
    check_range(scenario, report.families[i], plays.families[i], tally,
                [&](const Scorecard& card) { return card.families[i]; });
  }
  INFO("overall");
  check_range(scenario, report.overall, plays.overall, tally,
              [](const Scorecard& card) { return card.overall; });
}

void check_stops(const std::shared_ptr<const Scenario>& scenario, const EveryPlay& plays, Tally& tally) {
  const StateSpace space(*scenario, {.scores = true});
  std::set<std::string> stops;
  for (StateSpace::State state = 1; state < space.size(); ++state) {
    if (space.stuck(state)) stops.insert(space.node_at(state).id);
  }
  CHECK(stops == plays.stops);
  tally.stops += stops.size();
}

void check_scenario(std::uint64_t seed, Tally& tally) {
  const std::string json = to_json(random_scenario(seed));
  INFO("COMPOSURE_SEED=" << seed << "\n" << json);
  const LoadResult loaded = read(json);
  if (!loaded.scenario) {
    for (const Diagnostic& problem : loaded.problems) {
      INFO(to_text(problem));
      CHECK(problem.rule == "endless-loop");
    }
    ++tally.faulty;
    return;
  }
  const EveryPlay plays = play_everything(loaded.scenario, most_positions);
  if (!plays.complete) {
    ++tally.too_large;
    return;
  }
  ++tally.compared;
  tally.positions += plays.positions;
  const ExploreReport report = explore(*loaded.scenario);
  REQUIRE(report.exhaustive);
  CHECK(report.states <= plays.positions);
  check_endings(loaded.scenario, report, plays, tally);
  check_values(*loaded.scenario, report, plays);
  check_scores(loaded.scenario, report, plays, tally);
  check_stops(loaded.scenario, plays, tally);
}

}  // namespace

TEST_CASE("given any scenario, when it is explored, then what is told is what playing everything comes to") {
  Tally tally;
  if (const char* seed = std::getenv("COMPOSURE_SEED"); seed != nullptr) {
    check_scenario(std::stoull(seed), tally);
    return;
  }
  for (std::uint64_t seed = 1; seed <= scenarios; ++seed)
    check_scenario(seed, tally);
  UNSCOPED_INFO("faulty " << tally.faulty << ", too large " << tally.too_large << ", compared "
                          << tally.compared << ", positions " << tally.positions << ", endings "
                          << tally.endings << ", unreachable " << tally.unreachable << ", bounds "
                          << tally.bounds << ", stops " << tally.stops);
  CHECK(tally.faulty * 10 < scenarios);
  CHECK(tally.compared * 2 > scenarios);
  CHECK(tally.endings > tally.compared);
  CHECK(tally.unreachable * 20 > tally.compared);
  CHECK(tally.bounds > 4 * tally.compared);
  CHECK(tally.stops * 20 > tally.compared);
}
