#include "scenario/json_document.hpp"

#include <string>
#include <vector>

#include "catch.hpp"

using namespace composure;
using Catch::Matchers::ContainsSubstring;
using Value = JsonDocument::Value;

namespace {

JsonDocument parse(const std::string& bytes) {
  auto parsed = JsonDocument::parse("x.json", bytes);
  if (const auto* problem = std::get_if<Diagnostic>(&parsed)) FAIL(to_text(*problem));
  return std::get<JsonDocument>(std::move(parsed));
}

Diagnostic failure(const std::string& bytes) {
  auto parsed = JsonDocument::parse("x.json", bytes);
  if (std::holds_alternative<JsonDocument>(parsed)) FAIL("this was accepted: " << bytes.substr(0, 80));
  return std::get<Diagnostic>(std::move(parsed));
}

std::string place(const Location& where) {
  return std::to_string(where.line) + ":" + std::to_string(where.column) + " " + where.pointer;
}

std::string nested(std::size_t depth) {
  return std::string(depth, '[') + std::string(depth, ']');
}

}  // namespace

TEST_CASE("given a JSON file, when it is parsed, then kinds, values and sizes are as written") {
  const JsonDocument json = parse(R"({"a": [1, -2, 3.5, true, false, null, "x"], "b": {}})");
  REQUIRE(json.kind(JsonDocument::root) == JsonDocument::Kind::object);
  CHECK(json.size(JsonDocument::root) == 2);
  const Value list = json.member(JsonDocument::root, "a");
  REQUIRE(json.kind(list) == JsonDocument::Kind::array);
  CHECK(json.size(list) == 7);
  Value at = json.first(list);
  CHECK(json.integer(at) == 1);
  at = json.after(at);
  CHECK(json.integer(at) == -2);
  at = json.after(at);
  CHECK(json.kind(at) == JsonDocument::Kind::real);
  at = json.after(at);
  CHECK(json.boolean(at));
  at = json.after(at);
  CHECK(json.kind(at) == JsonDocument::Kind::boolean);
  CHECK_FALSE(json.boolean(at));
  at = json.after(at);
  CHECK(json.kind(at) == JsonDocument::Kind::null);
  at = json.after(at);
  CHECK(json.string(at) == "x");
  CHECK(json.after(at) == json.after(list));
  CHECK(json.kind(json.member(JsonDocument::root, "b")) == JsonDocument::Kind::object);
  CHECK(json.member(JsonDocument::root, "c") == JsonDocument::root);
}

TEST_CASE(
    "given values of every kind, when they are located, then line, column and pointer are those of their "
    "start") {
  const JsonDocument json = parse(
      "{\n"
      "  \"number\": -12.5e3,\n"
      "  \"list\": [1,22 , 333\n"
      "  ,true,false, null],\n"
      "  \"deep\": { \"a/b~c\": [ [], {\"k\": \"v\"} ] }\n"
      "}");
  CHECK(place(json.locate(JsonDocument::root)) == "1:1 ");
  const Value number = json.member(JsonDocument::root, "number");
  CHECK(place(json.locate(number)) == "2:13 /number");
  CHECK(place(json.locate(number - 1)) == "2:3 /number");  // the key itself
  const Value list = json.member(JsonDocument::root, "list");
  CHECK(place(json.locate(list)) == "3:11 /list");
  Value at = json.first(list);
  CHECK(place(json.locate(at)) == "3:12 /list/0");
  at = json.after(at);
  CHECK(place(json.locate(at)) == "3:14 /list/1");
  at = json.after(at);
  CHECK(place(json.locate(at)) == "3:19 /list/2");
  at = json.after(at);
  CHECK(place(json.locate(at)) == "4:4 /list/3");
  at = json.after(at);
  CHECK(place(json.locate(at)) == "4:9 /list/4");
  at = json.after(at);
  CHECK(place(json.locate(at)) == "4:16 /list/5");
  const Value deep = json.member(JsonDocument::root, "deep");
  const Value odd = json.member(deep, "a/b~c");
  CHECK(place(json.locate(odd)) == "5:22 /deep/a~1b~0c");
  CHECK(place(json.locate(odd - 1)) == "5:13 /deep/a~1b~0c");
  const Value object = json.after(json.first(odd));
  CHECK(place(json.locate(object)) == "5:28 /deep/a~1b~0c/1");
  CHECK(place(json.locate(json.member(object, "k"))) == "5:34 /deep/a~1b~0c/1/k");
}

TEST_CASE("given strings with escapes, when they are located, then quotation marks inside do not mislead") {
  const JsonDocument json = parse(R"(["\\", "a\"b", "\\\"", "", "\"", "plain"])");
  const std::vector<std::string> texts{"\\", "a\"b", "\\\"", "", "\"", "plain"};
  const std::vector<std::size_t> columns{2, 8, 16, 24, 28, 34};
  Value at = json.first(JsonDocument::root);
  for (std::size_t i = 0; i < texts.size(); ++i, at = json.after(at)) {
    CHECK(json.string(at) == texts[i]);
    CHECK(json.locate(at).column == columns[i]);
  }
}

TEST_CASE(
    "given a place inside a string, when it is located, then escapes before it are counted as written") {
  struct Case {
    std::string source;  ///< what stands before the `|` that is looked for
    std::size_t decoded;
  };
  const std::vector<Case> cases{{"", 0},
                                {"ab", 2},
                                {R"(\n\\\"\/\t)", 5},
                                {R"(\u0041\u0041\u0041)", 3},
                                {R"(\u00e9\u00E9)", 4},
                                {R"(\u2014\u2014\u2014)", 9},
                                {R"(\ud83d\ude00\ud83d\ude00)", 8},
                                {"\xC3\xA9\xE2\x80\x94", 5},
                                {R"(a\\u0041\u2014b)", 11}};
  for (const Case& each : cases) {
    INFO(each.source);
    const JsonDocument json = parse("[\"" + each.source + "|\"]");
    const Value text = json.first(JsonDocument::root);
    REQUIRE(json.string(text).find('|') == each.decoded);
    const Location where = json.locate_in_text(text, each.decoded);
    CHECK(where.column == each.source.size() + 3);
    CHECK(where.pointer == "/0");
  }
}

TEST_CASE(
    "given a file with a byte order mark, when it is parsed, then the mark is skipped and columns do not "
    "count it") {
  const JsonDocument json = parse("\xEF\xBB\xBF{\"a\": 1,\n \"b\": 2}");
  CHECK(place(json.locate(JsonDocument::root)) == "1:1 ");
  CHECK(place(json.locate(json.member(JsonDocument::root, "a"))) == "1:7 /a");
  CHECK(place(json.locate(json.member(JsonDocument::root, "b"))) == "2:7 /b");
}

TEST_CASE(
    "given Windows line ends, when values are located, then lines and columns are the same as with Unix "
    "ones") {
  const JsonDocument json = parse("{\r\n  \"a\": 1,\r\n\r\n  \"b\": [2,\r\n3]\r\n}\r\n");
  CHECK(place(json.locate(json.member(JsonDocument::root, "a"))) == "2:8 /a");
  const Value list = json.member(JsonDocument::root, "b");
  CHECK(place(json.locate(list)) == "4:8 /b");
  CHECK(place(json.locate(json.after(json.first(list)))) == "5:1 /b/1");
}

TEST_CASE("given a number as the whole file, when it is located, then it starts where it starts") {
  const JsonDocument plain = parse("  42");
  CHECK(plain.integer(JsonDocument::root) == 42);
  CHECK(place(plain.locate(JsonDocument::root)) == "1:3 ");
  CHECK(place(parse("\n 42 \n").locate(JsonDocument::root)) == "2:2 ");
}

TEST_CASE("given an integer beyond 64 bits, when it is parsed, then it is never a small number by accident") {
  CHECK(parse("18446744073709551615").integer(JsonDocument::root) == INT64_MAX);
  CHECK(parse("18446744073709551617").kind(JsonDocument::root) == JsonDocument::Kind::real);
}

TEST_CASE("given an empty file, when it is parsed, then that is what the message says") {
  for (const std::string bytes : {"", " ", "\n\r\n\t "}) {
    const Diagnostic problem = failure(bytes);
    CHECK(to_text(problem) == "x.json: error: the file is empty [empty-file]");
  }
}

TEST_CASE("given a truncated file, when it is parsed, then the end of the file is the place") {
  const std::string whole = R"({"a": [1, {"b": "text"}], "c": true})";
  for (std::size_t length = 1; length < whole.size(); ++length) {
    INFO(whole.substr(0, length));
    const Diagnostic problem = failure(whole.substr(0, length));
    CHECK(problem.rule == "bad-json");
    CHECK(problem.where.line == 1);
    CHECK(problem.where.column >= length);
    CHECK(problem.where.column <= length + 1);
    CHECK_THAT(problem.message, ContainsSubstring("this is not valid JSON"));
  }
}

TEST_CASE("given a syntax error, when it is parsed, then its line is told and what was expected") {
  const Diagnostic comma = failure("{\n  \"a\": 1\n  \"b\": 2\n}");
  CHECK(comma.rule == "bad-json");
  CHECK(comma.where.line == 3);
  CHECK_THAT(comma.message, ContainsSubstring("expected '}'"));
  CHECK(failure("{\n\"a\": 1,\n}").where.line == 3);
  CHECK(failure("{\"a\": .5}").where.column == 7);
  CHECK(failure("[1, 2] x").rule == "bad-json");
  CHECK(failure("[1e999]").rule == "bad-json");
  CHECK(failure("[\"\\ud800\"]").rule == "bad-json");
  CHECK(failure("[\"a\nb\"]").rule == "bad-json");
  CHECK(failure("// comment\n[]").rule == "bad-json");
  CHECK(failure(std::string(1000, '\0')).rule == "bad-json");
}

TEST_CASE("given a very long faulty text, when it is parsed, then the message stays short") {
  const Diagnostic problem = failure("[\"" + std::string(100'000, 'x'));
  CHECK(problem.rule == "bad-json");
  CHECK(problem.message.size() < 400);
}

TEST_CASE("given bytes that are not UTF-8, when they are parsed, then the place of the byte is told") {
  const Diagnostic latin = failure("{\n \"a\": \"caf\xE9\"\n}");
  CHECK(latin.rule == "bad-utf8");
  CHECK(latin.where.line == 2);
  // The byte itself or, where it could have begun a longer character, the one after it.
  CHECK(latin.where.column >= 11);
  CHECK(latin.where.column <= 12);
  CHECK(latin.message == "this byte is not valid UTF-8; save the file as UTF-8");
  CHECK(failure("[\"\x80\"]").rule == "bad-utf8");
  CHECK(failure("[\"\xC0\xAF\"]").rule == "bad-utf8");          // overlong
  CHECK(failure("[\"\xED\xA0\x80\"]").rule == "bad-utf8");      // a surrogate
  CHECK(failure("[\"\xF4\x90\x80\x80\"]").rule == "bad-utf8");  // beyond U+10FFFF
  CHECK(failure("{\"caf\xE9\": 1}").rule == "bad-utf8");
  CHECK(failure("[\xFF]").rule == "bad-utf8");  // outside a text as well
  CHECK(failure("[1\xE9]").where.column == 3);
  CHECK(failure(std::string("\xFF\xFE[\0]\0", 6)).rule == "bad-utf8");  // UTF-16
}

TEST_CASE(
    "given a syntax error beside a text that mentions UTF-8, when it is parsed, then it is still a syntax "
    "error") {
  CHECK(failure(R"({"a": 1 "UTF-8"})").rule == "bad-json");
  CHECK(failure("[1, \xC3\xA9]").message ==
        "this is not valid JSON: this character can stand only in a text in quotation marks");
}

TEST_CASE(
    "given duplicate keys, when they are parsed, then the second one is the place and the first one's line "
    "is told") {
  const Diagnostic small = failure("{\n \"a\": 1,\n \"b\": 2,\n \"a\": 3\n}");
  CHECK(to_text(small) ==
        "x.json:4:2: error: \"a\" already stands in this object, in line 2 [duplicate-key]");
  const Diagnostic inner = failure("{\"x\": {\"a\": 1,\n\"a\": 1}, \"y\": [");
  CHECK(inner.rule == "duplicate-key");
  CHECK(inner.where.line == 2);
  // Written differently, the same key.
  CHECK(failure(R"({"a": 1, "\u0061": 2})").rule == "duplicate-key");
  // The same key in two objects is no duplicate.
  CHECK(parse(R"([{"a": 1}, {"a": {"a": 2}}])").size(JsonDocument::root) == 2);
}

TEST_CASE(
    "given duplicate keys in a large object, when they are parsed, then they are found as in a small one") {
  for (const std::size_t count : {11U, 12U, 13U, 14U, 5000U}) {
    std::string text = "{";
    for (std::size_t i = 0; i < count; ++i)
      text += "\"k" + std::to_string(i) + "\": {\"k0\": 0},\n";
    CHECK(parse(text + "\"last\": 1}").size(JsonDocument::root) == count + 1);
    const Diagnostic problem = failure(text + " \"k7\": 1}");
    CHECK(problem.rule == "duplicate-key");
    CHECK(problem.where.line == count + 1);
    CHECK(problem.where.column == 2);
    CHECK(problem.message == "\"k7\" already stands in this object, in line 8");
  }
}

TEST_CASE(
    "given deep nesting, when it is parsed, then 64 levels are read and the 65th is refused at its place") {
  CHECK(parse(nested(64)).size(JsonDocument::root) == 1);
  const Diagnostic problem = failure(nested(65));
  CHECK(to_text(problem) ==
        "x.json:1:65: error: arrays and objects are nested deeper than 64 levels [too-deep]");
  std::string objects;
  for (int i = 0; i < 65; ++i)
    objects += "{\"a\":";
  CHECK(failure(objects + "1" + std::string(65, '}')).rule == "too-deep");
  CHECK(failure(nested(100'000)).where.column == 65);
  CHECK(failure(std::string(100'000, '[')).rule == "too-deep");
}

TEST_CASE(
    "given a place in a file, when it is counted, then lines and columns start at 1 and columns count "
    "bytes") {
  const std::string bytes = "ab\n\xC3\xA9z\n";
  CHECK(place(location_of_byte("f", bytes, 0)) == "1:1 ");
  CHECK(place(location_of_byte("f", bytes, 2)) == "1:3 ");
  CHECK(place(location_of_byte("f", bytes, 3)) == "2:1 ");
  CHECK(place(location_of_byte("f", bytes, 5)) == "2:3 ");
  CHECK(place(location_of_byte("f", bytes, 7)) == "3:1 ");
}
