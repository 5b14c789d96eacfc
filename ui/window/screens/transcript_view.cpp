#include "window/screens/transcript_view.hpp"

#include <algorithm>
#include <cmath>

#include "window/widgets/bubble.hpp"
#include "window/widgets/text.hpp"

namespace composure::window {
namespace {

using Kind = TranscriptEntry::Kind;

std::string joined(const std::vector<std::string>& parts, std::size_t count, std::string_view before = {}) {
  std::string all;
  for (std::size_t i = 0; i < std::min(count, parts.size()); ++i) {
    if (i > 0) all += '\n';
    all += before;
    all += parts[i];
  }
  return all;
}

bool is_learner(Kind kind) {
  return kind == Kind::learner || kind == Kind::picked || kind == Kind::silence || kind == Kind::aside;
}

class View {
 public:
  View(Ui& ui, Rect content, const PlayScreen& play)
      : ui_(ui),
        play_(play),
        scenario_(play.session.conversation().scenario()),
        client_(first_name(scenario_.client.name)),
        content_(content),
        y_(content.y) {}

  float draw() {
    const auto& entries = play_.session.entries();
    bool marked = !play_.retry_from;
    for (std::size_t i = 0; i < entries.size(); ++i) {
      const bool after_retry =
          !marked && is_learner(entries[i].kind) && entries[i].decision >= *play_.retry_from;
      if (after_retry) {
        mark_retry();
        marked = true;
      }
      if (const std::size_t parts = visible_parts(play_, i); parts > 0 || is_silent(entries[i], i))
        entry(i, parts);
    }
    if (!marked) mark_retry();
    return y_ - content_.y;
  }

 private:
  /// Entries without words that are nevertheless to be seen.
  bool is_silent(const TranscriptEntry& entry, std::size_t index) const {
    return (entry.kind == Kind::silence || (entry.kind == Kind::picked && entry.parts.empty())) &&
           index < play_.entry;
  }

  void entry(std::size_t index, std::size_t parts) {
    const TranscriptEntry& entry = play_.session.entries()[index];
    switch (entry.kind) {
      case Kind::client:
        return line(index, parts);
      case Kind::learner:
        return bubble_of({.speaker = is_preparing(entry) ? "You chose" : "",
                          .text = entry.parts.front(),
                          .side = BubbleSide::learner});
      case Kind::picked:
        return picked(entry);
      case Kind::silence:
        return quiet("You said nothing.");
      case Kind::aside:
        return quiet(entry.parts.front());
      case Kind::answer:
        return bubble_of(
            {.speaker = "Your colleague", .text = entry.parts.front(), .side = BubbleSide::aside});
      case Kind::narration:
        return quiet(entry.parts.front());
    }
  }

  void line(std::size_t index, std::size_t parts) {
    const TranscriptEntry& entry = play_.session.entries()[index];
    const bool is_current = index == play_.entry;
    const bool cut_off = is_current ? play_.cutting_in : entry.heard < entry.parts.size();
    const std::string words = joined(entry.parts, parts);
    bubble_of({.speaker = client_,
               .text = words,
               .speaking = is_current && !play_.cutting_in,
               .note = cut_off ? "You cut in." : ""});
  }

  void picked(const TranscriptEntry& entry) {
    const bool wrote = scenario_.nodes[entry.node].phase == Phase::follow_up;
    if (entry.parts.empty()) return quiet(wrote ? "You sent nothing." : "You chose nothing.");
    const std::string words = joined(entry.parts, entry.parts.size(), entry.parts.size() > 1 ? "• " : "");
    bubble_of({.speaker = wrote ? "You wrote" : "You chose", .text = words, .side = BubbleSide::learner});
  }

  bool is_preparing(const TranscriptEntry& entry) const {
    return scenario_.nodes[entry.node].phase == Phase::prepare;
  }

  void bubble_of(const BubbleView& view) {
    space();
    y_ += bubble(ui_, {content_.x, y_}, content_.w, view);
  }

  void quiet(std::string_view words) {
    space();
    y_ += quiet_line(ui_, {content_.x, y_}, content_.w, words);
  }

  void mark_retry() {
    space();
    const std::string words = "Retry from turn " + std::to_string(retry_turn(play_).value_or(1));
    const float height = line_height(ui_, Type::xs_medium);
    const Vec size = measure_text(ui_, Type::xs_medium, words);
    const Rect row{content_.x, y_, content_.w, height};
    const Rect middle = centred(row, size.x, height);
    const float line = ui_.px(1);
    const float rule = std::max(0.0f, middle.x - row.x - ui_.px(12));
    const float y = std::round(row.y + height / 2);
    ui_.canvas.horizontal(row.x, y, rule, ui_.theme.line, line);
    ui_.canvas.horizontal(row.right() - rule, y, rule, ui_.theme.line, line);
    text_line(ui_, middle, Type::xs_medium, ui_.theme.ink_3, words);
    y_ += height;
  }

  void space() {
    if (y_ > content_.y) y_ += ui_.px(16);
  }

  Ui& ui_;
  const PlayScreen& play_;
  const Scenario& scenario_;
  std::string client_;
  Rect content_;
  float y_;
};

}  // namespace

float transcript_view(Ui& ui, Rect content, const PlayScreen& play) {
  return View(ui, content, play).draw();
}

float quiet_line(Ui& ui, Vec at, float width, std::string_view words) {
  const float room = std::min(width, ui.px(520));
  const float x = std::round(at.x + (width - room) / 2);
  return text(ui, {x, at.y}, Type::small, ui.theme.ink_2, words, room, {.align = Align::centre}).y;
}

std::optional<std::size_t> retry_turn(const PlayScreen& play) {
  if (!play.retry_from) return {};
  const auto& turns = play.session.conversation().turns();
  const auto kept =
      std::ranges::count_if(turns, [&](const Turn& turn) { return turn.decision_index < *play.retry_from; });
  return static_cast<std::size_t>(kept) + 1;
}

}  // namespace composure::window
