#include "window/gl_picture.hpp"

#include <glad/gl.h>

#include <algorithm>

#include "window/imgui_compat.hpp"

namespace composure::window {
namespace {

/// A texture to draw into.
class Target {
 public:
  Target(int width, int height) {
    glGenTextures(1, &texture_);
    glBindTexture(GL_TEXTURE_2D, texture_);
    glTexImage2D(GL_TEXTURE_2D, 0, GL_RGBA8, width, height, 0, GL_RGBA, GL_UNSIGNED_BYTE, nullptr);
    glGenFramebuffers(1, &framebuffer_);
    glBindFramebuffer(GL_FRAMEBUFFER, framebuffer_);
    glFramebufferTexture2D(GL_FRAMEBUFFER, GL_COLOR_ATTACHMENT0, GL_TEXTURE_2D, texture_, 0);
  }
  ~Target() {
    glDeleteFramebuffers(1, &framebuffer_);
    glDeleteTextures(1, &texture_);
  }
  Target(const Target&) = delete;
  Target& operator=(const Target&) = delete;

  bool complete() const { return glCheckFramebufferStatus(GL_FRAMEBUFFER) == GL_FRAMEBUFFER_COMPLETE; }

 private:
  GLuint texture_ = 0;
  GLuint framebuffer_ = 0;
};

struct Context {
  Ui& ui;
  explicit Context(Ui& for_ui) : ui(for_ui) {
    ui.fonts.forget_atlas();
    ImGui::CreateContext();
    set_up_context();
    ImGui_ImplOpenGL3_Init("#version 330 core");
  }
  ~Context() {
    ImGui_ImplOpenGL3_Shutdown();
    ImGui::DestroyContext();
    ui.fonts.forget_atlas();
  }
  Context(const Context&) = delete;
  Context& operator=(const Context&) = delete;
};

Image read_back(int width, int height) {
  Image image{width, height, {}};
  const auto row = static_cast<std::size_t>(width) * 4;
  image.rgba.resize(row * static_cast<std::size_t>(height));
  glPixelStorei(GL_PACK_ALIGNMENT, 1);
  glReadPixels(0, 0, width, height, GL_RGBA, GL_UNSIGNED_BYTE, image.rgba.data());
  // OpenGL's first row is the lowest.
  for (std::size_t top = 0, bottom = static_cast<std::size_t>(height) - 1; top < bottom; ++top, --bottom) {
    std::swap_ranges(image.rgba.begin() + static_cast<std::ptrdiff_t>(top * row),
                     image.rgba.begin() + static_cast<std::ptrdiff_t>((top + 1) * row),
                     image.rgba.begin() + static_cast<std::ptrdiff_t>(bottom * row));
  }
  for (std::size_t i = 3; i < image.rgba.size(); i += 4)
    image.rgba[i] = 255;
  return image;
}

}  // namespace

Rendered draw_picture(Ui& ui, const OffscreenOptions& options, const Draw& draw) {
  const Target target(options.width, options.height);
  if (!target.complete()) return {{}, "a picture of this size cannot be drawn"};
  const Context context(ui);
  ImGuiIO& io = ImGui::GetIO();
  double now = ui.now;
  for (int frame = 0; frame < std::max(1, options.frames); ++frame) {
    if (prepare_frame(ui, options.scale)) compat::upload_fonts();
    ImGui_ImplOpenGL3_NewFrame();
    io.DisplaySize = {static_cast<float>(options.width), static_cast<float>(options.height)};
    io.DeltaTime = static_cast<float>(options.step);
    now += options.step;
    draw_frame(ui, now, draw);
    // Earlier frames only let things settle; drawing them would take most of the time.
    if (frame + 1 < options.frames) continue;
    glViewport(0, 0, options.width, options.height);
    const Colour c = ui.theme.background;
    glClearColor(static_cast<float>(c.r) / 255, static_cast<float>(c.g) / 255, static_cast<float>(c.b) / 255,
                 1);
    glClear(GL_COLOR_BUFFER_BIT);
    ImGui_ImplOpenGL3_RenderDrawData(ImGui::GetDrawData());
  }
  return {read_back(options.width, options.height), {}};
}

}  // namespace composure::window
