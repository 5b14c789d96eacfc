#pragma once

#include "conversation/transcript.hpp"
#include "scoring/debrief.hpp"
#include "terminal/page.hpp"

namespace composure::terminal {

void print_brief(const Page& page, const Scenario& scenario, const Conversation& conversation);

/// One entry of the transcript; of a client's line only the parts from `from` up to those that were heard.
void print_entry(const Page& page, const Conversation& conversation, const TranscriptEntry& entry,
                 std::size_t from = 0);

/// What can be decided now: replies in the given order, numbered, and asides.
void print_offer(const Page& page, const Conversation& conversation, const std::vector<OptionIndex>& order);

/// How the client is: mood, trust and tension, each in a word and a number.
void print_client(const Page& page, const Session& session);

/// How many pieces to pick, with an example of what to type.
void print_pick_hint(const Page& page, const Pick& pick);

/// What the coach says after a reply, in guided mode.
void print_coaching(const Page& page, const Conversation& conversation, const DebriefTurn& turn);

void print_debrief(const Page& page, const Conversation& conversation, const Debrief& debrief);

}  // namespace composure::terminal
