// The fuzz target without a fuzzer: the corpus, and inputs made from it by a fixed seed.
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include "catch.hpp"
#include "conversation/chance.hpp"
#include "fuzz/expression_fuzz.hpp"

using composure::splitmix64;

namespace {

std::vector<std::string> corpus() {
  std::vector<std::string> lines;
  for (const auto& entry : std::filesystem::directory_iterator(std::filesystem::path(COMPOSURE_SOURCE_DIR) /
                                                               "tests/fuzz/corpus")) {
    std::ifstream in(entry.path(), std::ios::binary);
    lines.emplace_back(std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>());
  }
  return lines;
}

void read(const std::string& input) {
  composure::test::read_as_expression(reinterpret_cast<const std::uint8_t*>(input.data()), input.size());
}

}  // namespace

TEST_CASE(
    "given the corpus and inputs made from it, when they are read as expressions, then nothing breaks") {
  const std::vector<std::string> inputs = corpus();
  REQUIRE(inputs.size() >= 10);
  for (const std::string& input : inputs)
    CHECK_NOTHROW(read(input));
  constexpr std::uint64_t rounds = 20'000;
  constexpr std::string_view pieces = "()+-*/<>=!.,{}?:\"' \t\n09azAZ_\xc3\xa9";
  for (std::uint64_t round = 1; round <= rounds; ++round) {
    std::uint64_t n = 0;
    const auto below = [&](std::size_t sides) { return splitmix64(round, ++n) % sides; };
    std::string input = inputs[below(inputs.size())];
    for (std::size_t changes = 1 + below(4); changes > 0; --changes) {
      const std::size_t at = below(input.size() + 1);
      switch (below(4)) {
        case 0:
          input.insert(at, 1, pieces[below(pieces.size())]);
          break;
        case 1:
          input.erase(at, 1 + below(3));
          break;
        case 2:
          input.insert(at, inputs[below(inputs.size())]);
          break;
        default:
          input.insert(at, 1, static_cast<char>(below(256)));
          break;
      }
    }
    INFO("round " << round << ": " << input);
    REQUIRE_NOTHROW(read(input));
  }
}
