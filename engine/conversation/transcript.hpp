#pragma once

#include <optional>
#include <string>
#include <vector>

#include "conversation/conversation.hpp"

namespace composure {

/// One thing that was said or happened, as it read at that moment.
struct TranscriptEntry {
  enum class Kind : std::uint8_t {
    client,     ///< the client's line, in parts
    learner,    ///< what the learner said
    picked,     ///< the pieces the learner picked, one part each
    silence,    ///< the learner let the clock run out
    aside,      ///< the learner's question to a colleague
    answer,     ///< the colleague's answer
    narration,  ///< what happened, said by nobody
  };

  Kind kind = Kind::narration;
  std::vector<std::string> parts;
  /// Picked pieces of a letter: what stands around them. Without a subject there is no letter.
  std::string subject;
  std::string opening;
  std::string closing;
  /// For a client's line: how many parts were heard. Fewer than there are parts if the learner cut in.
  std::size_t heard = 0;
  NodeIndex node = 0;
  std::optional<Mood> mood;  ///< the client's, if the author gave one
  /// The decision that this entry led to (a line), or that it is (everything the learner did).
  std::size_t decision = 0;
};

/// The conversation as it read, built while it is played.
class Transcript {
 public:
  /// Give this to the conversation as its listener.
  void add(const Event& event, const Conversation& conversation);

  const std::vector<TranscriptEntry>& entries() const { return entries_; }
  /// The mood the client was last seen in, with or without a word.
  Mood mood() const { return mood_; }

 private:
  void arrive(const Conversation& conversation);
  void decide(const Decision& decision, const Conversation& conversation);

  std::vector<TranscriptEntry> entries_;
  Mood mood_ = Mood::neutral;
};

/// A conversation and its transcript, played together: what both faces show.
class Session {
 public:
  Session(std::shared_ptr<const Scenario> scenario, ConversationOptions options);

  std::optional<DecisionError> decide(const Decision& decision);
  /// Goes back so that only the first `count` decisions are made.
  void rewind(std::size_t count);

  const Conversation& conversation() const { return conversation_; }
  const std::vector<TranscriptEntry>& entries() const { return transcript_.entries(); }
  Mood mood() const { return transcript_.mood(); }

 private:
  EventSink listen();

  Transcript transcript_;
  Conversation conversation_;
};

}  // namespace composure
