// Who is drawn and how they feel, as plain values: a Portrait (a person), a MoodPoint (a face as a point in a
// space of a few numbers) and the two catalogues they are read from, assets/portraits/portraits.json and
// assets/moods.json. Drawing them is the business of face.hpp; nothing here knows ImGui.
#pragma once

#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include "window/geometry.hpp"

namespace composure::window {

/// Where a face stands. Every number may take any value of its range, so a face can move between moods.
struct MoodPoint {
  float brow = 0.0f;   ///< -1 drawn down and together .. 1 raised
  float tilt = 0.0f;   ///< -1 inner ends of the brows down (anger) .. 1 inner ends up (worry)
  float eye = 0.65f;   ///< 0 shut .. 1 wide
  float mouth = 0.0f;  ///< -1 corners turned down .. 1 a smile
  float open = 0.0f;   ///< 0 mouth closed .. 1 wide open
  float press = 0.0f;  ///< 0 lips soft .. 1 pressed thin
  float lean = 0.0f;   ///< -1 leaning back, chin up .. 1 leaning in, chin down
  float flush = 0.0f;  ///< 0 .. 1 colour in the cheeks
  float gaze = 0.0f;   ///< -1 looking away to the left .. 0 at you .. 1 away to the right
  float roll = 0.0f;   ///< -1 head tilted to the left .. 1 to the right
  friend bool operator==(const MoodPoint&, const MoodPoint&) = default;
};

/// The face a part `t` of the way from `a` to `b`; `t` is clamped to 0..1. Exactly `a` at 0 and `b` at 1.
MoodPoint mix(const MoodPoint& a, const MoodPoint& b, float t);

struct Mood {
  std::string id;     ///< as scenarios name it: "angry"
  std::string words;  ///< as the window shows it: "angry, holding back"
  MoodPoint point;
  Colour light;  ///< background behind the face, light theme
  Colour dark;   ///< the same, dark theme
};

/// The mood of a client whose scenario names none, from the two meters every scenario has (each 0..100).
std::string_view mood_for(int trust, int tension);

enum class HairStyle { bald, bob, bun, cropped, curly, fade, ponytail, side_part, straight, wave };
enum class Glasses { none, round, square };
enum class Beard { none, stubble, goatee, moustache, full };
enum class Clothes { crew, v_neck, shirt, blazer, roll_neck };

/// Plain values with plain defaults; the ranges are checked when a portrait is parsed.
struct Portrait {
  std::string id;
  Colour skin{0xCF, 0xAE, 0x94};
  Colour shade{0xB0, 0x8A, 0x6E};  ///< the skin in shadow: nose, neck, creases
  Colour lips{0xA8, 0x62, 0x57};
  Colour eyes{0x4A, 0x33, 0x28};
  Colour brows{0x3A, 0x30, 0x2B};
  Colour hair{0x4A, 0x40, 0x3A};
  HairStyle hair_style = HairStyle::side_part;
  Glasses glasses = Glasses::none;
  Beard beard = Beard::none;
  std::optional<Colour> headscarf;  ///< its colour; hides hair and ears
  std::optional<Colour> earrings;
  bool lashes = false;  ///< a heavier line at the upper lid
  float age = 0.4f;     ///< 0 young .. 1 old: lines, creases, eyelids
  float jaw = 0.4f;     ///< 0 narrow and round .. 1 broad and square
  float width = 0.5f;   ///< 0 a narrow head .. 1 a wide one
  float brow = 0.5f;    ///< 0 fine eyebrows .. 1 heavy ones
  float nose = 0.5f;    ///< 0 narrow .. 1 broad
  Clothes clothes = Clothes::crew;
  Colour cloth{0x4A, 0x55, 0x63};
  Colour under{0xF4, 0xF1, 0xEC};  ///< shirt below a blazer, collar, trimming
};

/// A catalogue that cannot be used. what() names the text it came from and the place in it as a JSON pointer.
/// One named factory per failure, so that each message is worded in one place.
class CatalogueError : public std::runtime_error {
 public:
  static CatalogueError malformed(std::string_view source, std::string_view detail);
  static CatalogueError missing(std::string_view source, std::string_view pointer);
  static CatalogueError unknown(std::string_view source, std::string_view pointer);
  static CatalogueError wrong_type(std::string_view source, std::string_view pointer,
                                   std::string_view expected);
  static CatalogueError out_of_range(std::string_view source, std::string_view pointer, double value,
                                     float lowest, float highest);
  static CatalogueError bad_colour(std::string_view source, std::string_view pointer, std::string_view value);
  static CatalogueError bad_choice(std::string_view source, std::string_view pointer, std::string_view value,
                                   std::string_view allowed);
  static CatalogueError no_fallback(std::string_view source, std::string_view id);

 private:
  using std::runtime_error::runtime_error;
};

/// assets/moods.json: {"moods": {ID: {"words", "light", "dark", "point": {every number of MoodPoint}}}}.
class Moods {
 public:
  static constexpr std::string_view fallback = "neutral";

  /// Throws CatalogueError; `source` is the name that messages use for the text.
  static Moods parse(std::string_view json, std::string_view source = "moods.json");

  /// The mood with this id, or "neutral", which every catalogue has, for an id that is unknown or empty.
  const Mood& find(std::string_view id) const;
  bool contains(std::string_view id) const;
  const std::vector<Mood>& all() const { return moods_; }

 private:
  std::vector<Mood> moods_;
};

/// assets/portraits/portraits.json: {"portraits": {ID: {the parts of Portrait}}}.
class Portraits {
 public:
  static constexpr std::string_view fallback = "default";

  /// Throws CatalogueError; `source` is the name that messages use for the text.
  static Portraits parse(std::string_view json, std::string_view source = "portraits.json");

  /// The person with this id, or "default", which every catalogue has, for an id that is unknown or empty.
  const Portrait& find(std::string_view id) const;
  bool contains(std::string_view id) const;
  const std::vector<Portrait>& all() const { return portraits_; }

 private:
  std::vector<Portrait> portraits_;
};

/// What moves in a face although its mood does not. All zero is a face at rest, as with reduced motion.
struct FaceMotion {
  float blink = 0.0f;   ///< 0 as open as the mood says .. 1 shut
  float speech = 0.0f;  ///< 0 mouth at rest .. 1 at its widest while speaking
};

/// The movement at a moment: a blink every few seconds, and syllables while `speaking`. The same time always
/// gives the same movement.
FaceMotion motion_at(double seconds, bool speaking);

/// Seconds from this moment to the next frame in which a silent face moves: 0 during a blink. For a window
/// that sleeps while nothing happens.
double seconds_to_blink(double seconds);

}  // namespace composure::window
