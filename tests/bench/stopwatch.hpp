#pragma once

#include <algorithm>
#include <ctime>
#include <vector>

namespace composure::bench {

/// Seconds of processor time that something takes: the median of several runs. Processor time, so that what
/// else the machine does weighs less.
template <class Run>
double median_seconds(int runs, Run run) {
  std::vector<double> times;
  for (int i = 0; i < runs; ++i) {
    const std::clock_t start = std::clock();
    run();
    times.push_back(static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC);
  }
  std::ranges::sort(times);
  return times[times.size() / 2];
}

}  // namespace composure::bench
