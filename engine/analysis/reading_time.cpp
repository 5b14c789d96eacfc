#include "analysis/reading_time.hpp"

#include <algorithm>
#include <bit>

#include "analysis/word_count.hpp"
#include "conversation/chance.hpp"
#include "conversation/conversation.hpp"

namespace composure {
namespace {

constexpr std::uint64_t plays = 200;
constexpr std::size_t longest_play = 200;  // decisions

/// One play at random that counts the words it meets.
class RandomPlay {
 public:
  RandomPlay(const std::shared_ptr<const Scenario>& scenario, std::uint64_t number) : number_(number) {
    const EventSink sink = [this](const Event& event, const Conversation& conversation) {
      if (event.kind == Event::Kind::arrived) arrive(conversation, conversation.scenario().nodes[event.node]);
    };
    ConversationOptions options;
    options.seed = number;
    Conversation conversation(scenario, options, sink);
    read_brief(conversation);
    while (conversation.status() == Conversation::Status::deciding &&
           conversation.decisions().size() < longest_play) {
      const Decision decision = choose(conversation);
      read_decision(conversation, decision);
      if (conversation.decide(decision, sink)) break;
    }
  }

  std::size_t words() const { return words_; }

 private:
  void read(const Conversation& conversation, const Text& text) {
    words_ += count_words(conversation.render(text));
  }

  void read_brief(const Conversation& conversation) {
    const Briefing& briefing = conversation.scenario().briefing;
    read(conversation, briefing.situation);
    for (const Text& goal : briefing.goals)
      read(conversation, goal);
    for (const Fact& fact : briefing.facts)
      words_ += count_words(fact.text);
  }

  void arrive(const Conversation& conversation, const Node& node) {
    read(conversation, node.title);
    read(conversation, node.narration);
    for (const Text& part : node.says)
      read(conversation, part);
    read(conversation, node.thinks);
    if (node.mail) {
      read(conversation, node.mail->subject);
      read(conversation, node.mail->opening);
      read(conversation, node.mail->closing);
    }
    if (node.ending) read(conversation, node.ending->lesson);
  }

  void read_decision(const Conversation& conversation, const Decision& decision) {
    for (const OptionIndex option : conversation.offered()) {
      const Reply& reply = conversation.reply(conversation.option(option));
      words_ += 2 * count_words(conversation.render(reply.say));
      const bool chosen = decision.kind == Decision::Kind::pick ? ((decision.picked >> option) & 1U) != 0
                                                                : decision.option == option;
      if (chosen) read(conversation, reply.why);
    }
  }

  std::size_t roll(std::size_t sides) { return splitmix64(~number_, ++rolled_) % sides; }

  Decision choose(const Conversation& conversation) {
    const auto offered = conversation.offered();
    Decision decision;
    const auto bounds = conversation.pick();
    if (!bounds) {
      decision.option = offered[roll(offered.size())];
      return decision;
    }
    decision.kind = Decision::Kind::pick;
    const std::size_t wanted = bounds->min + roll(bounds->max - bounds->min + 1);
    while (static_cast<std::size_t>(std::popcount(decision.picked)) < wanted)
      decision.picked |= std::uint64_t{1} << offered[roll(offered.size())];
    return decision;
  }

  std::uint64_t number_;
  std::uint64_t rolled_ = 0;
  std::size_t words_ = 0;
};

}  // namespace

std::size_t estimate_minutes(const std::shared_ptr<const Scenario>& scenario) {
  std::size_t words = 0;
  for (std::uint64_t number = 1; number <= plays; ++number)
    words += RandomPlay(scenario, number).words();
  const std::size_t per_minute = plays * words_per_minute;
  return std::max<std::size_t>(1, (words + per_minute / 2) / per_minute);
}

}  // namespace composure
