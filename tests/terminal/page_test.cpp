#include "terminal/page.hpp"

#include <sstream>
#include <string>
#include <vector>

#include "catch.hpp"
#include "text_pieces.hpp"

using namespace composure;
using namespace composure::terminal;

namespace {

std::vector<std::string> pieces_of(std::string_view text) {
  std::vector<std::string> pieces;
  while (!text.empty()) {
    pieces.emplace_back(next_piece(text));
    text.remove_prefix(pieces.back().size());
  }
  return pieces;
}

std::string paragraph(std::string_view label, std::size_t indent, std::string_view text,
                      std::size_t width = 30) {
  std::ostringstream out;
  const Page page{out, width, false};
  page.paragraph(label, indent, text);
  return out.str();
}

using Pieces = std::vector<std::string>;

}  // namespace

TEST_CASE("given a text, when it is cut into pieces, then lines can be broken between all of them") {
  CHECK(pieces_of("Well, then.  Go!") == Pieces{"Well,", " ", "then.", "  ", "Go!"});
  CHECK(pieces_of("one\n\n two") == Pieces{"one", "\n", "\n", " ", "two"});
  CHECK(pieces_of("はい、そう。") == Pieces{"は", "い、", "そ", "う。"});
  CHECK(pieces_of("「はい」と言った") == Pieces{"「は", "い」", "と", "言っ", "た"});
  CHECK(pieces_of("データー") == Pieces{"デー", "ター"});
  CHECK(pieces_of("5月14日、9人") == Pieces{"5月", "14日、", "9人"});
  CHECK(pieces_of("Kenjiさん (仮)!") == Pieces{"Kenji", "さ", "ん", " ", "(仮)!"});
  CHECK(pieces_of("“漢字”") == Pieces{"“漢", "字”"});
  CHECK(pieces_of("한국어 문장") == Pieces{"한국어", " ", "문장"});  // Korean has spaces
  CHECK(pieces_of("ｗ：ｗ") == Pieces{"ｗ：", "ｗ"});
}

TEST_CASE(
    "given a text without spaces, when it is printed, then its lines are as wide as the page in columns") {
  CHECK(paragraph("健二: ", 4, "新しい配車ボードの計画を説明しました。皆がうなずきました。") ==
        "健二: 新しい配車ボードの計画を\n"
        "    説明しました。皆がうなずき\n"
        "    ました。\n");
  CHECK(paragraph("", 0, "一二三四五六七八九十一二三四五。", 30) == "一二三四五六七八九十一二三四\n五。\n");
}

TEST_CASE("given a text with spaces, when it is printed, then it is broken at them") {
  CHECK(paragraph("Dana: ", 4, "You said it would be ready  by Friday.") ==
        "Dana: You said it would be\n"
        "    ready by Friday.\n");
  CHECK(paragraph("", 2, "one\ntwo \n three") == "  one\n  two\n  three\n");
  CHECK(paragraph("", 0, "Größenverhältnisse und mehr ä") == "Größenverhältnisse und mehr ä\n");
  CHECK(paragraph("", 0, "a-word-that-is-longer-than-the-page is kept whole") ==
        "a-word-that-is-longer-than-the-page\nis kept whole\n");
  CHECK(paragraph("Dana: ", 4, "") == "Dana: \n");
}
