#include "window/fonts.hpp"

#include <algorithm>
#include <cmath>

#include "utf8.hpp"
#include "window/font_files.hpp"
#include "window/imgui_compat.hpp"

namespace composure::window {
namespace {

constexpr std::size_t basic_plane = 0x10000;

/// Drawn by widgets, or so common that no text should wait for it.
constexpr std::string_view always = "–—‘’“”…•·●○✓×←↑→↓äöüßÄÖÜéèêàçñåøæ€£°½";

FontWeight weight_of(Type type) {
  switch (type) {
    case Type::xs_medium:
      return FontWeight::medium;
    case Type::xs_strong:
    case Type::small_strong:
    case Type::card_strong:
      return FontWeight::semibold;
    case Type::body_strong:
    case Type::large:
    case Type::title:
    case Type::display:
      return FontWeight::bold;
    default:
      return FontWeight::regular;
  }
}

/// Characters as ImGui wants them: first and last of every run, then 0.
std::vector<unsigned short> runs_of(const std::vector<char32_t>& sorted) {
  std::vector<unsigned short> runs;
  for (const char32_t c : sorted) {
    const auto code = static_cast<unsigned short>(c);
    if (!runs.empty() && runs.back() + 1 == code) {
      runs.back() = code;
    } else {
      runs.insert(runs.end(), {code, code});
    }
  }
  runs.push_back(0);
  return runs;
}

}  // namespace

float line_spacing(Type type) {
  switch (type) {
    case Type::card:
      return 1.45f;
    case Type::card_strong:
      return 1.3f;
    case Type::lead:
      return 1.6f;
    case Type::large:
      return 1.3f;
    case Type::title:
      return 1.2f;
    case Type::display:
      return 1.1f;
    default:
      return 1.5f;
  }
}

float design_size(const Theme& theme, Type type) {
  switch (type) {
    case Type::xs:
    case Type::xs_medium:
    case Type::xs_strong:
      return theme.text.xs;
    case Type::small:
    case Type::small_strong:
      return theme.text.small;
    case Type::card:
    case Type::card_strong:
      return theme.text.card;
    case Type::lead:
      return theme.text.lead;
    case Type::large:
      return theme.text.large;
    case Type::title:
      return theme.text.title;
    case Type::display:
      return theme.text.display;
    default:
      return theme.text.body;
  }
}

Fonts::Fonts() : wanted_(basic_plane) {
  for (std::size_t c = 0x20; c < 0x7F; ++c)
    wanted_[c] = true;
  wanted_[0xA0] = true;
  note_text(always);
}

void Fonts::note_text(std::string_view utf8) {
  for (std::size_t i = 0; i < utf8.size();) {
    if (static_cast<unsigned char>(utf8[i]) < 0x80) {
      ++i;
      continue;
    }
    const auto [c, bytes] = code_point_at(utf8, i);
    i += bytes;
    if (c < basic_plane && !wanted_[c]) {
      wanted_[c] = true;
      stale_ = true;
    }
  }
}

void Fonts::load_files() {
  for (const auto weight :
       {FontWeight::regular, FontWeight::medium, FontWeight::semibold, FontWeight::bold}) {
    files_.push_back(find_font("Inter", weight));
  }
}

void Fonts::add_fallbacks() {
  std::vector<char32_t> all;
  for (char32_t c = 0; c < basic_plane; ++c) {
    if (wanted_[c]) all.push_back(c);
  }
  const auto without = [](const std::vector<char32_t>& from, const std::vector<char32_t>& missing) {
    std::vector<char32_t> rest;
    std::set_difference(from.begin(), from.end(), missing.begin(), missing.end(), std::back_inserter(rest));
    return rest;
  };
  std::vector<char32_t> missing = missing_from(files_[0], all);
  ranges_ = {runs_of(without(all, missing))};

  for (std::size_t i = 0; !missing.empty(); ++i) {
    constexpr std::size_t most = 4;  // scripts at once; what is still missing is drawn as a box
    if (i == fallbacks_.size()) {
      FontFile file = i < most ? find_font_for(missing) : FontFile{};
      if (file.bytes.empty() || missing_from(file, missing).size() == missing.size()) return;
      fallbacks_.push_back(std::move(file));
    }
    const std::vector<char32_t> still = missing_from(fallbacks_[i], missing);
    ranges_.push_back(runs_of(without(missing, still)));
    missing = still;
  }
}

bool Fonts::prepare(const Theme& theme, float scale) {
  if (!stale_ && scale == scale_) return false;
  if (files_.empty()) load_files();
  add_fallbacks();
  stale_ = false;
  scale_ = scale;

  ImFontAtlas& atlas = *ImGui::GetIO().Fonts;
  atlas.Clear();
  atlas.Flags |= ImFontAtlasFlags_NoMouseCursors;
  compat::use_freetype_light_hinting(atlas);
  for (std::size_t i = 0; i < type_count; ++i) {
    const auto type = static_cast<Type>(i);
    Style& style = styles_[i];
    const FontFile& file = files_[static_cast<std::size_t>(weight_of(type))];
    const float em = design_size(theme, type) * scale;
    const auto add = [&](const FontFile& from, float pixels, const std::vector<unsigned short>& ranges,
                         bool merge) {
      ImFontConfig config;
      config.FontDataOwnedByAtlas = false;
      config.FontNo = static_cast<decltype(config.FontNo)>(from.index);
      config.MergeMode = merge;
      config.PixelSnapH = true;
      static_assert(sizeof(ImWchar) == sizeof(unsigned short), "ImGui is built with 16 bit characters");
      // The atlas only reads the bytes, although it takes them as its own.
      auto* bytes = const_cast<unsigned char*>(from.bytes.data());
      return atlas.AddFontFromMemoryTTF(bytes, static_cast<int>(from.bytes.size()), pixels, &config,
                                        ranges.data());
    };
    style.pixels = std::max(6.0f, std::round(em * file.em_ratio));
    style.font = nullptr;
    if (file.bytes.empty()) {
      // No font on this machine at all: ImGui's own is better than nothing.
      style.font = atlas.AddFontDefault();
      style.pixels = 13;
      continue;
    }
    style.font = add(file, style.pixels, ranges_[0], false);
    for (std::size_t k = 1; k < ranges_.size(); ++k) {
      const FontFile& fallback = fallbacks_[k - 1];
      add(fallback, std::max(6.0f, std::round(em * fallback.em_ratio)), ranges_[k], true);
    }
  }
  compat::build_fonts(atlas);
  for (Style& style : styles_)
    style.ascent = compat::ascent(*style.font, style.pixels);
  return true;
}

void Fonts::forget_atlas() {
  stale_ = true;
  for (Style& style : styles_)
    style.font = nullptr;
}

std::vector<std::string> Fonts::files() const {
  std::vector<std::string> paths;
  for (const FontFile& file : files_)
    paths.push_back(file.path);
  for (const FontFile& file : fallbacks_)
    paths.push_back(file.path);
  return paths;
}

}  // namespace composure::window
