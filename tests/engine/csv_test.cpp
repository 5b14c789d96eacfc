#include "exchange/csv.hpp"

#include "catch.hpp"

using namespace composure;

namespace {

using Table = std::vector<std::vector<std::string>>;

std::vector<CsvRecord> parse(const std::string& bytes) {
  auto parsed = parse_csv("x.csv", bytes);
  if (const auto* problem = std::get_if<Diagnostic>(&parsed)) FAIL(to_text(*problem));
  return std::get<std::vector<CsvRecord>>(std::move(parsed));
}

Table cells(const std::string& bytes) {
  Table table;
  for (const CsvRecord& record : parse(bytes))
    table.push_back(record.fields);
  return table;
}

std::string problem(const std::string& bytes) {
  const auto parsed = parse_csv("x.csv", bytes);
  const auto* found = std::get_if<Diagnostic>(&parsed);
  return found != nullptr ? to_text(*found) : "";
}

}  // namespace

TEST_CASE("given a table, when it is read, then its cells are what RFC 4180 says") {
  CHECK(cells("") == Table{});
  CHECK(cells("a,b\r\nc,d\r\n") == Table{{"a", "b"}, {"c", "d"}});
  CHECK(cells("a,b\r\nc,d") == Table{{"a", "b"}, {"c", "d"}});
  CHECK(cells("a,,\r\n,,b\r\n") == Table{{"a", "", ""}, {"", "", "b"}});
  CHECK(cells("\"a, \"\"b\"\"\",\"c\r\nd\"\r\n\"\",e\r\n") == Table{{"a, \"b\"", "c\r\nd"}, {"", "e"}});
  CHECK(cells("a b, c ,\"d\"\r\n") == Table{{"a b", " c ", "d"}});
  CHECK(cells("\"\"\"\"\r\n") == Table{{"\""}});
  CHECK(cells("5\" nail,x\r\n") == Table{{"5\" nail", "x"}});
}

TEST_CASE("given a table that a spreadsheet saved, when it is read, then it is the same table") {
  const Table expected{{"id", "text"}, {"1", "Grüße; an, alle"}};
  CHECK(cells("\xEF\xBB\xBFid,text\r\n1,\"Grüße; an, alle\"\r\n") == expected);
  CHECK(cells("id;text\n1;\"Grüße; an, alle\"\n") == expected);
  CHECK(cells("\"id\"\t\"text\"\r1\tGrüße; an, alle\r") == expected);
  CHECK(cells("id,text\n\n\r\n1,\"Grüße; an, alle\"\n\n") == expected);
}

TEST_CASE("given a table with long cells, when it is read, then each record knows its line") {
  const std::vector<CsvRecord> records = parse("a,b\r\n\"one\r\ntwo\nthree\rfour\",c\r\n\r\nd,e\r\n");
  REQUIRE(records.size() == 3);
  CHECK(records[0].line == 1);
  CHECK(records[1].line == 2);
  CHECK(records[2].line == 7);
}

TEST_CASE("given a table that is none, when it is read, then the line and the reason are told") {
  CHECK(problem("a,b\r\n\"c,d\r\n") ==
        "x.csv:2:1: error: a cell that begins with a quotation mark here is never closed by one [bad-csv]");
  CHECK(problem("a,b\r\n\"c\"d,e\r\n") ==
        "x.csv:2:1: error: a quotation mark ends the cell here, but more of it follows; inside of a cell in "
        "quotation marks they are written twice [bad-csv]");
  const std::string utf8 =
      "error: there is a byte here that is not valid UTF-8; save the table as CSV in UTF-8 [bad-utf8]";
  CHECK(problem("a,b\r\nGr\xFC\xDF"
                "e,c\r\n") == "x.csv:2:1: " + utf8);
  CHECK(problem(std::string("\xFF\xFE\x61\x00", 4)) == "x.csv:1:1: " + utf8);
  for (const char* bad :
       {"\xC3", "\xC0\x80", "\xE0\x80\x80", "\xED\xA0\x80", "\xF4\x90\x80\x80", "\xF5\x80\x80\x80", "\x80"}) {
    CHECK(problem(bad) == "x.csv:1:1: " + utf8);
  }
  CHECK(cells("é漢😀\xEE\x80\x80") == Table{{"é漢😀\xEE\x80\x80"}});
}

TEST_CASE("given cells, when a record is written, then it reads as the same cells") {
  const std::vector<std::string> fields{"plain", "",     "a,b",  "say \"no\"", "two\nlines", "two\r\nlines",
                                        "a;b",   "a\tb", " led", "trailed ",   "'",          "é漢😀",
                                        "\"",    "-1"};
  const std::string line = to_csv(fields);
  CHECK(line ==
        "plain,,\"a,b\",\"say \"\"no\"\"\",\"two\nlines\",\"two\r\nlines\",\"a;b\",\"a\tb\",\" led\","
        "\"trailed \",\"'\",é漢😀,\"\"\"\",-1\r\n");
  CHECK(cells(line) == Table{fields});
}

TEST_CASE(
    "given a text that looks like a formula, when it stands in a cell, then it is guarded and comes back") {
  struct Case {
    std::string text;
    std::string cell;
  };
  const std::vector<Case> cases{{"plain", "plain"}, {"=1+1", "'=1+1"}, {"+49", "'+49"},    {"- no", "'- no"},
                                {"@you", "'@you"},  {"\tin", "'\tin"}, {"\rin", "'\rin"},  {"'tis", "'tis"},
                                {"'=x", "''=x"},    {"''x", "'''x"},   {"'", "'"},         {"''", "'''"},
                                {"", ""},           {"a=b", "a=b"},    {"–dash", "–dash"}, {"'''=", "''''="}};
  for (const Case& each : cases) {
    INFO(each.text);
    CHECK(guard_cell(each.text) == each.cell);
    CHECK(unguard_cell(each.cell) == each.text);
    CHECK(cells(to_csv(std::vector<std::string>{each.cell, "x"})) == Table{{each.cell, "x"}});
  }
  // What a translator types is taken as it is.
  CHECK(unguard_cell("-5") == "-5");
  CHECK(unguard_cell("'s war einmal") == "'s war einmal");
}
