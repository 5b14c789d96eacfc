#pragma once

#include <string>

#include "analysis/graph.hpp"

namespace composure {

/// The map in the DOT language of Graphviz. What a colour says is also said by a shape, a line style and a
/// word.
std::string to_dot(const Graph& graph);

/// A text as a DOT string with its quotation marks: it reads as it is, whatever is in it.
std::string dot_string(std::string_view text);

}  // namespace composure
