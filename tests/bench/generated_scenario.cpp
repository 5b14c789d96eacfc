#include "generated_scenario.hpp"

#include <array>
#include <string_view>

namespace composure::bench {
namespace {

constexpr std::array<std::string_view, 4> lines{
    "I stood in front of them last night and gave them that date, and this morning I read about it in "
    "passing.",
    "That is not what we agreed. I would like to know what you are going to do about it, and by when.",
    "Nobody told me. I have been waiting for two days, and now I hear it from somebody else.",
    "Fine. Then explain it to me in words that I can repeat upstairs."};
constexpr std::array<std::string_view, 4> replies{
    "You heard it from the wrong person, and that was ours to prevent. What did they plan around that date?",
    "I can send you a page by six tonight with the cause, the new date and what could still move it.",
    "We did mention a risk in the report of the tenth, so it is not entirely new.",
    "Let me find out what happened, and call you back tomorrow with everything that I know by then."};
constexpr std::string_view why =
    "You named what it cost her before you explained. She has something to answer now, and the next question "
    "can be hers.";

std::string node_id(std::size_t i) {
  return "n" + std::to_string(i);
}

std::string reply_json(std::size_t node, std::size_t reply, std::size_t nodes) {
  const std::string trust = reply % 2 == 0 ? "trust += 5" : "trust -= 4";
  const std::string tension = reply % 2 == 0 ? "tension -= 5" : "tension += 4";
  std::string json = R"({ "id": "r)" + std::to_string(reply) + R"(", "say": ")";
  json += replies[(node + reply) % replies.size()];
  json += R"(", "scores": { "own_it": )" + std::to_string(static_cast<int>(reply) - 1) +
          R"( }, "effects": [")" + trust + R"(", ")" + tension + R"("], "why": ")";
  json += why;
  json += '"';
  if (reply == 2) json += R"(, "when": "trust < 101 and not promised")";
  json += R"(, "goto": [ { "when": "trust >= 101", "to": "end" }, { "to": ")" +
          node_id((node * 7 + reply * 13 + 1) % nodes) + "\" } ] }";
  return json;
}

}  // namespace

std::string generated_scenario(std::size_t nodes) {
  std::string json = R"({
  "format": 1, "id": "generated", "title": "Generated", "client": { "name": "Dana Whitfield" },
  "state": { "trust": { "type": "meter", "start": 50 }, "tension": { "type": "meter", "start": 50 }, "promised": { "type": "flag" } },
  "start": "n0",
  "nodes": {
)";
  for (std::size_t i = 0; i < nodes; ++i) {
    json += "    \"" + node_id(i) + R"(": { "says": [")";
    json += lines[i % lines.size()];
    json += R"(", ")";
    json += lines[(i + 1) % lines.size()];
    json += R"("], "due": ["own_it"],
      "replies": [
)";
    for (std::size_t r = 0; r < 3; ++r)
      json += "        " + reply_json(i, r, nodes) + (r < 2 ? ",\n" : "\n");
    json += "      ] },\n";
  }
  json += R"(    "end": { "ending": "end", "success": true }
  }
}
)";
  return json;
}

}  // namespace composure::bench
