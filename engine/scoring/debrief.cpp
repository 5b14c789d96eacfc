#include "scoring/debrief.hpp"

#include <algorithm>

namespace composure {
namespace {

std::string joined(const std::vector<std::string>& parts, std::size_t begin, std::size_t end) {
  std::string text;
  for (std::size_t i = begin; i < end && i < parts.size(); ++i) {
    if (parts[i].empty()) continue;
    if (!text.empty()) text += ' ';
    text += parts[i];
  }
  return text;
}

/// Collects the texts of the turns while the attempt is replayed, in the state of each moment.
class TurnCollector {
 public:
  void listen(const Event& event, const Conversation& conversation) {
    if (event.kind == Event::Kind::arrived) {
      const Node& node = conversation.node();
      if (node.mood) mood_ = *node.mood;
      // A line said on the way to a decision belongs to what was heard before it.
      std::vector<std::string> parts;
      for (const Text& part : node.says)
        parts.push_back(conversation.render(part));
      if (!conversation.offered().empty()) {
        line_ = std::move(parts);
      } else {
        before_ += (before_.empty() ? "" : " ") + joined(parts, 0, parts.size());
      }
    } else if (event.kind == Event::Kind::decided && event.decision.kind != Decision::Kind::aside) {
      collect(event.decision, conversation);
    }
  }

  std::vector<DebriefTurn> take_turns() { return std::move(turns_); }
  Mood mood() const { return mood_; }

 private:
  void collect(const Decision& decision, const Conversation& conversation) {
    const Node& node = conversation.node();
    DebriefTurn turn;
    turn.number = turns_.size() + 1;
    turn.node = conversation.position().node;
    turn.phase = node.phase;
    turn.kind = decision.kind;
    turn.cut_in = decision.cuts_in();
    const std::size_t heard = decision.cuts_in() ? decision.heard : line_.size();
    turn.heard = joined({before_, joined(line_, 0, heard)}, 0, 2);
    turn.unheard = joined(line_, heard, line_.size());
    turn.thinks = conversation.render(node.thinks);
    const auto add = [&](const Option& option) {
      const Reply& reply = conversation.reply(option);
      turn.said.push_back(conversation.render(reply.say));
      add_why(turn, conversation, reply.why);
    };
    switch (decision.kind) {
      case Decision::Kind::reply:
        add(conversation.option(decision.option));
        break;
      case Decision::Kind::pick:
        for (OptionIndex i = 0; i < node.options.size(); ++i) {
          if (((decision.picked >> i) & 1U) != 0) add(node.options[i]);
        }
        break;
      case Decision::Kind::timeout:
        add_why(turn, conversation, node.clock->why);
        break;
      case Decision::Kind::aside:
        break;
    }
    if (decision.cuts_in()) add_why(turn, conversation, node.cut_in.why);
    turns_.push_back(std::move(turn));
    before_.clear();
    line_.clear();
  }

  static void add_why(DebriefTurn& turn, const Conversation& conversation, const Text& why) {
    std::string text = conversation.render(why);
    if (!text.empty()) turn.whys.push_back(std::move(text));
  }

  std::vector<DebriefTurn> turns_;
  std::vector<std::string> line_;
  std::string before_;
  Mood mood_ = Mood::neutral;
};

/// Weighted points that were on offer and not gained.
std::int64_t left_behind(const Rubric& rubric, const Scorecard& card, std::size_t criterion) {
  const Score& score = card.criteria[criterion];
  const Criterion& definition = rubric.criteria[criterion];
  return (score.on_offer - score.gained) * definition.weight * rubric.families[definition.family].weight;
}

void find_strengths(const Rubric& rubric, Debrief& debrief) {
  constexpr int strong_percent = 75;
  constexpr std::size_t most_strengths = 3;
  const Scorecard& card = debrief.scorecard;
  for (std::size_t i = 0; i < card.criteria.size(); ++i) {
    if (card.criteria[i].percent().value_or(0) >= strong_percent) {
      debrief.strengths.push_back(static_cast<CriterionIndex>(i));
    }
    const std::int64_t left = left_behind(rubric, card, i);
    if (left > 0 && (!debrief.work_on || left > left_behind(rubric, card, *debrief.work_on))) {
      debrief.work_on = static_cast<CriterionIndex>(i);
    }
  }
  std::erase_if(debrief.strengths, [&](CriterionIndex strength) { return strength == debrief.work_on; });
  std::ranges::stable_sort(debrief.strengths, [&](CriterionIndex a, CriterionIndex b) {
    return card.criteria[a].gained > card.criteria[b].gained;
  });
  if (debrief.strengths.size() > most_strengths) debrief.strengths.resize(most_strengths);
}

}  // namespace

Debrief make_debrief(const Conversation& conversation) {
  Debrief debrief;
  TurnCollector collector;
  const EventSink listen = [&](const Event& event, const Conversation& at) { collector.listen(event, at); };
  conversation.replay(conversation.decisions().size(), listen);

  debrief.turns = collector.take_turns();
  for (std::size_t i = 0; i < debrief.turns.size(); ++i) {
    const Turn& turn = conversation.turns()[i];
    DebriefTurn& shown = debrief.turns[i];
    shown.counts = turn.counts;
    const auto scores = conversation.scores_of(turn);
    shown.scores.assign(scores.begin(), scores.end());
    shown.trust_before = turn.trust_before;
    shown.trust_after = turn.trust_after;
    shown.tension_before = turn.tension_before;
    shown.tension_after = turn.tension_after;
    shown.decisions_before = turn.decision_index;
  }
  debrief.last_mood = collector.mood();
  debrief.scorecard = make_scorecard(conversation);
  find_strengths(*conversation.scenario().rubric, debrief);
  if (conversation.status() == Conversation::Status::ended) {
    const Node& end = conversation.node();
    debrief.ending = end.ending->id;
    debrief.success = end.ending->success;
    debrief.headline = conversation.render(end.title);
    debrief.lesson = conversation.render(end.ending->lesson);
    debrief.pass = evaluate_pass(conversation, debrief.scorecard);
  }
  return debrief;
}

}  // namespace composure
