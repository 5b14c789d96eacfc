#pragma once

#include <cstddef>
#include <cstdint>

namespace composure::test {

/// Reads the bytes as a condition, as an effect and as a text, against a scope that has one of everything.
/// What can be read is evaluated. Nothing that the bytes say may crash.
void read_as_expression(const std::uint8_t* data, std::size_t size);

}  // namespace composure::test
