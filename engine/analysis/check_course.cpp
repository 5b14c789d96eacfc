#include "analysis/check_course.hpp"

#include <algorithm>
#include <map>

#include "analysis/attainable.hpp"
#include "analysis/check_flow.hpp"
#include "analysis/check_keys.hpp"
#include "analysis/reading_time.hpp"

namespace composure {
namespace {

using State = StateSpace::State;

/// What one poor reply does, over all states in which it can be the first and a success was still possible.
struct Mistake {
  bool can_be_mended = false;  ///< a success is still possible after it, in at least one of those
  bool goes_on = false;        ///< the conversation may go on after it
  bool opens = false;          ///< it can be the first decision of the conversation
};

/// States in which no reply of the conversation was given yet.
std::vector<bool> before_the_first_reply(const StateSpace& space) {
  std::vector<bool> fresh(space.size(), false);
  std::vector<State> work{0};
  fresh[0] = true;
  while (!work.empty()) {
    const State state = work.back();
    work.pop_back();
    if (state != 0 && is_talk(space.node_at(state))) continue;
    for (std::uint32_t i = 0; i < space.degree(state); ++i) {
      const State to = space.edge(space.first_edge(state) + i).to;
      if (fresh[to]) continue;
      fresh[to] = true;
      work.push_back(to);
    }
  }
  return fresh;
}

void check_ways_back(const CheckContext& check, const StateSpace& space) {
  const std::vector<State> successes = ending_states(space, true);
  if (successes.empty()) return;
  const Scenario& scenario = check.scenario;
  const std::vector<bool> can_succeed = can_reach(space, successes);
  std::vector<State> talks;
  for (State state = 1; state < space.size(); ++state) {
    if (is_talk(space.node_at(state)) && !space.stuck(state)) talks.push_back(state);
  }
  const std::vector<bool> can_talk = can_reach(space, talks);
  const std::vector<bool> fresh = before_the_first_reply(space);
  std::map<ReplyIndex, Mistake> mistakes;
  ScoreTable table;
  Expander expander(scenario, space.layout(), table, false, nullptr);
  std::vector<StateLayout::Word> words(space.layout().words());
  // Only from states that are reached without a mistake: after several, a story may end.
  std::vector<bool> clean(space.size(), false);
  std::vector<State> work;
  const auto reach = [&](State state) {
    if (clean[state]) return;
    clean[state] = true;
    work.push_back(state);
  };
  for (std::uint32_t i = 0; i < space.degree(0); ++i)
    reach(space.edge(space.first_edge(0) + i).to);
  while (!work.empty()) {
    const State state = work.back();
    work.pop_back();
    const Node& node = space.node_at(state);
    if (node.ending || space.stuck(state)) continue;
    expander.expand(space.words_of(state), [&](const Expander::Outcome& outcome) {
      space.layout().pack(outcome.position, outcome.offered, words.data());
      const auto to = space.find(words.data());
      if (!to) return;
      const Decision& decision = outcome.variants.front().decision;
      const bool replies = decision.kind == Decision::Kind::reply && is_talk(node);
      const ReplyIndex reply = replies ? option_of(node, decision.option).reply : 0;
      if (!replies || !is_poor(scenario, scenario.replies[reply])) return reach(*to);
      if (!can_succeed[state] || decision.cuts_in()) return;
      Mistake& mistake = mistakes[reply];
      mistake.can_be_mended = mistake.can_be_mended || can_succeed[*to];
      mistake.goes_on = mistake.goes_on || can_talk[*to];
      mistake.opens = mistake.opens || fresh[state];
    });
  }
  for (const auto& [reply, mistake] : mistakes) {
    if (mistake.can_be_mended || !(mistake.goes_on || mistake.opens)) continue;
    check.report("no-way-back", check.reply_value(reply),
                 "after reply " + in_quotes(scenario.replies[reply].id) +
                     " no successful ending can be reached any more; leave a way to mend it");
  }
}

bool resists(const Node& node, std::int32_t tension) {
  constexpr std::int32_t tense = 50;
  const auto mood = node.mood.value_or(Mood::neutral);
  return tension >= tense || mood == Mood::furious || mood == Mood::angry || mood == Mood::guarded ||
         mood == Mood::worried;
}

/// Plays a witness and looks at the client where the learner decides, and at the lines on the way.
bool meets_resistance(const std::shared_ptr<const Scenario>& scenario, const StateSpace& space,
                      const std::vector<std::uint32_t>& path) {
  bool met = false;
  const EventSink look = [&](const Event& event, const Conversation& conversation) {
    if (event.kind != Event::Kind::arrived || conversation.node().phase != Phase::converse) return;
    if (conversation.node().ending) return;
    met = met || resists(conversation.node(), conversation.node().decides() ? conversation.tension() : 0);
  };
  ConversationOptions options;
  std::vector<Decision> decisions;
  for (const std::uint32_t edge : path) {
    const Move move = space.move_along(edge);
    options.forced_draws.insert(options.forced_draws.end(), move.draws.begin(), move.draws.end());
    if (space.source_of(edge) != 0) decisions.push_back(move.decision);
  }
  Conversation conversation(scenario, std::move(options), look);
  for (const Decision& decision : decisions)
    conversation.decide(decision, look);
  return met;
}

void check_resistance(const CheckContext& check, const std::shared_ptr<const Scenario>& scenario,
                      const ExploreLimits& limits) {
  // Where the client resists at the very first line, every path meets it, and nothing has to be searched.
  const Node& first = scenario->nodes[scenario->start];
  if (is_talk(first) && resists(first, scenario->state[scenario->tension].start)) return;
  const StateSpace space(*scenario, {.scores = true, .limits = limits});
  if (!space.exhaustive()) return;
  const Attainable attainable = AttainableScores(space).find(overall_weights(*scenario->rubric));
  if (!attainable.best || meets_resistance(scenario, space, attainable.best->path)) return;
  check.report("no-resistance", check.document.member(JsonDocument::root, "start"),
               "on the path with the best score the client is never angry, guarded or worried, and tension "
               "stays low, so "
               "there is nothing to practise");
}

void check_minutes(const CheckContext& check, const std::shared_ptr<const Scenario>& scenario) {
  constexpr std::size_t factor = 3;
  constexpr std::size_t smallest_difference = 3;
  const auto declared = static_cast<std::size_t>(scenario->minutes);
  if (declared == 0) return;
  const std::size_t estimate = estimate_minutes(scenario);
  const std::size_t difference = declared > estimate ? declared - estimate : estimate - declared;
  const bool off = declared > factor * estimate || estimate > factor * declared;
  if (!off || difference < smallest_difference) return;
  check.report("minutes-off", check.document.member(JsonDocument::root, "minutes"),
               counted(declared, "minute is", "minutes are") +
                   " declared, but the words on the way take about " + std::to_string(estimate));
}

}  // namespace

void check_course(const CheckContext& check, const std::shared_ptr<const Scenario>& scenario,
                  const StateSpace& space, const ExploreLimits& limits) {
  // A story that goes round for ever takes as long as one listens.
  if (!space.has_stuck()) check_minutes(check, scenario);
  check_ways_back(check, space);
  check_resistance(check, scenario, limits);
}

}  // namespace composure
