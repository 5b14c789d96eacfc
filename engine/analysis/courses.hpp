#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "analysis/state_layout.hpp"

namespace composure {

/// Goes through every course that chance can take after one decision. A course that comes back, between two
/// draws, to where it or another one stood before is not followed again: what can come of it is the same. So
/// a loop in which chance alone decides when it ends has few courses, although a play may go round it any
/// number of times.
class Courses {
 public:
  using Word = StateLayout::Word;

  explicit Courses(const StateLayout& layout) : layout_(&layout), words_(layout.words()) {}

  /// Another decision; the first course takes the first alternatives.
  void start();
  /// The alternative that the present course takes, from 0. Nothing if it comes back to where one was before,
  /// or if there are too many such places.
  std::optional<std::size_t> draw(std::span<const WeightedTarget> alternatives, const Position& position);
  /// The alternatives that the present course took, from 1.
  std::span<const std::uint32_t> draws() const { return draws_; }
  /// The present course led to a decision, an ending or a place where everything stops.
  void led_on() {
    if (!course_.empty() && course_.back().point) points_[*course_.back().point].leads_on = true;
  }
  /// The next course; false if there is none.
  bool next();

  /// False if there were too many places to follow all courses.
  bool complete() const { return complete_; }

  /// A place between two draws from which every course comes back for ever.
  struct Trap {
    std::span<const Word> words;
    std::span<const std::uint32_t> draws;  ///< on the way to it
  };
  /// To be asked when all courses were taken; only where such places are entered.
  std::vector<Trap> traps();

 private:
  /// Where a course stood when something was drawn, for the second and later draws.
  struct Point {
    std::vector<Word> words;
    std::vector<std::uint32_t> draws;
    std::vector<std::optional<std::size_t>> came_from;  ///< nothing: the decision itself
    bool leads_on = false;
  };
  struct Draw {
    std::span<const WeightedTarget> alternatives;
    std::size_t taken = 0;
    std::optional<std::size_t> point;
  };

  const StateLayout* layout_;
  std::vector<Draw> course_;
  std::size_t drawn_ = 0;
  std::vector<std::uint32_t> draws_;
  std::vector<Point> points_;
  bool complete_ = true;
  std::vector<Word> words_;
};

}  // namespace composure
