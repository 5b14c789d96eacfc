#include "window/frame_host.hpp"

#include <glad/gl.h>

#include <algorithm>
#include <cmath>
#include <deque>

#define GLFW_INCLUDE_NONE
#include <GLFW/glfw3.h>

#include "backends/imgui_impl_glfw.h"
#include "window/glfw_keys.hpp"
#include "window/imgui_compat.hpp"

namespace composure::window {
namespace {

/// Frames drawn after an input: hovering and focus settle in the second, what they open in the third.
constexpr int frames_after_input = 3;

std::string glfw_error(const char* what) {
  const char* description = nullptr;
  glfwGetError(&description);
  return std::string(what) + (description != nullptr ? std::string(": ") + description : std::string());
}

/// Things that must be undone in reverse order, whichever way run_window() ends.
struct Glfw {
  ~Glfw() { glfwTerminate(); }
};
struct Backends {
  Ui& ui;
  ~Backends() {
    ImGui_ImplOpenGL3_Shutdown();
    ImGui_ImplGlfw_Shutdown();
    ImGui::DestroyContext();
    ui.fonts.forget_atlas();
  }
};

/// What the callbacks of an input tell the loop.
struct Input {
  int frames_due = frames_after_input;
  std::deque<KeyPress>* key_presses = nullptr;
};

Input& input_of(GLFWwindow* window) {
  return *static_cast<Input*>(glfwGetWindowUserPointer(window));
}
void input_came(GLFWwindow* window) {
  input_of(window).frames_due = frames_after_input;
}

void key_came(GLFWwindow* window, int code, int scancode, int action, int modifiers) {
  input_came(window);
  const Key key = key_of(code, glfwGetKeyName(code, scancode));
  if (key == Key::none || action == GLFW_RELEASE || (action == GLFW_REPEAT && !repeats(key))) return;
  input_of(window).key_presses->push_back(
      {key, (modifiers & GLFW_MOD_CONTROL) != 0, (modifiers & GLFW_MOD_SHIFT) != 0});
}

void watch_input(GLFWwindow* window) {
  glfwSetKeyCallback(window, key_came);
  glfwSetCharCallback(window, [](GLFWwindow* w, unsigned int) { input_came(w); });
  glfwSetMouseButtonCallback(window, [](GLFWwindow* w, int, int, int) { input_came(w); });
  glfwSetCursorPosCallback(window, [](GLFWwindow* w, double, double) { input_came(w); });
  glfwSetCursorEnterCallback(window, [](GLFWwindow* w, int) { input_came(w); });
  glfwSetScrollCallback(window, [](GLFWwindow* w, double, double) { input_came(w); });
  glfwSetWindowFocusCallback(window, [](GLFWwindow* w, int) { input_came(w); });
  glfwSetWindowIconifyCallback(window, [](GLFWwindow* w, int) { input_came(w); });
  glfwSetWindowRefreshCallback(window, [](GLFWwindow* w) { input_came(w); });
  glfwSetWindowContentScaleCallback(window, [](GLFWwindow* w, float, float) { input_came(w); });
  glfwSetFramebufferSizeCallback(window, [](GLFWwindow* w, int, int) { input_came(w); });
}

struct Sizes {
  int window_width = 0, window_height = 0;
  int pixel_width = 0, pixel_height = 0;
  float scale = 1;  ///< of the display
};

Sizes sizes_of(GLFWwindow* window) {
  Sizes sizes;
  glfwGetWindowSize(window, &sizes.window_width, &sizes.window_height);
  glfwGetFramebufferSize(window, &sizes.pixel_width, &sizes.pixel_height);
  float vertical = 1;
  glfwGetWindowContentScale(window, &sizes.scale, &vertical);
  return sizes;
}

/// Works in physical pixels everywhere. X11 and Windows do so anyway and tell a scale; macOS and Wayland give
/// points and a larger framebuffer, and there the scale is the ratio of the two. So the scale is applied
/// once.
void work_in_pixels(GLFWwindow* window, const Sizes& sizes) {
  ImGuiIO& io = ImGui::GetIO();
  io.DisplaySize = {static_cast<float>(sizes.pixel_width), static_cast<float>(sizes.pixel_height)};
  io.DisplayFramebufferScale = {1, 1};
  if (sizes.window_width <= 0 || sizes.pixel_width == sizes.window_width) return;
  if (glfwGetWindowAttrib(window, GLFW_HOVERED) == 0) return;
  double x = 0;
  double y = 0;
  glfwGetCursorPos(window, &x, &y);
  const double ratio = static_cast<double>(sizes.pixel_width) / sizes.window_width;
  compat::inject_mouse_position(static_cast<float>(x * ratio), static_cast<float>(y * ratio));
}

void wait_for_something(const Ui& ui, int due) {
  const double left = ui.wake_at - glfwGetTime();
  if (due > 0 || (ui.wake_at > 0 && left <= 0)) {
    glfwPollEvents();
  } else if (ui.wake_at > 0) {
    glfwWaitEventsTimeout(left);
  } else {
    glfwWaitEvents();
  }
}

}  // namespace

std::optional<std::string> run_window(Ui& ui, const WindowOptions& options, const Draw& draw) {
  if (glfwInit() == GLFW_FALSE) return glfw_error("No window can be opened");
  const Glfw glfw;

  glfwWindowHint(GLFW_CONTEXT_VERSION_MAJOR, 3);
  glfwWindowHint(GLFW_CONTEXT_VERSION_MINOR, 3);
  glfwWindowHint(GLFW_OPENGL_PROFILE, GLFW_OPENGL_CORE_PROFILE);
  glfwWindowHint(GLFW_OPENGL_FORWARD_COMPAT, GLFW_TRUE);
  glfwWindowHint(GLFW_SCALE_TO_MONITOR, GLFW_TRUE);
  // Depth and stencil are not used; without them the buffers are smaller.
  glfwWindowHint(GLFW_DEPTH_BITS, 0);
  glfwWindowHint(GLFW_STENCIL_BITS, 0);
  glfwWindowHint(GLFW_VISIBLE, GLFW_FALSE);  // until there is something to see
#ifdef GLFW_X11_CLASS_NAME
  glfwWindowHintString(GLFW_X11_CLASS_NAME, "composure");
  glfwWindowHintString(GLFW_X11_INSTANCE_NAME, "composure");
#endif
  GLFWwindow* window =
      glfwCreateWindow(options.width, options.height, options.title.c_str(), nullptr, nullptr);
  if (window == nullptr) return glfw_error("No window with OpenGL 3.3 can be opened");
  glfwMakeContextCurrent(window);
  if (gladLoadGL(glfwGetProcAddress) == 0) return "OpenGL 3.3 could not be loaded";
  glfwSwapInterval(options.vsync ? 1 : 0);

  const Sizes first = sizes_of(window);
  const float points = first.pixel_width == first.window_width ? first.scale : 1.0f;
  glfwSetWindowSizeLimits(window, static_cast<int>(static_cast<float>(options.min_width) * points),
                          static_cast<int>(static_cast<float>(options.min_height) * points), GLFW_DONT_CARE,
                          GLFW_DONT_CARE);

  Input input{.key_presses = &ui.key_presses};
  glfwSetWindowUserPointer(window, &input);
  int& due = input.frames_due;
  watch_input(window);  // before ImGui's callbacks, which call these

  ImGui::CreateContext();
  set_up_context();
  ImGui_ImplGlfw_InitForOpenGL(window, true);
  ImGui_ImplOpenGL3_Init("#version 330 core");
  const Backends backends{ui};
  bool shown = false;
  std::string title;

  while (glfwWindowShouldClose(window) == GLFW_FALSE && !ui.want_close) {
    if (shown) wait_for_something(ui, due);
    if (glfwGetWindowAttrib(window, GLFW_ICONIFIED) != 0) {
      due = 0;
      ui.wake_at = 0;
      continue;
    }
    const double now = glfwGetTime();
    const bool clock_is_due = ui.wake_at > 0 && now >= ui.wake_at;
    if (due == 0 && !clock_is_due) continue;
    due = std::max(0, due - 1);

    const Sizes sizes = sizes_of(window);
    if (prepare_frame(ui, sizes.scale)) compat::upload_fonts();
    ImGui_ImplOpenGL3_NewFrame();
    ImGui_ImplGlfw_NewFrame();
    work_in_pixels(window, sizes);
    draw_frame(ui, now, draw);
    if (ui.want_animation) due = std::max(due, 1);
    if (ui.title != title) {
      title = ui.title;
      glfwSetWindowTitle(window, title.empty() ? options.title.c_str() : title.c_str());
    }

    glViewport(0, 0, sizes.pixel_width, sizes.pixel_height);
    const Colour c = ui.theme.background;
    glClearColor(static_cast<float>(c.r) / 255, static_cast<float>(c.g) / 255, static_cast<float>(c.b) / 255,
                 1);
    glClear(GL_COLOR_BUFFER_BIT);
    ImGui_ImplOpenGL3_RenderDrawData(ImGui::GetDrawData());
    glfwSwapBuffers(window);
    if (!shown) {
      glfwShowWindow(window);
      shown = true;
    }
  }
  return std::nullopt;
}

}  // namespace composure::window
