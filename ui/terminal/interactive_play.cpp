#include "terminal/interactive_play.hpp"

#include <algorithm>
#include <charconv>
#include <chrono>
#include <optional>

#include "conversation/chance.hpp"
#include "conversation/decision_text.hpp"
#include "scenario/words.hpp"
#include "terminal/line_reader.hpp"
#include "terminal/print.hpp"

namespace composure::terminal {
namespace {

class Player {
 public:
  Player(const Page& page, Session& session) : page_(page), session_(session) {}

  void play() {
    print_brief(page_, conversation().scenario(), conversation());
    page_.paragraph("", 0, "Type numbers to choose. ? tells what else you can type.", Ink::plain, Ink::quiet);
    page_.blank();
    while (!left_) {
      speak();
      if (left_ || conversation().status() != Conversation::Status::deciding) break;
      decide();
    }
    if (left_) page_.paragraph("", 0, "You left the conversation.", Ink::plain, Ink::quiet);
    print_debrief(page_, conversation(), make_debrief(conversation()));
  }

 private:
  const Conversation& conversation() const { return session_.conversation(); }

  LineRead ask(std::string_view prompt, std::optional<double> seconds = {}) {
    page_.out << page_.paint(Ink::quiet, prompt) << "> " << std::flush;
    LineRead read = reader_.read(seconds);
    if (read.outcome == LineRead::Outcome::end_of_input) left_ = true;
    if (read.outcome != LineRead::Outcome::line) page_.out << '\n';
    constexpr std::string_view blanks = " \t\r";
    read.line.erase(0, read.line.find_first_not_of(blanks));
    read.line.erase(read.line.find_last_not_of(blanks) + 1);
    return read;
  }

  static bool leaves(const std::string& line) { return line == "q" || line == "quit"; }

  /// Tells what is new. The line that is answered comes part by part, and may be cut short.
  void speak() {
    const auto& entries = session_.entries();
    for (; told_ < entries.size() && !left_; ++told_) {
      const TranscriptEntry& entry = entries[told_];
      const bool answered = entry.kind == TranscriptEntry::Kind::client && told_ + 1 == entries.size() &&
                            conversation().status() == Conversation::Status::deciding;
      if (!answered || entry.parts.size() < 2 || conversation().node().pick) {
        print_entry(page_, conversation(), entry);
      } else {
        speak_in_parts(entry);
      }
    }
  }

  void speak_in_parts(const TranscriptEntry& entry) {
    TranscriptEntry heard = entry;
    for (std::size_t i = 0; i < entry.parts.size(); ++i) {
      heard.parts.resize(i + 1);
      std::copy_n(entry.parts.begin(), i + 1, heard.parts.begin());
      heard.heard = i + 1;
      print_entry(page_, conversation(), heard, i);
      if (i + 1 == entry.parts.size()) return;
      const std::string prompt = "Enter: let " +
                                 std::string(pronouns_of(conversation().scenario().client).object) +
                                 " finish   x: cut in ";
      const LineRead read = ask(prompt);
      if (leaves(read.line)) left_ = true;
      if (left_) return;
      if (!read.line.empty() && read.line != "x" && read.line != "X" && read.line != "!") {
        page_.paragraph("", 0,
                        "Replies wait until " +
                            std::string(pronouns_of(conversation().scenario().client).subject) +
                            " has finished, or is cut off with x.",
                        Ink::plain, Ink::quiet);
      }
      if (read.line == "x" || read.line == "X" || read.line == "!") {
        cut_after_ = static_cast<std::uint16_t>(i + 1);
        page_.blank();
        return;
      }
    }
  }

  void decide() {
    const std::vector<OptionIndex> order = shown();
    if (conversation().options().mode != Mode::assessment) print_client(page_, session_);
    print_offer(page_, conversation(), order);
    if (const auto pick = conversation().pick()) print_pick_hint(page_, *pick);
    const auto& clock = conversation().node().clock;
    // The clock runs on while a colleague is asked, or something is mistyped.
    if (clock && cut_after_ == 0 && !silent_from_) {
      silent_from_ = Time::now() + std::chrono::seconds(clock->seconds);
      page_.paragraph("", 0, "You have " + std::to_string(clock->seconds) + " seconds.", Ink::plain,
                      Ink::quiet);
    }
    while (!left_) {
      std::optional<double> seconds;
      if (silent_from_) seconds = std::chrono::duration<double>(*silent_from_ - Time::now()).count();
      LineRead read = ask("", seconds);
      if (read.outcome == LineRead::Outcome::end_of_input) return;
      if (read.outcome == LineRead::Outcome::time_is_up) read.line = "~";
      if (take(read.line, order)) return;
    }
  }

  void start_turn() {
    cut_after_ = 0;
    silent_from_.reset();
  }

  std::vector<OptionIndex> shown() const {
    const auto offered = conversation().offered();
    std::vector<OptionIndex> order(offered.begin(), offered.end());
    if (conversation().node().pick) return order;
    order.clear();
    for (const std::size_t i : shown_order(offered.size(), conversation().options().seed,
                                           conversation().position().node, conversation().visit())) {
      order.push_back(offered[i]);
    }
    return order;
  }

  /// Typed numbers are as displayed; decisions know only ids and authored numbers.
  std::string with_ids(std::string_view line, const std::vector<OptionIndex>& order) const {
    std::string result;
    while (true) {
      const std::size_t plus = line.find('+');
      const std::string_view word = line.substr(0, plus);
      std::size_t number = 0;
      const auto [end, status] = std::from_chars(word.data(), word.data() + word.size(), number);
      const bool known =
          status == std::errc() && end == word.data() + word.size() && number >= 1 && number <= order.size();
      result += known ? conversation().reply(conversation().option(order[number - 1])).id : std::string(word);
      if (plus == std::string_view::npos) return result;
      result += '+';
      line.remove_prefix(plus + 1);
    }
  }

  /// True if the line led on (a decision, a step back), false if it must be asked again.
  bool take(std::string line, const std::vector<OptionIndex>& order) {
    if (line == "?" || line == "help") {
      help();
      return false;
    }
    if (leaves(line)) {
      left_ = true;
      return true;
    }
    if (line == "h" || line == "history") {
      print_history();
      return false;
    }
    if (line == "b" || line == "back") return go_back();
    if (line.empty() || line.starts_with('!')) {
      page_.out << (conversation().node().pick ? "Type numbers such as 1+2"
                                               : "Type a number from 1 to " + std::to_string(order.size()))
                << ", or ? for help.\n";
      return false;
    }
    if (conversation().node().pick)
      std::ranges::replace_if(
          line, [](char c) { return c == ' ' || c == ','; }, '+');
    std::string item = line.starts_with('?') || line == "~" ? line : with_ids(line, order);
    if (cut_after_ > 0 && !line.starts_with('?')) item = "!" + std::to_string(cut_after_) + ":" + item;
    auto parsed = parse_decision(item, conversation());
    std::optional<DecisionError> error;
    const std::size_t before = session_.entries().size();
    if (auto* failure = std::get_if<DecisionError>(&parsed)) {
      error = std::move(*failure);
    } else {
      error = session_.decide(std::get<Decision>(parsed));
    }
    if (error) {
      page_.out << "That does not work here: " << error->message << ".\n";
      return false;
    }
    page_.blank();
    const Decision& decision = std::get<Decision>(parsed);
    if (decision.kind != Decision::Kind::aside) start_turn();
    told_ = before;
    // What was typed is on the screen already, but a number says little.
    print_entry(page_, conversation(), session_.entries()[told_++]);
    if (conversation().options().mode == Mode::guided && decision.kind != Decision::Kind::aside) {
      print_coaching(page_, conversation(), make_debrief(conversation()).turns.back());
    }
    return true;
  }

  /// Of a line that was cut short only what was heard: the rest is not said.
  void print_history() const {
    page_.heading("So far");
    const auto& entries = session_.entries();
    for (std::size_t i = 0; i < entries.size(); ++i) {
      TranscriptEntry entry = entries[i];
      if (cut_after_ > 0 && i + 1 == entries.size()) entry.heard = cut_after_;
      print_entry(page_, conversation(), entry);
    }
  }

  bool go_back() {
    const auto& turns = conversation().turns();
    if (conversation().options().mode == Mode::assessment) {
      page_.out << "There is no way back in an assessment.\n";
      return false;
    }
    if (turns.empty()) {
      page_.out << "This is the first turn.\n";
      return false;
    }
    session_.rewind(turns.back().decision_index);
    start_turn();
    page_.paragraph("", 0, "One turn back.", Ink::plain, Ink::quiet);
    page_.blank();
    const auto& entries = session_.entries();
    const auto line = std::ranges::find_if(
        entries.rbegin(), entries.rend(),
        [](const TranscriptEntry& entry) { return entry.kind == TranscriptEntry::Kind::client; });
    if (line != entries.rend()) print_entry(page_, conversation(), *line);
    told_ = entries.size();
    return true;
  }

  void help() const {
    page_.out << "  1, 2 …   say this reply (or type its id)\n"
                 "  1+3      pick several;  -  pick none\n"
                 "  ?1       take an aside\n"
                 "  ~        say nothing and let the clock run out\n"
                 "  b        back one turn      h   the conversation so far\n"
                 "  q        leave\n";
  }

  using Time = std::chrono::steady_clock;

  const Page& page_;
  Session& session_;
  LineReader reader_;
  std::size_t told_ = 0;
  std::uint16_t cut_after_ = 0;  ///< parts heard of the line that is answered, if it was cut short
  std::optional<Time::time_point> silent_from_;  ///< when this turn's clock runs out, once it runs
  bool left_ = false;
};

}  // namespace

void play_interactively(const Page& page, Session& session) {
  Player(page, session).play();
}

}  // namespace composure::terminal
