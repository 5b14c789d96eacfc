#include <algorithm>
#include <chrono>
#include <string>

#include "catch.hpp"
#include "terminal/program.hpp"

using namespace composure::test;
using Catch::Matchers::ContainsSubstring;
namespace fs = std::filesystem;

namespace {

const std::string loose = "{\"nodes\" : {\"a\":{}},\"note\":\"caf\\u00e9\"}";
const std::string tidy = "{\n  \"nodes\": {\n    \"a\": {}\n  },\n  \"note\": \"caf\xC3\xA9\"\n}\n";

}  // namespace

TEST_CASE(
    "given a file that is not canonical, when it is formatted, then it is, and a second time changes "
    "nothing") {
  const TemporaryFolder folder;
  const std::string path = folder.write("x.json", loose);
  fs::permissions(path, fs::perms(0640));
  const Run first = run_program({"format", path});
  CHECK(first.exit_code == 0);
  CHECK(first.out == path + "\n");
  CHECK(first.err.empty());
  CHECK(read_bytes(path) == tidy);
  CHECK(fs::status(path).permissions() == fs::perms(0640));
  const auto long_ago = fs::file_time_type::clock::now() - std::chrono::hours(24);
  fs::last_write_time(path, long_ago);
  const Run second = run_program({"format", path});
  CHECK(second.exit_code == 0);
  CHECK(second.out.empty());
  CHECK(fs::last_write_time(path) == long_ago);
  CHECK(std::distance(fs::directory_iterator(folder.path()), fs::directory_iterator()) == 1);
}

TEST_CASE(
    "given files of both kinds, when they are checked, then those that are not canonical are named and "
    "kept") {
  const TemporaryFolder folder;
  const std::string bad = folder.write("bad.json", loose);
  const std::string good = folder.write("good.json", tidy);
  const Run one = run_program({"format", "--check", good});
  CHECK(one.exit_code == 0);
  CHECK(one.out.empty());
  CHECK(one.err.empty());
  for (const Run& run : {run_program({"format", good, bad, "--check"}),
                         run_program({"format", "--check", folder.path().string()})}) {
    CHECK(run.exit_code == 1);
    CHECK(run.out == bad + "\n");
    CHECK(run.err.empty());
  }
  CHECK(read_bytes(bad) == loose);
}

TEST_CASE(
    "given a folder, when it is formatted, then scenarios and translations are and other files are not") {
  const TemporaryFolder folder;
  fs::create_directory(folder.path() / "more");
  const std::string scenario = folder.write("a.json", loose);
  const std::string translation = folder.write("a.de.json", "{\"b\":1}");
  const std::string other = folder.write("settings.json", "{\"b\":1}");
  const std::string below = folder.write("more/a.json", loose);
  const Run run = run_program({"format", folder.path().string()});
  CHECK(run.exit_code == 0);
  CHECK(run.out == translation + "\n" + scenario + "\n");
  CHECK(read_bytes(scenario) == tidy);
  CHECK(read_bytes(translation) == "{\n  \"b\": 1\n}\n");
  CHECK(read_bytes(other) == "{\"b\":1}");
  CHECK(read_bytes(below) == loose);
  const TemporaryFolder empty;
  const Run nothing = run_program({"format", empty.path().string()});
  CHECK(nothing.exit_code == 0);
  CHECK(nothing.err == "composure: there are no scenarios in " + empty.path().string() + "\n");
}

TEST_CASE(
    "given a file that is no JSON, when it is formatted, then the place is told and the others are done") {
  const TemporaryFolder folder;
  const std::string broken = folder.write("a.json", "{\n  \"nodes\": {,}\n}\n");
  const std::string loosely = folder.write("b.json", loose);
  const Run run = run_program({"format", folder.path().string()});
  CHECK(run.exit_code == 1);
  CHECK(run.out == loosely + "\n");
  CHECK_THAT(run.err, Catch::Matchers::StartsWith(broken + ":2:13: error: this is not valid JSON"));
  CHECK(std::ranges::count(run.err, '\n') == 1);
  CHECK(read_bytes(broken) == "{\n  \"nodes\": {,}\n}\n");
  CHECK(run_program({"format", "--check", broken}).exit_code == 1);
}

TEST_CASE("given a path that cannot be opened, when it is formatted, then that is told with exit code 2") {
  const TemporaryFolder folder;
  const std::string loosely = folder.write("b.json", loose);
  const std::string missing = (folder.path() / "none.json").string();
  const std::string broken = folder.write("a.json", "{");
  const Run run = run_program({"format", missing, broken, loosely});
  CHECK(run.exit_code == 2);
  CHECK_THAT(run.err, ContainsSubstring(missing + ": error: there is no such file [cannot-open]\n"));
  CHECK_THAT(run.err, ContainsSubstring("[bad-json]\n"));
  CHECK(run.out == loosely + "\n");
  const Run none = run_program({"format"});
  CHECK(none.exit_code == 2);
  CHECK(none.out.empty());
  CHECK_FALSE(none.err.empty());
}
