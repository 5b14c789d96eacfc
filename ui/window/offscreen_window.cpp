// Pictures where there is no EGL (macOS, Windows): from a window that is never shown.
#include <glad/gl.h>

#define GLFW_INCLUDE_NONE
#include <GLFW/glfw3.h>

#include "window/gl_picture.hpp"

namespace composure::window {

Rendered render_offscreen(Ui& ui, const OffscreenOptions& options, const Draw& draw) {
  struct Glfw {
    bool ready = glfwInit() != GLFW_FALSE;
    ~Glfw() { glfwTerminate(); }
  };
  const Glfw glfw;
  if (!glfw.ready) return {{}, "no display to draw a picture with"};
  glfwWindowHint(GLFW_CONTEXT_VERSION_MAJOR, 3);
  glfwWindowHint(GLFW_CONTEXT_VERSION_MINOR, 3);
  glfwWindowHint(GLFW_OPENGL_PROFILE, GLFW_OPENGL_CORE_PROFILE);
  glfwWindowHint(GLFW_OPENGL_FORWARD_COMPAT, GLFW_TRUE);
  glfwWindowHint(GLFW_VISIBLE, GLFW_FALSE);
  GLFWwindow* window = glfwCreateWindow(64, 64, "Composure", nullptr, nullptr);
  if (window == nullptr) return {{}, "no OpenGL 3.3 to draw a picture with"};
  glfwMakeContextCurrent(window);
  if (gladLoadGL(glfwGetProcAddress) == 0) return {{}, "OpenGL could not be loaded"};
  return draw_picture(ui, options, draw);
}

}  // namespace composure::window
