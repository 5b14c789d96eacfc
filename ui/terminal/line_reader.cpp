#include "terminal/line_reader.hpp"

#include <poll.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <chrono>
#include <cmath>
#include <utility>

namespace composure::terminal {

LineRead LineReader::read(std::optional<double> seconds) {
  using Clock = std::chrono::steady_clock;
  const auto end = Clock::now() + std::chrono::duration<double>(seconds.value_or(0));
  while (true) {
    if (const std::size_t newline = buffer_.find('\n'); newline != std::string::npos) {
      std::string line = buffer_.substr(0, newline);
      buffer_.erase(0, newline + 1);
      return {LineRead::Outcome::line, std::move(line)};
    }
    int timeout = -1;
    if (seconds) {
      const double left = std::chrono::duration<double>(end - Clock::now()).count();
      timeout = static_cast<int>(std::ceil(std::max(0.0, left) * 1000));
    }
    pollfd input{STDIN_FILENO, POLLIN, 0};
    const int ready = poll(&input, 1, timeout);
    if (ready == 0) return {LineRead::Outcome::time_is_up, {}};
    if (ready < 0 && errno == EINTR) continue;
    std::array<char, 4096> bytes{};
    const ssize_t count = ::read(STDIN_FILENO, bytes.data(), bytes.size());
    if (count < 0 && errno == EINTR) continue;
    if (count <= 0) {
      // A last line without a line break is still a line.
      if (buffer_.empty()) return {LineRead::Outcome::end_of_input, {}};
      return {LineRead::Outcome::line, std::exchange(buffer_, {})};
    }
    buffer_.append(bytes.data(), static_cast<std::size_t>(count));
  }
}

}  // namespace composure::terminal
