// The table that translators work in, out and back, through the program as they use it.
#include <algorithm>
#include <functional>
#include <map>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "catch.hpp"
#include "exchange/csv.hpp"
#include "terminal/program.hpp"

using namespace composure;
using namespace composure::test;
using Catch::Matchers::ContainsSubstring;
using Catch::Matchers::EndsWith;
using Catch::Matchers::StartsWith;

namespace {

using Json = nlohmann::ordered_json;
using Rows = std::vector<std::vector<std::string>>;

constexpr std::size_t id = 0;
constexpr std::size_t source = 5;
constexpr std::size_t translation = 6;

Rows rows_of(const std::string& table) {
  auto parsed = parse_csv("", table);
  if (const auto* problem = std::get_if<Diagnostic>(&parsed)) FAIL(to_text(*problem));
  Rows rows;
  for (CsvRecord& record : std::get<std::vector<CsvRecord>>(parsed))
    rows.push_back(std::move(record.fields));
  return rows;
}

std::string table_of(const Rows& rows) {
  std::string table;
  for (const std::vector<std::string>& row : rows)
    table += to_csv(row);
  return table;
}

/// A folder with one scenario, "x.json", and what translators do to it.
struct Desk {
  TemporaryFolder folder;
  std::string scenario = (folder.path() / "x.json").string();
  std::string table = (folder.path() / "x.csv").string();
  std::string sidecar = (folder.path() / "x.de.json").string();

  Desk() { lines({"Hello.", "Where is it?", "Well?"}); }

  /// The scenario with these parts of its first line.
  void lines(const std::vector<std::string>& says) const {
    Json json = Json::parse(R"({ "format": 1, "id": "test", "title": "Test", "client": { "name": "Dana" },
      "briefing": { "facts": { "day": "Monday" } },
      "state": { "trust": { "type": "meter" }, "tension": { "type": "meter" } }, "start": "a",
      "nodes": { "a": { "says": [], "goto": "end", "due": ["own_it"],
                        "replies": [ { "id": "soon", "say": "Soon.", "scores": { "own_it": 2, "stay_calm": -1 } },
                                     { "id": "late", "say": "Late." } ] },
                 "end": { "ending": "done" } } })");
    json["nodes"]["a"]["says"] = says;
    folder.write("x.json", json.dump());
  }

  Run export_table() const { return run_program({"strings", "export", scenario, "--language", "de"}); }
  Rows exported() const {
    const Run run = export_table();
    REQUIRE(run.exit_code == 0);
    return rows_of(run.out);
  }
  Run import_table(const std::string& bytes) const {
    folder.write("x.csv", bytes);
    return run_program({"strings", "import", scenario, table, "--language", "de"});
  }
  Run import_rows(const Rows& rows) const {
    Rows all{{"id", "source", "translation"}};
    all.insert(all.end(), rows.begin(), rows.end());
    return import_table(table_of(all));
  }
  Json texts() const { return Json::parse(read_bytes(sidecar))["texts"]; }
  std::map<std::string, std::string> translations() const {
    std::map<std::string, std::string> all;
    const Json json = texts();
    for (const auto& [key, value] : json.items())
      all[key] = value["to"];
    return all;
  }
  std::vector<std::string> files() const {
    std::vector<std::string> names;
    for (const auto& entry : std::filesystem::directory_iterator(folder.path()))
      names.push_back(entry.path().filename().string());
    std::ranges::sort(names);
    return names;
  }
};

using Translations = std::map<std::string, std::string>;

}  // namespace

TEST_CASE(
    "given a scenario, when its texts are exported, then each is a row that says who speaks, and where") {
  const Run run = run_program({"strings", "export", project_file("tests/fixtures/every-feature.json")});
  CHECK(run.exit_code == 0);
  CHECK(run.err.empty());
  CHECK_THAT(run.out, StartsWith("id,speaker,node,kind,level,source,translation\r\n"
                                 "title,author,,title,,Every feature,\r\n"));
  CHECK_THAT(run.out,
             ContainsSubstring("\r\nnodes/call/says/3,client,call,says,,So what do I tell them?,\r\n"));
  CHECK_THAT(run.out, ContainsSubstring(
                          "\r\nnodes/call/replies/excuse/say,learner,call,say,-2,Our printer was ill.,\r\n"));
  CHECK_THAT(run.out,
             ContainsSubstring("\r\ngroups/colleague/replies/ask-sam/say,learner,groups/colleague,say,,"
                               "\"Sam, when can we deliver?\",\r\n"));
  CHECK(rows_of(run.out).size() == 73);
}

TEST_CASE(
    "given translations of every kind, when they go out and in again, then nothing is lost or changed") {
  const std::vector<std::string> nasty{"\"So\", said she, \"then\"",
                                       "one\ntwo\n\nthree",
                                       "=1+1",
                                       "+49 30 1234",
                                       "- gar nichts -",
                                       "@alle",
                                       "'s ist so",
                                       "'=x",
                                       "a;b\tc",
                                       " spaces around ",
                                       "{{ braces",
                                       "コンピューター、「はい」。",
                                       "Größe 😀",
                                       "\\ \\n /",
                                       "\"",
                                       ",",
                                       "'"};
  Desk desk;
  std::vector<std::string> lines = nasty;
  std::ranges::reverse(lines);
  for (std::string& line : lines)
    if (line != "{{ braces") line += " (en)";
  desk.lines(lines);
  Rows rows = desk.exported();
  REQUIRE(rows.size() == lines.size() + 6);
  Translations expected;
  for (std::size_t i = 1; i < rows.size(); ++i) {
    const std::string& text = nasty[i % nasty.size()];
    rows[i][translation] = guard_cell(text);
    expected[rows[i][id]] = text;
  }
  const Run import = desk.import_table(table_of(rows));
  CHECK(import.exit_code == 0);
  CHECK(import.out.empty());
  CHECK(import.err == desk.sidecar + ": 22 taken, 0 moved, 0 stale, 0 unknown\n");
  CHECK(desk.translations() == expected);
  const Run out = desk.export_table();
  CHECK(out.out == table_of(rows));
  const std::string bytes = read_bytes(desk.sidecar);
  CHECK(desk.import_table(out.out).exit_code == 0);
  CHECK(read_bytes(desk.sidecar) == bytes);
  CHECK(desk.export_table().out == out.out);
  CHECK(desk.files() == std::vector<std::string>{"x.csv", "x.de.json", "x.json"});
  CHECK(run_program({"format", "--check", desk.sidecar}).exit_code == 0);
  CHECK(run_program({"play", desk.scenario, "--language", "de", "--decisions", ""}).exit_code == 0);

  // Into an empty folder, the table alone brings all of it.
  std::filesystem::remove(desk.sidecar);
  CHECK(desk.import_table(out.out).exit_code == 0);
  CHECK(read_bytes(desk.sidecar) == bytes);
}

TEST_CASE(
    "given a table that a spreadsheet has saved, when it is imported, then the texts are what was meant") {
  const Desk desk;
  desk.lines({"Hello,\nyou.", "-1", "Well?"});
  const Run run = desk.import_table(
      "\xEF\xBB\xBFsource;id;speaker;translation\r\n"
      "\"Hello,\r\nyou.\";nodes/a/says/1;client;\"Hallo,\r\ndu.\"\r\n"
      "-1;nodes/a/says/2;client;-2\r\n"
      "Well?;nodes/a/says/3;client\r\n"
      ";;;\r\n");
  CHECK(run.exit_code == 0);
  CHECK(run.err == desk.sidecar + ": 2 taken, 0 moved, 0 stale, 0 unknown\n");
  CHECK(desk.translations() == Translations{{"nodes/a/says/1", "Hallo,\ndu."}, {"nodes/a/says/2", "-2"}});
}

TEST_CASE(
    "given a line that was inserted since the export, when the table is imported, then rows find their "
    "text") {
  const Desk desk;
  Rows rows = desk.exported();
  for (std::size_t i = 1; i < rows.size(); ++i)
    rows[i][translation] = "de:" + rows[i][source];
  desk.lines({"Hello.", "It is Monday.", "Where is it?", "Well?"});
  const Run run = desk.import_table(table_of(rows));
  CHECK(run.exit_code == 0);
  CHECK(run.err == desk.sidecar + ": 6 taken, 2 moved, 0 stale, 0 unknown\n");
  const Translations translations = desk.translations();
  CHECK(translations.at("nodes/a/says/1") == "de:Hello.");
  CHECK_FALSE(translations.contains("nodes/a/says/2"));
  CHECK(translations.at("nodes/a/says/3") == "de:Where is it?");
  CHECK(translations.at("nodes/a/says/4") == "de:Well?");
  // And a sidecar that was there before follows in the same way.
  desk.lines({"Good morning.", "Hello.", "Well?"});
  const Rows again = desk.exported();
  REQUIRE(again.size() == 9);
  CHECK(again[4][translation].empty());
  CHECK(again[5][translation] == "de:Hello.");
  CHECK(again[6][translation] == "de:Well?");
}

TEST_CASE(
    "given a text that was changed, when its translation is imported, then it is stale and kept for later") {
  const Desk desk;
  CHECK(desk.import_rows({{"title", "Test", "Probe"}, {"nodes/a/says/1", "Hello.", "Hallo."}}).exit_code ==
        0);
  desk.lines({"Good morning.", "Where is it?", "Well?"});
  const Run changed = desk.export_table();
  const Rows rows = rows_of(changed.out);
  REQUIRE(rows.size() == 10);
  CHECK(rows[4] ==
        std::vector<std::string>{"nodes/a/says/1", "client", "a", "says", "", "Good morning.", ""});
  CHECK(rows[5] == std::vector<std::string>{"nodes/a/says/1", "client", "a", "says", "", "Hello.", "Hallo."});

  const std::string bytes = read_bytes(desk.sidecar);
  for (int round = 0; round < 2; ++round) {
    const Run stale = desk.import_table(changed.out);
    CHECK(stale.exit_code == 1);
    CHECK(stale.err ==
          desk.table +
              ":6:1: warning: \"nodes/a/says/1\" has another wording now than the source in this row "
              "[stale-translation]\n" +
              desk.sidecar + ": 1 taken, 0 moved, 1 stale, 0 unknown\n");
    CHECK(read_bytes(desk.sidecar) == bytes);
    CHECK(desk.export_table().out == changed.out);
    std::filesystem::remove(desk.sidecar);  // the second time from nothing
  }

  Rows mended = rows;
  mended[4][translation] = "Guten Morgen.";
  const Run run = desk.import_table(table_of(mended));
  CHECK(run.exit_code == 0);
  CHECK(run.err == desk.sidecar + ": 2 taken, 0 moved, 0 stale, 0 unknown\n");
  CHECK(desk.translations() == Translations{{"title", "Probe"}, {"nodes/a/says/1", "Guten Morgen."}});
  // What is translated already is not undone by an old table.
  CHECK(desk.import_rows({{"nodes/a/says/1", "Hello.", "Hallo."}}).exit_code == 1);
  CHECK(desk.translations().at("nodes/a/says/1") == "Guten Morgen.");
}

TEST_CASE("given rows of another scenario, when they are imported, then they are told and left out") {
  const Desk desk;
  const Run some = desk.import_rows({{"title", "Test", "Probe"}, {"nodes/b/says/1", "Hello.", "Hallo."}});
  CHECK(some.exit_code == 1);
  CHECK(some.err ==
        desk.table +
            ":3:1: warning: \"nodes/b/says/1\" is no text of the scenario, and no text there has this "
            "source [unknown-translation]\n" +
            desk.sidecar + ": 1 taken, 0 moved, 0 stale, 1 unknown\n");
  CHECK(desk.translations() == Translations{{"title", "Probe"}});
  std::filesystem::remove(desk.sidecar);
  const Run none = desk.import_rows({{"nodes/b/says/1", "Hello.", "Hallo."}});
  CHECK(none.exit_code == 1);
  CHECK_THAT(none.err, EndsWith("0 taken, 0 moved, 0 stale, 1 unknown; nothing was written\n"));
  CHECK_FALSE(std::filesystem::exists(desk.sidecar));
}

TEST_CASE(
    "given translations that do not read, when they are imported, then they are told and the rest is taken") {
  const Desk desk;
  CHECK(desk.import_rows({{"nodes/a/says/2", "Where is it?", "Wo ist es?"}}).exit_code == 0);
  const Run run = desk.import_rows({{"nodes/a/says/1", "Hello.", "Hallo {fact.dya}."},
                                    {"nodes/a/says/2", "Where is it?", "Wo {"},
                                    {"nodes/a/says/3", "Well?", "Nun, {fact.day}?"},
                                    {"nodes/a/says/3", "Well?", "Und?"}});
  CHECK(run.exit_code == 1);
  CHECK(run.err ==
        desk.table +
            ":2:1: error: the translation of \"nodes/a/says/1\": \"dya\" is no fact of the briefing; did "
            "you mean \"day\"? [unknown-fact]\n" +
            desk.table +
            ":3:1: error: the translation of \"nodes/a/says/2\": this `{` is not closed; write `{{` for a "
            "brace [bad-text]\n" +
            desk.table +
            ":5:1: error: \"nodes/a/says/3\" is translated by another row as well [duplicate-id]\n" +
            desk.sidecar + ": 1 taken, 0 moved, 0 stale, 0 unknown, 3 faulty\n");
  CHECK(desk.translations() ==
        Translations{{"nodes/a/says/2", "Wo ist es?"}, {"nodes/a/says/3", "Nun, {fact.day}?"}});
  CHECK(run_program({"play", desk.scenario, "--language", "de", "--decisions", ""}).exit_code == 0);
}

TEST_CASE("given a sidecar with more in it, when a table is imported, then what it does not speak of stays") {
  const Desk desk;
  desk.folder.write("x.de.json",
                    R"({ "$schema": "s", "format": 1, "scenario": "test", "language": "de", "texts": {
    "$note": "n",
    "nodes/a/says/9": { "from": "Gone.", "to": "Weg." },
    "nodes/a/says/1": { "from": "Well?", "to": "Nun?", "$by": "me" },
    "nodes/a/replies/soon/say": { "from": "Soon.", "to": "Kaputt {" },
    "nodes/a/says/2": { "from": "Where is it?", "to": "Wo?", "$by": "you" },
    "title": { "from": "Test", "to": "" } } })");
  CHECK(desk.import_rows({{"nodes/a/says/2", "Where is it?", "Wo ist es?"}, {"nodes/a/says/3", "Well?", ""}})
            .exit_code == 0);
  CHECK(Json::parse(read_bytes(desk.sidecar)).dump() ==
        Json::parse(R"({ "$schema": "s", "format": 1, "scenario": "test", "language": "de", "texts": {
    "$note": "n",
    "nodes/a/says/2": { "from": "Where is it?", "to": "Wo ist es?", "$by": "you" },
    "nodes/a/says/3": { "from": "Well?", "to": "Nun?", "$by": "me" },
    "nodes/a/replies/soon/say": { "from": "Soon.", "to": "Kaputt {" },
    "nodes/a/says/9": { "from": "Gone.", "to": "Weg." } } })")
            .dump());
}

TEST_CASE(
    "given what cannot be worked with, when strings are asked for, then nothing is written, exit code 2") {
  const Desk desk;
  const std::string good = "id,source,translation\r\ntitle,Test,Probe\r\n";
  struct Case {
    std::vector<std::string> arguments;
    std::string message;
  };
  const std::string none = (desk.folder.path() / "none").string();
  desk.folder.write("x.csv", good);
  const auto table = [&](const std::string& name, const std::string& bytes) {
    return std::vector<std::string>{"strings",    "import", desk.scenario, desk.folder.write(name, bytes),
                                    "--language", "de"};
  };
  desk.folder.write("bad.json", "{");
  desk.folder.write("y.json", read_bytes(desk.scenario));
  desk.folder.write("y.fr.json", "{");
  desk.folder.write("y.ja.json", R"({ "format": 1, "scenario": "test", "language": "ja", "texts": 1 })");
  const std::string y = (desk.folder.path() / "y.json").string();
  const std::string bad = (desk.folder.path() / "bad.json").string();
  const std::vector<Case> cases{
      {{"strings"}, "subcommand"},
      {{"strings", "export"}, "scenario"},
      {{"strings", "export", desk.scenario, "--language", "../de"}, "expected the tag of a language"},
      {{"strings", "import", desk.scenario, desk.table}, "--language"},
      {{"strings", "import", desk.scenario, "--language", "de"}, "table"},
      {{"strings", "export", none}, "there is no such file [cannot-open]"},
      {{"strings", "export", bad}, "[bad-json]"},
      {{"strings", "export", desk.scenario, "--language", "en"}, "is the language it is written in"},
      {{"strings", "import", desk.scenario, desk.table, "--language", "en"},
       "is the language it is written in"},
      {{"strings", "import", desk.scenario, none, "--language", "de"},
       none + ": error: there is no such file"},
      {{"strings", "export", y, "--language", "fr"}, "[unreadable-reference]"},
      {{"strings", "import", y, desk.table, "--language", "fr"}, "[unreadable-reference]"},
      {{"strings", "import", y, desk.table, "--language", "ja"}, "expected an object of texts"},
      {table("1.csv", ""), "the first line names no column \"id\""},
      {table("2.csv", "id,text,translation\n"), "the first line names no column \"source\""},
      {table("3.csv", "id,source\n"), "the first line names no column \"translation\""},
      {table("4.csv",
             "id,source,translation\ntitle,Test,Pr\xF6"
             "be\n"),
       ":2:1: error: there is a byte here"},
      {table("5.csv", "id,source,translation\ntitle,\"Test,Probe\n"), "never closed"},
  };
  const std::vector<std::string> before = desk.files();
  for (const Case& each : cases) {
    INFO(each.message);
    const Run run = run_program(each.arguments);
    CHECK(run.exit_code == 2);
    CHECK(run.out.empty());
    CHECK_THAT(run.err, ContainsSubstring(each.message));
  }
  CHECK(desk.files() == before);
  const Run fresh = desk.export_table();
  CHECK(fresh.exit_code == 0);
  CHECK(fresh.err ==
        "composure: there is no " + desk.sidecar + " yet, so the column of translations is empty\n");
  CHECK(fresh.out == run_program({"strings", "export", desk.scenario}).out);
}
