#include "terminal/play_report.hpp"

#include <nlohmann/json.hpp>

#include "conversation/decision_text.hpp"
#include "scoring/debrief.hpp"

namespace composure::terminal {
namespace {

using Json = nlohmann::ordered_json;

Json offered_json(const Conversation& conversation) {
  Json list = Json::array();
  for (const OptionIndex option : conversation.offered()) {
    const Reply& reply = conversation.reply(conversation.option(option));
    list.push_back({{"id", reply.id}, {"say", conversation.render(reply.say)}});
  }
  return list;
}

Json asides_json(const Conversation& conversation) {
  Json list = Json::array();
  for (const OptionIndex aside : conversation.asides()) {
    const Reply& reply = conversation.reply(conversation.node().asides[aside]);
    list.push_back({{"id", reply.id}, {"say", conversation.render(reply.say)}});
  }
  return list;
}

Json score_json(const Score& score) {
  const std::optional<double> share = score.share();
  return {{"gained", score.gained}, {"on_offer", score.on_offer}, {"share", share ? Json(*share) : Json()}};
}

Json scores_json(const Rubric& rubric, const Scorecard& card) {
  Json criteria = Json::object();
  Json families = Json::object();
  for (std::size_t i = 0; i < rubric.criteria.size(); ++i)
    criteria[rubric.criteria[i].id] = score_json(card.criteria[i]);
  for (std::size_t i = 0; i < rubric.families.size(); ++i)
    families[rubric.families[i].id] = score_json(card.families[i]);
  return {{"criteria", criteria}, {"families", families}, {"overall", score_json(card.overall)}};
}

Json state_json(const Conversation& conversation) {
  Json state = Json::object();
  const auto& variables = conversation.scenario().state;
  for (std::size_t i = 0; i < variables.size(); ++i) {
    const std::int32_t value = conversation.position().values[i];
    if (variables[i].type == StateType::choice) {
      state[variables[i].name] = variables[i].options[static_cast<std::size_t>(value)];
    } else {
      state[variables[i].name] = value;
    }
  }
  return state;
}

Json pending_json(const Conversation& conversation) {
  if (conversation.status() != Conversation::Status::deciding) return {};
  const std::optional<Pick> pick = conversation.pick();
  return {{"node", conversation.node().id},
          {"phase", name_of(conversation.node().phase)},
          {"pick", pick ? Json{{"min", pick->min}, {"max", pick->max}} : Json()},
          {"offered", offered_json(conversation)},
          {"asides", asides_json(conversation)}};
}

/// Turns and decisions as they were, collected while the attempt is replayed.
struct Past {
  Json decisions = Json::array();
  Json turns = Json::array();

  explicit Past(const Conversation& conversation) {
    const EventSink listen = [&](const Event& event, const Conversation& at) {
      if (event.kind != Event::Kind::decided) return;
      const Node& node = at.node();
      const std::string chosen = to_text(event.decision, node, at.scenario());
      decisions.push_back(chosen);
      if (event.decision.kind == Decision::Kind::aside) return;
      turns.push_back({{"node", node.id},
                       {"phase", name_of(node.phase)},
                       {"offered", offered_json(at)},
                       {"chosen", chosen}});
    };
    conversation.replay(conversation.decisions().size(), listen);
  }
};

Json turn_json(const Rubric& rubric, const DebriefTurn& turn) {
  Json scores = Json::object();
  for (const CriterionScore& score : turn.scores) {
    scores[rubric.criteria[score.criterion].id] = {{"gained", score.gained}, {"on_offer", score.on_offer}};
  }
  return {{"turn", turn.number},
          {"heard", turn.heard},
          {"cut_in", turn.cut_in},
          {"unheard", turn.unheard},
          {"said", turn.said},
          {"why", turn.whys},
          {"thinks", turn.thinks},
          {"counts", turn.counts},
          {"scores", scores},
          {"trust", {{"before", turn.trust_before}, {"after", turn.trust_after}}},
          {"tension", {{"before", turn.tension_before}, {"after", turn.tension_after}}}};
}

Json debrief_json(const Rubric& rubric, const Debrief& debrief) {
  Json turns = Json::array();
  for (const DebriefTurn& turn : debrief.turns)
    turns.push_back(turn_json(rubric, turn));
  Json strengths = Json::array();
  for (const CriterionIndex strength : debrief.strengths)
    strengths.push_back(rubric.criteria[strength].id);
  return {{"headline", debrief.headline},
          {"lesson", debrief.lesson},
          {"strengths", strengths},
          {"work_on", debrief.work_on ? Json(rubric.criteria[*debrief.work_on].id) : Json()},
          {"turns", turns}};
}

}  // namespace

void write_play_report(std::ostream& out, const Conversation& conversation) {
  const Scenario& scenario = conversation.scenario();
  const Debrief debrief = make_debrief(conversation);
  const Past past(conversation);
  const bool ended = conversation.status() == Conversation::Status::ended;
  Json report = {{"scenario", {{"id", scenario.id}, {"hash", scenario.hash}}},
                 {"seed", conversation.options().seed},
                 {"mode", name_of(conversation.options().mode)},
                 {"decisions", past.decisions},
                 {"chance", conversation.draws()},
                 {"ending", ended ? Json(debrief.ending) : Json()},
                 {"success", ended ? Json(debrief.success) : Json()},
                 {"pass", debrief.pass ? Json(*debrief.pass) : Json()},
                 {"state", state_json(conversation)},
                 {"turns", past.turns},
                 {"pending", pending_json(conversation)},
                 {"scores", scores_json(*scenario.rubric, debrief.scorecard)},
                 {"debrief", debrief_json(*scenario.rubric, debrief)}};
  if (conversation.status() == Conversation::Status::stopped) report["stopped"] = conversation.stop_message();
  out << report.dump(2) << '\n';
}

}  // namespace composure::terminal
