#include "window/font_files.hpp"

#include <fontconfig/fontconfig.h>
#include <ft2build.h>

#include <fstream>
#include <iterator>
#include <memory>
#include FT_FREETYPE_H

namespace composure::window {
namespace {

template <auto destroy>
struct Destroy {
  template <typename T>
  void operator()(T* thing) const {
    destroy(thing);
  }
};
using Pattern = std::unique_ptr<FcPattern, Destroy<FcPatternDestroy>>;
using CharSet = std::unique_ptr<FcCharSet, Destroy<FcCharSetDestroy>>;

/// A FreeType face on the bytes of a file.
class Face {
 public:
  explicit Face(const FontFile& file) {
    if (FT_Init_FreeType(&library_) != 0) return;
    if (FT_New_Memory_Face(library_, file.bytes.data(), static_cast<FT_Long>(file.bytes.size()), file.index,
                           &face_) != 0) {
      face_ = nullptr;
    }
  }
  ~Face() {
    if (face_ != nullptr) FT_Done_Face(face_);
    if (library_ != nullptr) FT_Done_FreeType(library_);
  }
  Face(const Face&) = delete;
  Face& operator=(const Face&) = delete;

  FT_Face get() const { return face_; }

 private:
  FT_Library library_ = nullptr;
  FT_Face face_ = nullptr;
};

int fontconfig_weight(FontWeight weight) {
  switch (weight) {
    case FontWeight::regular:
      return FC_WEIGHT_REGULAR;
    case FontWeight::medium:
      return FC_WEIGHT_MEDIUM;
    case FontWeight::semibold:
      return FC_WEIGHT_SEMIBOLD;
    case FontWeight::bold:
      return FC_WEIGHT_BOLD;
  }
  return FC_WEIGHT_REGULAR;
}

void add_family(FcPattern* pattern, const char* family) {
  FcPatternAddString(pattern, FC_FAMILY, reinterpret_cast<const FcChar8*>(family));
}

FontFile load(FcPattern* pattern) {
  FcConfigSubstitute(nullptr, pattern, FcMatchPattern);
  FcDefaultSubstitute(pattern);
  FcResult result = FcResultNoMatch;
  const Pattern match(FcFontMatch(nullptr, pattern, &result));
  FontFile file;
  FcChar8* path = nullptr;
  if (match == nullptr || FcPatternGetString(match.get(), FC_FILE, 0, &path) != FcResultMatch) return file;
  FcPatternGetInteger(match.get(), FC_INDEX, 0, &file.index);
  file.path = reinterpret_cast<const char*>(path);
  std::ifstream stream(file.path, std::ios::binary | std::ios::ate);
  if (!stream) return {};
  file.bytes.resize(static_cast<std::size_t>(stream.tellg()));
  stream.seekg(0);
  stream.read(reinterpret_cast<char*>(file.bytes.data()), static_cast<std::streamsize>(file.bytes.size()));
  const Face face(file);
  if (!stream || face.get() == nullptr || face.get()->units_per_EM == 0) return {};
  file.em_ratio = static_cast<float>(face.get()->ascender - face.get()->descender) /
                  static_cast<float>(face.get()->units_per_EM);
  return file;
}

}  // namespace

FontFile find_font(const char* family, FontWeight weight) {
  const Pattern pattern(FcPatternCreate());
  add_family(pattern.get(), family);
  add_family(pattern.get(), "Noto Sans");
  FcPatternAddInteger(pattern.get(), FC_WEIGHT, fontconfig_weight(weight));
  FcPatternAddInteger(pattern.get(), FC_SLANT, FC_SLANT_ROMAN);
  FcPatternAddBool(pattern.get(), FC_SCALABLE, FcTrue);
  return load(pattern.get());
}

FontFile find_font_for(const std::vector<char32_t>& characters) {
  const CharSet set(FcCharSetCreate());
  for (const char32_t c : characters)
    FcCharSetAddChar(set.get(), c);
  const Pattern pattern(FcPatternCreate());
  // Which of the fonts that have them: these go with Inter.
  add_family(pattern.get(), "Noto Sans");
  add_family(pattern.get(), "Noto Sans CJK JP");
  FcPatternAddCharSet(pattern.get(), FC_CHARSET, set.get());
  FcPatternAddBool(pattern.get(), FC_SCALABLE, FcTrue);
  return load(pattern.get());
}

std::vector<char32_t> missing_from(const FontFile& file, const std::vector<char32_t>& characters) {
  if (file.bytes.empty()) return characters;
  const Face face(file);
  std::vector<char32_t> missing;
  for (const char32_t c : characters) {
    if (FT_Get_Char_Index(face.get(), c) == 0) missing.push_back(c);
  }
  return missing;
}

}  // namespace composure::window
