#include <string>

#include "catch.hpp"
#include "terminal/program.hpp"

using namespace composure::test;
using Catch::Matchers::ContainsSubstring;
namespace fs = std::filesystem;

TEST_CASE("given a name, when a scenario is begun, then its file plays and is in the canonical layout") {
  const TemporaryFolder folder;
  const std::string path = (folder.path() / "late-invoice.json").string();
  const Run run = run_program({"new", path});
  CHECK(run.exit_code == 0);
  CHECK(run.out == path + "\n");
  CHECK(run.err.empty());
  const std::string bytes = read_bytes(path);
  CHECK_THAT(bytes, ContainsSubstring("\n  \"id\": \"late-invoice\",\n  \"title\": \"Late invoice\",\n"));
  CHECK(run_program({"format", "--check", path}).exit_code == 0);
  CHECK(run_program({"play", path, "--decisions", ""}).exit_code == 0);
}

TEST_CASE("given a name that is taken or has no folder, when a scenario is begun, then nothing is written") {
  const TemporaryFolder folder;
  const std::string path = folder.write("mine.json", "mine");
  const Run taken = run_program({"new", path});
  CHECK(taken.exit_code == 2);
  CHECK(taken.out.empty());
  CHECK(taken.err == path + ": error: this exists already and is not overwritten [exists]\n");
  CHECK(read_bytes(path) == "mine");
  CHECK(run_program({"new", folder.path().string()}).exit_code == 2);
  const std::string lost = (folder.path() / "no" / "x.json").string();
  const Run no_folder = run_program({"new", lost});
  CHECK(no_folder.exit_code == 2);
  CHECK(no_folder.out.empty());
  CHECK_THAT(no_folder.err, Catch::Matchers::StartsWith(lost + ": error: this cannot be written: "));
  CHECK_FALSE(fs::exists(folder.path() / "no"));
  CHECK(run_program({"new"}).exit_code == 2);
  CHECK(run_program({"new", ""}).exit_code == 2);
}
