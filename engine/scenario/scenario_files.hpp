#pragma once

#include <filesystem>
#include <string_view>
#include <variant>
#include <vector>

#include "scenario/diagnostic.hpp"

namespace composure {

/// Whether this is the tag of a language, such as "de", "pt-BR" or "zh-Hant".
bool is_language_tag(std::string_view tag);

/// Whether a file name is that of a translation: `NAME.LANG.json`, with a language such as `de` or `pt-BR`.
/// In a folder it is one only beside a `NAME.json`.
bool is_translation_name(const std::filesystem::path& path);

/// The files that belong to the library in a folder, sorted by name: every `*.json` that is a scenario (an
/// object with "nodes"), or that is no JSON at all and may have been meant as one, and the translations of
/// those. Other files, hidden ones and sub-folders are passed over. A folder that cannot be read is a
/// "cannot-open".
std::variant<std::vector<std::filesystem::path>, Diagnostic> scenario_files_in(
    const std::filesystem::path& folder);

}  // namespace composure
