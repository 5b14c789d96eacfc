#include "analysis/check_writing.hpp"

#include <algorithm>
#include <cmath>
#include <optional>

#include "analysis/check_keys.hpp"
#include "analysis/sites.hpp"
#include "analysis/word_count.hpp"
#include "scenario/each_expression.hpp"

namespace composure {
namespace {

using Value = JsonDocument::Value;

/// Spoken at an ordinary pace, fifty words take some twenty seconds.
constexpr std::size_t most_in_part = 50;
constexpr std::size_t most_in_line = 120;
constexpr std::size_t most_in_reply = 60;

/// Characters as a reader sees them, of the text as its author wrote it.
std::size_t length_of(const Text& text) {
  return static_cast<std::size_t>(std::ranges::count_if(
      text.source(), [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; }));
}

/// The one reply that is worth most, if it is worth anything.
std::optional<ReplyIndex> best_of(const Scenario& scenario, const Node& node) {
  std::optional<ReplyIndex> best;
  std::int64_t most = 0;
  bool alone = false;
  for (const Option& option : node.options) {
    const std::int64_t worth = worth_of(scenario, scenario.replies[option.reply]);
    if (worth < most || worth <= 0) continue;
    alone = worth > most;
    most = worth;
    best = option.reply;
  }
  return alone ? best : std::nullopt;
}

/// Whoever always takes the longest reply should not come far.
void check_lengths(const CheckContext& check) {
  constexpr std::size_t fewest = 3;
  const Scenario& scenario = check.scenario;
  struct Cue {
    std::string_view rule;
    std::string_view word;
    std::vector<NodeIndex> nodes;
  };
  Cue longest{"longest-is-best", "longest", {}};
  Cue shortest{"shortest-is-best", "shortest", {}};
  std::size_t decisions = 0;
  for (NodeIndex i = 0; i < scenario.nodes.size(); ++i) {
    const Node& node = scenario.nodes[i];
    if (!is_talk(node) || node.options.size() < 2) continue;
    const auto best = best_of(scenario, node);
    if (!best) continue;
    ++decisions;
    const std::size_t length = length_of(scenario.replies[*best].say);
    const auto all_others = [&](auto holds) {
      return std::ranges::all_of(node.options, [&](const Option& option) {
        return option.reply == *best || holds(length_of(scenario.replies[option.reply].say));
      });
    };
    if (all_others([&](std::size_t other) { return other < length; })) longest.nodes.push_back(i);
    if (all_others([&](std::size_t other) { return other > length; })) shortest.nodes.push_back(i);
  }
  if (decisions < fewest) return;
  for (const Cue& cue : {longest, shortest}) {
    if (2 * cue.nodes.size() <= decisions) continue;
    std::string names;
    for (const NodeIndex node : cue.nodes)
      names += (names.empty() ? "" : ", ") + scenario.nodes[node].id;
    check.report(cue.rule, check.member_or_self(check.node_value(cue.nodes.front()), "replies"),
                 "in " + std::to_string(cue.nodes.size()) + " of " + std::to_string(decisions) +
                     " decisions the best reply is the " + std::string(cue.word) +
                     ", which gives it away: " + names);
  }
}

void check_absolutes(const CheckContext& check, const Wording& wording) {
  constexpr std::size_t fewest = 2;
  std::vector<ReplyIndex> poor;
  std::string words;
  for (NodeIndex i = 0; i < check.scenario.nodes.size(); ++i) {
    const Node& node = check.scenario.nodes[i];
    if (!is_talk(node)) continue;
    for (const Option& option : node.options) {
      const Reply& reply = check.scenario.replies[option.reply];
      const std::vector<std::string> tokens = tokens_of(reply.say.source());
      const auto find = [&](const std::vector<std::string>& list) {
        return std::ranges::find_if(
            list, [&](const std::string& phrase) { return contains_phrase(tokens, phrase); });
      };
      const auto absolute = find(wording.absolutes);
      const auto threat = find(wording.threats);
      const bool has_absolute = absolute != wording.absolutes.end();
      if (!has_absolute && threat == wording.threats.end()) continue;
      if (!is_poor(check.scenario, reply)) return;  // a better reply has them too: no cue
      if (std::ranges::find(poor, option.reply) != poor.end()) continue;
      poor.push_back(option.reply);
      words += (words.empty() ? "" : ", ") + in_quotes(has_absolute ? *absolute : *threat) + " in " +
               in_quotes(reply.id);
    }
  }
  if (poor.size() < fewest) return;
  check.report("absolutes-in-poor-replies", check.document.member(check.reply_value(poor.front()), "say"),
               "only poor replies speak in absolutes or threats, which gives them away: " + words);
}

void check_stock_phrases(const CheckContext& check, const Wording& wording) {
  for (ReplyIndex i = 0; i < check.scenario.replies.size(); ++i) {
    const Reply& reply = check.scenario.replies[i];
    if (!earns_by_listening(check.scenario, reply)) continue;
    const std::vector<std::string> tokens = tokens_of(reply.say.source());
    const auto phrase = std::ranges::find_if(
        wording.stock_phrases, [&](const std::string& each) { return contains_phrase(tokens, each); });
    if (phrase == wording.stock_phrases.end()) continue;
    check.report("generic-text", check.document.member(check.reply_value(i), "say"),
                 in_quotes(*phrase) + " would fit any client, and words like that earn nothing; reply " +
                     in_quotes(reply.id) + " needs something that only this client said");
  }
}

void check_reading_level(const CheckContext& check) {
  constexpr double hardest = 11;
  constexpr std::size_t fewest_words = 100;
  std::vector<std::string> tokens;
  const auto add = [&](const Text& text) {
    const std::vector<std::string> more = tokens_of(text.source());
    tokens.insert(tokens.end(), more.begin(), more.end());
    if (!tokens.empty() && tokens.back() != ".") tokens.emplace_back(".");
  };
  for (const Node& node : check.scenario.nodes)
    std::ranges::for_each(node.says, add);
  for (const Reply& reply : check.scenario.replies)
    add(reply.say);
  const double grade = reading_grade(tokens);
  if (tokens.size() < fewest_words || grade <= hardest) return;
  check.report("hard-to-read", check.document.member(JsonDocument::root, "title"),
               "what is said here reads like year " + std::to_string(std::lround(grade)) +
                   " of school (Flesch-Kincaid); people speak more simply, below " +
                   std::to_string(std::lround(hardest)));
}

void check_nationalities(const CheckContext& check, const Wording& wording) {
  each_text(check, [&](const Text& text, Value at) {
    if (!explains_by_nationality(tokens_of(text.source()), wording)) return;
    check.report("nationality-as-explanation", at,
                 "a nationality explains what somebody does here; say what this person does, and why");
  });
}

}  // namespace

bool earns_by_listening(const Scenario& scenario, const Reply& reply) {
  return std::ranges::any_of(reply.scores, [&](const KeyedLevel& score) {
    const std::string& id = scenario.rubric->criteria[score.criterion].id;
    return score.level > 0 && (id == "acknowledge" || id == "reflect_feeling");
  });
}

void watch_long_texts(const Scenario& scenario, Observations& seen) {
  const auto watch = [&seen](const Text& text) {
    if (!text.pieces().empty() && count_words(text) > most_in_part) seen.most_words.emplace(&text, 0);
  };
  for (const Node& node : scenario.nodes)
    each_text_at(scenario, node, watch);
}

void check_line_lengths(const CheckContext& check, const Observations& seen) {
  const auto words_of_text = [&seen](const Text& text) {
    const auto watched = seen.most_words.find(&text);
    return watched == seen.most_words.end() ? count_words(text) : watched->second;
  };
  const auto too_long = [&](Value at, const std::string& what, std::size_t words, std::size_t most) {
    check.report("long-line", at,
                 what + " has " + std::to_string(words) + " words; nobody says more than " +
                     std::to_string(most) + " at a time");
  };
  std::vector<bool> is_piece(check.scenario.replies.size(), false);
  for (NodeIndex i = 0; i < check.scenario.nodes.size(); ++i) {
    const Node& node = check.scenario.nodes[i];
    for (const Option& option : node.options)
      is_piece[option.reply] = is_piece[option.reply] || node.pick.has_value();
    if (node.says.empty()) continue;
    const Value says = check.document.member(check.node_value(i), "says");
    Value at = check.document.kind(says) == JsonDocument::Kind::array ? check.document.first(says) : says;
    std::size_t line = 0;
    bool told = false;
    for (const Text& part : node.says) {
      const std::size_t words = words_of_text(part);
      line += words;
      if (words > most_in_part) {
        too_long(at, "this part of the line at node " + in_quotes(node.id), words, most_in_part);
        told = true;
      }
      at = check.document.after(at);
    }
    if (line > most_in_line && !told)
      too_long(says, "the line at node " + in_quotes(node.id), line, most_in_line);
  }
  for (ReplyIndex i = 0; i < check.scenario.replies.size(); ++i) {
    const Reply& reply = check.scenario.replies[i];
    const std::size_t words = words_of_text(reply.say);
    if (words > most_in_reply && !is_piece[i])
      too_long(check.document.member(check.reply_value(i), "say"), "reply " + in_quotes(reply.id), words,
               most_in_reply);
  }
}

void check_writing(const CheckContext& check, const Wording* wording) {
  check_lengths(check);
  if (wording == nullptr) return;
  check_absolutes(check, *wording);
  check_stock_phrases(check, *wording);
  check_nationalities(check, *wording);
  if (wording->language == "en") check_reading_level(check);
}

}  // namespace composure
