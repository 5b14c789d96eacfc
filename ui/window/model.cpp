#include "window/model.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <utility>

#include "conversation/chance.hpp"
#include "scenario/translation.hpp"
#include "text_pieces.hpp"

namespace composure::window {
namespace {

/// A slow reader manages about three words a second, a quick one takes in six; nobody needs to wait longer
/// than that for "go on" to work.
constexpr double easy_words_per_second = 3.5;
constexpr double quick_words_per_second = 8;
constexpr double breath_seconds = 0.7;

/// Where no spaces are written, two characters take about as long as a word.
double words_in(std::string_view text) {
  double words = 1;
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint next = code_point_at(text, at);
    if (next.value == ' ') words += 1;
    if (is_unspaced(next.value)) words += 0.5;
    at += next.bytes;
  }
  return words;
}

const TranscriptEntry* current_entry(const PlayScreen& play) {
  const auto& entries = play.session.entries();
  return play.entry < entries.size() ? &entries[play.entry] : nullptr;
}

bool spoken_in_parts(const TranscriptEntry& entry) {
  return entry.kind == TranscriptEntry::Kind::client;
}

/// Only the client's lines take time; everything else is there at once. Afterwards the cursor stands at a
/// line of which something is still to come, be it a part or another line after it, or behind everything.
void settle(PlayScreen& play) {
  const auto& entries = play.session.entries();
  const auto last_line = std::ranges::find_if(entries.rbegin(), entries.rend(), spoken_in_parts);
  const auto lines_end = static_cast<std::size_t>(entries.rend() - last_line);
  while (play.entry < lines_end && !spoken_in_parts(entries[play.entry]))
    ++play.entry;
  const bool said =
      play.entry + 1 >= lines_end && (play.entry >= lines_end || play.parts >= entries[play.entry].heard);
  if (said) {
    play.entry = entries.size();
    play.parts = 0;
  }
}

void hear_everything(PlayScreen& play) {
  play.entry = play.session.entries().size();
  play.parts = 0;
}

void start_clock(PlayScreen& play, double now) {
  const Conversation& conversation = play.session.conversation();
  play.clock_ends.reset();
  if (is_speaking(play) || play.reading || conversation.status() != Conversation::Status::deciding) return;
  if (const auto& clock = conversation.node().clock) play.clock_ends = now + clock->seconds;
}

/// Whether the step that is due has another page than the conversation.
bool has_own_page(const Conversation& conversation) {
  if (conversation.status() != Conversation::Status::deciding) return false;
  const auto& node = conversation.node();
  return node.phase == Phase::prepare || (node.phase == Phase::follow_up && node.pick);
}

/// Whether something is still to come that the page of the present node does not show: a line, or what
/// happened on the way to it.
bool has_news(const PlayScreen& play) {
  const auto& entries = play.session.entries();
  return std::any_of(entries.begin() + static_cast<std::ptrdiff_t>(std::min(play.entry, entries.size())),
                     entries.end(), [&](const TranscriptEntry& entry) {
                       return entry.kind == TranscriptEntry::Kind::client ||
                              (entry.kind == TranscriptEntry::Kind::narration &&
                               entry.node != play.session.conversation().position().node);
                     });
}

/// After every decision: the next line begins with its first part, and the replies are laid out.
void arrive(PlayScreen& play, double now) {
  const Conversation& conversation = play.session.conversation();
  play.picked = 0;
  play.cutting_in = false;
  play.colleague = false;
  play.reading = has_own_page(conversation) && has_news(play);
  play.shown.clear();
  if (conversation.status() == Conversation::Status::deciding) {
    const auto offered = conversation.offered();
    for (const std::size_t i : shown_order(offered.size(), conversation.options().seed,
                                           conversation.position().node, conversation.visit())) {
      play.shown.push_back(offered[i]);
    }
    // Pieces of a list keep the author's order: it is a list, not a test of which is best.
    if (conversation.node().pick) play.shown.assign(offered.begin(), offered.end());
  }
  settle(play);
  if (is_speaking(play)) play.parts = 1;
  play.part_since = now;
  settle(play);
  start_clock(play, now);
}

PlayScreen empty_play(Session session) {
  return {std::move(session), 0, 0, false, 0, {}, {}, 0, {}, false, false, false, false};
}

PlayScreen make_play(std::shared_ptr<const Scenario> scenario, const Model& model, double now) {
  ConversationOptions options;
  options.seed = model.seed.value_or(any_seed());
  PlayScreen play = empty_play(Session(std::move(scenario), std::move(options)));
  arrive(play, now);
  return play;
}

void decide(PlayScreen& play, const Decision& decision, double now) {
  const std::size_t already = play.session.entries().size();
  if (play.session.decide(decision)) return;  // a stale intent; the screen shows what is possible now
  play.entry = already;
  play.parts = 0;
  if (decision.kind == Decision::Kind::aside) {
    // Time with a colleague stops neither the conversation nor its clock, and nothing new is offered.
    hear_everything(play);
    return;
  }
  arrive(play, now);
}

void go_back(PlayScreen& play, std::size_t decisions, double now) {
  play.session.rewind(decisions);
  play.retry_from = std::min(decisions, play.retry_from.value_or(decisions));
  hear_everything(play);
  arrive(play, now);
}

/// The number of decisions before the last turn, so that asides taken on the way are kept with it.
std::optional<std::size_t> before_last_turn(const PlayScreen& play) {
  const auto& turns = play.session.conversation().turns();
  if (turns.empty()) return {};
  return turns.back().decision_index;
}

double next_part_due(const PlayScreen& play) {
  const TranscriptEntry* entry = current_entry(play);
  const std::string_view part =
      play.parts == 0 ? std::string_view() : std::string_view(entry->parts[play.parts - 1]);
  return play.part_since + reading_seconds(part);
}

void next_part(PlayScreen& play, double now) {
  if (play.parts < current_entry(play)->heard) {
    ++play.parts;
  } else {
    ++play.entry;
    play.parts = 0;
    settle(play);
    if (is_speaking(play)) play.parts = 1;
  }
  play.part_since = now;
  settle(play);
  start_clock(play, now);
}

struct Updater {
  Model& model;
  double now;

  PlayScreen* play() const { return std::get_if<PlayScreen>(&model.screen); }
  DebriefScreen* debrief() const { return std::get_if<DebriefScreen>(&model.screen); }

  void operator()(const GoToLibrary&) const { model.screen = LibraryScreen{}; }
  void operator()(const FilterLibrary& intent) const {
    if (auto* library = std::get_if<LibraryScreen>(&model.screen)) library->topic = intent.topic;
  }
  void operator()(const OpenEntry& intent) const {
    if (intent.index >= model.library.size()) return;
    const LibraryEntry& entry = model.library[intent.index];
    if (entry.loaded.scenario) {
      model.screen = BriefScreen{entry.loaded.scenario};
    } else {
      model.screen = ProblemScreen{entry.path.string(), entry.loaded.problems};
    }
  }
  void operator()(const Begin&) const {
    std::shared_ptr<const Scenario> scenario;
    if (const auto* brief = std::get_if<BriefScreen>(&model.screen)) scenario = brief->scenario;
    if (const auto* past = debrief()) scenario = past->session.conversation().shared_scenario();
    if (scenario) model.screen = make_play(std::move(scenario), model, now);
  }
  void operator()(const HearOn&) const {
    PlayScreen* screen = play();
    if (screen == nullptr) return;
    if (!is_speaking(*screen)) {
      if (std::exchange(screen->reading, false)) start_clock(*screen, now);
      return;
    }
    screen->cutting_in = false;
    const TranscriptEntry* entry = current_entry(*screen);
    const double quick =
        screen->parts == 0 ? 0 : words_in(entry->parts[screen->parts - 1]) / quick_words_per_second;
    if (now >= screen->part_since + quick) next_part(*screen, now);
  }
  void operator()(const CutIn&) const {
    PlayScreen* screen = play();
    if (screen != nullptr && can_cut_in(*screen)) screen->cutting_in = true;
  }
  void operator()(const Choose& intent) const {
    PlayScreen* screen = play();
    if (screen == nullptr || !can_choose(*screen)) return;
    Decision decision;
    decision.option = intent.option;
    if (screen->cutting_in) decision.heard = static_cast<std::uint16_t>(screen->parts);
    decide(*screen, decision, now);
  }
  void operator()(const TogglePiece& intent) const {
    PlayScreen* screen = play();
    if (screen == nullptr || is_speaking(*screen)) return;
    const auto bounds = screen->session.conversation().pick();
    if (!bounds) return;
    const std::uint64_t bit = std::uint64_t{1} << intent.option;
    const bool full = static_cast<std::uint32_t>(std::popcount(screen->picked)) >= bounds->max;
    if ((screen->picked & bit) == 0 && full) {
      // Of one, the new one takes the place of the old.
      if (bounds->max != 1) return;
      screen->picked = 0;
    }
    screen->picked ^= bit;
  }
  void operator()(const ConfirmPieces&) const {
    PlayScreen* screen = play();
    if (screen == nullptr || is_speaking(*screen)) return;
    Decision decision;
    decision.kind = Decision::Kind::pick;
    decision.picked = screen->picked;
    decide(*screen, decision, now);
  }
  void operator()(const PickNothing&) const {
    PlayScreen* screen = play();
    if (screen == nullptr || is_speaking(*screen)) return;
    Decision decision;
    decision.kind = Decision::Kind::pick;
    decide(*screen, decision, now);
  }
  void operator()(const AskColleague& intent) const {
    PlayScreen* screen = play();
    if (screen == nullptr || is_speaking(*screen)) return;
    Decision decision;
    decision.kind = Decision::Kind::aside;
    decision.option = intent.aside;
    decide(*screen, decision, now);
    screen->colleague = false;
  }
  void operator()(const ShowColleague& intent) const {
    if (PlayScreen* screen = play()) screen->colleague = intent.open;
  }
  void operator()(const ShowHistory& intent) const {
    if (PlayScreen* screen = play()) screen->history = intent.open;
  }
  void operator()(const ShowKeys& intent) const { model.keys_help = intent.open; }
  void operator()(const BackOneTurn&) const {
    PlayScreen* screen = play();
    if (screen == nullptr || screen->session.conversation().options().mode == Mode::assessment) return;
    if (const auto count = before_last_turn(*screen)) go_back(*screen, *count, now);
  }
  void operator()(const AskToLeave& intent) const {
    if (PlayScreen* screen = play()) screen->leaving = intent.open;
  }
  void operator()(const LookBack&) const {
    PlayScreen* screen = play();
    if (screen == nullptr) return;
    Debrief debrief = make_debrief(screen->session.conversation());
    const bool retry = screen->retry_from.has_value();
    model.screen = DebriefScreen{Session(screen->session), std::move(debrief), 0, retry};
  }
  void operator()(const LookAtTurn& intent) const {
    DebriefScreen* screen = debrief();
    if (screen != nullptr && intent.turn < screen->debrief.turns.size()) screen->turn = intent.turn;
  }
  void operator()(const RetryTurn& intent) const {
    const DebriefScreen* screen = debrief();
    if (screen == nullptr || intent.turn >= screen->debrief.turns.size()) return;
    const std::size_t decisions = screen->debrief.turns[intent.turn].decisions_before;
    PlayScreen again = empty_play(Session(screen->session));
    go_back(again, decisions, now);
    model.screen = std::move(again);
  }
  void operator()(const Quit&) const {}
};

}  // namespace

void update(Model& model, const Intent& intent, double now) {
  std::visit(Updater{model, now}, intent);
}

bool advance(Model& model, double now) {
  auto* play = std::get_if<PlayScreen>(&model.screen);
  if (play == nullptr) return false;
  if (play->cutting_in) return false;
  if (is_speaking(*play)) {
    if (now < next_part_due(*play)) return false;
    next_part(*play, now);
    return true;
  }
  if (!play->clock_ends || now < *play->clock_ends) return false;
  Decision decision;
  decision.kind = Decision::Kind::timeout;
  play->clock_ends.reset();
  decide(*play, decision, now);
  return true;
}

std::optional<double> next_change(const Model& model) {
  const auto* play = std::get_if<PlayScreen>(&model.screen);
  if (play == nullptr || play->cutting_in) return {};
  if (is_speaking(*play)) return next_part_due(*play);
  return play->clock_ends;
}

PlayScreen play_on(Session session, double now) {
  PlayScreen play = empty_play(std::move(session));
  hear_everything(play);
  arrive(play, now);
  return play;
}

void open_file(Model& model, const std::string& path) {
  LoadResult loaded = load_scenario_preferring(path, model.rubrics, model.language);
  if (loaded.scenario) {
    model.screen = BriefScreen{loaded.scenario};
  } else {
    model.screen = ProblemScreen{path, loaded.problems};
  }
}

bool is_speaking(const PlayScreen& play) {
  return play.entry < play.session.entries().size();
}

bool can_choose(const PlayScreen& play) {
  return play.session.conversation().status() == Conversation::Status::deciding &&
         (play.cutting_in || !is_speaking(play));
}

bool can_cut_in(const PlayScreen& play) {
  const Conversation& conversation = play.session.conversation();
  const TranscriptEntry* entry = current_entry(play);
  // Only the line that the decision answers can be cut short, not one said on the way to it.
  return entry != nullptr && entry + 1 == play.session.entries().data() + play.session.entries().size() &&
         conversation.status() == Conversation::Status::deciding && !conversation.node().pick &&
         play.parts >= 1 && entry->node == conversation.position().node &&
         play.parts < conversation.node().says.size();
}

std::size_t visible_parts(const PlayScreen& play, std::size_t entry) {
  const auto& entries = play.session.entries();
  if (entry >= entries.size() || entry > play.entry) return 0;
  if (entry < play.entry) return entries[entry].heard;
  return play.parts;
}

PlayPage page_of(const PlayScreen& play) {
  const Conversation& conversation = play.session.conversation();
  if (is_speaking(play) || play.reading || !has_own_page(conversation)) return PlayPage::conversation;
  return conversation.node().phase == Phase::prepare ? PlayPage::prepare : PlayPage::follow_up;
}

bool is_over(const PlayScreen& play) {
  return !is_speaking(play) && play.session.conversation().status() != Conversation::Status::deciding;
}

PhaseSteps phase_steps(const Scenario& scenario, Phase phase, bool reflecting) {
  constexpr std::array<std::pair<Phase, std::string_view>, 3> all{
      {{Phase::prepare, "Prepare"}, {Phase::converse, "Talk"}, {Phase::follow_up, "Follow up"}}};
  PhaseSteps result;
  for (const auto& entry : all) {
    // clang 14 cannot capture a structured binding.
    const Phase each = entry.first;
    const std::string_view name = entry.second;
    const bool present =
        std::ranges::any_of(scenario.nodes, [&](const auto& node) { return node.phase == each; });
    if (!present) continue;
    if (each == phase && !reflecting) result.current = result.names.size();
    result.names.push_back(name);
  }
  if (reflecting) result.current = result.names.size();
  result.names.push_back("Reflect");
  return result;
}

double reading_seconds(std::string_view part) {
  return part.empty() ? 0 : breath_seconds + words_in(part) / easy_words_per_second;
}

}  // namespace composure::window
