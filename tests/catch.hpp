// The one place that knows which Catch2 is installed. Write tests against the names of version 3
// (Catch::Approx, Catch::Matchers::ContainsSubstring); version 2 is taught them here.
#pragma once

#if __has_include(<catch2/catch_all.hpp>)
#include <catch2/catch_all.hpp>
#else
#include <catch2/catch.hpp>

#include <string>

namespace Catch {
using Detail::Approx;

namespace Matchers {
inline StdString::ContainsMatcher ContainsSubstring(
    const std::string& text, CaseSensitive::Choice case_sensitivity = CaseSensitive::Yes) {
  return Contains(text, case_sensitivity);
}
}  // namespace Matchers
}  // namespace Catch
#endif
