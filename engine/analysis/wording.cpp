#include "analysis/wording.hpp"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "assets/assets.hpp"

namespace composure {
namespace {

bool is_word_byte(unsigned char c) {
  return c >= 0x80 || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
}

std::size_t syllables_of(std::string_view word) {
  constexpr std::string_view vowels = "aeiouy";
  std::size_t count = 0;
  bool in_vowels = false;
  for (const char c : word) {
    const bool vowel = vowels.find(c) != std::string_view::npos;
    if (vowel && !in_vowels) ++count;
    in_vowels = vowel;
  }
  const bool silent_e = word.size() > 2 && word.ends_with('e') && !word.ends_with("le");
  if (silent_e && count > 1) --count;
  return std::max<std::size_t>(1, count);
}

}  // namespace

std::shared_ptr<const Wording> wording_for(std::string_view language) {
  const std::string path = "wording/" + std::string(language.substr(0, language.find('-'))) + ".json";
  const auto paths = asset_paths();
  if (std::ranges::find(paths, path) == paths.end()) return nullptr;
  const auto json = nlohmann::json::parse(asset(path));
  Wording wording;
  wording.language = json.at("language");
  wording.absolutes = json.at("absolutes");
  wording.threats = json.at("threats");
  wording.stock_phrases = json.at("stock_phrases");
  const auto words = [&json](const char* key) {
    return json.at(key).get<std::set<std::string, std::less<>>>();
  };
  wording.nationalities = words("nationalities");
  wording.because_words = words("because_words");
  wording.being_words = words("being_words");
  wording.group_habits = words("group_habits");
  wording.group_verbs = words("group_verbs");
  return std::make_shared<const Wording>(std::move(wording));
}

std::vector<std::string> tokens_of(std::string_view text) {
  std::vector<std::string> tokens;
  std::string word;
  const auto finish = [&] {
    while (word.ends_with('\''))
      word.pop_back();
    if (!word.empty()) tokens.push_back(std::move(word));
    word.clear();
  };
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (text.substr(i).starts_with("\u2019")) {  // a typographic apostrophe
      word += '\'';
      i += 2;
    } else if (is_word_byte(static_cast<unsigned char>(c))) {
      word += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    } else if (c == '\'' && !word.empty()) {
      word += c;
    } else {
      finish();
      constexpr std::string_view ends = ".!?;:,";
      if (ends.find(c) != std::string_view::npos && !tokens.empty() && tokens.back() != "." &&
          tokens.back() != ",")
        tokens.emplace_back(c == ',' || c == ':' || c == ';' ? "," : ".");
    }
  }
  finish();
  return tokens;
}

bool contains_phrase(const std::vector<std::string>& tokens, std::string_view phrase) {
  const std::vector<std::string> wanted = tokens_of(phrase);
  return std::search(tokens.begin(), tokens.end(), wanted.begin(), wanted.end()) != tokens.end();
}

bool explains_by_nationality(const std::vector<std::string>& tokens, const Wording& wording) {
  const auto at = [&](std::size_t i) {
    return i < tokens.size() ? std::string_view(tokens[i]) : std::string_view(".");
  };
  const auto ends_part = [](std::string_view token) {
    return token == "." || token == "," || token == "and" || token == "but";
  };
  std::size_t sentence = 0;
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    if (tokens[i] == ".") sentence = i + 1;
    if (!wording.nationalities.contains(tokens[i])) continue;
    if (wording.group_habits.contains(at(i + 1)) || wording.group_verbs.contains(at(i + 1))) return true;
    const bool reason =
        std::any_of(tokens.begin() + static_cast<std::ptrdiff_t>(sentence),
                    tokens.begin() + static_cast<std::ptrdiff_t>(i),
                    [&](const std::string& token) { return wording.because_words.contains(token); });
    const std::string_view before = i > sentence ? at(i - 1) : std::string_view(".");
    if (wording.because_words.contains(before)) return true;
    if (reason && wording.being_words.contains(before) && ends_part(at(i + 1))) return true;
  }
  return false;
}

double reading_grade(const std::vector<std::string>& tokens) {
  std::size_t words = 0;
  std::size_t sentences = 0;
  std::size_t syllables = 0;
  for (const std::string& token : tokens) {
    if (token == ".") ++sentences;
    if (token == "." || token == ",") continue;
    ++words;
    syllables += syllables_of(token);
  }
  if (words == 0) return 0;
  const auto count = static_cast<double>(words);
  return 0.39 * count / static_cast<double>(std::max<std::size_t>(1, sentences)) +
         11.8 * static_cast<double>(syllables) / count - 15.59;
}

}  // namespace composure
