#include "terminal/print.hpp"

#include <algorithm>

#include "scenario/words.hpp"

namespace composure::terminal {
namespace {

constexpr std::size_t margin = 4;

std::string change(std::string_view name, std::int32_t before, std::int32_t after) {
  return std::string(name) + ' ' + std::to_string(before) + " → " + std::to_string(after);
}

std::string signed_level(int level) {
  return level > 0 ? "+" + std::to_string(level) : std::to_string(level);
}

std::string percent_text(const Score& score) {
  const std::optional<int> percent = score.percent();
  return percent ? std::to_string(*percent) + " %" : "not exercised";
}

void print_scores(const Page& page, const Conversation& conversation, const DebriefTurn& turn) {
  const Rubric& rubric = *conversation.scenario().rubric;
  std::string text;
  for (const CriterionScore& score : turn.scores) {
    if (score.gained == 0 && score.on_offer == 0) continue;
    if (!text.empty()) text += ", ";
    text += rubric.criteria[score.criterion].name + ' ' + signed_level(score.gained);
    if (score.on_offer > 0) text += " of " + std::to_string(score.on_offer);
  }
  if (!text.empty()) page.paragraph("", margin, text, Ink::plain, Ink::quiet);
}

void print_family(const Page& page, const Rubric& rubric, const Scorecard& card, std::size_t family) {
  if (card.families[family].on_offer == 0 && card.families[family].gained == 0) return;
  constexpr std::size_t name_width = 30;
  constexpr std::size_t bar_width = 20;
  page.out << page.paint(Ink::bold, rubric.families[family].name) << "  "
           << percent_text(card.families[family]) << '\n';
  for (std::size_t i = 0; i < rubric.criteria.size(); ++i) {
    const Score& score = card.criteria[i];
    if (rubric.criteria[i].family != family || (score.on_offer == 0 && score.gained == 0)) continue;
    std::string name = rubric.criteria[i].name;
    name.resize(std::max(name.size(), name_width), ' ');
    const auto filled = static_cast<std::size_t>(score.share().value_or(0) * bar_width);
    page.out << "  " << name;
    for (std::size_t k = 0; k < bar_width; ++k)
      page.out << (k < filled ? "█" : "░");
    page.out << "  " << score.gained << " of " << score.on_offer << '\n';
  }
}

void print_turn(const Page& page, const Conversation& conversation, const DebriefTurn& turn) {
  const std::string name = first_name(conversation.scenario().client.name);
  const std::string number = std::to_string(turn.number) + ".";
  page.paragraph(number, margin,
                 change("trust", turn.trust_before, turn.trust_after) + ", " +
                     change("tension", turn.tension_before, turn.tension_after));
  if (!turn.heard.empty())
    page.paragraph("", margin, name + ": “" + turn.heard + "”", Ink::plain, Ink::quiet);
  if (turn.cut_in)
    page.paragraph("", margin, "You cut in. Unsaid: “" + turn.unheard + "”", Ink::plain, Ink::quiet);
  if (turn.kind == Decision::Kind::timeout) page.paragraph("", margin, "You said nothing.");
  if (turn.kind == Decision::Kind::pick && turn.said.empty())
    page.paragraph("", margin, "You picked nothing.");
  for (const std::string& said : turn.said) {
    page.paragraph("", margin,
                   turn.kind == Decision::Kind::pick ? "You picked: " + said : "You: “" + said + "”");
  }
  print_scores(page, conversation, turn);
  for (const std::string& why : turn.whys)
    page.paragraph("", margin, why);
  if (!turn.thinks.empty())
    page.paragraph("", margin, name + " thought: " + turn.thinks, Ink::plain, Ink::quiet);
  page.blank();
}

}  // namespace

void print_brief(const Page& page, const Scenario& scenario, const Conversation& conversation) {
  page.heading(scenario.title);
  std::string who = scenario.client.name;
  if (!scenario.client.role.empty()) who += ", " + scenario.client.role;
  page.paragraph("Client: ", 0, who);
  std::string you = scenario.your_name;
  if (!scenario.your_role.empty()) you += (you.empty() ? "" : ", ") + scenario.your_role;
  if (!you.empty()) page.paragraph("You: ", 0, you);
  if (scenario.minutes > 0)
    page.paragraph("Takes: ", 0, "about " + std::to_string(scenario.minutes) + " minutes");
  if (!scenario.briefing.situation.empty()) {
    page.blank();
    page.paragraph("", 0, conversation.render(scenario.briefing.situation));
  }
  for (const std::string& note : scenario.content_notes)
    page.paragraph("Content note: ", 0, note);
  if (!scenario.briefing.goals.empty()) {
    page.blank();
    page.out << "What you want from this conversation:\n";
    for (const Text& goal : scenario.briefing.goals)
      page.paragraph("  - ", margin, conversation.render(goal));
  }
  if (!scenario.briefing.facts.empty()) {
    page.blank();
    page.out << "What you know:\n";
    for (const Fact& fact : scenario.briefing.facts)
      page.paragraph("  - ", margin, words_of(fact.id) + ": " + fact.text);
  }
  page.blank();
}

void print_entry(const Page& page, const Conversation& conversation, const TranscriptEntry& entry,
                 std::size_t from) {
  const std::string name = first_name(conversation.scenario().client.name);
  switch (entry.kind) {
    case TranscriptEntry::Kind::client: {
      std::string text;
      for (std::size_t i = from; i < entry.heard; ++i) {
        if (!entry.parts[i].empty()) text += (text.empty() ? "" : "\n") + entry.parts[i];
      }
      if (entry.heard < entry.parts.size()) text += " –";
      if (from == 0) {
        page.paragraph(name + ": ", margin, text, Ink::client);
      } else {
        page.paragraph("", margin, text);
      }
      break;
    }
    case TranscriptEntry::Kind::learner:
      page.paragraph("You: ", margin, entry.parts.front(), Ink::learner);
      break;
    case TranscriptEntry::Kind::picked:
      if (entry.parts.empty()) page.paragraph("", 0, "(You picked nothing.)", Ink::plain, Ink::quiet);
      if (!entry.subject.empty())
        page.paragraph("", margin, "Your e-mail: " + entry.subject, Ink::plain, Ink::bold);
      if (!entry.opening.empty()) page.paragraph("", margin, entry.opening, Ink::plain, Ink::quiet);
      for (const std::string& part : entry.parts)
        page.paragraph("  + ", margin, part, Ink::learner);
      if (!entry.closing.empty()) page.paragraph("", margin, entry.closing, Ink::plain, Ink::quiet);
      break;
    case TranscriptEntry::Kind::silence:
      page.paragraph("", 0, "(You said nothing.)", Ink::plain, Ink::quiet);
      break;
    case TranscriptEntry::Kind::aside:
      page.paragraph("You, aside: ", margin, entry.parts.front(), Ink::learner);
      break;
    case TranscriptEntry::Kind::answer:
      page.paragraph("Colleague: ", margin, entry.parts.front());
      break;
    case TranscriptEntry::Kind::narration:
      page.paragraph("", 0, entry.parts.front(), Ink::plain, Ink::quiet);
      break;
  }
  page.blank();
}

void print_offer(const Page& page, const Conversation& conversation, const std::vector<OptionIndex>& order) {
  const Node& node = conversation.node();
  if (!node.title.empty()) page.out << page.paint(Ink::bold, conversation.render(node.title)) << "\n\n";
  if (node.mail) {
    page.paragraph("", margin, "Subject: " + conversation.render(node.mail->subject));
    if (!node.mail->opening.empty()) page.paragraph("", margin, conversation.render(node.mail->opening));
    page.blank();
  }
  for (std::size_t i = 0; i < order.size(); ++i) {
    page.paragraph("  " + std::to_string(i + 1) + "  ", margin + 1,
                   conversation.render(conversation.reply(conversation.option(order[i])).say));
  }
  const std::vector<OptionIndex> asides = conversation.asides();
  for (std::size_t i = 0; i < asides.size(); ++i) {
    page.paragraph(" ?" + std::to_string(i + 1) + "  ", margin + 1,
                   "(aside) " + conversation.render(conversation.reply(node.asides[asides[i]]).say),
                   Ink::bold, Ink::quiet);
  }
  page.blank();
}

void print_client(const Page& page, const Session& session) {
  const Conversation& conversation = session.conversation();
  if (conversation.node().phase == Phase::prepare) return;
  const auto level = [](std::string_view name, std::int32_t value) {
    return std::string(name) + ' ' + std::to_string(value) + ", " + std::string(level_word(value));
  };
  const std::string text =
      first_name(conversation.scenario().client.name) + ": " + std::string(name_of(session.mood())) + "; " +
      level("trust", conversation.trust()) + "; " + level("tension", conversation.tension());
  page.paragraph("", 0, "[" + text + "]", Ink::plain, Ink::quiet);
  page.blank();
}

void print_pick_hint(const Page& page, const Pick& pick) {
  std::string count = std::to_string(pick.min);
  if (pick.max != pick.min) count += " to " + std::to_string(pick.max);
  std::string example = "1";
  for (std::uint32_t i = 2; i <= std::min(pick.max, 2U); ++i)
    example += "+" + std::to_string(i);
  page.paragraph("", 0,
                 "Choose " + count + ", for example " + example + (pick.min == 0 ? ", or - for none." : "."),
                 Ink::plain, Ink::quiet);
}

void print_coaching(const Page& page, const Conversation& conversation, const DebriefTurn& turn) {
  print_scores(page, conversation, turn);
  for (const std::string& why : turn.whys)
    page.paragraph("", margin, why, Ink::plain, Ink::quiet);
  page.blank();
}

void print_debrief(const Page& page, const Conversation& conversation, const Debrief& debrief) {
  const Rubric& rubric = *conversation.scenario().rubric;
  page.heading("Looking back");
  if (!debrief.headline.empty()) page.paragraph("", 0, debrief.headline, Ink::bold, Ink::bold);
  if (!debrief.ending.empty()) {
    page.paragraph("Ending: ", 0, debrief.ending);
  } else {
    page.paragraph("", 0, "The conversation did not reach an ending.");
  }
  if (debrief.pass) page.paragraph("Pass mark: ", 0, *debrief.pass ? "reached" : "not reached");
  if (!debrief.lesson.empty()) page.paragraph("", 0, debrief.lesson);
  page.blank();
  const std::string levels = "Trust " + std::to_string(conversation.trust()) + ", tension " +
                             std::to_string(conversation.tension()) + ".";
  const bool scored = debrief.scorecard.overall.on_offer > 0;
  page.paragraph(
      "Overall: ", 0,
      scored ? percent_text(debrief.scorecard.overall) + " of what was on offer along your way. " + levels
             : "nothing was scored. " + levels);
  page.blank();
  for (std::size_t i = 0; i < rubric.families.size(); ++i)
    print_family(page, rubric, debrief.scorecard, i);
  page.blank();
  for (const CriterionIndex strength : debrief.strengths) {
    page.paragraph("Went well: ", margin, rubric.criteria[strength].name);
  }
  if (debrief.work_on) {
    const Criterion& criterion = rubric.criteria[*debrief.work_on];
    page.paragraph(
        "Work on: ", margin,
        criterion.name + ". " + (criterion.anchors[0].empty() ? criterion.anchors[1] : criterion.anchors[0]));
  }
  if (!debrief.turns.empty()) page.heading("Turn by turn");
  for (const DebriefTurn& turn : debrief.turns)
    print_turn(page, conversation, turn);
  if (!rubric.disclaimer.empty()) page.paragraph("", 0, rubric.disclaimer, Ink::plain, Ink::quiet);
}

}  // namespace composure::terminal
