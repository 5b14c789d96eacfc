#pragma once

#include "analysis/check_context.hpp"
#include "analysis/observations.hpp"
#include "analysis/wording.hpp"

namespace composure {

/// The rules about how a scenario is written. `wording` may be null, for languages that we have none for.
void check_writing(const CheckContext& check, const Wording* wording);

/// The rule "long-line". Texts that change with the state are held against the longest form in which they
/// were seen; the exploration must have been told to watch them.
void check_line_lengths(const CheckContext& check, const Observations& seen);
/// Has the exploration watch the texts that may be too long in some form.
void watch_long_texts(const Scenario& scenario, Observations& seen);

/// Six or more words in a row by which replies of several scenarios are the same; see "generic-text".
inline constexpr std::size_t shared_run = 6;

/// Whether one of the levels that fine words alone can seem to earn ("acknowledge", "reflect_feeling") is
/// above 0.
bool earns_by_listening(const Scenario& scenario, const Reply& reply);

}  // namespace composure
