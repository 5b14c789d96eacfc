// The type of the interface: Inter, found with fontconfig, in a dozen styles of size and weight.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "window/theme.hpp"

struct ImFont;

namespace composure::window {

/// Sizes at scale 1 are in Theme::text. "strong" is semibold.
enum class Type : std::uint8_t {
  xs,            ///< 13, hints and small print
  xs_medium,     ///< 13, chips
  xs_strong,     ///< 13, key caps, names over bubbles
  small,         ///< 15
  small_strong,  ///< 15, buttons
  card,          ///< 16, reply cards
  card_strong,   ///< 16, titles of list cards
  body,          ///< 17
  body_strong,   ///< 17, the brand
  lead,          ///< 18, the situation in a briefing
  large,         ///< 20 bold, h2
  title,         ///< 26 bold, h1
  display,       ///< 34 bold, one big number
  count_
};

inline constexpr std::size_t type_count = static_cast<std::size_t>(Type::count_);

/// Height of a line over the size of its letters.
float line_spacing(Type type);
/// The size of a style in design px.
float design_size(const Theme& theme, Type type);

/// A font file in memory.
struct FontFile {
  std::string path;
  int index = 0;       ///< of the face in the file
  float em_ratio = 1;  ///< from ascenders to descenders, over the em by which type sizes are given
  std::vector<unsigned char> bytes;
};

/// The atlas holds ASCII, common punctuation and whatever other characters were drawn or announced; a
/// character that is missing is noted by note_text() and there from the next frame on. Characters that Inter
/// does not have come from whichever installed font has them; those outside of the basic plane (emoji) are
/// not drawn.
class Fonts {
 public:
  Fonts();

  /// Announces text that will be drawn, so that its characters are there in its first frame.
  void note_text(std::string_view utf8);

  /// Makes the atlas fit the scale and the characters noted. Call between frames only. True when it was
  /// rebuilt, so that a renderer must upload it again.
  bool prepare(const Theme& theme, float scale);
  /// The ImGui context is gone, and the atlas with it.
  void forget_atlas();

  ImFont* font(Type type) const { return styles_[index(type)].font; }
  /// What ImGui calls the size: from the top of the ascenders to the bottom of the descenders, whole pixels.
  float pixel_size(Type type) const { return styles_[index(type)].pixels; }
  /// From the top of a line box of pixel_size() to the baseline, in pixels.
  float ascent(Type type) const { return styles_[index(type)].ascent; }
  /// True when note_text() met characters that prepare() has yet to add.
  bool is_stale() const { return stale_; }
  /// The font files in use, for an about page.
  std::vector<std::string> files() const;

 private:
  struct Style {
    ImFont* font = nullptr;
    float pixels = 0;
    float ascent = 0;
  };
  static std::size_t index(Type type) { return static_cast<std::size_t>(type); }
  void load_files();
  void add_fallbacks();

  std::array<Style, type_count> styles_;
  std::vector<FontFile> files_;                      // regular, medium, semibold, bold
  std::vector<FontFile> fallbacks_;                  // in the order of need
  std::vector<bool> wanted_;                         // by code point
  std::vector<std::vector<unsigned short>> ranges_;  // of Inter, then of fallbacks_
  bool stale_ = true;
  float scale_ = 0;
};

}  // namespace composure::window
