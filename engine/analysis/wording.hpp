#pragma once

#include <memory>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace composure {

/// Words and phrases of a language by which weak writing can be recognised, in small letters.
struct Wording {
  std::string language;
  std::vector<std::string> absolutes;
  std::vector<std::string> threats;
  std::vector<std::string> stock_phrases;  ///< sympathy that would fit any client
  std::set<std::string, std::less<>> nationalities;
  std::set<std::string, std::less<>> because_words;  ///< that make an explanation of what follows
  std::set<std::string, std::less<>> being_words;    ///< "is", "they're" …
  std::set<std::string, std::less<>> group_habits;   ///< what is said of a whole group: "mentality"
  std::set<std::string, std::less<>> group_verbs;    ///< as in "Germans are …"
};

/// The wording for a scenario's language ("en-GB" is "en"); null where we have none (assets/wording).
std::shared_ptr<const Wording> wording_for(std::string_view language);

/// The words of a text in small letters, without punctuation other than apostrophes; a token "." stands where
/// a sentence or a part of it ends.
std::vector<std::string> tokens_of(std::string_view text);

/// Whether a phrase stands in a list of tokens, as whole words.
bool contains_phrase(const std::vector<std::string>& tokens, std::string_view phrase);

/// Whether a nationality is given there as the reason for what somebody does: "because she is Dutch",
/// "Germans are", "typically French", "the British way".
bool explains_by_nationality(const std::vector<std::string>& tokens, const Wording& wording);

/// The Flesch-Kincaid grade of an English text, in years of school: 0.39 words / sentences + 11.8 syllables /
/// words - 15.59 (Kincaid et al. 1975, US Navy report RBR 8-75). Syllables are counted by groups of vowels.
double reading_grade(const std::vector<std::string>& tokens);

}  // namespace composure
