#include "conversation/chance.hpp"

#include <random>

namespace composure {

std::uint64_t any_seed() {
  std::random_device device;
  return ((std::uint64_t{device()} << 32U) | device()) & ((std::uint64_t{1} << 53U) - 1);
}

}  // namespace composure
