#include "analysis/value_ranges.hpp"

#include <algorithm>
#include <deque>
#include <limits>

namespace composure {
namespace {

class RangeFinder {
 public:
  RangeFinder(const StateSpace& space, Observations* observations)
      : space_(space),
        variables_(space.scenario().state.size()),
        expander_(space.scenario(), space.layout(), table_, false, observations),
        low_(std::size_t{space.size()} * variables_, std::numeric_limits<std::int32_t>::max()),
        high_(std::size_t{space.size()} * variables_, std::numeric_limits<std::int32_t>::min()),
        waiting_(space.size(), false),
        words_(space.layout().words()) {}

  std::vector<ValueRange> find() {
    expander_.begin([this](const Expander::Outcome& outcome) { widen(outcome); });
    const Components components = space_.components();
    std::vector<StateSpace::State> order(space_.size());
    for (StateSpace::State state = 0; state < space_.size(); ++state)
      order[state] = state;
    // What leads somewhere comes before where it leads; states that lead to each other stand together.
    std::ranges::stable_sort(order, std::greater<>(),
                             [&](StateSpace::State state) { return components.of[state]; });
    for (std::size_t i = 0; i < order.size();) {
      const std::uint32_t component = components.of[order[i]];
      for (; i < order.size() && components.of[order[i]] == component; ++i)
        enqueue(order[i]);
      settle(component, components);
    }
    return widest();
  }

 private:
  bool is_at_rest(StateSpace::State state) const {
    return state == 0 || space_.node_at(state).ending || space_.stuck(state);
  }

  void enqueue(StateSpace::State state) {
    if (waiting_[state] || is_at_rest(state)) return;
    waiting_[state] = true;
    work_.push_back(state);
  }

  /// Widens what follows from the states of one component until nothing changes any more.
  void settle(std::uint32_t component, const Components& components) {
    while (!work_.empty()) {
      const StateSpace::State state = work_.front();
      work_.pop_front();
      waiting_[state] = false;
      const auto visit = [&](const Expander::Outcome& outcome) {
        const auto to = widen(outcome);
        if (to && components.of[*to] == component) enqueue(*to);
      };
      // The ranges may be widened meanwhile, and the state is then looked at again.
      const auto first = static_cast<std::ptrdiff_t>(std::size_t{state} * variables_);
      const auto count = static_cast<std::ptrdiff_t>(variables_);
      const std::vector<std::int32_t> low(low_.begin() + first, low_.begin() + first + count);
      const std::vector<std::int32_t> high(high_.begin() + first, high_.begin() + first + count);
      if (low.empty() || low.front() > high.front()) continue;  // not reached within the limits
      expander_.set_other_values(low.data());
      expander_.expand(space_.words_of(state), visit);
      if (low == high) continue;
      expander_.set_other_values(high.data());
      expander_.expand(space_.words_of(state), visit);
    }
  }

  /// The state that was widened, if that changed anything.
  std::optional<StateSpace::State> widen(const Expander::Outcome& outcome) {
    space_.layout().pack(outcome.position, outcome.offered, words_.data());
    const auto to = space_.find(words_.data());
    if (!to) return {};  // beyond the limits
    bool changed = false;
    for (std::size_t i = 0; i < variables_; ++i) {
      const std::int32_t value = outcome.position.values[i];
      std::int32_t& low = low_[std::size_t{*to} * variables_ + i];
      std::int32_t& high = high_[std::size_t{*to} * variables_ + i];
      changed = changed || value < low || value > high;
      low = std::min(low, value);
      high = std::max(high, value);
    }
    if (!changed) return {};
    return to;
  }

  std::vector<ValueRange> widest() const {
    std::vector<ValueRange> ranges(variables_, {std::numeric_limits<std::int32_t>::max(), 0});
    for (StateSpace::State state = 1; state < space_.size(); ++state) {
      if (space_.stuck(state)) continue;
      for (std::size_t i = 0; i < variables_; ++i) {
        const std::size_t at = std::size_t{state} * variables_ + i;
        ranges[i].min = std::min(ranges[i].min, low_[at]);
        ranges[i].max = std::max(ranges[i].max, high_[at]);
      }
    }
    for (std::size_t i = 0; i < variables_; ++i) {
      if (ranges[i].min > ranges[i].max)
        ranges[i] = {space_.scenario().state[i].start, space_.scenario().state[i].start};
    }
    return ranges;
  }

  const StateSpace& space_;
  std::size_t variables_;
  ScoreTable table_;
  Expander expander_;
  std::vector<std::int32_t> low_;
  std::vector<std::int32_t> high_;
  std::vector<bool> waiting_;
  std::deque<StateSpace::State> work_;
  std::vector<StateLayout::Word> words_;
};

}  // namespace

std::vector<ValueRange> value_ranges(const StateSpace& space, Observations* observations) {
  return RangeFinder(space, observations).find();
}

}  // namespace composure
