#pragma once

#include <optional>
#include <string>
#include <vector>

#include "conversation/transcript.hpp"
#include "scoring/scorecard.hpp"

namespace composure {

/// One turn, looked back upon.
struct DebriefTurn {
  std::size_t number = 0;  ///< from 1
  NodeIndex node = 0;
  Phase phase = Phase::converse;
  std::string heard;    ///< what the client had said, as far as it was heard
  bool cut_in = false;  ///< the learner cut in before the last part
  std::string unheard;  ///< what the client would still have said
  Decision::Kind kind = Decision::Kind::reply;
  std::vector<std::string> said;  ///< the reply, or the picked pieces
  std::vector<std::string>
      whys;            ///< what it did and why: of the reply or pieces, of cutting in, of the clock
  std::string thinks;  ///< what the client thought and did not say
  bool counts = false;
  std::vector<CriterionScore> scores;
  std::int32_t trust_before = 0;
  std::int32_t trust_after = 0;
  std::int32_t tension_before = 0;
  std::int32_t tension_after = 0;
  std::size_t decisions_before = 0;  ///< rewind to this many decisions to try the turn again
};

/// What the learner reads afterwards, as a value that the window, the terminal and reports show alike.
struct Debrief {
  std::string ending;    ///< id; empty if the conversation did not end
  std::string headline;  ///< the result in one sentence
  std::string lesson;
  bool success = false;
  std::optional<bool> pass;
  Scorecard scorecard;
  std::vector<DebriefTurn> turns;
  /// The criteria with the highest share, and the one with the most left on the table; only exercised ones.
  std::vector<CriterionIndex> strengths;
  std::optional<CriterionIndex> work_on;
  Mood last_mood = Mood::neutral;
};

/// Looks back on an attempt, finished or not, by replaying it.
Debrief make_debrief(const Conversation& conversation);

}  // namespace composure
