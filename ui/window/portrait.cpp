#include "window/portrait.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <nlohmann/json.hpp>
#include <sstream>

namespace composure::window {
namespace {

using nlohmann::json;

struct Axis {
  const char* name;
  float MoodPoint::*value;
  float lowest;
};

// Every number of a mood, once: for reading, checking and mixing. All of them end at 1.
constexpr std::array<Axis, 10> axes{{{"brow", &MoodPoint::brow, -1.0f},
                                     {"tilt", &MoodPoint::tilt, -1.0f},
                                     {"eye", &MoodPoint::eye, 0.0f},
                                     {"mouth", &MoodPoint::mouth, -1.0f},
                                     {"open", &MoodPoint::open, 0.0f},
                                     {"press", &MoodPoint::press, 0.0f},
                                     {"lean", &MoodPoint::lean, -1.0f},
                                     {"flush", &MoodPoint::flush, 0.0f},
                                     {"gaze", &MoodPoint::gaze, -1.0f},
                                     {"roll", &MoodPoint::roll, -1.0f}}};

template <typename Enum>
struct Choice {
  const char* name;
  Enum value;
};

constexpr std::array<Choice<HairStyle>, 10> hair_styles{{{"bald", HairStyle::bald},
                                                         {"bob", HairStyle::bob},
                                                         {"bun", HairStyle::bun},
                                                         {"cropped", HairStyle::cropped},
                                                         {"curly", HairStyle::curly},
                                                         {"fade", HairStyle::fade},
                                                         {"ponytail", HairStyle::ponytail},
                                                         {"side-part", HairStyle::side_part},
                                                         {"straight", HairStyle::straight},
                                                         {"wave", HairStyle::wave}}};
constexpr std::array<Choice<Glasses>, 3> glasses_kinds{
    {{"none", Glasses::none}, {"round", Glasses::round}, {"square", Glasses::square}}};
constexpr std::array<Choice<Beard>, 5> beards{{{"none", Beard::none},
                                               {"stubble", Beard::stubble},
                                               {"goatee", Beard::goatee},
                                               {"moustache", Beard::moustache},
                                               {"full", Beard::full}}};
constexpr std::array<Choice<Clothes>, 5> clothes_kinds{{{"crew", Clothes::crew},
                                                        {"v-neck", Clothes::v_neck},
                                                        {"shirt", Clothes::shirt},
                                                        {"blazer", Clothes::blazer},
                                                        {"roll-neck", Clothes::roll_neck}}};

// A key as a part of a JSON pointer (RFC 6901).
std::string escaped(std::string_view key) {
  std::string out;
  for (const char c : key) {
    if (c == '~')
      out += "~0";
    else if (c == '/')
      out += "~1";
    else
      out += c;
  }
  return out;
}

std::optional<Colour> parse_colour(std::string_view text) {
  if (text.size() != 7 || text.front() != '#') return std::nullopt;
  std::uint32_t value = 0;
  const auto [end, error] = std::from_chars(text.data() + 1, text.data() + text.size(), value, 16);
  if (error != std::errc() || end != text.data() + text.size()) return std::nullopt;
  const auto byte = [value](unsigned shift) { return static_cast<std::uint8_t>(value >> shift & 0xFFu); };
  return Colour{byte(16), byte(8), byte(0)};
}

// One JSON object while it is read: knows where it is, and which of its keys nobody asked for.
class Object {
 public:
  Object(const json& value, std::string pointer, std::string_view source)
      : value_(value), pointer_(std::move(pointer)), source_(source) {
    if (!value_.is_object())
      throw CatalogueError::wrong_type(source_, pointer_.empty() ? "/" : pointer_, "an object");
  }

  const json& at(const char* key) {
    seen_.emplace_back(key);
    const auto found = value_.find(key);
    if (found == value_.end()) throw CatalogueError::missing(source_, pointer(key));
    return *found;
  }

  bool has(const char* key) const { return value_.contains(key); }

  Object object(const char* key) {
    const json& value = at(key);
    return Object(value, pointer(key), source_);
  }

  std::string text(const char* key) {
    const json& value = at(key);
    if (!value.is_string() || value.get_ref<const std::string&>().empty())
      throw CatalogueError::wrong_type(source_, pointer(key), "a text");
    return value.get<std::string>();
  }

  float number(const char* key, float lowest, float highest) {
    const json& value = at(key);
    if (!value.is_number()) throw CatalogueError::wrong_type(source_, pointer(key), "a number");
    const double given = value.get<double>();
    if (!(given >= static_cast<double>(lowest) && given <= static_cast<double>(highest)))
      throw CatalogueError::out_of_range(source_, pointer(key), given, lowest, highest);
    return static_cast<float>(given);
  }

  bool flag(const char* key) {
    const json& value = at(key);
    if (!value.is_boolean()) throw CatalogueError::wrong_type(source_, pointer(key), "true or false");
    return value.get<bool>();
  }

  Colour colour(const char* key) {
    const std::string given = text(key);
    const std::optional<Colour> parsed = parse_colour(given);
    if (!parsed) throw CatalogueError::bad_colour(source_, pointer(key), given);
    return *parsed;
  }

  template <typename Enum, std::size_t N>
  Enum choice(const char* key, const std::array<Choice<Enum>, N>& choices) {
    const std::string given = text(key);
    std::string allowed;
    for (const Choice<Enum>& choice : choices) {
      if (given == choice.name) return choice.value;
      allowed += (allowed.empty() ? "" : ", ") + std::string(choice.name);
    }
    throw CatalogueError::bad_choice(source_, pointer(key), given, allowed);
  }

  // Every key of the object as an object of its own, in the order of their names.
  template <typename Function>
  void each(Function function) const {
    for (const auto& item : value_.items())
      function(item.key(), Object(item.value(), pointer(item.key()), source_));
  }

  // A key that nothing read is a typing mistake, and is said so.
  void done() const {
    for (const auto& item : value_.items())
      if (std::find(seen_.begin(), seen_.end(), item.key()) == seen_.end())
        throw CatalogueError::unknown(source_, pointer(item.key()));
  }

 private:
  std::string pointer(std::string_view key) const { return pointer_ + "/" + escaped(key); }

  const json& value_;
  std::string pointer_;
  std::string_view source_;
  std::vector<std::string> seen_;
};

json parse_json(std::string_view text, std::string_view source) {
  try {
    return json::parse(text);
  } catch (const json::exception& error) {
    throw CatalogueError::malformed(source, error.what());
  }
}

Mood read_mood(const std::string& id, Object object) {
  Mood mood;
  mood.id = id;
  mood.words = object.text("words");
  mood.light = object.colour("light");
  mood.dark = object.colour("dark");
  Object point = object.object("point");
  for (const Axis& axis : axes)
    mood.point.*axis.value = point.number(axis.name, axis.lowest, 1.0f);
  point.done();
  object.done();
  return mood;
}

Portrait read_portrait(const std::string& id, Object object) {
  Portrait person;
  person.id = id;
  person.skin = object.colour("skin");
  person.shade = object.colour("shade");
  person.lips = object.colour("lips");
  person.eyes = object.colour("eyes");
  person.brows = object.colour("brows");
  Object hair = object.object("hair");
  person.hair = hair.colour("colour");
  person.hair_style = hair.choice("style", hair_styles);
  hair.done();
  person.glasses = object.choice("glasses", glasses_kinds);
  person.beard = object.choice("beard", beards);
  if (object.has("headscarf")) person.headscarf = object.colour("headscarf");
  if (object.has("earrings")) person.earrings = object.colour("earrings");
  person.lashes = object.flag("lashes");
  person.age = object.number("age", 0.0f, 1.0f);
  Object build = object.object("build");
  person.jaw = build.number("jaw", 0.0f, 1.0f);
  person.width = build.number("width", 0.0f, 1.0f);
  person.brow = build.number("brow", 0.0f, 1.0f);
  person.nose = build.number("nose", 0.0f, 1.0f);
  build.done();
  Object clothes = object.object("clothes");
  person.clothes = clothes.choice("style", clothes_kinds);
  person.cloth = clothes.colour("colour");
  person.under = clothes.colour("under");
  clothes.done();
  object.done();
  return person;
}

template <typename Item>
const Item* find_item(const std::vector<Item>& items, std::string_view id) {
  const auto found =
      std::find_if(items.begin(), items.end(), [&](const Item& item) { return item.id == id; });
  return found == items.end() ? nullptr : &*found;
}

// Reads every entry below `key`, and makes sure that the one for unknown ids is among them.
template <typename Item, typename Read>
std::vector<Item> read_catalogue(std::string_view text, std::string_view source, const char* key,
                                 std::string_view fallback, Read read) {
  const json document = parse_json(text, source);
  Object root(document, "", source);
  std::vector<Item> items;
  root.object(key).each([&](const std::string& id, Object object) { items.push_back(read(id, object)); });
  root.done();
  if (find_item(items, fallback) == nullptr) throw CatalogueError::no_fallback(source, fallback);
  return items;
}

std::string place(std::string_view source, std::string_view pointer) {
  return std::string(source) + ": " + std::string(pointer) + ": ";
}

constexpr double blink_every = 4.3;   // seconds between the slots in which a blink falls
constexpr double blink_spread = 2.4;  // how much later than the start of its slot a blink may come
constexpr double blink_length = 0.19;

// When the blink of this slot begins: somewhere in it, but always at the same moment.
double blink_start(double slot) {
  const double noise = std::sin(slot * 12.9898 + 4.1414) * 43758.5453;
  return slot * blink_every + 0.8 + blink_spread * (noise - std::floor(noise));
}

}  // namespace

MoodPoint mix(const MoodPoint& a, const MoodPoint& b, float t) {
  const float part = std::clamp(t, 0.0f, 1.0f);
  MoodPoint out;
  for (const Axis& axis : axes)
    out.*axis.value = a.*axis.value * (1.0f - part) + b.*axis.value * part;
  return out;
}

std::string_view mood_for(int trust, int tension) {
  if (tension >= 85) return "furious";
  if (tension >= 65) return "angry";
  if (tension >= 45) return trust >= 50 ? "worried" : "guarded";
  if (trust >= 75) return "warm";
  if (trust >= 60) return "relieved";
  return trust >= 45 ? "listening" : trust >= 30 ? "neutral" : "guarded";
}

CatalogueError CatalogueError::malformed(std::string_view source, std::string_view detail) {
  return CatalogueError(std::string(source) + ": not JSON: " + std::string(detail));
}

CatalogueError CatalogueError::missing(std::string_view source, std::string_view pointer) {
  return CatalogueError(place(source, pointer) + "is missing");
}

CatalogueError CatalogueError::unknown(std::string_view source, std::string_view pointer) {
  return CatalogueError(place(source, pointer) + "is not a known key");
}

CatalogueError CatalogueError::wrong_type(std::string_view source, std::string_view pointer,
                                          std::string_view expected) {
  return CatalogueError(place(source, pointer) + "must be " + std::string(expected));
}

CatalogueError CatalogueError::out_of_range(std::string_view source, std::string_view pointer, double value,
                                            float lowest, float highest) {
  std::ostringstream out;
  out << place(source, pointer) << value << " is not between " << lowest << " and " << highest;
  return CatalogueError(out.str());
}

CatalogueError CatalogueError::bad_colour(std::string_view source, std::string_view pointer,
                                          std::string_view value) {
  return CatalogueError(place(source, pointer) + "\"" + std::string(value) +
                        "\" is not a colour of the form #RRGGBB");
}

CatalogueError CatalogueError::bad_choice(std::string_view source, std::string_view pointer,
                                          std::string_view value, std::string_view allowed) {
  return CatalogueError(place(source, pointer) + "\"" + std::string(value) + "\" is not one of " +
                        std::string(allowed));
}

CatalogueError CatalogueError::no_fallback(std::string_view source, std::string_view id) {
  return CatalogueError(std::string(source) + ": \"" + std::string(id) +
                        "\" is missing; it stands in for every unknown id");
}

Moods Moods::parse(std::string_view json, std::string_view source) {
  Moods moods;
  moods.moods_ = read_catalogue<Mood>(json, source, "moods", fallback, read_mood);
  return moods;
}

const Mood& Moods::find(std::string_view id) const {
  const Mood* found = find_item(moods_, id);
  return found != nullptr ? *found : *find_item(moods_, fallback);
}

bool Moods::contains(std::string_view id) const {
  return find_item(moods_, id) != nullptr;
}

Portraits Portraits::parse(std::string_view json, std::string_view source) {
  Portraits portraits;
  portraits.portraits_ = read_catalogue<Portrait>(json, source, "portraits", fallback, read_portrait);
  return portraits;
}

const Portrait& Portraits::find(std::string_view id) const {
  const Portrait* found = find_item(portraits_, id);
  return found != nullptr ? *found : *find_item(portraits_, fallback);
}

bool Portraits::contains(std::string_view id) const {
  return find_item(portraits_, id) != nullptr;
}

FaceMotion motion_at(double seconds, bool speaking) {
  FaceMotion motion;
  const double into = seconds - blink_start(std::floor(seconds / blink_every));
  if (into >= 0.0 && into < blink_length) {
    // Lids fall faster than they rise.
    const double part = into / blink_length;
    motion.blink = static_cast<float>(part < 0.4 ? part / 0.4 : (1.0 - part) / 0.6);
  }
  if (speaking) {
    // Syllables of uneven weight, with a short pause now and then.
    const double syllable = 0.5 + 0.5 * std::sin(seconds * 19.0);
    const double weight = 0.55 + 0.45 * std::sin(seconds * 7.3 + 1.0);
    const double phrase = std::sin(seconds * 2.1) > -0.85 ? 1.0 : 0.15;
    motion.speech = static_cast<float>(std::clamp(syllable * weight * phrase, 0.0, 1.0));
  }
  return motion;
}

double seconds_to_blink(double seconds) {
  const double slot = std::floor(seconds / blink_every);
  const double start = blink_start(slot);
  if (seconds < start) return start - seconds;
  if (seconds < start + blink_length) return 0.0;
  return blink_start(slot + 1.0) - seconds;
}

}  // namespace composure::window
