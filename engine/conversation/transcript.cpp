#include "conversation/transcript.hpp"

namespace composure {

void Transcript::add(const Event& event, const Conversation& conversation) {
  if (event.kind == Event::Kind::arrived) arrive(conversation);
  if (event.kind == Event::Kind::decided) decide(event.decision, conversation);
}

void Transcript::arrive(const Conversation& conversation) {
  const Node& node = conversation.node();
  TranscriptEntry entry;
  entry.node = conversation.position().node;
  entry.decision = conversation.decisions().size();
  entry.mood = node.mood;
  if (node.mood) mood_ = *node.mood;
  std::string narration = conversation.render(node.narration);
  if (!narration.empty()) {
    entry.kind = TranscriptEntry::Kind::narration;
    entry.parts = {std::move(narration)};
    entry.heard = 1;
    entries_.push_back(entry);
  }
  if (node.says.empty()) return;
  entry.kind = TranscriptEntry::Kind::client;
  entry.parts.clear();
  for (const Text& part : node.says)
    entry.parts.push_back(conversation.render(part));
  entry.heard = entry.parts.size();
  entries_.push_back(std::move(entry));
}

void Transcript::decide(const Decision& decision, const Conversation& conversation) {
  const Node& node = conversation.node();
  TranscriptEntry entry;
  entry.node = conversation.position().node;
  // The event is told when the decision has just become the last one.
  entry.decision = conversation.decisions().size() - 1;
  if (decision.cuts_in()) {
    for (auto line = entries_.rbegin(); line != entries_.rend(); ++line) {
      if (line->kind != TranscriptEntry::Kind::client) continue;
      line->heard = decision.heard;
      break;
    }
  }
  switch (decision.kind) {
    case Decision::Kind::reply:
      entry.kind = TranscriptEntry::Kind::learner;
      entry.parts = {conversation.render(conversation.reply(conversation.option(decision.option)).say)};
      break;
    case Decision::Kind::pick:
      entry.kind = TranscriptEntry::Kind::picked;
      if (node.mail) {
        entry.subject = conversation.render(node.mail->subject);
        entry.opening = conversation.render(node.mail->opening);
        entry.closing = conversation.render(node.mail->closing);
      }
      for (OptionIndex i = 0; i < node.options.size(); ++i) {
        if (((decision.picked >> i) & 1U) == 0) continue;
        entry.parts.push_back(conversation.render(conversation.reply(node.options[i]).say));
      }
      break;
    case Decision::Kind::timeout:
      entry.kind = TranscriptEntry::Kind::silence;
      break;
    case Decision::Kind::aside: {
      const Reply& aside = conversation.reply(node.asides[decision.option]);
      entry.kind = TranscriptEntry::Kind::aside;
      entry.parts = {conversation.render(aside.say)};
      entry.heard = 1;
      entries_.push_back(entry);
      entry.kind = TranscriptEntry::Kind::answer;
      entry.parts = {conversation.render(aside.answer)};
      if (entry.parts.front().empty()) return;
      break;
    }
  }
  entry.heard = entry.parts.size();
  entries_.push_back(std::move(entry));
}

Session::Session(std::shared_ptr<const Scenario> scenario, ConversationOptions options)
    : conversation_(std::move(scenario), std::move(options), listen()) {}

EventSink Session::listen() {
  return
      [this](const Event& event, const Conversation& conversation) { transcript_.add(event, conversation); };
}

std::optional<DecisionError> Session::decide(const Decision& decision) {
  return conversation_.decide(decision, listen());
}

void Session::rewind(std::size_t count) {
  transcript_ = {};
  conversation_.rewind(count, listen());
}

}  // namespace composure
