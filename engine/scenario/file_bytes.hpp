#pragma once

#include <filesystem>
#include <string>
#include <variant>

#include "scenario/diagnostic.hpp"

namespace composure {

/// The whole content of a regular file of at most `file_size_limit` bytes, or why it cannot be had
/// ("cannot-open", "is-a-folder", "too-large", "cannot-read").
std::variant<std::string, Diagnostic> read_file_bytes(const std::filesystem::path& path);

}  // namespace composure
