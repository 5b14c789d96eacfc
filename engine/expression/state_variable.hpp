#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace composure {

/// What a declared piece of a scenario's state may hold. Values are always whole numbers.
enum class StateType : std::uint8_t {
  meter,   ///< 0..100, clamped after every assignment
  count,   ///< 0..maximum, saturating
  flag,    ///< 0 or 1
  choice,  ///< index of one of the declared options
};

/// One entry of a scenario's "state".
struct StateVariable {
  std::string name;
  StateType type = StateType::flag;
  std::int32_t start = 0;
  std::int32_t maximum = 1;          ///< largest value; 100 for a meter, options - 1 for a choice
  std::vector<std::string> options;  ///< only for a choice
};

/// Brings a value into the range that the variable can hold.
constexpr std::int32_t clamp_to(const StateVariable& variable, std::int64_t value) {
  if (value < 0) return 0;
  if (value > variable.maximum) return variable.maximum;
  return static_cast<std::int32_t>(value);
}

}  // namespace composure
