// Every scenario in scenarios/ is held to what the project promises of its library. New files are covered by
// being there.
#include <algorithm>
#include <bit>
#include <filesystem>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "analysis/explore.hpp"
#include "catch.hpp"
#include "conversation/chance.hpp"
#include "engine/support.hpp"
#include "scenario/canonical.hpp"
#include "scenario/file_bytes.hpp"
#include "scenario/library.hpp"
#include "scenario/scenario_files.hpp"
#include "scoring/debrief.hpp"
#include "scoring/skills.hpp"

using namespace composure;
using namespace composure::test;

namespace {

const std::filesystem::path folder = std::filesystem::path(COMPOSURE_SOURCE_DIR) / "scenarios";

const std::vector<LibraryEntry>& library() {
  static const std::vector<LibraryEntry> entries = read_library(folder, rubrics());
  return entries;
}

/// Calls visit(scenario) for each scenario that loads; that all do is a test of its own.
template <class Visit>
void each_scenario(Visit visit) {
  REQUIRE_FALSE(library().empty());
  for (const LibraryEntry& entry : library()) {
    INFO(entry.path.filename().string());
    REQUIRE(entry.loaded.scenario);
    visit(entry.loaded.scenario);
  }
}

std::set<std::string> endings_of(const Scenario& scenario) {
  std::set<std::string> endings;
  for (const Node& node : scenario.nodes) {
    if (node.ending) endings.insert(node.ending->id);
  }
  return endings;
}

std::set<Phase> phases_of(const Scenario& scenario) {
  std::set<Phase> phases;
  for (const Node& node : scenario.nodes) {
    if (node.decides()) phases.insert(node.phase);
  }
  return phases;
}

}  // namespace

TEST_CASE("given the folder, when its files are laid out anew, then no byte of them changes") {
  const auto listed = scenario_files_in(folder);
  REQUIRE(std::holds_alternative<std::vector<std::filesystem::path>>(listed));
  const auto& paths = std::get<std::vector<std::filesystem::path>>(listed);
  REQUIRE(paths.size() >= 3);
  for (const std::filesystem::path& path : paths) {
    INFO(path.filename().string() << ": composure format would change it");
    const std::string bytes = std::get<std::string>(read_file_bytes(path));
    const auto parsed = JsonDocument::parse(path.string(), bytes);
    REQUIRE(std::holds_alternative<JsonDocument>(parsed));
    CHECK(canonical_text(std::get<JsonDocument>(parsed)) == bytes);
  }
}

TEST_CASE("given the library, when its scenarios are loaded, then there is no problem in any of them") {
  REQUIRE(library().size() >= 3);
  for (const LibraryEntry& entry : library()) {
    INFO(entry.path.filename().string());
    for (const Diagnostic& problem : entry.loaded.problems)
      FAIL_CHECK(to_text(problem));
    CHECK(entry.loaded.scenario);
  }
}

TEST_CASE("given a scenario, when its size is counted, then it has at least 18 nodes and 4 endings") {
  each_scenario([](const std::shared_ptr<const Scenario>& scenario) {
    CHECK(scenario->nodes.size() >= 18);
    const std::set<std::string> endings = endings_of(*scenario);
    CHECK(endings.size() >= 4);
    const bool can_succeed = std::ranges::any_of(
        scenario->nodes, [](const Node& node) { return node.ending && node.ending->success; });
    const bool can_fail = std::ranges::any_of(
        scenario->nodes, [](const Node& node) { return node.ending && !node.ending->success; });
    CHECK(can_succeed);
    CHECK(can_fail);
  });
}

TEST_CASE("given the library, when phases are counted, then one scenario has all three") {
  bool found = false;
  each_scenario([&](const std::shared_ptr<const Scenario>& scenario) {
    const std::set<Phase> phases = phases_of(*scenario);
    CHECK(phases.contains(Phase::converse));
    found = found || phases.size() == 3;
  });
  CHECK(found);
}

TEST_CASE(
    "given the library, when its ids are collected, then each is the file's name and stands there once") {
  std::set<std::string> ids;
  for (const LibraryEntry& entry : library()) {
    REQUIRE(entry.loaded.scenario);
    CHECK(entry.loaded.scenario->id == entry.path.stem().string());
    CHECK(ids.insert(entry.loaded.scenario->id).second);
  }
}

TEST_CASE(
    "given a scenario, when its card and brief are read, then nothing that a learner is shown is missing") {
  each_scenario([](const std::shared_ptr<const Scenario>& scenario) {
    CHECK_FALSE(scenario->title.empty());
    CHECK_FALSE(scenario->summary.empty());
    CHECK(scenario->summary.size() <= 70);
    CHECK_FALSE(scenario->keyed_by.empty());
    CHECK(scenario->minutes > 0);
    CHECK_FALSE(scenario->your_role.empty());
    CHECK_FALSE(scenario->client.role.empty());
    CHECK_FALSE(scenario->briefing.situation.empty());
    CHECK_FALSE(scenario->briefing.goals.empty());
    for (const Node& node : scenario->nodes) {
      if (!node.ending) continue;
      INFO(node.id);
      CHECK_FALSE(node.ending->lesson.empty());
    }
  });
}

TEST_CASE(
    "given what a scenario says it is about, when it is looked up, then every topic and skill is known") {
  const auto list = shipped_skills(rubrics());
  each_scenario([&](const std::shared_ptr<const Scenario>& scenario) {
    CHECK_FALSE(scenario->topics.empty());
    CHECK_FALSE(scenario->skills.empty());
    for (const std::string& topic : scenario->topics) {
      INFO("topic " << topic);
      CHECK(list->find_topic(topic));
    }
    for (const std::string& skill : scenario->skills) {
      INFO("skill " << skill);
      CHECK(list->find_skill(skill));
    }
  });
}

TEST_CASE(
    "given a keyed reply, when its key is read, then it gives a reason, and a decision asks for three "
    "criteria at most") {
  each_scenario([](const std::shared_ptr<const Scenario>& scenario) {
    for (const Reply& reply : scenario->replies) {
      INFO("reply " << reply.id);
      if (!reply.scores.empty()) CHECK_FALSE(reply.why.empty());
    }
    for (const Node& node : scenario->nodes) {
      INFO("node " << node.id);
      CHECK(node.due.size() <= 3);
    }
  });
}

TEST_CASE(
    "given an ending, when the shortest way to it is looked for, then there is one, and playing it ends "
    "there") {
  each_scenario([](const std::shared_ptr<const Scenario>& scenario) {
    const ExploreReport report = explore(*scenario);
    CHECK(report.exhaustive);
    std::map<std::string, Witness> witnesses;
    for (const EndingReach& ending : report.endings) {
      if (ending.witness) witnesses.emplace(ending.id, *ending.witness);
    }
    const std::set<std::string> endings = endings_of(*scenario);
    for (const std::string& id : endings) {
      INFO("ending " << id);
      REQUIRE(witnesses.contains(id));
      const Witness& witness = witnesses.at(id);
      ConversationOptions options;
      options.forced_draws = witness.chance;
      Session session(scenario, options);
      const auto error = play_decisions(session.conversation(), witness.decisions,
                                        [&](const Decision& decision) { return session.decide(decision); });
      if (error) FAIL(error->message);
      REQUIRE(session.conversation().status() == Conversation::Status::ended);
      CHECK(session.conversation().draws() == witness.chance);
      const Debrief debrief = make_debrief(session.conversation());
      CHECK(debrief.ending == id);
      CHECK_FALSE(debrief.headline.empty());
      CHECK(debrief.turns.size() == session.conversation().turns().size());
    }
  });
}

TEST_CASE("given a node, when every way is tried, then there is one that leads through it") {
  each_scenario([](const std::shared_ptr<const Scenario>& scenario) {
    std::set<NodeIndex> reached;
    for (std::uint64_t seed = 1; seed <= 3000 && reached.size() < scenario->nodes.size(); ++seed) {
      const EventSink sink = [&](const Event& event, const Conversation&) {
        if (event.kind == Event::Kind::arrived) reached.insert(event.node);
      };
      ConversationOptions options;
      options.seed = seed;
      Conversation conversation(scenario, options, sink);
      std::uint64_t n = 0;
      // Chosen at random, from its own stream of numbers, and within what a patient learner would do.
      while (conversation.status() == Conversation::Status::deciding &&
             conversation.decisions().size() < 200) {
        const auto roll = [&](std::size_t sides) { return splitmix64(seed + 1'000'000, ++n) % sides; };
        const auto offered = conversation.offered();
        const auto asides = conversation.asides();
        Decision decision;
        if (!asides.empty() && roll(3) == 0) {
          decision.kind = Decision::Kind::aside;
          decision.option = asides[roll(asides.size())];
        } else if (conversation.node().clock && roll(5) == 0) {
          decision.kind = Decision::Kind::timeout;
        } else if (const auto bounds = conversation.pick()) {
          decision.kind = Decision::Kind::pick;
          std::size_t wanted = bounds->min + roll(bounds->max - bounds->min + 1);
          for (; wanted > 0; --wanted)
            decision.picked |= std::uint64_t{1} << offered[roll(offered.size())];
          // Pieces drawn twice leave fewer than wanted; the first ones fill up to the minimum.
          for (std::size_t i = 0; static_cast<std::size_t>(std::popcount(decision.picked)) < bounds->min; ++i)
            decision.picked |= std::uint64_t{1} << offered[i];
        } else {
          decision.option = offered[roll(offered.size())];
          if (conversation.node().says.size() >= 2 && roll(4) == 0) decision.heard = 1;
        }
        if (const auto error = conversation.decide(decision, sink)) FAIL(error->message);
      }
      // However it is played, nobody is left without a way on.
      if (conversation.status() == Conversation::Status::stopped) FAIL(conversation.stop_message());
    }
    for (NodeIndex node = 0; node < scenario->nodes.size(); ++node) {
      INFO("node " << scenario->nodes[node].id);
      CHECK(reached.contains(node));
    }
  });
}
