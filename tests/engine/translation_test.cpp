#include "scenario/translation.hpp"

#include <algorithm>
#include <map>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "catch.hpp"
#include "engine/support.hpp"
#include "engine/temporary_folder.hpp"
#include "scenario/file_bytes.hpp"
#include "scenario/library.hpp"

using namespace composure;
using namespace composure::test;
using Catch::Matchers::ContainsSubstring;

namespace {

struct Entry {
  std::string id;
  std::string from;
  std::string to;
};

/// A sidecar with each text on a line of its own, from line 5 on.
std::string sidecar(const std::vector<Entry>& entries, const std::string& language = "de") {
  std::string text =
      "{ \"format\": 1,\n\"scenario\": \"test\",\n\"language\": \"" + language + "\",\n\"texts\": {";
  for (const Entry& entry : entries) {
    text += (&entry == entries.data() ? "\n" : ",\n") + nlohmann::json(entry.id).dump() +
            ": { \"from\": " + nlohmann::json(entry.from).dump() +
            ", \"to\": " + nlohmann::json(entry.to).dump() + " }";
  }
  return text + "\n} }\n";
}

const std::string small =
    to_json({R"("a": { "says": ["Hello.", "Where is it, {trust > 50 ? "my friend" : "then"}?", "Well?"],
  "replies": [ { "id": "soon", "say": "Soon, by {fact.day}.", "why": "A date." },
               { "id": "late", "say": "Late.", "scores": { "own_it": 1, "stay_calm": -2 }, "why": "No date." } ],
  "due": ["own_it"], "goto": "end" }, )" +
                 the_end,
             "a", "", R"("briefing": { "goals": ["Calm", "Clear"], "facts": { "day": "Monday" } },)"});

/// A folder with the small scenario as "x.json".
struct Shelf {
  TemporaryFolder folder;
  std::string path;

  explicit Shelf(const std::string& scenario = escaped(small)) : path(folder.write("x.json", scenario)) {}

  static std::string escaped(std::string text) {
    // The quotation marks inside of a text.
    for (const std::string word : {"my friend", "then"}) {
      const std::size_t at = text.find('"' + word + '"');
      if (at != std::string::npos) text.replace(at, word.size() + 2, "\\\"" + word + "\\\"");
    }
    return text;
  }

  LoadResult load(const std::vector<Entry>& entries) const {
    folder.write("x.de.json", sidecar(entries));
    return load_scenario(path, rubrics(), "de");
  }
  std::vector<std::string> check(const std::string& bytes) const {
    folder.write("x.de.json", bytes);
    std::vector<std::string> lines;
    for (const Diagnostic& problem : check_translation(path, "de", rubrics())) {
      std::string line = to_text(problem);
      const std::string where = folder.path().string() + "/";
      for (std::size_t at = line.find(where); at != std::string::npos; at = line.find(where))
        line.erase(at, where.size());
      lines.push_back(line);
    }
    return lines;
  }
};

std::string spoken(const Scenario& scenario, std::size_t part) {
  Conversation conversation(std::make_shared<const Scenario>(scenario), {});
  return conversation.render(conversation.node().says.at(part));
}

std::vector<TranslatableText> texts_of(const std::string& json) {
  const auto parsed = JsonDocument::parse("test.json", json);
  return translatable_texts(std::get<JsonDocument>(parsed));
}

std::vector<std::string> problems_of(const LoadResult& loaded) {
  std::vector<std::string> lines;
  for (const Diagnostic& problem : loaded.problems)
    lines.push_back(std::to_string(problem.where.line) + ":" + std::to_string(problem.where.column) + " " +
                    problem.where.pointer + " " + problem.message + " [" + problem.rule + "]");
  return lines;
}

/// A scenario's texts as a learner meets them, each once.
std::vector<std::string> all_texts(const Scenario& scenario) {
  std::vector<std::string> texts{scenario.title,     scenario.summary,     scenario.your_name,
                                 scenario.your_role, scenario.client.name, scenario.client.role};
  const auto add = [&](const Text& text) { texts.push_back(text.source()); };
  texts.insert(texts.end(), scenario.content_notes.begin(), scenario.content_notes.end());
  add(scenario.briefing.situation);
  std::ranges::for_each(scenario.briefing.goals, add);
  for (const Fact& fact : scenario.briefing.facts)
    texts.push_back(fact.text);
  for (const Reply& reply : scenario.replies) {
    add(reply.say);
    add(reply.why);
    add(reply.answer);
  }
  for (const Node& node : scenario.nodes) {
    add(node.title);
    add(node.narration);
    add(node.thinks);
    add(node.cut_in.why);
    std::ranges::for_each(node.says, add);
    if (node.clock) add(node.clock->why);
    if (node.ending) add(node.ending->lesson);
    if (!node.mail) continue;
    add(node.mail->subject);
    add(node.mail->opening);
    add(node.mail->closing);
  }
  std::erase(texts, "");
  std::ranges::sort(texts);
  return texts;
}

}  // namespace

TEST_CASE("given a scenario, when its texts are listed, then each says where it stands and who says it") {
  const std::string path = std::string(COMPOSURE_SOURCE_DIR) + "/tests/fixtures/every-feature.json";
  std::map<std::string, TranslatableText> texts;
  for (TranslatableText& text : texts_of(std::get<std::string>(read_file_bytes(path))))
    texts.emplace(text.id, std::move(text));
  struct Expected {
    std::string id;
    std::string speaker;
    std::string node;
    std::string kind;
    std::optional<int> level;
    std::string wording;
  };
  const std::vector<Expected> some{
      {"title", "author", "", "title", {}, "Every feature"},
      {"content_notes/1", "author", "", "content_notes", {}, "Somebody is cross."},
      {"you/role", "author", "", "role", {}, "project manager"},
      {"client/name", "author", "", "name", {}, "Robin Hale"},
      {"briefing/goals/2", "narrator", "", "goals", {}, "Agree a new date."},
      {"briefing/facts/new_date", "narrator", "", "facts", {}, "14 March"},
      {"groups/colleague/replies/ask-again/answer", "colleague", "groups/colleague", "answer", {}, "No."},
      {"nodes/call/says/3", "client", "call", "says", {}, "So what do I tell them?"},
      {"nodes/call/thinks", "client", "call", "thinks", {}, "If it is April, I am finished."},
      {"nodes/call/clock/why", "coach", "call", "why", {}, "He heard nothing, and thought the worst."},
      {"nodes/call/cut_in/why", "coach", "call", "why", {}, "He had not finished."},
      {"nodes/call/replies/excuse/say", "learner", "call", "say", -2, "Our printer was ill."},
      {"nodes/call/replies/excuse/why", "coach", "call", "why", -2, "You hid behind somebody else."},
      {"nodes/silence/says/1", "client", "silence", "says", {}, "Hello? Are you still there?"},
      {"nodes/hub/fallback/say", "learner", "hub", "say", {}, "Then I will write it down for you."},
      {"nodes/mail/mail/subject", "learner", "mail", "subject", {}, "The oven manual"},
      {"nodes/mail/replies/regards/say",
       "learner",
       "mail",
       "say",
       {},
       "Give my regards to the four at the oven."},
      {"nodes/settled/lesson", "coach", "settled", "lesson", {}, "Say whose doing it was, then say when."},
      {"nodes/lost/narration", "narrator", "lost", "narration", {}, "He has hung up."},
  };
  for (const Expected& expected : some) {
    INFO(expected.id);
    REQUIRE(texts.contains(expected.id));
    const TranslatableText& text = texts.at(expected.id);
    CHECK(name_of(text.speaker) == expected.speaker);
    CHECK(text.node == expected.node);
    CHECK(text.kind == expected.kind);
    CHECK(text.level == expected.level);
    CHECK(text.wording == expected.wording);
    CHECK(text.may_stay == (expected.kind == "name"));
  }
  for (const char* none :
       {"id", "keyed_by", "note", "review/agreement", "client/style/feedback", "client/portrait",
        "groups/colleague/note", "state/questions/note", "nodes/desk/replies/lunch/note"}) {
    INFO(none);
    CHECK_FALSE(texts.contains(none));
  }
}

TEST_CASE(
    "given a translation of every listed text, when it is loaded, then not one of the original's is left") {
  const TemporaryFolder folder;
  for (const char* name :
       {"tests/fixtures/every-feature.json", "scenarios/launch-slips-two-weeks.json",
        "scenarios/shop-down-on-friday.json", "scenarios/yes-that-meant-i-heard-you.json"}) {
    INFO(name);
    const std::string bytes =
        std::get<std::string>(read_file_bytes(std::string(COMPOSURE_SOURCE_DIR) + "/" + name));
    const std::string path = folder.write("x.json", bytes);
    nlohmann::json translation{{"format", 1}, {"language", "xx"}, {"texts", nlohmann::json::object()}};
    translation["scenario"] = nlohmann::json::parse(bytes)["id"];
    for (const TranslatableText& text : texts_of(bytes))
      translation["texts"][text.id] = {{"from", text.wording}, {"to", "~" + text.wording}};
    folder.write("x.xx.json", translation.dump());

    const LoadResult original = load_scenario(path, rubrics());
    const LoadResult translated = load_scenario(path, rubrics(), "xx");
    REQUIRE(original.scenario);
    REQUIRE(translated.scenario);
    std::vector<std::string> expected = all_texts(*original.scenario);
    for (std::string& text : expected)
      text.insert(0, "~");
    CHECK(all_texts(*translated.scenario) == expected);
    CHECK(check_translation(path, "xx", rubrics()).empty());
  }
}

TEST_CASE("given a translation, when it is loaded, then only the texts are others") {
  const Shelf shelf;
  const LoadResult original = load_scenario(shelf.path, rubrics());
  const LoadResult loaded = shelf.load({
      {"title", "Test", "Probe"},
      {"briefing/facts/day", "Monday", "Montag"},
      {"nodes/a/says/2", "Where is it, {trust > 50 ? \"my friend\" : \"then\"}?",
       "Wo bleibt es{trust < 50 ? \" denn\"}, bei {trust}?"},
      {"nodes/a/replies/soon/say", "Soon, by {fact.day}.", "Bald, am {fact.day}."},
      {"nodes/a/replies/late/say", "Late.", ""},
  });
  REQUIRE(loaded.scenario);
  const Scenario& scenario = *loaded.scenario;
  CHECK(scenario.language == "de");
  CHECK(original.scenario->language == "en");
  CHECK(scenario.hash == original.scenario->hash);
  CHECK(scenario.id == "test");
  CHECK(scenario.title == "Probe");
  CHECK(spoken(scenario, 0) == "Hello.");  // nobody translated it
  CHECK(spoken(scenario, 1) == "Wo bleibt es denn, bei 40?");
  Conversation conversation = play(loaded.scenario);
  CHECK(offered_ids(conversation) == Ids{"soon", "late"});
  CHECK(conversation.render(conversation.reply(conversation.option(0)).say) == "Bald, am Montag.");
  CHECK(conversation.render(conversation.reply(conversation.option(1)).say) == "Late.");
  play_on(conversation, "soon");
  CHECK(conversation.status() == Conversation::Status::ended);
}

TEST_CASE(
    "given an error in a translated text, when it is loaded, then it is told where the translation stands") {
  const Shelf shelf;
  const LoadResult loaded = shelf.load({
      {"nodes/a/says/1", "Hello.", "Hallo, {fact.dya}."},
      {"nodes/a/replies/late/say", "Late.", "Sp\xC3\xA4t {trust > 50 ? \"ja\" }{"},
      {"nodes/a/replies/late/why", "No date at all.", "stale, so {nobody} reads it"},
  });
  CHECK(loaded.scenario == nullptr);
  REQUIRE(loaded.problems.size() == 2);
  CHECK(loaded.problems[0].where.file == shelf.folder.path() / "x.de.json");
  CHECK(problems_of(loaded) ==
        std::vector<std::string>{
            "5:59 /texts/nodes~1a~1says~11/to \"dya\" is no fact of the briefing; did you mean \"day\"? "
            "[unknown-fact]",
            "6:83 /texts/nodes~1a~1replies~1late~1say/to this `{` is not closed; write `{{` for a brace "
            "[bad-text]"});
}

TEST_CASE("given a sidecar with faults of its own, when it is loaded, then each is told where it stands") {
  struct Fault {
    std::string bytes;
    std::vector<std::string> problems;
  };
  const std::vector<Fault> faults{
      {"", {"0:0  the file is empty [unreadable-reference]"}},
      {"{ \"format\": 1, }",
       {"1:16  this is not valid JSON: in object key - unexpected '}'; expected string literal "
        "[unreadable-reference]"}},
      {"[]", {"1:1  expected an object for a translation, not a list [wrong-type]"}},
      {R"({ "format": 2, "scenario": "tset", "language": "fr", "texts": [], "by": "me" })",
       {"1:13 /format expected a whole number from 1 to 1, not 2 [out-of-range]",
        "1:28 /scenario expected \"test\", the id of the scenario beside this file, not \"tset\" "
        "[out-of-range]",
        "1:48 /language expected \"de\", the language in the file's name, not \"fr\" [out-of-range]",
        "1:63 /texts expected an object of texts, not a list [wrong-type]",
        "1:67 /by \"by\" is no key of a translation; it can have format, scenario, language, texts "
        "[unknown-key]"}},
      {R"({ "format": 1, "scenario": "test", "language": "de", "texts": { "title": { "to": "x" }, "summary": 3 } })",
       {"1:74 /texts/title a translated text must have \"from\" [missing-key]",
        "1:100 /texts/summary expected an object for a translated text, not a whole number [wrong-type]"}},
      {R"({ "format": 1, "scenario": "test", "language": "de", "texts": { "title": { "from": "Test", "to": 1 } } })",
       {"1:98 /texts/title/to expected a text in quotation marks, not a whole number [wrong-type]"}},
      {R"({ "format": 1, "scenario": "test", "language": "de" })",
       {"1:1  a translation must have \"texts\" [missing-key]"}},
      {R"({ "texts": { "title": {}, "title": {} } })",
       {"1:27  \"title\" already stands in this object, in line 1 [duplicate-key]"}},
  };
  const Shelf shelf;
  for (const Fault& fault : faults) {
    INFO(fault.bytes);
    shelf.folder.write("x.de.json", fault.bytes);
    const LoadResult loaded = load_scenario(shelf.path, rubrics(), "de");
    CHECK(loaded.scenario == nullptr);
    CHECK_FALSE(loaded.unreadable);
    CHECK(problems_of(loaded) == fault.problems);
    CHECK(check_translation(shelf.path, "de", rubrics()).size() == fault.problems.size());
    CHECK(load_scenario(shelf.path, rubrics()).scenario);
  }
  std::filesystem::remove(shelf.folder.path() / "x.de.json");
  std::filesystem::create_directory(shelf.folder.path() / "x.de.json");
  CHECK(load_scenario(shelf.path, rubrics(), "de").problems.at(0).rule == "unreadable-reference");
}

TEST_CASE("given languages, when one is asked for that is not there, then those that are there are named") {
  const Shelf shelf;
  for (const char* name :
       {"x.ja.json", "x.pt-BR.json", "x.de.json", "y.fr.json", "x.es.txt", "x..json", "x.notes.json"})
    shelf.folder.write(name, sidecar({}, std::string(name).substr(2, 2)));
  CHECK(available_languages(shelf.path) == std::vector<std::string>{"de", "ja", "pt-BR"});
  CHECK(available_languages("none/x.json").empty());
  for (const char* language : {"fr", "pt", "", "../y.fr", "DE", "de.json"}) {
    const LoadResult loaded = load_scenario(shelf.path, rubrics(), language);
    CHECK(loaded.scenario == nullptr);
    CHECK(problems_of(loaded) ==
          std::vector<std::string>{"0:0  this is not available in \"" + std::string(language) +
                                   "\"; it can be had in en, de, ja, pt-BR [unknown-language]"});
  }
  CHECK(load_scenario(shelf.path, rubrics(), "en").scenario);
  CHECK(load_scenario(shelf.path, rubrics(), "ja").scenario);
  CHECK(load_scenario_preferring(shelf.path, rubrics(), "fr").scenario->language == "en");
  CHECK(load_scenario_preferring(shelf.path, rubrics(), "ja").scenario->language == "ja");
  CHECK(load_scenario_preferring(shelf.path, rubrics(), "").scenario->language == "en");
  CHECK(load_scenario(shelf.folder.path() / "none.json", rubrics(), "de").unreadable);
}

TEST_CASE(
    "given a scenario file that is faulty, when a translation is loaded, then its own faults are told") {
  std::string bytes = Shelf::escaped(small);
  bytes.replace(bytes.find("\"goto\": \"end\""), 13, "\"goto\": \"edn\"");
  const Shelf shelf(bytes);
  const LoadResult loaded = shelf.load({{"nodes/a/says/1", "Hello.", "{x}"}});
  REQUIRE(loaded.problems.size() == 2);
  CHECK(loaded.problems[0].rule == "unknown-node");
  CHECK(loaded.problems[0].where.file == shelf.path);
  CHECK(loaded.problems[1].rule == "unknown-name");
  const std::vector<Diagnostic> checked = check_translation(shelf.path, "de", rubrics());
  CHECK(std::ranges::count(checked, Severity::error, &Diagnostic::severity) == 1);
  CHECK(std::ranges::count(checked, "unknown-name", &Diagnostic::rule) == 1);
  shelf.folder.write("x.json", "{");
  CHECK(load_scenario(shelf.path, rubrics(), "de").problems.at(0).rule == "bad-json");
  CHECK(check_translation(shelf.path, "de", rubrics()).empty());
}

TEST_CASE(
    "given a text that moved, when its translation is placed, then it follows its wording or is stale") {
  using Kind = Placement::Kind;
  struct Case {
    std::string name;
    std::vector<Entry> texts;         ///< id and wording
    std::vector<Entry> translations;  ///< id and from
    std::vector<std::pair<Kind, std::string>> expected;
  };
  const std::vector<Case> cases{
      {"nothing changed",
       {{"nodes/a/says/1", "A", ""}},
       {{"nodes/a/says/1", "A", ""}},
       {{Kind::in_place, "nodes/a/says/1"}}},
      {"a line was inserted",
       {{"nodes/a/says/1", "A", ""}, {"nodes/a/says/2", "new", ""}, {"nodes/a/says/3", "B", ""}},
       {{"nodes/a/says/1", "A", ""}, {"nodes/a/says/2", "B", ""}},
       {{Kind::in_place, "nodes/a/says/1"}, {Kind::moved, "nodes/a/says/3"}}},
      {"lines changed places",
       {{"nodes/a/says/1", "B", ""}, {"nodes/a/says/2", "A", ""}},
       {{"nodes/a/says/1", "A", ""}, {"nodes/a/says/2", "B", ""}},
       {{Kind::moved, "nodes/a/says/2"}, {Kind::moved, "nodes/a/says/1"}}},
      {"a reply got another id",
       {{"nodes/a/replies/new/say", "A", ""}},
       {{"nodes/a/replies/old/say", "A", ""}},
       {{Kind::moved, "nodes/a/replies/new/say"}}},
      {"a fact got another name",
       {{"briefing/facts/new", "A", ""}},
       {{"briefing/facts/old", "A", ""}},
       {{Kind::moved, "briefing/facts/new"}}},
      {"the wording changed",
       {{"nodes/a/says/1", "A!", ""}},
       {{"nodes/a/says/1", "A", ""}},
       {{Kind::stale, "nodes/a/says/1"}}},
      {"the line went away",
       {{"nodes/a/says/1", "A", ""}},
       {{"nodes/a/says/2", "B", ""}},
       {{Kind::unknown, ""}}},
      {"the node went away",
       {{"nodes/a/says/1", "A", ""}},
       {{"nodes/b/says/1", "A", ""}},
       {{Kind::unknown, ""}}},
      {"only another kind has the wording",
       {{"nodes/a/says/1", "B", ""}, {"nodes/a/thinks", "A", ""}},
       {{"nodes/a/says/1", "A", ""}},
       {{Kind::stale, "nodes/a/says/1"}}},
      {"only a group has the wording",
       {{"groups/a/replies/x/say", "A", ""},
        {"groups/b/replies/y/say", "A", ""},
        {"nodes/b/replies/x/say", "A", ""}},
       {{"groups/b/replies/x/say", "A", ""}},
       {{Kind::moved, "groups/b/replies/y/say"}}},
      {"two lines have the wording",
       {{"nodes/a/says/1", "A", ""}, {"nodes/a/says/2", "B", ""}, {"nodes/a/says/3", "A", ""}},
       {{"nodes/a/says/2", "A", ""}},
       {{Kind::stale, "nodes/a/says/2"}}},
      {"the line that has the wording has its own translation",
       {{"nodes/a/says/1", "A", ""}, {"nodes/a/says/2", "B", ""}},
       {{"nodes/a/says/2", "A", ""}, {"nodes/a/says/1", "A", ""}},
       {{Kind::stale, "nodes/a/says/2"}, {Kind::in_place, "nodes/a/says/1"}}},
      {"two translations follow to one line",
       {{"nodes/a/says/1", "A", ""}},
       {{"nodes/a/says/2", "A", ""}, {"nodes/a/says/3", "A", ""}},
       {{Kind::moved, "nodes/a/says/1"}, {Kind::unknown, ""}}},
  };
  for (const Case& each : cases) {
    INFO(each.name);
    std::vector<TranslatableText> texts;
    for (const Entry& entry : each.texts) {
      TranslatableText text;
      text.id = entry.id;
      text.node = node_of_text(entry.id);
      text.kind = kind_of_text(entry.id);
      text.wording = entry.from;
      texts.push_back(text);
    }
    std::vector<Translated> translations;
    for (const Entry& entry : each.translations)
      translations.push_back({entry.id, entry.from});
    const std::vector<Placement> places = place_translations(texts, translations);
    REQUIRE(places.size() == each.expected.size());
    for (std::size_t i = 0; i < places.size(); ++i) {
      CHECK(places[i].kind == each.expected[i].first);
      if (places[i].kind != Kind::unknown) CHECK(texts[places[i].text].id == each.expected[i].second);
    }
  }
}

TEST_CASE("given an unfinished translation, when it is checked, then every gap is a warning in its place") {
  const Shelf shelf;
  const std::string goals = R"("briefing/goals/1" (x.json, line 3))";
  CHECK(
      shelf.check(sidecar({
          {"title", "Test", "Probe"},
          {"briefing/goals/1", "Clear", "Klar"},
          {"briefing/facts/day", "Tuesday", "Dienstag"},
          {"briefing/facts/dya", "Sunday", "Sonntag"},
          {"nodes/a/says/1", "Hello.", "Hallo."},
          {"nodes/a/says/3", "Well?", ""},
      })) ==
      std::vector<std::string>{
          "x.de.json:4:10: warning: \"briefing/goals/1\" (x.json, line 3) is not translated, so the original "
          "is "
          "shown [missing-translation]",
          "x.de.json:4:10: warning: \"nodes/a/says/2\" (x.json, line 9) is not translated, so the original "
          "is shown "
          "[missing-translation]",
          "x.de.json:4:10: warning: \"nodes/a/says/3\" (x.json, line 9) is not translated, so the original "
          "is shown "
          "[missing-translation]",
          "x.de.json:4:10: warning: \"nodes/a/replies/soon/say\" (x.json, line 10) is not translated, so the "
          "original is shown [missing-translation]",
          "x.de.json:4:10: warning: \"nodes/a/replies/soon/why\" (x.json, line 10) is not translated, so the "
          "original is shown [missing-translation]",
          "x.de.json:4:10: warning: \"nodes/a/replies/late/say\" (x.json, line 11) is not translated, so the "
          "original is shown [missing-translation]",
          "x.de.json:4:10: warning: \"nodes/a/replies/late/why\" (x.json, line 11) is not translated, so the "
          "original is shown [missing-translation]",
          "x.de.json:7:33: warning: \"briefing/facts/day\" (x.json, line 3) has another wording now, so the "
          "original "
          "is shown; translate it anew and bring \"from\" up to date [stale-translation]",
          "x.de.json:8:1: warning: \"briefing/facts/dya\" is no text of the scenario; did you mean "
          "\"briefing/facts/day\"? [unknown-translation]",
      });
}

TEST_CASE(
    "given translations in a folder, when the library is read, then they are no scenarios of their own") {
  const Shelf shelf;
  shelf.folder.write("x.de.json", sidecar({{"title", "Test", "Probe"}}));
  shelf.folder.write("x.ja.json", "{");
  shelf.folder.write("alone.de.json", Shelf::escaped(small));
  const auto titles = [&](const std::string& language) {
    std::vector<std::string> found;
    for (const LibraryEntry& entry : read_library(shelf.folder.path(), rubrics(), language)) {
      found.push_back(
          entry.path.filename().string() + ": " +
          (entry.loaded.scenario ? entry.loaded.scenario->title : entry.loaded.problems.at(0).rule));
    }
    return found;
  };
  CHECK(titles("") == Ids{"alone.de.json: Test", "x.json: Test"});
  CHECK(titles("de") == Ids{"alone.de.json: Test", "x.json: Probe"});
  CHECK(titles("ja") == Ids{"alone.de.json: Test", "x.json: unreadable-reference"});
  CHECK(titles("fr") == Ids{"alone.de.json: Test", "x.json: Test"});
}
