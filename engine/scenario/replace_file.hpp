#pragma once

#include <filesystem>
#include <optional>
#include <string_view>

#include "scenario/diagnostic.hpp"

namespace composure {

/// Replaces the whole content of an existing file, so that a reader, a crash or a full disk finds either the
/// old bytes or the new ones: a temporary file beside it is written, synchronised and renamed. Permissions
/// stay (and the owner, where we may set it), and a symbolic link stays one: the file it points to is
/// replaced. Gives the problem ("cannot-write") if it did not work; the file is then as it was, and nothing
/// is left beside it.
std::optional<Diagnostic> replace_file(const std::filesystem::path& path, std::string_view bytes);

/// Writes a file that is not there yet. Whatever has that name already is never touched ("exists"), and no
/// folder is created ("cannot-write").
std::optional<Diagnostic> create_file(const std::filesystem::path& path, std::string_view bytes);

}  // namespace composure
