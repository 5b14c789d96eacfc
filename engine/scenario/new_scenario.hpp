#pragma once

#include <filesystem>
#include <string>

namespace composure {

/// The id for a scenario in a file of this name: its letters and digits in lower case, with hyphens for what
/// is between them ("late-invoice" of "Late Invoice.json"). What does not start with a letter is put behind
/// "scenario".
std::string scenario_id_of(const std::filesystem::path& file);

/// Its title: the name as words, "Late invoice" of "late-invoice.json".
std::string scenario_title_of(const std::filesystem::path& file);

/// A small scenario to start from, valid and in the canonical layout, with its id and title taken from the
/// name of the file that it is meant for.
std::string new_scenario_text(const std::filesystem::path& file);

}  // namespace composure
