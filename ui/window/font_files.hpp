// Finds font files with fontconfig and looks into them with FreeType.
#pragma once

#include <vector>

#include "window/fonts.hpp"

namespace composure::window {

enum class FontWeight : unsigned char { regular, medium, semibold, bold };

/// The best match for a family on this machine; there is always one, unless no font is installed at all: then
/// its bytes are empty.
FontFile find_font(const char* family, FontWeight weight);

/// A font that has as many of the characters as possible; empty bytes when there is none.
FontFile find_font_for(const std::vector<char32_t>& characters);

/// Those of the characters that a font has not.
std::vector<char32_t> missing_from(const FontFile& file, const std::vector<char32_t>& characters);

}  // namespace composure::window
