#include "analysis/courses.hpp"

#include <algorithm>

namespace composure {
namespace {

/// Looking through more places than this after each decision would take too long.
constexpr std::size_t most_points = 5000;

}  // namespace

void Courses::start() {
  course_.clear();
  draws_.clear();
  points_.clear();
  drawn_ = 0;
  complete_ = true;
}

std::optional<std::size_t> Courses::draw(std::span<const WeightedTarget> alternatives,
                                         const Position& position) {
  if (drawn_ == course_.size()) {
    std::optional<std::size_t> point;
    if (drawn_ > 0) {
      layout_->pack(position, {}, words_.data());
      const auto found = std::ranges::find(points_, words_, &Point::words);
      point = static_cast<std::size_t>(found - points_.begin());
      const bool known = found != points_.end();
      if (!known && points_.size() == most_points) {
        complete_ = false;
        return {};
      }
      if (!known) points_.push_back({words_, draws_, {}, false});
      points_[*point].came_from.push_back(course_.back().point);
      if (known) return {};
    }
    const auto first = std::ranges::find_if(alternatives, [](const auto& each) { return each.weight > 0; });
    course_.push_back({alternatives, static_cast<std::size_t>(first - alternatives.begin()), point});
  }
  draws_.push_back(static_cast<std::uint32_t>(course_[drawn_].taken + 1));
  return course_[drawn_++].taken;
}

/// Lets the last draw that still can fall differently do so.
bool Courses::next() {
  drawn_ = 0;
  draws_.clear();
  while (!course_.empty()) {
    Draw& last = course_.back();
    for (++last.taken; last.taken < last.alternatives.size(); ++last.taken) {
      if (last.alternatives[last.taken].weight > 0) return true;
    }
    course_.pop_back();
  }
  return false;
}

std::vector<Courses::Trap> Courses::traps() {
  std::vector<std::size_t> work;
  for (std::size_t i = 0; i < points_.size(); ++i)
    if (points_[i].leads_on) work.push_back(i);
  while (!work.empty()) {
    const std::size_t point = work.back();
    work.pop_back();
    for (const auto& before : points_[point].came_from) {
      if (!before || points_[*before].leads_on) continue;
      points_[*before].leads_on = true;
      work.push_back(*before);
    }
  }
  std::vector<Trap> traps;
  for (const Point& point : points_) {
    const bool entered = std::ranges::any_of(
        point.came_from, [&](const auto& before) { return !before || points_[*before].leads_on; });
    if (!point.leads_on && entered) traps.push_back({point.words, point.draws});
  }
  return traps;
}

}  // namespace composure
