#pragma once

#include <ostream>
#include <string>
#include <vector>

#include "scenario/diagnostic.hpp"

namespace composure::terminal {

/// Findings as SARIF 2.1.0 (OASIS, docs.oasis-open.org/sarif/sarif/v2.1.0), which code hosts show in a
/// review. Rules are described with their page in the guide; files are named relative to where the program
/// was started.
void write_sarif(const std::vector<Diagnostic>& findings, const std::string& version, std::ostream& out);

}  // namespace composure::terminal
