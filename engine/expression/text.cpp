#include "expression/text.hpp"

#include <algorithm>
#include <optional>

#include "expression/suggestion.hpp"

namespace composure {
namespace {

constexpr int deepest_nesting = 8;

struct Failure {
  ExpressionError error;
};

std::string_view trim(std::string_view text, std::size_t& offset) {
  while (!text.empty() && (text.front() == ' ' || text.front() == '\t')) {
    text.remove_prefix(1);
    ++offset;
  }
  while (!text.empty() && (text.back() == ' ' || text.back() == '\t'))
    text.remove_suffix(1);
  return text;
}

class TextParser {
 public:
  TextParser(const ExpressionScope& scope, std::span<const Fact> facts) : scope_(scope), facts_(facts) {}

  Text parse(std::string_view source, std::size_t base, int nesting) const {
    if (source.find('{') == std::string_view::npos) return Text(std::string(source));
    if (nesting > deepest_nesting) fail(base, "bad-expression", "texts are nested too deeply here");
    std::vector<Text::Piece> pieces;
    std::string literal;
    const auto flush = [&] {
      if (literal.empty()) return;
      pieces.push_back({Text::Piece::Kind::literal, std::move(literal), 0, {}, {}});
      literal.clear();
    };
    for (std::size_t i = 0; i < source.size();) {
      if (source[i] != '{') {
        literal += source[i++];
      } else if (source.substr(i).starts_with("{{")) {
        literal += '{';
        i += 2;
      } else {
        flush();
        const std::size_t end = closing_brace(source, i, base);
        pieces.push_back(placeholder(source.substr(i + 1, end - i - 1), base + i + 1, nesting));
        i = end + 1;
      }
    }
    flush();
    return Text(std::string(source), std::move(pieces));
  }

  [[noreturn]] static void fail(std::size_t offset, std::string rule, std::string message) {
    throw Failure{{offset, std::move(rule), std::move(message)}};
  }

 private:
  static std::size_t closing_brace(std::string_view source, std::size_t open, std::size_t base) {
    bool quoted = false;
    for (std::size_t i = open + 1; i < source.size(); ++i) {
      if (source[i] == '"') quoted = !quoted;
      if (source[i] == '}' && !quoted) return i;
    }
    fail(base + open, "bad-text", "this `{` is not closed; write `{{` for a brace");
  }

  Text::Piece placeholder(std::string_view inside, std::size_t offset, int nesting) const {
    const std::size_t question = inside.find('?');
    if (question == std::string_view::npos) {
      const std::string_view name = trim(inside, offset);  // moves the offset
      return value(name, offset);
    }
    Text::Piece piece;
    piece.kind = Text::Piece::Kind::alternative;
    auto condition = parse_condition(inside.substr(0, question), scope_);
    if (auto* error = std::get_if<ExpressionError>(&condition)) {
      error->offset += offset;
      throw Failure{std::move(*error)};
    }
    piece.condition = std::get<Expression>(std::move(condition));
    std::size_t at = question + 1;
    piece.branches.push_back(branch(inside, at, offset, nesting));
    skip_space(inside, at);
    if (at < inside.size()) {
      if (inside[at] != ':') fail(offset + at, "bad-text", "expected `: \"…\"` or the closing brace");
      ++at;
      piece.branches.push_back(branch(inside, at, offset, nesting));
      skip_space(inside, at);
      if (at < inside.size())
        fail(offset + at, "bad-text", "expected the closing brace after the second text");
    }
    return piece;
  }

  static void skip_space(std::string_view text, std::size_t& at) {
    while (at < text.size() && text[at] == ' ')
      ++at;
  }

  Text branch(std::string_view inside, std::size_t& at, std::size_t offset, int nesting) const {
    skip_space(inside, at);
    if (at >= inside.size() || inside[at] != '"') {
      fail(offset + at, "bad-text",
           "expected a text in quotation marks, as in {promised ? \"as I said\" : \"\"}");
    }
    const std::size_t begin = at + 1;
    const std::size_t end = inside.find('"', begin);
    if (end == std::string_view::npos)
      fail(offset + at, "bad-text", "this text is not closed by a quotation mark");
    at = end + 1;
    return parse(inside.substr(begin, end - begin), offset + begin, nesting + 1);
  }

  Text::Piece value(std::string_view name, std::size_t offset) const {
    if (name.starts_with("fact.")) {
      const std::string_view id = name.substr(5);
      const auto found = std::ranges::find(facts_, id, &Fact::id);
      if (found != facts_.end()) return {Text::Piece::Kind::literal, found->text, 0, {}, {}};
      std::vector<std::string_view> ids;
      for (const Fact& fact : facts_)
        ids.push_back(fact.id);
      fail(offset + 5, "unknown-fact",
           "\"" + std::string(id) + "\" is no fact of the briefing" + did_you_mean(closest(id, ids)));
    }
    std::vector<std::string_view> names;
    for (std::size_t i = 0; i < scope_.state.size(); ++i) {
      if (scope_.state[i].name == name) {
        return {Text::Piece::Kind::variable, {}, static_cast<std::uint32_t>(i), {}, {}};
      }
      names.push_back(scope_.state[i].name);
    }
    fail(offset, "unknown-name",
         "\"" + std::string(name) + "\" is not declared" + did_you_mean(closest(name, names)) +
             " (write `{{` for a brace)");
  }

  const ExpressionScope& scope_;
  std::span<const Fact> facts_;
};

}  // namespace

Text::Text(std::string source) : source_(std::move(source)) {}

Text::Text(std::string source, std::vector<Piece> pieces)
    : source_(std::move(source)), pieces_(std::move(pieces)) {}

void Text::each_expression(const std::function<void(const Expression&)>& visit) const {
  for (const Piece& piece : pieces_) {
    if (piece.kind == Piece::Kind::alternative) visit(piece.condition);
    for (const Text& branch : piece.branches)
      branch.each_expression(visit);
  }
}

void Text::each_variable(const std::function<void(std::uint32_t)>& visit) const {
  for (const Piece& piece : pieces_) {
    if (piece.kind == Piece::Kind::variable) visit(piece.variable);
    for (const Text& branch : piece.branches)
      branch.each_variable(visit);
  }
}

void Text::each_condition(const StateView& state,
                          const std::function<void(const Expression&, bool)>& visit) const {
  for (const Piece& piece : pieces_) {
    if (piece.kind != Piece::Kind::alternative) continue;
    const bool holds = piece.condition.holds(state);
    visit(piece.condition, holds);
    const std::size_t branch = holds ? 0 : 1;
    if (branch < piece.branches.size()) piece.branches[branch].each_condition(state, visit);
  }
}

std::span<const Text::Piece> Text::pieces() const {
  return pieces_;
}

std::string Text::render(const StateView& state, std::span<const StateVariable> variables) const {
  if (pieces_.empty()) return source_;
  std::string result;
  for (const Piece& piece : pieces_) {
    switch (piece.kind) {
      case Piece::Kind::literal:
        result += piece.literal;
        break;
      case Piece::Kind::variable: {
        const StateVariable& variable = variables[piece.variable];
        const std::int32_t value = state.values[piece.variable];
        result += variable.type == StateType::choice ? variable.options[static_cast<std::size_t>(value)]
                                                     : std::to_string(value);
        break;
      }
      case Piece::Kind::alternative: {
        const std::size_t branch = piece.condition.holds(state) ? 0 : 1;
        if (branch < piece.branches.size()) result += piece.branches[branch].render(state, variables);
        break;
      }
    }
  }
  return result;
}

std::variant<Text, ExpressionError> parse_text(std::string_view source, const ExpressionScope& scope,
                                               std::span<const Fact> facts) {
  try {
    return TextParser(scope, facts).parse(source, 0, 0);
  } catch (Failure& failure) {
    return std::move(failure.error);
  }
}

}  // namespace composure
