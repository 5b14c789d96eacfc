#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "conversation/chance.hpp"

namespace composure::test {

/// Random numbers from a fixed seed, the same on every machine.
class Dice {
 public:
  explicit Dice(std::uint64_t seed) : seed_(seed) {}
  /// 0 … sides - 1
  std::size_t roll(std::size_t sides) { return splitmix64(seed_, ++count_) % sides; }
  bool chance(std::size_t percent) { return roll(100) < percent; }
  template <class Value>
  const Value& any(const std::vector<Value>& values) {
    return values[roll(values.size())];
  }

 private:
  std::uint64_t seed_;
  std::uint64_t count_ = 0;
};

}  // namespace composure::test
