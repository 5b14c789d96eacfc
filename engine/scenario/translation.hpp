#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "scenario/diagnostic.hpp"
#include "scenario/load.hpp"
#include "scenario/placement.hpp"
#include "scenario/sidecar.hpp"

namespace composure {

/// The languages that a scenario file has been translated into, sorted; its own is not among them.
std::vector<std::string> available_languages(const std::filesystem::path& scenario);

/// Loads a scenario in one of its languages; its own is one, too. Ids, decisions and the hash are the same in
/// all of them. Texts that are not translated are the original's. A language that the scenario cannot be had
/// in is an "unknown-language".
LoadResult load_scenario(const std::filesystem::path& path, const RubricSet& rubrics,
                         const std::string& language);

/// Loads a scenario in a language if it can be had in it, and else in its own; empty: in its own.
LoadResult load_scenario_preferring(const std::filesystem::path& path, const RubricSet& rubrics,
                                    const std::string& language);

/// Everything that is wrong with a scenario's translation into one of its available languages: errors in the
/// sidecar, by which it cannot be played, and the warnings "missing-translation", "stale-translation" and
/// "unknown-translation". Problems of the scenario file itself are not told again.
std::vector<Diagnostic> check_translation(const std::filesystem::path& scenario, const std::string& language,
                                          const RubricSet& rubrics);

/// Where each text of a sidecar belongs. An untranslated one (an empty "to") is placed like any other.
std::vector<Placement> place_sidecar(const std::vector<TranslatableText>& texts, const Sidecar& sidecar);

/// Reads a scenario with the texts of a sidecar, as far as they fit.
LoadResult read_translated(const JsonDocument& scenario, const JsonDocument& sidecar_document,
                           const Sidecar& sidecar, const std::string& language, const RubricSet& rubrics);

}  // namespace composure
