#include "scenario/words.hpp"

#include <algorithm>
#include <array>

namespace composure {
namespace {

struct Word {
  std::string_view text;
  std::string_view rest;  // what follows it
};

Word cut_word(std::string_view text) {
  text.remove_prefix(std::min(text.find_first_not_of(' '), text.size()));
  const std::size_t end = std::min(text.find(' '), text.size());
  return {text.substr(0, end), text.substr(end)};
}

bool is_title(std::string_view word) {
  constexpr std::array<std::string_view, 12> titles{"Mr", "Mr.", "Mrs",   "Mrs.",      "Ms",   "Ms.",
                                                    "Dr", "Dr.", "Prof.", "Professor", "Herr", "Frau"};
  return std::ranges::find(titles, word) != titles.end();
}

}  // namespace

std::string first_name(std::string_view name) {
  const Word first = cut_word(name);
  if (!is_title(first.text)) return std::string(first.text);
  const Word second = cut_word(first.rest);
  // "Mr Okafor" has no first name that we know of.
  return std::string(cut_word(second.rest).text.empty() ? name : second.text);
}

Pronouns pronouns_of(const Client& client) {
  if (client.pronouns == "she") return {"she", "her", "her"};
  if (client.pronouns == "he") return {"he", "him", "his"};
  return {"they", "them", "their"};
}

std::string words_of(std::string_view id) {
  std::string words(id);
  std::ranges::replace_if(
      words, [](char c) { return c == '-' || c == '_'; }, ' ');
  return capitalised(words);
}

std::string capitalised(std::string_view words) {
  std::string text(words);
  if (!text.empty() && text[0] >= 'a' && text[0] <= 'z') text[0] = static_cast<char>(text[0] - 'a' + 'A');
  return text;
}

std::string_view level_word(int value) {
  if (value < 20) return "very low";
  if (value < 40) return "low";
  if (value < 60) return "middling";
  if (value < 80) return "high";
  return "very high";
}

}  // namespace composure
