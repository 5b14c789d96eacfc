// For libFuzzer: cmake -DCOMPOSURE_FUZZ=ON with clang++; see tests/fuzz/CMakeLists.txt.
#include "fuzz/expression_fuzz.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  composure::test::read_as_expression(data, size);
  return 0;
}
