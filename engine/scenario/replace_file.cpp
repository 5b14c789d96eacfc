#include "scenario/replace_file.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <string>
#include <string_view>

namespace composure {
namespace {

Diagnostic problem(const std::filesystem::path& path, std::string rule, std::string message) {
  return {Severity::error, std::move(rule), std::move(message), {path.string(), 0, 0, ""}};
}

Diagnostic cannot_write(const std::filesystem::path& path) {
  return problem(path, "cannot-write", std::string("this cannot be written: ") + std::strerror(errno));
}

/// Everything written, on the disk, and the file closed.
bool write_whole(int file, std::string_view bytes) {
  bool good = true;
  while (good && !bytes.empty()) {
    const ssize_t written = ::write(file, bytes.data(), bytes.size());
    if (written >= 0) {
      bytes.remove_prefix(static_cast<std::size_t>(written));
    } else {
      good = errno == EINTR;
    }
  }
  good = good && fsync(file) == 0;
  const int before = errno;
  if (close(file) == 0) return good;
  if (!good) errno = before;
  return false;
}

/// A new file with a name of its own. Unless it is kept, it is removed again.
class TemporaryFile {
 public:
  explicit TemporaryFile(const std::filesystem::path& folder)
      : name_((folder / ".composure-XXXXXX").string()), file_(mkstemp(name_.data())) {}
  ~TemporaryFile() {
    const int before = errno;
    if (file_ >= 0) close(file_);
    if (!name_.empty()) unlink(name_.c_str());
    errno = before;
  }
  TemporaryFile(const TemporaryFile&) = delete;
  TemporaryFile& operator=(const TemporaryFile&) = delete;

  bool opened() {
    if (file_ < 0) name_.clear();
    return file_ >= 0;
  }
  int file() const { return file_; }
  const std::string& name() const { return name_; }

  bool finish(std::string_view bytes) {
    const int file = file_;
    file_ = -1;
    return write_whole(file, bytes);
  }
  void keep() { name_.clear(); }

 private:
  std::string name_;
  int file_ = -1;
};

/// The new name survives a power cut only when the folder is written as well. Not every file system can; what
/// was written is whole in either case.
void synchronise_folder(const std::filesystem::path& folder) {
  const int file = open(folder.c_str(), O_RDONLY | O_CLOEXEC);
  if (file < 0) return;
  fsync(file);
  close(file);
}

}  // namespace

std::optional<Diagnostic> replace_file(const std::filesystem::path& path, std::string_view bytes) {
  std::error_code status;
  const std::filesystem::path target = std::filesystem::canonical(path, status);
  if (status) return problem(path, "cannot-write", "this cannot be written: " + status.message());
  struct stat before {};
  // A rename would get past a file that is write-protected, and its author meant something by that.
  if (stat(target.c_str(), &before) != 0 || access(target.c_str(), W_OK) != 0) return cannot_write(path);
  TemporaryFile temporary(target.parent_path());
  if (!temporary.opened()) return cannot_write(path);
  // The owner first: changing it may take permissions away.
  if (fchown(temporary.file(), before.st_uid, before.st_gid) != 0 && errno != EPERM)
    return cannot_write(path);
  constexpr mode_t permissions = 07777;
  if (fchmod(temporary.file(), before.st_mode & permissions) != 0) return cannot_write(path);
  if (!temporary.finish(bytes)) return cannot_write(path);
  if (rename(temporary.name().c_str(), target.c_str()) != 0) return cannot_write(path);
  temporary.keep();
  synchronise_folder(target.parent_path());
  return {};
}

std::optional<Diagnostic> create_file(const std::filesystem::path& path, std::string_view bytes) {
  constexpr mode_t ordinary = 0666;
  const int file = open(path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, ordinary);
  if (file < 0 && errno == EEXIST)
    return problem(path, "exists", "this exists already and is not overwritten");
  if (file < 0) return cannot_write(path);
  if (write_whole(file, bytes)) return {};
  const Diagnostic failure = cannot_write(path);
  unlink(path.c_str());
  return failure;
}

}  // namespace composure
