#pragma once

#include <cstddef>
#include <cstdint>
#include <numeric>
#include <span>
#include <utility>
#include <vector>

#include "scenario/scenario.hpp"

namespace composure {

/// The n-th output (n from 1) of the SplitMix64 generator started at `seed`: Steele, Lea & Flood 2014,
/// doi 10.1145/2660193.2660195. The same on every machine.
constexpr std::uint64_t splitmix64(std::uint64_t seed, std::uint64_t n) {
  std::uint64_t z = seed + n * 0x9E3779B97F4A7C15U;
  z = (z ^ (z >> 30U)) * 0xBF58476D1CE4E5B9U;
  z = (z ^ (z >> 27U)) * 0x94D049BB133111EBU;
  return z ^ (z >> 31U);
}

/// Which alternative (0-based) a random number selects; integers only. At least one weight must be positive.
inline std::size_t draw_alternative(std::span<const WeightedTarget> alternatives, std::uint64_t random) {
  std::uint64_t total = 0;
  for (const WeightedTarget& each : alternatives)
    total += each.weight;
  std::uint64_t rest = random % total;
  std::size_t index = 0;
  while (rest >= alternatives[index].weight)
    rest -= alternatives[index++].weight;
  return index;
}

/// The order in which `count` replies are shown: authored positions, shuffled by a hash of seed, node and
/// visit (Fisher-Yates). Independent of the draws, so showing replies never changes what happens.
inline std::vector<std::size_t> shown_order(std::size_t count, std::uint64_t seed, NodeIndex node,
                                            std::uint32_t visit) {
  std::vector<std::size_t> order(count);
  std::iota(order.begin(), order.end(), std::size_t{0});
  const std::uint64_t key = splitmix64(splitmix64(seed ^ 0x5348'4F57U, node + std::uint64_t{1}), visit);
  for (std::size_t i = count; i > 1; --i)
    std::swap(order[i - 1], order[splitmix64(key, i) % i]);
  return order;
}

/// A seed that nobody can foresee, for an attempt of which none was asked. At most 2^53 - 1: JSON numbers are
/// exact up to there, and a seed should survive every tool that an attempt is exported to.
std::uint64_t any_seed();

}  // namespace composure
