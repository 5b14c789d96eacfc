// Which of our keys a key of GLFW is.
#pragma once

#include "window/keys.hpp"

namespace composure::window {

/// `code` is a GLFW_KEY_…, `name` what is printed on the key (glfwGetKeyName), or null. A letter, plus and
/// minus go by their name, because the code tells only a place on an American keyboard. Key::none for a key
/// that means nothing to us.
Key key_of(int code, const char* name);

}  // namespace composure::window
