#include "window/glfw_keys.hpp"

#include <algorithm>
#include <iterator>
#include <utility>

#define GLFW_INCLUDE_NONE
#include <GLFW/glfw3.h>

namespace composure::window {
namespace {

constexpr std::pair<int, Key> special_keys[] = {{GLFW_KEY_ENTER, Key::enter},
                                                {GLFW_KEY_KP_ENTER, Key::enter},
                                                {GLFW_KEY_SPACE, Key::space},
                                                {GLFW_KEY_ESCAPE, Key::escape},
                                                {GLFW_KEY_TAB, Key::tab},
                                                {GLFW_KEY_BACKSPACE, Key::backspace},
                                                {GLFW_KEY_DELETE, Key::del},
                                                {GLFW_KEY_UP, Key::up},
                                                {GLFW_KEY_DOWN, Key::down},
                                                {GLFW_KEY_LEFT, Key::left},
                                                {GLFW_KEY_RIGHT, Key::right},
                                                {GLFW_KEY_PAGE_UP, Key::page_up},
                                                {GLFW_KEY_PAGE_DOWN, Key::page_down},
                                                {GLFW_KEY_HOME, Key::home},
                                                {GLFW_KEY_END, Key::end},
                                                {GLFW_KEY_EQUAL, Key::plus},
                                                {GLFW_KEY_KP_ADD, Key::plus},
                                                {GLFW_KEY_MINUS, Key::minus},
                                                {GLFW_KEY_KP_SUBTRACT, Key::minus},
                                                {GLFW_KEY_COMMA, Key::comma},
                                                {GLFW_KEY_PERIOD, Key::period},
                                                {GLFW_KEY_SLASH, Key::slash}};

struct KeyRange {
  int first;
  int last;
  Key key;
};
constexpr KeyRange key_ranges[] = {{GLFW_KEY_0, GLFW_KEY_9, Key::n0},
                                   {GLFW_KEY_KP_0, GLFW_KEY_KP_9, Key::n0},
                                   {GLFW_KEY_F1, GLFW_KEY_F12, Key::f1},
                                   {GLFW_KEY_A, GLFW_KEY_Z, Key::a}};

Key key_after(Key first, int steps) {
  return static_cast<Key>(static_cast<int>(first) + steps);
}

}  // namespace

Key key_of(int code, const char* name) {
  if (name != nullptr && name[0] != 0 && name[1] == 0) {
    if (name[0] >= 'a' && name[0] <= 'z') return key_after(Key::a, name[0] - 'a');
    if (name[0] == '+') return Key::plus;
    if (name[0] == '-') return Key::minus;
  }
  const auto* const special = std::find_if(std::begin(special_keys), std::end(special_keys),
                                           [code](const auto& each) { return each.first == code; });
  if (special != std::end(special_keys)) return special->second;
  for (const auto& [first, last, key] : key_ranges) {
    if (code >= first && code <= last) return key_after(key, code - first);
  }
  return Key::none;
}

}  // namespace composure::window
