#include "scenario/content_hash.hpp"

#include <mbedtls/md.h>

#include <array>
#include <stdexcept>

namespace composure {

std::string content_hash(std::string_view bytes) {
  std::array<unsigned char, 32> digest{};
  const mbedtls_md_info_t* sha256 = mbedtls_md_info_from_type(MBEDTLS_MD_SHA256);
  const auto* data = reinterpret_cast<const unsigned char*>(bytes.data());
  if (sha256 == nullptr || mbedtls_md(sha256, data, bytes.size(), digest.data()) != 0) {
    throw std::runtime_error("the installed Mbed TLS has no SHA-256");
  }
  constexpr std::string_view digits = "0123456789abcdef";
  std::string hex;
  hex.reserve(2 * digest.size());
  for (const unsigned char byte : digest) {
    hex += digits[byte >> 4U];
    hex += digits[byte & 15U];
  }
  return hex;
}

}  // namespace composure
