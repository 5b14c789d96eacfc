#include "scenario/canonical.hpp"

#include <algorithm>
#include <random>
#include <string>
#include <vector>

#include "catch.hpp"
#include "scenario/file_bytes.hpp"

using namespace composure;
using Value = JsonDocument::Value;
using Kind = JsonDocument::Kind;

namespace {

JsonDocument parse(const std::string& bytes) {
  auto parsed = JsonDocument::parse("x.json", bytes);
  if (const auto* problem = std::get_if<Diagnostic>(&parsed))
    FAIL(to_text(*problem) << "\n" << bytes.substr(0, 200));
  return std::get<JsonDocument>(std::move(parsed));
}

std::string layout(const std::string& bytes) {
  return canonical_text(parse(bytes));
}

/// Whether two documents hold the same: kinds, keys, texts and numbers as written, in the same order.
bool same(const JsonDocument& a, const JsonDocument& b) {
  for (Value at = JsonDocument::root; at < a.after(JsonDocument::root); ++at) {
    if (at >= b.after(JsonDocument::root)) return false;
    const Kind kind = a.kind(at);
    if (kind != b.kind(at) || a.after(at) != b.after(at)) return false;
    if (kind == Kind::string && a.string(at) != b.string(at)) return false;
    if (kind == Kind::object || kind == Kind::array) continue;
    if (kind != Kind::string && a.literal(at) != b.literal(at)) return false;
  }
  return a.after(JsonDocument::root) == b.after(JsonDocument::root);
}

std::vector<std::string> lines_of(const std::string& text) {
  std::vector<std::string> lines;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = text.find('\n', at);
    lines.push_back(text.substr(at, end - at));
    at = end + 1;
  }
  return lines;
}

std::string joined(const std::vector<std::string>& lines) {
  std::string text;
  for (const std::string& line : lines)
    text += line + '\n';
  return text;
}

std::size_t characters(const std::string& line) {
  return static_cast<std::size_t>(
      std::ranges::count_if(line, [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; }));
}

std::string shipped(const std::string& name) {
  return std::get<std::string>(read_file_bytes(std::string(COMPOSURE_SOURCE_DIR) + "/scenarios/" + name));
}

/// JSON text of any shape, with spaces where they are allowed.
class RandomJson {
 public:
  explicit RandomJson(unsigned seed) : random_(seed) {}

  std::string value(int depth) {
    const unsigned kind = roll(depth > 0 ? 9 : 7);
    if (kind >= 7) return container(depth, kind == 7);
    const std::vector<std::string> scalars{"null", "true", "false", "-0", "1.50e+3", "12345678901234567890"};
    return kind < scalars.size() ? scalars[kind] : text();
  }

 private:
  unsigned roll(unsigned sides) { return static_cast<unsigned>(random_() % sides); }

  std::string gap() { return std::vector<std::string>{"", " ", "\n", "\t \r\n"}[roll(4)]; }

  std::string text() {
    const std::vector<std::string> parts{"a",       "word ",   "\\\"",           "\\\\",
                                         "\\n",     "\\u00e9", "\xC3\xA9",       "\\/",
                                         "\\u0001", "\\u2028", "\\ud83d\\ude00", "\xE2\x80\x93"};
    std::string text = "\"";
    for (unsigned i = roll(12); i > 0; --i)
      text += parts[roll(static_cast<unsigned>(parts.size()))];
    return text + '"';
  }

  std::string container(int depth, bool object) {
    const std::vector<std::string> keys{"nodes", "replies", "fallback", "groups", "says", "$x", "goto"};
    std::string text = object ? "{" : "[";
    const unsigned size = roll(6);
    for (unsigned i = 0; i < size; ++i) {
      if (i > 0) text += ',';
      text += gap();
      if (object) text += '"' + keys[i] + '"' + gap() + ':' + gap();
      text += value(depth - 1) + gap();
    }
    return text + (object ? "}" : "]");
  }

  std::mt19937 random_;
};

}  // namespace

TEST_CASE("given a scenario on one line, when it is laid out, then nodes and replies are blocks") {
  CHECK(layout(R"({"format":1,"$mine":[1,2],"state":{"trust":{"type":"meter","start":40},"tension":{"type":
"meter"}},"start":"a","nodes":{"a":{"says":["One.","Two."],"pick":{"min":1},"replies":[{"id":"x","say":"X."},
{"id":"y","goto":[{"when":"trust > 5","to":"b"},{"to":"c"}]}],"fallback":{"id":"z"}},"b":{"replies":[],
"fallback":"a"},"c":{}}})") ==
        R"({
  "format": 1,
  "$mine": [1, 2],
  "state": {
    "trust": { "type": "meter", "start": 40 },
    "tension": { "type": "meter" }
  },
  "start": "a",
  "nodes": {
    "a": {
      "says": ["One.", "Two."],
      "pick": { "min": 1 },
      "replies": [
        {
          "id": "x",
          "say": "X."
        },
        {
          "id": "y",
          "goto": [
            { "when": "trust > 5", "to": "b" },
            { "to": "c" }
          ]
        }
      ],
      "fallback": {
        "id": "z"
      }
    },
    "b": {
      "replies": [],
      "fallback": "a"
    },
    "c": {}
  }
}
)");
}

TEST_CASE(
    "given a list that just fits, when it is one character longer, then it takes a line for each item") {
  // Two spaces, "a": [" …", "b"] and a comma, which counts although none is here.
  const auto file = [](std::size_t length) {
    return "{\n  \"a\": [\"" + std::string(length, 'x') + "\", \"b\"]\n}\n";
  };
  const std::size_t fits = canonical_width - std::string("  \"a\": [\"\", \"b\"],").size();
  CHECK(layout(file(fits)) == file(fits));
  CHECK(layout(file(fits + 1)) ==
        "{\n  \"a\": [\n    \"" + std::string(fits + 1, 'x') + "\",\n    \"b\"\n  ]\n}\n");
  // What is below it makes no difference, and characters count, not bytes.
  std::string with_more = file(fits);
  with_more.replace(with_more.size() - 3, 1, ",\n  \"c\": 1\n");
  CHECK(layout(with_more) == with_more);
  std::string accents;
  for (std::size_t i = 0; i < fits; ++i)
    accents += "\xC3\xA9";
  const std::string accented = "{\n  \"a\": [\"" + accents + "\", \"b\"]\n}\n";
  CHECK(layout(accented) == accented);
}

TEST_CASE("given texts and numbers, when they are laid out, then they are as written or plain UTF-8") {
  CHECK(layout(R"({"a":"\u00e9\u20ac\ud83d\ude00\/ \"\\ \b\f\n\r\t\u0001\u001f\u007f\u0085\u2028\ufeff"})") ==
        "{\n  \"a\": \"\xC3\xA9\xE2\x82\xAC\xF0\x9F\x98\x80/ \\\"\\\\ "
        "\\b\\f\\n\\r\\t\\u0001\\u001f\\u007f\\u0085\\u2028\\ufeff\"\n}\n");
  CHECK(layout("[1.0,-0,1E+2,0.10,123456789012345678901234567890,1]") ==
        "[\n  1.0,\n  -0,\n  1E+2,\n  0.10,\n  123456789012345678901234567890,\n  1\n]\n");
  CHECK(layout("12") == "12\n");
  CHECK(layout("\xEF\xBB\xBF{ }\r\n") == "{}\n");
  CHECK(layout("\"x\"") == "\"x\"\n");
  CHECK(layout("{\"b\":1,\"a\":{\"z\":[],\"y\":{}}}") ==
        "{\n  \"b\": 1,\n  \"a\": { \"z\": [], \"y\": {} }\n}\n");
}

TEST_CASE(
    "given any JSON, when it is laid out twice, then it holds the same and the bytes no longer change") {
  for (unsigned seed = 1; seed <= 2000; ++seed) {
    const std::string bytes = RandomJson(seed).value(5);
    INFO("seed " << seed << "\n" << bytes);
    const JsonDocument before = parse(bytes);
    const std::string text = canonical_text(before);
    const JsonDocument after = parse(text);
    REQUIRE(same(before, after));
    REQUIRE(canonical_text(after) == text);
    REQUIRE(text.ends_with('\n'));
    for (const std::string& line : lines_of(text)) {
      REQUIRE_FALSE(line.empty());
      REQUIRE_FALSE(line.ends_with(' '));
      const bool shared =
          line.ends_with("],") || line.ends_with("},") || line.ends_with(']') || line.ends_with('}');
      if (shared && line.find_first_of("[{") != std::string::npos && line.find('"') != std::string::npos) {
        REQUIRE(characters(line) <= canonical_width);
      }
    }
  }
}

TEST_CASE("given a scenario in its layout, when one thing is edited, then no other line changes") {
  const std::vector<std::string> lines = lines_of(layout(shipped("launch-slips-two-weeks.json")));
  std::size_t edits = 0;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const std::string& line = lines[i];
    const std::size_t text = line.find_first_not_of(' ');
    const std::string indent(text, ' ');
    const auto stays = [&](std::vector<std::string> edited) {
      ++edits;
      const std::string bytes = joined(edited);
      INFO("line " << i + 1 << ": " << line);
      CHECK((layout(bytes) == bytes));  // too long to be printed
    };
    if (line.compare(text, 7, "\"say\": ") == 0) {
      std::vector<std::string> edited = lines;
      edited[i] = indent + "\"say\": \"No.\",";
      stays(edited);
      edited[i] = indent + "\"say\": \"" + std::string(500, 'x') + "\",";
      stays(edited);
    }
    if (line.compare(text, 6, "\"id\": ") == 0 && line.ends_with(',')) {
      std::vector<std::string> edited = lines;
      edited.insert(edited.begin() + static_cast<std::ptrdiff_t>(i) + 1, indent + "\"$mark\": 1,");
      stays(edited);
    }
    if (line.compare(text, 11, "\"effects\": ") == 0 && line.ends_with("],")) {
      // What becomes too long for its line is broken up, and all around it stays.
      std::vector<std::string> edited = lines;
      edited[i].insert(edited[i].size() - 2, ", \"" + std::string(100, 'x') + '"');
      const std::vector<std::string> after = lines_of(layout(joined(edited)));
      ++edits;
      INFO("line " << i + 1 << ": " << line);
      REQUIRE(after.size() > lines.size());
      CHECK(std::equal(lines.begin(), lines.begin() + static_cast<std::ptrdiff_t>(i), after.begin()));
      CHECK(std::equal(lines.rbegin(), lines.rend() - static_cast<std::ptrdiff_t>(i) - 1, after.rbegin()));
    }
  }
  CHECK(edits > 300);
}
