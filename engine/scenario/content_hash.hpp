#pragma once

#include <string>
#include <string_view>

namespace composure {

/// SHA-256 of the bytes (FIPS 180-4), as 64 lower-case hexadecimal digits.
std::string content_hash(std::string_view bytes);

}  // namespace composure
