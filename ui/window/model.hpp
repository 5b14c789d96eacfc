// What the window shows: one value for each screen. Screens read it and return intents; only update() changes
// it.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "conversation/transcript.hpp"
#include "scenario/library.hpp"
#include "scenario/words.hpp"
#include "scoring/debrief.hpp"
#include "window/portrait.hpp"

namespace composure::window {

/// The scenarios to choose from.
struct LibraryScreen {
  std::string topic;  ///< shows only scenarios with this topic; empty: all
};

/// A scenario's brief, before it begins.
struct BriefScreen {
  std::shared_ptr<const Scenario> scenario;
};

/// A file that does not load.
struct ProblemScreen {
  std::string file;
  std::vector<Diagnostic> problems;
};

/// A scenario being played, in whichever phase.
struct PlayScreen {
  Session session;
  /// The transcript is heard up to here: entries before `entry` wholly, of `entry` the first `parts` parts.
  std::size_t entry = 0;
  std::size_t parts = 0;
  bool cutting_in = false;                ///< the learner has stopped the client and chooses a reply now
  double part_since = 0;                  ///< when the latest part appeared, in Ui::now
  std::optional<double> clock_ends;       ///< when the clock runs out, in Ui::now; only while it runs
  std::vector<OptionIndex> shown;         ///< the offered replies, in the order in which they are shown
  std::uint64_t picked = 0;               ///< pieces ticked so far, one bit for each option
  std::optional<std::size_t> retry_from;  ///< this attempt went back to here: a number of decisions kept
  bool history = false;                   ///< the transcript is open over the screen
  bool colleague = false;                 ///< the asides are open over the screen
  bool leaving = false;                   ///< the question whether to leave is open
  /// What was said last stays on the screen until HearOn, because the step that follows has a page of its
  /// own.
  bool reading = false;
};

/// Looking back.
struct DebriefScreen {
  Session session;
  Debrief debrief;
  std::size_t turn = 0;  ///< the turn that is looked at: an index into debrief.turns
  bool retry = false;    ///< the attempt had gone back to an earlier turn
};

using Screen = std::variant<LibraryScreen, BriefScreen, ProblemScreen, PlayScreen, DebriefScreen>;

struct Model {
  RubricSet rubrics;
  std::vector<LibraryEntry> library;
  std::string folder;    ///< where the library was looked for
  std::string language;  ///< in which scenarios are shown where they can be; empty: each in its own
  Moods moods;
  Portraits portraits;
  Screen screen = LibraryScreen{};
  bool keys_help = false;             ///< the map of keys (F1) is open over the screen
  std::optional<std::uint64_t> seed;  ///< for every attempt; none: a new one each time
};

// What the user wants. Each is one thing that update() carries out.
struct GoToLibrary {};
struct FilterLibrary {
  std::string topic;
};
struct OpenEntry {
  std::size_t index = 0;
};                 ///< of Model::library: its brief, or its problems
struct Begin {};   ///< play the scenario of the brief, or of the debrief again
struct HearOn {};  ///< the next part of the line, now
struct CutIn {};   ///< stop the client here; the reply follows with Choose
struct Choose {
  OptionIndex option = 0;
};  ///< say this reply
struct TogglePiece {
  OptionIndex option = 0;
};
struct ConfirmPieces {};
struct PickNothing {};
struct AskColleague {
  OptionIndex aside = 0;
};
struct ShowColleague {
  bool open = false;
};
struct ShowHistory {
  bool open = false;
};
struct ShowKeys {
  bool open = false;
};
struct BackOneTurn {};
struct AskToLeave {
  bool open = false;
};
struct LookBack {};  ///< to the debrief
struct LookAtTurn {
  std::size_t turn = 0;
};
struct RetryTurn {
  std::size_t turn = 0;
};  ///< play on from this turn of the debrief
struct Quit {};

using Intent = std::variant<GoToLibrary, FilterLibrary, OpenEntry, Begin, HearOn, CutIn, Choose, TogglePiece,
                            ConfirmPieces, PickNothing, AskColleague, ShowColleague, ShowHistory, ShowKeys,
                            BackOneTurn, AskToLeave, LookBack, LookAtTurn, RetryTurn, Quit>;

/// What a screen collected in a frame, in order.
using Intents = std::vector<Intent>;

/// Carries out what the user wants. `now` is Ui::now in seconds.
void update(Model& model, const Intent& intent, double now);
/// Lets time pass: the client speaks on, a clock runs out. True if something changed.
bool advance(Model& model, double now);
/// When advance() will change something next, in Ui::now; nothing if only the user can.
std::optional<double> next_change(const Model& model);

/// Plays on from where a session stands; what was said so far counts as heard.
PlayScreen play_on(Session session, double now);

/// Opens a scenario file in the window: its brief, or what is wrong with it.
void open_file(Model& model, const std::string& path);

// Questions that screens ask about a conversation.

/// Whether the client still has something to say that is not visible yet (also while cutting in).
bool is_speaking(const PlayScreen& play);
/// Whether a reply can be chosen now: the client has finished, or was cut off.
bool can_choose(const PlayScreen& play);
/// Whether cutting in is possible at this moment.
bool can_cut_in(const PlayScreen& play);
/// How many parts of an entry are visible now; 0 for one that is still to come.
std::size_t visible_parts(const PlayScreen& play, std::size_t entry);
/// Whether everything was said and the conversation is over.
bool is_over(const PlayScreen& play);
/// Which page shows what there is to do now.
enum class PlayPage : std::uint8_t { conversation, prepare, follow_up };
PlayPage page_of(const PlayScreen& play);
/// Where Prepare — Talk — Follow up — Reflect stands: the names of the phases this scenario has, and the
/// present one.
struct PhaseSteps {
  std::vector<std::string_view> names;
  std::size_t current = 0;
};
PhaseSteps phase_steps(const Scenario& scenario, Phase phase, bool reflecting);
/// Seconds that a person needs to read a part at an easy pace.
double reading_seconds(std::string_view part);

}  // namespace composure::window
