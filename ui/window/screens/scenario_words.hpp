// A scenario in words for people: what a card, a brief and a debrief say about it.
#pragma once

#include <string>
#include <string_view>

#include "scenario/scenario.hpp"
#include "scenario/words.hpp"

namespace composure::window {

/// "1 problem", "3 problems".
std::string counted(std::size_t count, std::string_view one, std::string_view many);
/// "12 min"; empty when the author gave none.
std::string minutes_of(const composure::Scenario& scenario);
/// "difficulty 3 of 5"
std::string difficulty_of(const composure::Scenario& scenario);
inline constexpr int most_difficult = 5;

/// A text as it reads before anything has happened.
std::string at_start(const composure::Scenario& scenario, const composure::Text& text);
/// How the client looks first: the mood of the first node that has one.
std::string_view first_mood(const composure::Scenario& scenario);

}  // namespace composure::window
