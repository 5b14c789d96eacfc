#pragma once

#include <string>

#include "analysis/graph.hpp"

namespace composure {

/// The map as a Mermaid flowchart. What a colour says is also said by a shape, a line style and a word.
std::string to_mermaid(const Graph& graph);

/// A text as it stands in a Mermaid label between quotation marks: it reads as it is, whatever is in it.
std::string mermaid_text(std::string_view text);

}  // namespace composure
