#include "scenario/scenario_files.hpp"

#include "catch.hpp"
#include "temporary_folder.hpp"

using namespace composure;
using namespace composure::test;

TEST_CASE("given file names, when they are looked at, then translations are told by their language") {
  for (const char* name : {"a.de.json", "late-invoice.pt-BR.json", "x/a.zh-Hant.json", "a.b.es-419.json"}) {
    INFO(name);
    CHECK(is_translation_name(name));
  }
  for (const char* name : {"a.json", "a.test.json", "a.d.json", "a.de.txt", "a.de", ".de.json", "a.de-.json",
                           "a..json", "a.12.json", "a.de-verylongpart.json"}) {
    INFO(name);
    CHECK_FALSE(is_translation_name(name));
  }
}

TEST_CASE("given a folder, when its scenarios are listed, then they and their translations are, in order") {
  const TemporaryFolder folder;
  folder.write("b.json", R"({ "nodes": {} })");
  folder.write("b.de.json", R"({ "texts": {} })");
  folder.write("a.json", "{ broken");
  folder.write("settings.json", R"({ "colour": "red" })");
  folder.write("settings.de.json", R"({ "colour": "rot" })");
  folder.write("orphan.de.json", R"({ "texts": {} })");
  folder.write("list.json", R"([ "nodes" ])");
  folder.write("notes.txt", "nodes");
  folder.write(".hidden.json", R"({ "nodes": {} })");
  std::filesystem::create_directory(folder.path() / "c.json");
  std::filesystem::create_directory(folder.path() / "more");
  folder.write("more/d.json", R"({ "nodes": {} })");
  const auto listed = scenario_files_in(folder.path());
  REQUIRE(std::holds_alternative<std::vector<std::filesystem::path>>(listed));
  std::vector<std::string> names;
  for (const auto& path : std::get<std::vector<std::filesystem::path>>(listed))
    names.push_back(path.filename().string());
  CHECK(names == std::vector<std::string>{"a.json", "b.de.json", "b.json"});

  const auto missing = scenario_files_in(folder.path() / "none");
  REQUIRE(std::holds_alternative<Diagnostic>(missing));
  CHECK(std::get<Diagnostic>(missing).rule == "cannot-open");
}
