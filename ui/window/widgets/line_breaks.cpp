#include "window/widgets/line_breaks.hpp"

#include "text_pieces.hpp"
#include "utf8.hpp"
#include "window/imgui_compat.hpp"

namespace composure::window {
namespace {

constexpr std::string_view ellipsis = "…";

/// How much of a word fits; at least one character.
std::size_t fitting_bytes(const Ui& ui, Type type, std::string_view word, float width) {
  std::size_t end = code_point_at(word, 0).bytes;
  while (end < word.size()) {
    const std::size_t next = end + code_point_at(word, end).bytes;
    if (run_width(ui, type, word.substr(0, next)) > width) break;
    end = next;
  }
  return end;
}

class Breaker {
 public:
  Breaker(const Ui& ui, float max_width) : ui_(ui), max_width_(max_width) { lines_.emplace_back(); }

  void add(std::size_t span, Type type, std::string_view text) {
    while (!text.empty()) {
      const std::string_view piece = next_piece(text);
      text.remove_prefix(piece.size());
      if (piece[0] == '\n') {
        new_line();
      } else if (piece[0] == ' ') {
        // At the end of a line, spaces take no room; they are only put before what follows.
        if (!lines_.back().runs.empty()) put(span, type, piece, true);
      } else {
        put_word(span, type, piece);
      }
    }
  }

  std::vector<TextLine> finish() {
    end_line();
    return std::move(lines_);
  }

 private:
  void put_word(std::size_t span, Type type, std::string_view word) {
    const float width = run_width(ui_, type, word);
    const bool starts_line = lines_.back().runs.empty();
    if (!starts_line && x_ + width > max_width_) new_line();
    while (width > max_width_ && !word.empty()) {
      const std::size_t bytes = fitting_bytes(ui_, type, word, max_width_ - x_);
      put(span, type, word.substr(0, bytes), false);
      word.remove_prefix(bytes);
      if (word.empty() || run_width(ui_, type, word) <= max_width_) break;
      new_line();
    }
    if (word.empty()) return;
    if (width > max_width_) new_line();
    put(span, type, word, false);
  }

  void put(std::size_t span, Type type, std::string_view piece, bool space) {
    auto& runs = lines_.back().runs;
    const bool continues = !runs.empty() && runs.back().span == span &&
                           runs.back().text.data() + runs.back().text.size() == piece.data();
    if (continues) {
      TextRun& run = runs.back();
      run.text = {run.text.data(), run.text.size() + piece.size()};
      run.width += run_width(ui_, type, piece);
    } else {
      runs.push_back({span, piece, x_, run_width(ui_, type, piece)});
    }
    x_ = runs.back().x + runs.back().width;
    if (!space) lines_.back().width = x_;
  }

  void end_line() {
    // Spaces at the end are not part of what is drawn.
    auto& runs = lines_.back().runs;
    while (!runs.empty()) {
      std::string_view& run = runs.back().text;
      while (!run.empty() && run.back() == ' ')
        run.remove_suffix(1);
      if (!run.empty()) break;
      runs.pop_back();
    }
  }

  void new_line() {
    end_line();
    lines_.emplace_back();
    x_ = 0;
  }

  const Ui& ui_;
  float max_width_;
  float x_ = 0;
  std::vector<TextLine> lines_;
};

}  // namespace

float run_width(const Ui& ui, Type type, std::string_view text) {
  if (text.empty()) return 0;
  return ui.fonts.font(type)
      ->CalcTextSizeA(ui.fonts.pixel_size(type), unlimited, 0, text.data(), text.data() + text.size())
      .x;
}

std::vector<TextLine> break_lines(const Ui& ui, std::span<const TextSpan> spans, float max_width) {
  Breaker breaker(ui, max_width);
  for (std::size_t i = 0; i < spans.size(); ++i)
    breaker.add(i, spans[i].type, spans[i].text);
  return breaker.finish();
}

void shorten_line(const Ui& ui, std::span<const TextSpan> spans, TextLine& line, float max_width) {
  while (!line.runs.empty()) {
    TextRun& run = line.runs.back();
    const Type type = spans[run.span].type;
    const float room = max_width - run.x - run_width(ui, type, ellipsis);
    std::size_t end = 0;
    while (end < run.text.size()) {
      const std::size_t next = end + code_point_at(run.text, end).bytes;
      if (run_width(ui, type, run.text.substr(0, next)) > room) break;
      end = next;
    }
    if (end == 0 && line.runs.size() > 1) {
      line.runs.pop_back();
      continue;
    }
    while (end > 0 && run.text[end - 1] == ' ')
      --end;
    run.text = run.text.substr(0, end);
    run.width = run_width(ui, type, run.text);
    const std::size_t span = run.span;
    const float x = run.x + run.width;
    line.runs.push_back({span, ellipsis, x, run_width(ui, type, ellipsis)});
    line.width = x + line.runs.back().width;
    return;
  }
}

}  // namespace composure::window
