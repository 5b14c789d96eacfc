// The map of a scenario that has every feature of the format, byte for byte. Run with
// COMPOSURE_UPDATE_GOLDEN=1 to write the expected files anew, and read the difference before you commit it.
#include <cstdlib>
#include <string>

#include "catch.hpp"
#include "terminal/program.hpp"

using namespace composure::test;
using Catch::Matchers::ContainsSubstring;

namespace {

const std::string fixture = project_file("tests/fixtures/every-feature.json");

void check_golden(const std::vector<std::string>& arguments, const std::string& file) {
  INFO(file);
  const Run run = run_program(arguments);
  CHECK(run.exit_code == 0);
  CHECK(run.err.empty());
  const std::string path = project_file("tests/terminal/golden/" + file);
  if (const char* update = std::getenv("COMPOSURE_UPDATE_GOLDEN");
      update != nullptr && std::string(update) == "1") {
    std::ofstream(path, std::ios::binary) << run.out;
    WARN("written: " << path);
  }
  CHECK(run.out == read_bytes(path));
}

}  // namespace

TEST_CASE("given a scenario, when its map is printed, then it is as expected in both languages") {
  check_golden({"graph", fixture}, "map.dot");
  check_golden({"graph", fixture, "--format", "dot"}, "map.dot");
  check_golden({"graph", "--format", "mermaid", fixture}, "map.mmd");
}

TEST_CASE(
    "given a scenario that does not load, when its map is asked for, then every problem is told with exit "
    "code 2") {
  const TemporaryFolder folder;
  const std::string path = folder.write("x.json", "{ \"format\": 1,\n\"id\": \"X\" }");
  const Run run = run_program({"graph", path});
  CHECK(run.exit_code == 2);
  CHECK(run.out.empty());
  CHECK_THAT(run.err, ContainsSubstring(path + ":2:7: error: \"X\" is no id"));
  CHECK_THAT(run.err, ContainsSubstring("must have \"nodes\" [missing-key]"));
  CHECK(run_program({"graph", (folder.path() / "none.json").string()}).exit_code == 2);
  CHECK(run_program({"graph"}).exit_code == 2);
  CHECK(run_program({"graph", fixture, "--format", "png"}).exit_code == 2);
}
