#include "conversation/decision_text.hpp"

#include <algorithm>
#include <charconv>

namespace composure {
namespace {

std::optional<std::size_t> whole_number(std::string_view text) {
  std::size_t number = 0;
  const auto [end, status] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (status != std::errc() || end != text.data() + text.size()) return {};
  return number;
}

std::string_view trim(std::string_view text) {
  while (!text.empty() && text.front() == ' ')
    text.remove_prefix(1);
  while (!text.empty() && text.back() == ' ')
    text.remove_suffix(1);
  return text;
}

std::string on_offer(const Conversation& conversation) {
  if (conversation.status() != Conversation::Status::deciding) return "nothing";
  std::string text;
  std::size_t number = 1;
  for (const OptionIndex option : conversation.offered()) {
    const Reply& reply = conversation.reply(conversation.option(option));
    text += (number == 1 ? "" : ", ") + reply.id + " (" + std::to_string(number) + ')';
    ++number;
  }
  for (const OptionIndex aside : conversation.asides()) {
    text += ", ?" + conversation.reply(conversation.node().asides[aside]).id;
  }
  if (conversation.node().clock) text += ", ~";
  return text;
}

/// An offered option by its id or its 1-based number.
std::optional<OptionIndex> find_offered(std::string_view word, const Conversation& conversation) {
  const auto offered = conversation.offered();
  if (const auto number = whole_number(word)) {
    if (*number < 1 || *number > offered.size()) return {};
    return offered[*number - 1];
  }
  for (const OptionIndex option : offered) {
    if (conversation.reply(conversation.option(option)).id == word) return option;
  }
  return {};
}

std::variant<Decision, DecisionError> parse_aside(std::string_view word, const Conversation& conversation) {
  Decision decision;
  decision.kind = Decision::Kind::aside;
  const std::vector<OptionIndex> asides = conversation.asides();
  const auto number = whole_number(word);
  for (std::size_t i = 0; i < asides.size(); ++i) {
    decision.option = asides[i];
    if (number ? *number == i + 1 : conversation.reply(conversation.node().asides[asides[i]]).id == word)
      return decision;
  }
  return DecisionError{"there is no aside \"" + std::string(word) + "\" to take now"};
}

std::variant<Decision, DecisionError> parse_choice(std::string_view word, const Conversation& conversation,
                                                   std::uint16_t heard) {
  Decision decision;
  decision.heard = heard;
  if (!conversation.node().pick) {
    const auto option = find_offered(word, conversation);
    if (!option) return DecisionError{"\"" + std::string(word) + "\" is not on offer"};
    decision.option = *option;
    return decision;
  }
  decision.kind = Decision::Kind::pick;
  if (word == "-") return decision;
  while (true) {
    const std::size_t plus = word.find('+');
    const std::string_view piece = trim(word.substr(0, plus));
    const auto option = find_offered(piece, conversation);
    if (!option) return DecisionError{"\"" + std::string(piece) + "\" is not on offer"};
    const std::uint64_t bit = std::uint64_t{1} << *option;
    if ((decision.picked & bit) != 0) return DecisionError{"\"" + std::string(piece) + "\" is picked twice"};
    decision.picked |= bit;
    if (plus == std::string_view::npos) return decision;
    word.remove_prefix(plus + 1);
  }
}

}  // namespace

std::variant<Decision, DecisionError> parse_decision(std::string_view item,
                                                     const Conversation& conversation) {
  item = trim(item);
  if (item == "~") {
    Decision decision;
    decision.kind = Decision::Kind::timeout;
    return decision;
  }
  if (item.starts_with('?')) return parse_aside(trim(item.substr(1)), conversation);
  std::uint16_t heard = 0;
  if (item.starts_with('!')) {
    item.remove_prefix(1);
    heard = 1;
    const std::size_t colon = item.find(':');
    if (colon != std::string_view::npos) {
      const auto parts = whole_number(item.substr(0, colon));
      if (!parts || *parts < 1 || *parts > UINT16_MAX) {
        return DecisionError{"after `!` stands the number of parts heard, from 1, as in `!2:reply`"};
      }
      heard = static_cast<std::uint16_t>(*parts);
      item.remove_prefix(colon + 1);
    }
    item = trim(item);
  }
  return parse_choice(item, conversation, heard);
}

std::string to_text(const Decision& decision, const Node& node, const Scenario& scenario) {
  const auto id_of = [&](const Option& option) { return scenario.replies[option.reply].id; };
  std::string text;
  if (decision.heard == 1) text = "!";
  if (decision.heard > 1) text = "!" + std::to_string(decision.heard) + ":";
  switch (decision.kind) {
    case Decision::Kind::timeout:
      return "~";
    case Decision::Kind::aside:
      return "?" + id_of(node.asides[decision.option]);
    case Decision::Kind::reply:
      return text + id_of(option_of(node, decision.option));
    case Decision::Kind::pick:
      break;
  }
  if (decision.picked == 0) return text + "-";
  bool first = true;
  for (OptionIndex i = 0; i < node.options.size(); ++i) {
    if (((decision.picked >> i) & 1U) == 0) continue;
    if (!first) text += '+';
    text += id_of(node.options[i]);
    first = false;
  }
  return text;
}

std::vector<std::string> split_decisions(std::string_view list) {
  std::vector<std::string> items;
  if (trim(list).empty()) return items;
  while (true) {
    const std::size_t comma = list.find(',');
    items.emplace_back(trim(list.substr(0, comma)));
    if (comma == std::string_view::npos) return items;
    list.remove_prefix(comma + 1);
  }
}

std::optional<DecisionError> play_decisions(
    const Conversation& conversation, const std::vector<std::string>& items,
    const std::function<std::optional<DecisionError>(const Decision&)>& decide) {
  for (std::size_t i = 0; i < items.size(); ++i) {
    std::optional<DecisionError> error;
    if (conversation.status() == Conversation::Status::ended) {
      error = DecisionError{"the conversation had already ended"};
    } else if (conversation.status() == Conversation::Status::stopped) {
      error = DecisionError{conversation.stop_message()};
    } else {
      auto parsed = parse_decision(items[i], conversation);
      if (auto* failure = std::get_if<DecisionError>(&parsed)) {
        error = std::move(*failure);
      } else {
        error = decide(std::get<Decision>(parsed));
      }
    }
    if (error) {
      return DecisionError{"decision " + std::to_string(i + 1) + " (\"" + items[i] + "\") at turn " +
                           std::to_string(conversation.turns().size() + 1) + ", node \"" +
                           conversation.node().id + "\": " + error->message +
                           "; on offer: " + on_offer(conversation)};
    }
  }
  return {};
}

}  // namespace composure
