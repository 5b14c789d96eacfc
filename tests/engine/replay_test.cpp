// Properties that must hold for any scenario and any way of playing it: a few hundred of both, made from a
// fixed seed.
#include <bit>
#include <string>
#include <vector>

#include "catch.hpp"
#include "conversation/transcript.hpp"
#include "engine/dice.hpp"
#include "engine/support.hpp"
#include "scoring/debrief.hpp"

using namespace composure;
using namespace composure::test;

namespace {

/// Writes small scenarios with everything the format has, most of it in odd combinations.
class Author {
 public:
  explicit Author(std::uint64_t seed) : dice_(seed), nodes_(3 + dice_.roll(6)) {}

  ScenarioText write() {
    ScenarioText text;
    text.start = node_id(0);
    text.state =
        R"("offers": { "type": "count", "max": 4 }, "knows": { "type": "flag" }, "channel": { "type": "choice", "options": ["call", "mail"] },)";
    text.top = R"("pass": "share(overall) >= 50 and success", "briefing": { "facts": { "date": "14 March" } },
      "groups": { "shared": { "replies": [ { "id": "s0", "say": "S0 {fact.date}.", "once": true, "goto": "n0", "effects": ["knows = true"] }, { "id": "s1", "say": "S1.", "goto": "end", "scores": { "validate": -1 } } ] },
                  "colleague": { "aside": true, "replies": [ { "id": "q0", "say": "Q0?", "answer": "A.", "once": true, "effects": ["knows = true"] }, { "id": "q1", "say": "Q1?", "when": "knows", "effects": ["tension -= 1"] } ] } },)";
    for (std::size_t i = 0; i < nodes_; ++i)
      text.nodes += "\"" + node_id(i) + "\": {" + node() + "},\n";
    text.nodes += R"("bad": { "ending": "bad", "success": false }, )" + the_end;
    return text;
  }

 private:
  static std::string node_id(std::size_t i) { return "n" + std::to_string(i); }

  std::string target() {
    const std::size_t i = dice_.roll(nodes_ + 2);
    return i < nodes_ ? node_id(i) : i == nodes_ ? "bad" : "end";
  }

  std::string condition() {
    static const std::vector<std::string> conditions{"trust >= 40",
                                                     "tension > 60 or knows",
                                                     "offers * 2 < 5",
                                                     "not knows",
                                                     "channel == mail",
                                                     "visits(n0) >= 2",
                                                     "visits(n1) == 1",
                                                     "score(own_it) >= 2",
                                                     "score(let_finish) < 0",
                                                     "trust - tension / 3 > 10",
                                                     "visits(n2) > 1 and trust < 70"};
    return dice_.any(conditions);
  }

  std::string effects() {
    static const std::vector<std::string> all{
        "trust += 15",         "trust -= 25",        "tension += 30",  "tension = tension / 2", "offers += 3",
        "offers = offers - 1", "knows = trust > 50", "channel = mail", "channel = call"};
    std::string text;
    for (std::size_t i = dice_.roll(4); i > 0; --i)
      text += (text.empty() ? "\"" : ", \"") + dice_.any(all) + "\"";
    return "[" + text + "]";
  }

  std::string way() {
    if (dice_.chance(60)) return "\"" + target() + "\"";
    std::string items = "[";
    for (std::size_t i = dice_.roll(3); i > 0; --i)
      items += "{ \"when\": \"" + condition() + "\", " + leads() + " }, ";
    return items + "{ " + leads() + " }]";
  }

  std::string leads() {
    if (dice_.chance(60)) return "\"to\": \"" + target() + "\"";
    return "\"random\": [ { \"weight\": 2, \"to\": \"" + target() +
           "\" }, { \"weight\": " + std::to_string(dice_.roll(3)) + ", \"to\": \"" + target() + "\" } ]";
  }

  std::string reply(std::size_t i, bool piece) {
    std::string text = "{ \"id\": \"r" + std::to_string(i) +
                       R"(", "say": "R {trust}, {knows ? \"yes {channel}\" : \"no\"}.", "effects": )" +
                       effects();
    if (dice_.chance(25)) text += ", \"when\": \"" + condition() + "\"";
    if (dice_.chance(25)) text += ", \"once\": true";
    if (dice_.chance(70))
      text += ", \"scores\": { \"own_it\": " + std::to_string(static_cast<int>(dice_.roll(5)) - 2) +
              ", \"guide\": " + std::to_string(-static_cast<int>(dice_.roll(3))) + " }";
    if (piece && dice_.chance(60)) text += ", \"agreed\": \"" + condition() + "\"";
    if (!piece && dice_.chance(70)) text += ", \"goto\": " + way();
    return text + " }";
  }

  std::string node() {
    std::string text = "\"effects\": " + effects() + ", \"goto\": " + way();
    if (dice_.chance(70)) text += R"(, "says": ["One {trust}.", "Two.", "Three."])";
    if (dice_.chance(30)) text += R"(, "narration": "N.", "mood": "angry")";
    if (dice_.chance(20)) return text;
    const bool several = dice_.chance(30);
    text += ", \"due\": [\"own_it\"], \"cut_in\": { \"effects\": " + effects() + " }, \"replies\": [";
    const std::size_t count = 1 + dice_.roll(4);
    for (std::size_t i = 0; i < count; ++i)
      text += (i == 0 ? "" : ", ") + reply(i, several);
    text += "]";
    if (several)
      text += ", \"pick\": { \"min\": " + std::to_string(dice_.roll(count + 1)) +
              ", \"max\": " + std::to_string(count) + " }";
    if (!several && dice_.chance(30)) text += ", \"use\": [\"shared\", \"colleague\"]";
    if (dice_.chance(30))
      text += ", \"clock\": { \"seconds\": 5, \"effects\": " + effects() + ", \"goto\": " + way() + " }";
    if (dice_.chance(60))
      text += ", \"fallback\": " +
              (several || dice_.chance(50) ? way() : reply(9, false).insert(2, "\"note\": \"f\", "));
    if (dice_.chance(20)) text += ", \"fair_to_cut_in\": true";
    return text;
  }

  Dice dice_;
  std::size_t nodes_;
};

/// Any decision that is possible now.
Decision any_decision(const Conversation& conversation, Dice& dice) {
  const auto offered = conversation.offered();
  const auto asides = conversation.asides();
  Decision decision;
  if (!asides.empty() && dice.chance(20)) {
    decision.kind = Decision::Kind::aside;
    decision.option = dice.any(asides);
    return decision;
  }
  if (conversation.node().clock && dice.chance(20)) {
    decision.kind = Decision::Kind::timeout;
    return decision;
  }
  if (conversation.node().says.size() >= 2 && dice.chance(25)) {
    decision.heard = static_cast<std::uint16_t>(1 + dice.roll(conversation.node().says.size() - 1));
  }
  if (const auto bounds = conversation.pick()) {
    decision.kind = Decision::Kind::pick;
    const std::size_t wanted = bounds->min + dice.roll(bounds->max - bounds->min + 1);
    while (static_cast<std::size_t>(std::popcount(decision.picked)) < wanted)
      decision.picked |= std::uint64_t{1} << offered[dice.roll(offered.size())];
  } else {
    decision.option = offered[dice.roll(offered.size())];
  }
  return decision;
}

/// Everything that can be told about an attempt, as one text.
std::string report(const Session& session) {
  const Conversation& conversation = session.conversation();
  const Debrief debrief = make_debrief(conversation);
  std::string text = std::to_string(static_cast<int>(conversation.status())) + " " + conversation.node().id +
                     " " + conversation.stop_message();
  const auto add = [&](std::int64_t number) { text += " " + std::to_string(number); };
  for (const auto value : conversation.position().values)
    add(value);
  for (const auto visits : conversation.position().visits)
    add(visits);
  for (const auto bits : conversation.position().chosen)
    add(static_cast<std::int64_t>(bits));
  for (const auto bits : conversation.position().used)
    add(static_cast<std::int64_t>(bits));
  for (const auto draw : conversation.draws())
    add(draw);
  for (const std::string& id : offered_ids(conversation))
    text += " " + id;
  for (const std::string& id : aside_ids(conversation))
    text += " ?" + id;
  for (const Score& score : debrief.scorecard.criteria)
    add(score.gained * 1000 + score.on_offer);
  add(debrief.scorecard.overall.gained);
  add(debrief.scorecard.overall.on_offer);
  text += " " + debrief.ending + " " + (debrief.pass ? std::to_string(static_cast<int>(*debrief.pass)) : "-");
  for (const DebriefTurn& turn : debrief.turns) {
    text += "\n" + turn.heard + "|" + turn.unheard + "|" + std::to_string(static_cast<int>(turn.counts));
    for (const std::string& said : turn.said)
      text += "|" + said;
    for (const CriterionScore& score : turn.scores)
      add(score.criterion * 100 + score.gained * 10 + score.on_offer);
    add(turn.trust_before);
    add(turn.trust_after);
    add(turn.tension_before);
    add(turn.tension_after);
  }
  for (const TranscriptEntry& entry : session.entries()) {
    text += "\n" + std::to_string(static_cast<int>(entry.kind)) + " " + std::to_string(entry.heard) + " " +
            std::to_string(entry.decision);
    for (const std::string& part : entry.parts)
      text += "|" + part;
  }
  return text;
}

void check_shares(const Session& session) {
  const Conversation& conversation = session.conversation();
  const Scorecard card = make_scorecard(conversation);
  const auto check = [](const Score& score) {
    CHECK(score.on_offer >= 0);
    CHECK(score.gained <= score.on_offer);
    CHECK(score.share().has_value() == (score.on_offer > 0));
    if (!score.share()) return;
    CHECK(*score.share() >= 0);
    CHECK(*score.share() <= 1);
  };
  for (const Score& score : card.criteria)
    check(score);
  for (const Score& score : card.families)
    check(score);
  check(card.overall);
  for (const Turn& turn : conversation.turns()) {
    for (const CriterionScore& score : conversation.scores_of(turn)) {
      CHECK(score.on_offer >= 0);
      CHECK(score.on_offer <= 2);
      CHECK(score.gained >= -2);
      CHECK(score.gained <= score.on_offer);
    }
  }
  for (std::size_t i = 0; i < conversation.scenario().state.size(); ++i) {
    CHECK(conversation.position().values[i] >= 0);
    CHECK(conversation.position().values[i] <= conversation.scenario().state[i].maximum);
  }
}

/// Plays what was decided before in another session; every decision must be possible there too.
void repeat(Session& session, const std::vector<Decision>& decisions, std::size_t from) {
  for (std::size_t i = from; i < decisions.size(); ++i) {
    if (const auto error = session.decide(decisions[i])) FAIL(error->message);
  }
}

}  // namespace

TEST_CASE(
    "given any scenario and any way of playing it, when it is replayed or rewound, then the report is the "
    "same") {
  constexpr std::uint64_t scenarios = 250;
  constexpr std::size_t longest = 40;
  std::size_t loaded_scenarios = 0;
  std::size_t decided = 0;
  std::size_t drawn = 0;
  std::size_t ended = 0;
  for (std::uint64_t seed = 1; seed <= scenarios; ++seed) {
    const LoadResult loaded = read(to_json(Author(seed).write()));
    if (!loaded.scenario) {
      // Only chance can make a faulty one: a loop of nodes that decide nothing, or more asked for than there
      // is.
      for (const Diagnostic& problem : loaded.problems) {
        INFO(to_text(problem));
        CHECK((problem.rule == "endless-loop" || problem.rule == "unreachable-goto"));
      }
      continue;
    }
    ++loaded_scenarios;
    INFO("scenario " << seed);
    for (std::uint64_t play = 1; play <= 3; ++play) {
      Dice dice(1000 * seed + play);
      ConversationOptions options;
      options.seed = dice.roll(1'000'000);
      Session session(loaded.scenario, options);
      std::vector<std::string> reports{report(session)};
      const Conversation& conversation = session.conversation();
      while (conversation.status() == Conversation::Status::deciding &&
             conversation.decisions().size() < longest) {
        const Decision decision = any_decision(conversation, dice);
        if (const auto error = session.decide(decision)) FAIL(error->message);
        reports.push_back(report(session));
      }
      check_shares(session);
      decided += conversation.decisions().size();
      drawn += conversation.draws().size();
      ended += conversation.status() == Conversation::Status::ended ? 1 : 0;

      Session same_seed(loaded.scenario, options);
      repeat(same_seed, conversation.decisions(), 0);
      REQUIRE(report(same_seed) == reports.back());

      ConversationOptions forced;
      forced.seed = options.seed + 1;
      forced.forced_draws = conversation.draws();
      Session same_draws(loaded.scenario, forced);
      repeat(same_draws, conversation.decisions(), 0);
      REQUIRE(report(same_draws) == reports.back());

      // As it is written down, and read back.
      Session written(loaded.scenario, options);
      for (const Decision& decision : conversation.decisions()) {
        const std::string text = to_text(decision, written.conversation().node(), *loaded.scenario);
        const auto parsed = parse_decision(text, written.conversation());
        INFO(text);
        REQUIRE(std::holds_alternative<Decision>(parsed));
        REQUIRE(std::get<Decision>(parsed) == decision);
        REQUIRE_FALSE(written.decide(decision));
      }

      const std::size_t back = dice.roll(conversation.decisions().size() + 1);
      const std::vector<Decision> decisions = conversation.decisions();
      session.rewind(back);
      REQUIRE(report(session) == reports[back]);
      repeat(session, decisions, back);
      REQUIRE(report(session) == reports.back());
    }
  }
  // The property is worth something only if all this happened.
  CHECK(loaded_scenarios > 200);
  CHECK(decided > 3000);
  CHECK(drawn > 300);
  CHECK(ended > 200);
}
