#include "scenario/file_bytes.hpp"

#include <cerrno>
#include <cstring>
#include <fstream>

#include "scenario/json_document.hpp"

namespace composure {
namespace {

Diagnostic problem(const std::filesystem::path& path, std::string rule, std::string message) {
  return {Severity::error, std::move(rule), std::move(message), {path.string(), 0, 0, ""}};
}

}  // namespace

std::variant<std::string, Diagnostic> read_file_bytes(const std::filesystem::path& path) {
  std::error_code status;
  const std::filesystem::file_status kind = std::filesystem::status(path, status);
  if (kind.type() == std::filesystem::file_type::not_found) {
    return problem(path, "cannot-open", "there is no such file");
  }
  if (std::filesystem::is_directory(kind)) {
    return problem(path, "is-a-folder", "this is a folder; name a scenario file in it");
  }
  if (!std::filesystem::is_regular_file(kind)) {
    return problem(path, "cannot-open", status ? status.message() : "this is not a regular file");
  }
  const std::uintmax_t size = std::filesystem::file_size(path, status);
  if (status) return problem(path, "cannot-read", status.message());
  if (size > file_size_limit) {
    return problem(path, "too-large",
                   "the file has " + std::to_string(size / (1024 * 1024)) + " MB; at most " +
                       std::to_string(file_size_limit / (1024 * 1024)) + " MB are read");
  }
  errno = 0;
  std::ifstream stream(path, std::ios::binary);
  if (!stream) return problem(path, "cannot-open", std::strerror(errno != 0 ? errno : EIO));
  std::string bytes(static_cast<std::size_t>(size), '\0');
  stream.read(bytes.data(), static_cast<std::streamsize>(size));
  if (static_cast<std::uintmax_t>(stream.gcount()) != size) {
    return problem(path, "cannot-read", "the file could not be read to its end");
  }
  return bytes;
}

}  // namespace composure
