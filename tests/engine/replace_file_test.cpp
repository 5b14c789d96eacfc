#include "scenario/replace_file.hpp"

#include <unistd.h>

#include <fstream>
#include <sstream>

#include "catch.hpp"
#include "temporary_folder.hpp"

using namespace composure;
using namespace composure::test;
namespace fs = std::filesystem;

namespace {

std::string bytes_of(const fs::path& path) {
  std::ifstream stream(path, std::ios::binary);
  std::ostringstream bytes;
  bytes << stream.rdbuf();
  return bytes.str();
}

std::size_t entries(const fs::path& folder) {
  return static_cast<std::size_t>(std::distance(fs::directory_iterator(folder), fs::directory_iterator()));
}

}  // namespace

TEST_CASE("given a file, when it is replaced, then it has the new bytes and its old permissions") {
  const TemporaryFolder folder;
  const fs::path path = folder.write("x.json", "old");
  for (const fs::perms permissions : {fs::perms(0600), fs::perms(0664), fs::perms(0755)}) {
    fs::permissions(path, permissions);
    const std::string bytes(100'000, 'n');
    CHECK_FALSE(replace_file(path, bytes));
    CHECK(bytes_of(path) == bytes);
    CHECK(fs::status(path).permissions() == permissions);
    CHECK(entries(folder.path()) == 1);
  }
  CHECK_FALSE(replace_file(path, ""));
  CHECK(bytes_of(path).empty());
}

TEST_CASE("given a link to a file, when it is replaced, then the link stays and its file is changed") {
  const TemporaryFolder folder;
  const fs::path path = folder.write("x.json", "old");
  fs::create_directory(folder.path() / "links");
  const fs::path link = folder.path() / "links" / "y.json";
  fs::create_symlink("../x.json", link);
  CHECK_FALSE(replace_file(link, "new"));
  CHECK(fs::is_symlink(link));
  CHECK(bytes_of(path) == "new");
}

TEST_CASE(
    "given a file that cannot be written, when it is replaced, then that is told and nothing is changed") {
  const TemporaryFolder folder;
  const auto missing = replace_file(folder.path() / "none.json", "new");
  REQUIRE(missing);
  CHECK(missing->rule == "cannot-write");
  CHECK(entries(folder.path()) == 0);
  if (geteuid() == 0) return;  // may write anything
  const fs::path path = folder.write("x.json", "old");
  fs::permissions(path, fs::perms(0444));
  const auto protected_file = replace_file(path, "new");
  REQUIRE(protected_file);
  CHECK(protected_file->rule == "cannot-write");
  CHECK(bytes_of(path) == "old");
  fs::permissions(path, fs::perms(0644));
  fs::permissions(folder.path(), fs::perms(0555));
  CHECK(replace_file(path, "new"));
  CHECK(bytes_of(path) == "old");
  fs::permissions(folder.path(), fs::perms(0755));
}

TEST_CASE("given a name, when a file is created, then nothing that is there is ever touched") {
  const TemporaryFolder folder;
  const fs::path path = folder.path() / "new.json";
  CHECK_FALSE(create_file(path, "text"));
  CHECK(bytes_of(path) == "text");
  const auto again = create_file(path, "other");
  REQUIRE(again);
  CHECK(again->rule == "exists");
  CHECK(bytes_of(path) == "text");
  // A link that leads nowhere is something, too.
  fs::create_symlink("nowhere", folder.path() / "link.json");
  REQUIRE(create_file(folder.path() / "link.json", "other"));
  CHECK_FALSE(fs::exists(folder.path() / "nowhere"));
  const auto no_folder = create_file(folder.path() / "no" / "x.json", "text");
  REQUIRE(no_folder);
  CHECK(no_folder->rule == "cannot-write");
  CHECK_FALSE(fs::exists(folder.path() / "no"));
}
