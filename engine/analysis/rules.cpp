#include "analysis/rules.hpp"

#include <algorithm>
#include <array>

namespace composure {
namespace {

constexpr RuleGroup correct = RuleGroup::correct;
constexpr RuleGroup sound = RuleGroup::sound;
constexpr RuleGroup training = RuleGroup::training;
constexpr Severity error = Severity::error;
constexpr Severity warning = Severity::warning;

constexpr std::array all_rules{
    // Found while loading
    Rule{"cannot-open", correct, error, "The file or folder cannot be opened"},
    Rule{"is-a-folder", correct, error, "A file was expected, and this is a folder"},
    Rule{"cannot-read", correct, error, "The file cannot be read"},
    Rule{"too-large", correct, error, "The file is larger than 64 MB"},
    Rule{"empty-file", correct, error, "The file is empty"},
    Rule{"bad-json", correct, error, "The file is no JSON"},
    Rule{"bad-utf8", correct, error, "The file is not in UTF-8"},
    Rule{"too-deep", correct, error, "Arrays and objects are nested too deeply"},
    Rule{"duplicate-key", correct, error, "An object has the same key twice"},
    Rule{"missing-key", correct, error, "A required key is missing"},
    Rule{"unknown-key", correct, error, "A key means nothing here"},
    Rule{"wrong-type", correct, error, "A value is of the wrong kind"},
    Rule{"out-of-range", correct, error, "A value is out of range"},
    Rule{"empty-list", correct, error, "A list that needs entries has none"},
    Rule{"bad-id", correct, error, "An id is misspelt"},
    Rule{"bad-name", correct, error, "A name is misspelt or taken by the language of expressions"},
    Rule{"duplicate-id", correct, error, "An id is there twice"},
    Rule{"missing-meter", correct, error, "The meter trust or tension is not declared"},
    Rule{"unknown-type", correct, error, "A state variable has a type that does not exist"},
    Rule{"unknown-node", correct, error, "A node is named that is not there"},
    Rule{"unknown-reply", correct, error, "A reply is named that is not there"},
    Rule{"unknown-name", correct, error, "A name is used that is not declared"},
    Rule{"unknown-fact", correct, error, "A fact is quoted that is not declared"},
    Rule{"unknown-group", correct, error, "A reply group is used that is not there"},
    Rule{"unknown-criterion", correct, error, "A criterion is named that the rubric does not have"},
    Rule{"unknown-family", correct, error, "A family of criteria is named that the rubric does not have"},
    Rule{"unknown-move", correct, error, "A move is named that the rubric does not have"},
    Rule{"unknown-mood", correct, error, "A mood is named that does not exist"},
    Rule{"unknown-phase", correct, error, "A phase is named that does not exist"},
    Rule{"unknown-rubric", correct, error, "A rubric is named that does not exist"},
    Rule{"unknown-language", correct, error, "A language is named that does not exist"},
    Rule{"bad-expression", correct, error, "A condition or an effect cannot be understood"},
    Rule{"bad-text", correct, error, "A text with changing parts cannot be understood"},
    Rule{"type-error", correct, error, "An expression mixes kinds that do not go together"},
    Rule{"division-by-zero", correct, error, "An expression divides by zero"},
    Rule{"open-goto", correct, error, "The last item of a goto has a condition"},
    Rule{"unreachable-goto", correct, error, "An item of a goto comes after one without a condition"},
    Rule{"no-weight", correct, error, "No alternative of a draw has a weight above 0"},
    Rule{"dead-end", correct, error, "A node or a reply leads nowhere"},
    Rule{"ending-goes-on", correct, error, "An ending has what only a node that goes on can have"},
    Rule{"no-replies", correct, error, "A node has what only a decision can have"},
    Rule{"not-due", correct, error, "A level above 0 is keyed on a criterion that is not due"},
    Rule{"measured-criterion", correct, error, "A criterion is keyed that is measured or computed"},
    Rule{"aside-scores", correct, error, "An aside scores"},
    Rule{"aside-goto", correct, error, "An aside leads somewhere"},
    Rule{"piece-goto", correct, error, "A piece of a pick leads somewhere"},
    Rule{"too-many-problems", correct, error, "There are more problems than are worth telling"},
    // Found by looking beyond the file
    Rule{"unknown-skill", correct, error, "A skill is claimed that is not in the list of skills"},
    Rule{"missing-translation", correct, warning, "A translation lacks a text"},
    Rule{"stale-translation", correct, warning, "A translation belongs to an older wording"},
    Rule{"unknown-translation", correct, warning, "A translation belongs to a text that is not there"},
    Rule{"unreadable-reference", correct, error, "A file that belongs to the scenario cannot be read"},
    // Found by exploring
    Rule{"unreachable-node", sound, error, "No play arrives at this node"},
    Rule{"unreachable-ending", sound, error, "No play comes to this ending"},
    Rule{"unreachable-reply", sound, error, "This reply is never offered"},
    Rule{"constant-condition", sound, warning, "A condition is always true, or always false"},
    Rule{"no-reply", sound, error, "A state is reached in which nothing can be replied"},
    Rule{"endless-loop", sound, error, "A loop goes on for ever without a decision"},
    Rule{"no-way-out", sound, error, "From here no ending can be reached any more"},
    Rule{"farmable-loop", sound, warning, "A loop in which a meter can be farmed"},
    Rule{"unused-state", sound, warning, "A state variable is neither set nor read"},
    Rule{"unread-state", sound, warning, "A state variable is set but never read"},
    Rule{"unset-state", sound, warning, "A state variable is read but never set"},
    Rule{"pinned-meter", sound, warning, "An effect never moves its meter, which stands at its end"},
    Rule{"too-many-pieces", sound, error, "There are too many ways to pick these pieces"},
    Rule{"not-exhaustive", sound, warning, "There are more states than could be explored"},
    // Found by reading
    Rule{"longest-is-best", training, warning, "The best reply is mostly the longest"},
    Rule{"shortest-is-best", training, warning, "The best reply is mostly the shortest"},
    Rule{"absolutes-in-poor-replies", training, warning, "Absolutes or threats stand in poor replies only"},
    Rule{"same-replies", training, warning, "Two replies differ in nothing"},
    Rule{"single-reply", training, warning, "A decision has one reply only"},
    Rule{"keyed-without-why", training, warning, "A reply scores, and nothing says why"},
    Rule{"too-many-due", training, warning, "More than three criteria are due"},
    Rule{"move-contradicts-level", training, warning, "What a reply does contradicts what it earns"},
    Rule{"unexercised-skill", training, warning, "A skill is claimed that no decision exercises"},
    Rule{"generic-text", training, warning, "A reply earns with words that fit any client"},
    Rule{"no-way-back", training, warning, "One mistake cannot be mended"},
    Rule{"no-resistance", training, warning, "On the best path the client never resists"},
    Rule{"long-line", training, warning, "A line is longer than a person would say"},
    Rule{"hard-to-read", training, warning, "The language is harder than speech"},
    Rule{"minutes-off", training, warning, "The declared minutes are far from what the words take"},
    Rule{"nationality-as-explanation", training, warning, "A nationality explains what somebody does"},
};

}  // namespace

std::span<const Rule> rules() {
  return all_rules;
}

const Rule* find_rule(std::string_view id) {
  const auto* const found = std::ranges::find(all_rules, id, &Rule::id);
  return found == all_rules.end() ? nullptr : found;
}

std::string_view name_of(RuleGroup group) {
  switch (group) {
    case RuleGroup::correct:
      return "correct";
    case RuleGroup::sound:
      return "sound";
    case RuleGroup::training:
      return "training";
  }
  return "";
}

}  // namespace composure
