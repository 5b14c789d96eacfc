#pragma once

#include <string>

#include "scenario/json_document.hpp"

namespace composure {

/// Longest line that a list or an object may share, in characters (code points) with its indentation, its key
/// and a comma. A longer text stands alone on its line and is never broken.
inline constexpr std::size_t canonical_width = 110;

/// The document in the one layout that all our tools write. It follows from the content alone, so that laying
/// out the result again gives the same bytes, and what one member looks like does not depend on its
/// neighbours, so that an edit changes only the lines of what was edited:
/// - two spaces for each level, one newline at the end, nothing else at the end of a line;
/// - the order of the keys, and numbers, are as the author wrote them; texts are written in UTF-8 and only
/// what
///   must be escaped is (quotation marks, backslashes, and characters that are line ends or cannot be seen);
/// - the root, the nodes and the groups, and every reply are blocks: one member on each line;
/// - a list or an object that holds two objects or more has each of its members on a line of its own;
/// - any other list or object is on one line if it fits into `canonical_width`, else it is a block.
std::string canonical_text(const JsonDocument& document);

}  // namespace composure
