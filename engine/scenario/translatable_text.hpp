#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "scenario/json_document.hpp"

namespace composure {

/// Whose voice a text is in. The author's are those that frame the conversation, such as its title.
enum class Speaker : std::uint8_t { client, learner, colleague, coach, narrator, author };

/// As it is written in a table for translators.
std::string_view name_of(Speaker speaker);

/// A text of a scenario that can be said in another language. Ids, notes, reviews and the client's style are
/// none.
struct TranslatableText {
  /// The keys from the root to the text, joined with "/". An element of a list that has an "id" is named by
  /// it, any other by its number from 1: "nodes/opening/replies/own/say", "nodes/opening/says/2". A line that
  /// is no list counts as a list of one.
  std::string id;
  Speaker speaker = Speaker::author;
  std::string node;          ///< the node's id; "groups/ID" for a group's texts; empty outside of both
  std::string kind;          ///< see kind_of_text()
  std::optional<int> level;  ///< for what belongs to a keyed reply: the sum of its levels
  bool may_stay = false;     ///< a name: it is often the same in another language
  JsonDocument::Value value = JsonDocument::root;
  std::string wording;
};

/// Every text that is not empty, in the order of the file. What does not have the shape of a scenario is
/// passed over.
std::vector<TranslatableText> translatable_texts(const JsonDocument& scenario);

/// The node that a text id names, as in TranslatableText::node, whether there is such a text or not.
std::string_view node_of_text(std::string_view id);

/// What a text id stands for: its last key that is no number ("says" of "nodes/opening/says/2"), and "facts"
/// for each of the facts, which have names of their own.
std::string_view kind_of_text(std::string_view id);

}  // namespace composure
