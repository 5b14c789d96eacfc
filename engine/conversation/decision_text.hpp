#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "conversation/conversation.hpp"

namespace composure {

/// Reads one decision as it is written in lists: a reply id or its 1-based number among the offered replies
/// in authored order; `a+b` picks several, `-` none; `!a` cuts in after the first part, `!2:a` after the
/// second; `~` lets the clock run out; `?a` takes the aside `a`. The decision fits the conversation as it
/// stands now.
std::variant<Decision, DecisionError> parse_decision(std::string_view item, const Conversation& conversation);

/// The same form, with ids: what parse_decision would read back at this node.
std::string to_text(const Decision& decision, const Node& node, const Scenario& scenario);

/// Splits a comma-separated list; spaces around items do not matter. An empty text is an empty list.
std::vector<std::string> split_decisions(std::string_view list);

/// Plays a list of decisions through `decide` (a conversation's or a session's). The error names the
/// decision, the turn and what was on offer.
std::optional<DecisionError> play_decisions(
    const Conversation& conversation, const std::vector<std::string>& items,
    const std::function<std::optional<DecisionError>(const Decision&)>& decide);

}  // namespace composure
