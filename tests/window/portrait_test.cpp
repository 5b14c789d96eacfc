#include "window/portrait.hpp"

#include <algorithm>
#include <fstream>
#include <set>
#include <sstream>
#include <string>

#include "catch.hpp"

using namespace composure::window;
using Catch::Approx;
using Catch::Matchers::ContainsSubstring;

namespace {

std::string read_asset(const std::string& path) {
  std::ifstream in(std::string(COMPOSURE_SOURCE_DIR) + "/assets/" + path, std::ios::binary);
  REQUIRE(in);
  std::ostringstream out;
  out << in.rdbuf();
  return out.str();
}

std::string replaced(std::string text, const std::string& from, const std::string& to) {
  const std::size_t at = text.find(from);
  REQUIRE(at != std::string::npos);
  return text.replace(at, from.size(), to);
}

const std::string one_mood = R"({"moods": {"neutral": {
  "words": "calm", "light": "#E4E7EA", "dark": "#4A525C",
  "point": {"brow": 0, "tilt": 0.5, "eye": 0.6, "mouth": -0.25, "open": 0, "press": 0.1,
            "lean": 0, "flush": 1, "gaze": -1, "roll": 0}}}})";

const std::string one_person = R"({"portraits": {"default": {
  "skin": "#DBB596", "shade": "#B88F70", "lips": "#B27866", "eyes": "#4A3A30", "brows": "#463830",
  "hair": {"style": "side-part", "colour": "#5C4B3F"}, "glasses": "round", "beard": "none",
  "earrings": "#F2EEE6", "lashes": true, "age": 0.4,
  "build": {"jaw": 0.4, "width": 0.5, "brow": 0.6, "nose": 0.7},
  "clothes": {"style": "v-neck", "colour": "#5A6675", "under": "#738091"}}}})";

std::string mood_error(const std::string& json) {
  try {
    Moods::parse(json, "moods");
  } catch (const CatalogueError& error) {
    return error.what();
  }
  return "no error";
}

std::string portrait_error(const std::string& json) {
  try {
    Portraits::parse(json, "people");
  } catch (const CatalogueError& error) {
    return error.what();
  }
  return "no error";
}

}  // namespace

TEST_CASE("mixing two moods starts at the first and ends at the second") {
  const Moods moods = Moods::parse(read_asset("moods.json"));
  const MoodPoint& angry = moods.find("angry").point;
  const MoodPoint& warm = moods.find("warm").point;

  CHECK(mix(angry, warm, 0.0f) == angry);
  CHECK(mix(angry, warm, 1.0f) == warm);
  CHECK(mix(angry, warm, -3.0f) == angry);
  CHECK(mix(angry, warm, 7.0f) == warm);
}

TEST_CASE("mixing two moods moves every number") {
  const MoodPoint from{-1, -1, 0, -1, 0, 0, -1, 0, -1, -1};
  const MoodPoint to{1, 1, 1, 1, 1, 1, 1, 1, 1, 1};
  const MoodPoint middle = mix(from, to, 0.5f);

  for (const float signed_value :
       {middle.brow, middle.tilt, middle.mouth, middle.lean, middle.gaze, middle.roll})
    CHECK(signed_value == Approx(0.0));
  for (const float value : {middle.eye, middle.open, middle.press, middle.flush})
    CHECK(value == Approx(0.5));
  CHECK(mix(from, to, 0.25f).brow == Approx(-0.5));
}

TEST_CASE("a mood is read with all its numbers, words and colours") {
  const Moods moods = Moods::parse(one_mood);
  REQUIRE(moods.all().size() == 1);
  const Mood& mood = moods.find("neutral");

  CHECK(mood.id == "neutral");
  CHECK(mood.words == "calm");
  CHECK(mood.light == Colour{0xE4, 0xE7, 0xEA});
  CHECK(mood.dark == Colour{0x4A, 0x52, 0x5C});
  CHECK(mood.point == MoodPoint{0, 0.5f, 0.6f, -0.25f, 0, 0.1f, 0, 1, -1, 0});
}

TEST_CASE("a portrait is read with all its parts") {
  const Portraits portraits = Portraits::parse(one_person);
  REQUIRE(portraits.all().size() == 1);
  const Portrait& person = portraits.find("default");

  CHECK(person.id == "default");
  CHECK(person.skin == Colour{0xDB, 0xB5, 0x96});
  CHECK(person.hair == Colour{0x5C, 0x4B, 0x3F});
  CHECK(person.hair_style == HairStyle::side_part);
  CHECK(person.glasses == Glasses::round);
  CHECK(person.beard == Beard::none);
  CHECK_FALSE(person.headscarf.has_value());
  REQUIRE(person.earrings.has_value());
  CHECK(*person.earrings == Colour{0xF2, 0xEE, 0xE6});
  CHECK(person.lashes);
  CHECK(person.age == Approx(0.4));
  CHECK(person.nose == Approx(0.7));
  CHECK(person.clothes == Clothes::v_neck);
  CHECK(person.under == Colour{0x73, 0x80, 0x91});
}

TEST_CASE("an id that is unknown or empty gets the fallback") {
  const Moods moods = Moods::parse(read_asset("moods.json"));
  CHECK(moods.find("gleeful").id == "neutral");
  CHECK(moods.find("").id == "neutral");
  CHECK(moods.find("angry").id == "angry");
  CHECK_FALSE(moods.contains("gleeful"));

  const Portraits portraits = Portraits::parse(read_asset("portraits/portraits.json"));
  CHECK(portraits.find("nobody").id == "default");
  CHECK(portraits.find("").id == "default");
  CHECK(portraits.find("dana").id == "dana");
  CHECK_FALSE(portraits.contains("nobody"));
}

TEST_CASE("the moods and people that scenarios name are there") {
  const Moods moods = Moods::parse(read_asset("moods.json"));
  for (const char* id :
       {"furious", "angry", "guarded", "worried", "neutral", "listening", "relieved", "warm"}) {
    INFO(id);
    CHECK(moods.contains(id));
  }
  std::set<std::string> words;
  for (const Mood& mood : moods.all())
    words.insert(mood.words);
  CHECK(words.size() == moods.all().size());

  const Portraits portraits = Portraits::parse(read_asset("portraits/portraits.json"));
  for (const char* id : {"dana", "kenji", "amara", "lena", "omar", "nadia", "walt", "default"}) {
    INFO(id);
    CHECK(portraits.contains(id));
  }
}

TEST_CASE("what a face shows can be told from the skin") {
  const Portraits portraits = Portraits::parse(read_asset("portraits/portraits.json"));
  const auto lightness = [](Colour c) { return 0.2126 * c.r + 0.7152 * c.g + 0.0722 * c.b; };
  for (const Portrait& person : portraits.all()) {
    INFO(person.id);
    CHECK(lightness(person.skin) - lightness(person.brows) > 38);
    CHECK(lightness(person.skin) - lightness(person.shade) > 15);
  }
}

TEST_CASE("the meters alone give a mood") {
  const Moods moods = Moods::parse(read_asset("moods.json"));
  for (int trust = 0; trust <= 100; trust += 5)
    for (int tension = 0; tension <= 100; tension += 5)
      CHECK(moods.contains(mood_for(trust, tension)));

  CHECK(mood_for(10, 95) == "furious");
  CHECK(mood_for(30, 70) == "angry");
  CHECK(mood_for(30, 50) == "guarded");
  CHECK(mood_for(60, 50) == "worried");
  CHECK(mood_for(80, 10) == "warm");
}

TEST_CASE("bad moods are refused with the place of the fault") {
  CHECK_THAT(mood_error("{"), ContainsSubstring("moods: not JSON"));
  CHECK_THAT(mood_error("[]"), ContainsSubstring("must be an object"));
  CHECK_THAT(mood_error("{}"), ContainsSubstring("moods: /moods: is missing"));
  CHECK_THAT(mood_error(R"({"moods": {}})"), ContainsSubstring("\"neutral\" is missing"));
  CHECK_THAT(mood_error(R"({"moods": {"a/b~c": 3}})"),
             ContainsSubstring("/moods/a~1b~0c: must be an object"));
  CHECK_THAT(mood_error(replaced(one_mood, R"("tilt": 0.5,)", "")),
             ContainsSubstring("/moods/neutral/point/tilt: is missing"));
  CHECK_THAT(mood_error(replaced(one_mood, R"("tilt": 0.5)", R"("tilt": -1.5)")),
             ContainsSubstring("/moods/neutral/point/tilt: -1.5 is not between -1 and 1"));
  CHECK_THAT(mood_error(replaced(one_mood, R"("flush": 1)", R"("flush": -0.1)")),
             ContainsSubstring("/moods/neutral/point/flush: -0.1 is not between 0 and 1"));
  CHECK_THAT(mood_error(replaced(one_mood, R"("tilt": 0.5)", R"("tilt": "much")")),
             ContainsSubstring("/moods/neutral/point/tilt: must be a number"));
  CHECK_THAT(mood_error(replaced(one_mood, R"("roll": 0)", R"("roll": 0, "rol": 0)")),
             ContainsSubstring("/moods/neutral/point/rol: is not a known key"));
  CHECK_THAT(mood_error(replaced(one_mood, R"("words": "calm")", R"("words": "")")),
             ContainsSubstring("/moods/neutral/words: must be a text"));
  for (const char* colour : {"E4E7EA", "#E4E7E", "#E4E7EAF", "#E4E7EG", "#-4E7EA", "red"}) {
    INFO(colour);
    CHECK_THAT(mood_error(replaced(one_mood, "#E4E7EA", colour)),
               ContainsSubstring("/moods/neutral/light: \"" + std::string(colour) + "\" is not a colour"));
  }
}

TEST_CASE("bad portraits are refused with the place of the fault") {
  CHECK(portrait_error(one_person) == "no error");
  CHECK_THAT(portrait_error(replaced(one_person, "side-part", "mohawk")),
             ContainsSubstring("people: /portraits/default/hair/style: \"mohawk\" is not one of bald, bob,"));
  CHECK_THAT(portrait_error(replaced(one_person, R"("age": 0.4)", R"("age": 40)")),
             ContainsSubstring("/portraits/default/age: 40 is not between 0 and 1"));
  CHECK_THAT(portrait_error(replaced(one_person, R"("lashes": true)", R"("lashes": 1)")),
             ContainsSubstring("/portraits/default/lashes: must be true or false"));
  CHECK_THAT(portrait_error(replaced(one_person, "#F2EEE6", "gold")),
             ContainsSubstring("/portraits/default/earrings: \"gold\" is not a colour"));
  CHECK_THAT(portrait_error(replaced(one_person, "\"earrings\"", "\"earings\"")),
             ContainsSubstring("/portraits/default/earings: is not a known key"));
  CHECK_THAT(portrait_error(replaced(one_person, "\"default\"", "\"dana\"")),
             ContainsSubstring("people: \"default\" is missing"));
}

TEST_CASE("a face at rest blinks every few seconds and does not speak") {
  int blinks = 0;
  bool shut = false;
  for (int frame = 0; frame < 60 * 60; ++frame) {
    const FaceMotion motion = motion_at(frame / 60.0, false);
    REQUIRE(motion.speech == 0.0f);
    REQUIRE(motion.blink >= 0.0f);
    REQUIRE(motion.blink <= 1.0f);
    if (motion.blink > 0.5f && !shut) ++blinks;
    shut = motion.blink > 0.5f;
  }
  CHECK(blinks >= 12);  // in a minute
  CHECK(blinks <= 16);
}

TEST_CASE("a speaking mouth opens and closes") {
  float least = 1.0f;
  float most = 0.0f;
  for (int frame = 0; frame < 600; ++frame) {
    const float speech = motion_at(frame / 60.0, true).speech;
    REQUIRE(speech >= 0.0f);
    REQUIRE(speech <= 1.0f);
    least = std::min(least, speech);
    most = std::max(most, speech);
  }
  CHECK(least < 0.05f);
  CHECK(most > 0.8f);
}

TEST_CASE("a sleeping window can wait for the next blink") {
  for (int i = 0; i < 2000; ++i) {
    const double now = i * 0.037;
    const double wait = seconds_to_blink(now);
    REQUIRE(wait >= 0.0);
    REQUIRE(wait < 8.0);
    if (wait > 0.002) CHECK(motion_at(now + wait - 0.001, false).blink == 0.0f);
    CHECK(motion_at(now + wait + 0.02, false).blink + motion_at(now, false).blink > 0.0f);
  }
}
