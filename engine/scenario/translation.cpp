#include "scenario/translation.hpp"

#include <algorithm>
#include <tuple>

#include "expression/suggestion.hpp"
#include "scenario/file_bytes.hpp"
#include "scenario/scenario_files.hpp"
#include "scenario/text_overlay.hpp"

namespace composure {
namespace {

/// What a text is called in a message.
std::string name_of(const TranslatableText& text, const JsonDocument& scenario) {
  return '"' + text.id + "\" (" + scenario.file() + ", line " +
         std::to_string(scenario.locate(text.value).line) + ')';
}

class TranslationCheck {
 public:
  TranslationCheck(const JsonDocument& scenario, const JsonDocument& document, const Sidecar& sidecar)
      : scenario_(scenario),
        document_(document),
        sidecar_(sidecar),
        texts_(translatable_texts(scenario)),
        places_(place_sidecar(texts_, sidecar)) {}

  std::vector<Diagnostic> warnings() {
    misplaced();
    missing();
    return std::move(warnings_);
  }

 private:
  void misplaced() {
    for (std::size_t i = 0; i < places_.size(); ++i) {
      const SidecarText& text = sidecar_.texts[i];
      if (places_[i].kind == Placement::Kind::stale) {
        warn(text.from_value, "stale-translation",
             name_of(texts_[places_[i].text], scenario_) +
                 " has another wording now, so the original is shown; translate it anew and bring \"from\" "
                 "up to date");
      } else if (places_[i].kind == Placement::Kind::unknown) {
        std::vector<std::string_view> ids;
        for (const TranslatableText& each : texts_)
          ids.push_back(each.id);
        warn(text.key, "unknown-translation",
             '"' + text.id + "\" is no text of the scenario" + did_you_mean(closest(text.id, ids)));
      }
    }
  }

  void missing() {
    std::vector<bool> translated(texts_.size());
    for (std::size_t i = 0; i < places_.size(); ++i) {
      if (places_[i].kind == Placement::Kind::unknown) continue;
      // A stale translation has been told, and is what has to be done here.
      if (places_[i].kind == Placement::Kind::stale || !sidecar_.texts[i].to.empty())
        translated[places_[i].text] = true;
    }
    for (std::size_t i = 0; i < texts_.size(); ++i) {
      if (translated[i] || texts_[i].may_stay) continue;
      warn(sidecar_.texts_value, "missing-translation",
           name_of(texts_[i], scenario_) + " is not translated, so the original is shown");
    }
  }

  void warn(JsonDocument::Value at, std::string rule, std::string message) {
    warnings_.push_back({Severity::warning, std::move(rule), std::move(message), document_.locate(at)});
  }

  const JsonDocument& scenario_;
  const JsonDocument& document_;
  const Sidecar& sidecar_;
  std::vector<TranslatableText> texts_;
  std::vector<Placement> places_;
  std::vector<Diagnostic> warnings_;
};

Diagnostic not_available(const std::filesystem::path& scenario, const std::string& language,
                         std::string_view own, const std::vector<std::string>& languages) {
  std::string message = "this is not available in \"" + language + "\"; it can be had in " + std::string(own);
  for (const std::string& each : languages)
    message += ", " + each;
  return {Severity::error, "unknown-language", std::move(message), {scenario.string(), 0, 0, ""}};
}

}  // namespace

std::vector<std::string> available_languages(const std::filesystem::path& scenario) {
  std::vector<std::string> languages;
  const std::filesystem::path folder =
      scenario.has_parent_path() ? scenario.parent_path() : std::filesystem::path(".");
  std::error_code status;
  for (std::filesystem::directory_iterator entry(folder, status), end; !status && entry != end;
       entry.increment(status)) {
    const std::filesystem::path name = entry->path().filename();
    if (!is_translation_name(name) || name.stem().stem() != scenario.stem()) continue;
    languages.push_back(name.stem().extension().string().substr(1));
  }
  std::ranges::sort(languages);
  return languages;
}

std::vector<Placement> place_sidecar(const std::vector<TranslatableText>& texts, const Sidecar& sidecar) {
  std::vector<Translated> translations;
  translations.reserve(sidecar.texts.size());
  for (const SidecarText& text : sidecar.texts)
    translations.push_back({text.id, text.from});
  return place_translations(texts, translations);
}

LoadResult read_translated(const JsonDocument& scenario, const JsonDocument& sidecar_document,
                           const Sidecar& sidecar, const std::string& language, const RubricSet& rubrics) {
  const std::vector<TranslatableText> texts = translatable_texts(scenario);
  const std::vector<Placement> places = place_sidecar(texts, sidecar);
  TextOverlay overlay(sidecar_document, language);
  for (std::size_t i = 0; i < places.size(); ++i) {
    if (places[i].fits() && !sidecar.texts[i].to.empty())
      overlay.replace(texts[places[i].text].value, sidecar.texts[i].to_value);
  }
  LoadResult result = read_document(scenario, rubrics, &overlay);
  if (!sidecar.problems.empty()) result.scenario.reset();
  result.problems.insert(result.problems.end(), sidecar.problems.begin(), sidecar.problems.end());
  return result;
}

LoadResult load_scenario(const std::filesystem::path& path, const RubricSet& rubrics,
                         const std::string& language) {
  const std::vector<std::string> languages = available_languages(path);
  if (!std::ranges::binary_search(languages, language)) {
    LoadResult result = load_scenario(path, rubrics);
    if (result.scenario && result.scenario->language != language) {
      result.problems.push_back(not_available(path, language, result.scenario->language, languages));
      result.scenario.reset();
    }
    return result;
  }
  auto bytes = read_file_bytes(path);
  if (auto* problem = std::get_if<Diagnostic>(&bytes)) return {nullptr, {std::move(*problem)}, true};
  const auto parsed = JsonDocument::parse(path.string(), std::get<std::string>(std::move(bytes)));
  if (const auto* problem = std::get_if<Diagnostic>(&parsed)) return {nullptr, {*problem}, false};
  const auto opened = open_sidecar(sidecar_path(path, language));
  if (const auto* problem = std::get_if<Diagnostic>(&opened)) return {nullptr, {*problem}, false};
  const auto& scenario = std::get<JsonDocument>(parsed);
  const auto& document = std::get<JsonDocument>(opened);
  return read_translated(scenario, document, read_sidecar(document, scenario, language), language, rubrics);
}

LoadResult load_scenario_preferring(const std::filesystem::path& path, const RubricSet& rubrics,
                                    const std::string& language) {
  const bool available = !language.empty() && std::ranges::binary_search(available_languages(path), language);
  return available ? load_scenario(path, rubrics, language) : load_scenario(path, rubrics);
}

std::vector<Diagnostic> check_translation(const std::filesystem::path& scenario, const std::string& language,
                                          const RubricSet& rubrics) {
  auto bytes = read_file_bytes(scenario);
  if (!std::holds_alternative<std::string>(bytes)) return {};
  const auto parsed = JsonDocument::parse(scenario.string(), std::get<std::string>(std::move(bytes)));
  const auto* original = std::get_if<JsonDocument>(&parsed);
  if (original == nullptr) return {};
  const auto opened = open_sidecar(sidecar_path(scenario, language));
  if (const auto* problem = std::get_if<Diagnostic>(&opened)) return {*problem};
  const auto& document = std::get<JsonDocument>(opened);

  const Sidecar sidecar = read_sidecar(document, *original, language);
  std::vector<Diagnostic> problems =
      read_translated(*original, document, sidecar, language, rubrics).problems;
  std::erase_if(problems, [&](const Diagnostic& each) { return each.where.file != document.file(); });
  // While its shape is broken, nobody can say what is missing.
  if (!sidecar.problems.empty()) return problems;
  const std::vector<Diagnostic> warnings = TranslationCheck(*original, document, sidecar).warnings();
  problems.insert(problems.end(), warnings.begin(), warnings.end());
  std::ranges::stable_sort(problems, [](const Diagnostic& a, const Diagnostic& b) {
    return std::tie(a.where.line, a.where.column) < std::tie(b.where.line, b.where.column);
  });
  return problems;
}

}  // namespace composure
