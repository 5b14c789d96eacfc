#include "window/theme.hpp"

#include <array>
#include <cmath>
#include <nlohmann/json.hpp>
#include <stdexcept>

#include "assets/assets.hpp"

namespace composure::window {
namespace {

using Json = nlohmann::json;

struct Role {
  const char* name;
  Colour Theme::*colour;
};

constexpr Role roles[] = {
    {"background", &Theme::background},
    {"surface", &Theme::surface},
    {"panel", &Theme::panel},
    {"sunken", &Theme::sunken},
    {"selected", &Theme::selected},
    {"line", &Theme::line},
    {"line_strong", &Theme::line_strong},
    {"ink", &Theme::ink},
    {"ink_2", &Theme::ink_2},
    {"ink_3", &Theme::ink_3},
    {"on_accent", &Theme::on_accent},
    {"accent", &Theme::accent},
    {"accent_hover", &Theme::accent_hover},
    {"accent_tint", &Theme::accent_tint},
    {"focus", &Theme::focus},
    {"good", &Theme::good},
    {"good_tint", &Theme::good_tint},
    {"warn", &Theme::warn},
    {"warn_tint", &Theme::warn_tint},
    {"bad", &Theme::bad},
    {"bad_tint", &Theme::bad_tint},
    {"listening", &Theme::listening},
    {"deescalation", &Theme::deescalation},
    {"followthrough", &Theme::followthrough},
    {"shadow", &Theme::shadow},
    {"veil", &Theme::veil},
};

[[noreturn]] void fail(const std::string& entry, const std::string& problem) {
  throw std::runtime_error("theme: " + entry + " " + problem);
}

const Json& member(const Json& object, const std::string& name) {
  if (!object.is_object() || !object.contains(name)) fail("\"" + name + "\"", "is missing");
  return object[name];
}

std::uint8_t hex_byte(const std::string& digits, const std::string& entry) {
  std::size_t used = 0;
  int value = -1;
  try {
    value = std::stoi(digits, &used, 16);
  } catch (const std::exception&) {
    used = 0;
  }
  if (used != 2) fail(entry, "must be a colour such as \"#1E232E\"");
  return static_cast<std::uint8_t>(value);
}

Colour read_colour(const Json& colours, const std::string& name) {
  const std::string entry = "colour \"" + name + "\"";
  const Json& value = member(colours, name);
  if (!value.is_string()) fail(entry, "must be text");
  const auto& text = value.get_ref<const std::string&>();
  if (text.size() != 7 || text[0] != '#') fail(entry, "must be a colour such as \"#1E232E\"");
  return {hex_byte(text.substr(1, 2), entry), hex_byte(text.substr(3, 2), entry),
          hex_byte(text.substr(5, 2), entry)};
}

float read_length(const Json& lengths, const std::string& name) {
  const Json& value = member(lengths, name);
  if (!value.is_number() || value.get<float>() <= 0 || value.get<float>() > 200) {
    fail("length \"" + name + "\"", "must be a number above 0 and at most 200");
  }
  return value.get<float>();
}

double luminance(Colour colour) {
  const auto linear = [](std::uint8_t channel) {
    const double v = channel / 255.0;
    return v <= 0.03928 ? v / 12.92 : std::pow((v + 0.055) / 1.055, 2.4);
  };
  return 0.2126 * linear(colour.r) + 0.7152 * linear(colour.g) + 0.0722 * linear(colour.b);
}

}  // namespace

Theme parse_theme(std::string_view json) {
  const Json root = Json::parse(json, nullptr, /*allow_exceptions=*/false);
  if (!root.is_object()) throw std::runtime_error("theme: not a JSON object");
  Theme theme;
  const Json& name = member(root, "name");
  const Json& dark = member(root, "dark");
  if (!name.is_string()) fail("\"name\"", "must be text");
  if (!dark.is_boolean()) fail("\"dark\"", "must be true or false");
  theme.name = name.get<std::string>();
  theme.dark = dark.get<bool>();

  const Json& colours = member(root, "colours");
  for (const Role& role : roles)
    theme.*role.colour = read_colour(colours, role.name);

  const Json& text = member(root, "text");
  theme.text = {read_length(text, "xs"),    read_length(text, "small"),  read_length(text, "card"),
                read_length(text, "body"),  read_length(text, "lead"),   read_length(text, "large"),
                read_length(text, "title"), read_length(text, "display")};
  const Json& space = member(root, "space");
  theme.space = {read_length(space, "xs"),  read_length(space, "s"),  read_length(space, "m"),
                 read_length(space, "l"),   read_length(space, "xl"), read_length(space, "xxl"),
                 read_length(space, "xxxl")};
  const Json& radius = member(root, "radius");
  theme.radius = {read_length(radius, "s"), read_length(radius, "m"), read_length(radius, "l")};
  return theme;
}

Theme embedded_theme(std::string_view name) {
  return parse_theme(asset("themes/" + std::string(name) + ".json"));
}

double contrast_ratio(Colour a, Colour b) {
  const double la = luminance(a);
  const double lb = luminance(b);
  return (std::max(la, lb) + 0.05) / (std::min(la, lb) + 0.05);
}

}  // namespace composure::window
