// Starting and idling, under a display (run it with xvfb-run): the home screen against a bare GLFW and ImGui
// window, as whole processes of this very program, started anew for each measurement.

#include <GLFW/glfw3.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <sstream>
#include <string>
#include <vector>

#include "backends/imgui_impl_glfw.h"
#include "backends/imgui_impl_opengl3.h"
#include "imgui.h"
#include "window/app.hpp"
#include "window/frame_host.hpp"

namespace {

using namespace composure;

/// A window with ImGui's own look and one text: the least that any such program does before its first frame.
int bare_window() {
  if (glfwInit() == GLFW_FALSE) return 1;
  glfwWindowHint(GLFW_CONTEXT_VERSION_MAJOR, 3);
  glfwWindowHint(GLFW_CONTEXT_VERSION_MINOR, 3);
  glfwWindowHint(GLFW_OPENGL_PROFILE, GLFW_OPENGL_CORE_PROFILE);
  GLFWwindow* window = glfwCreateWindow(1280, 800, "Bare", nullptr, nullptr);
  if (window == nullptr) return 1;
  glfwMakeContextCurrent(window);
  ImGui::CreateContext();
  ImGui::GetIO().IniFilename = nullptr;
  ImGui_ImplGlfw_InitForOpenGL(window, true);
  ImGui_ImplOpenGL3_Init("#version 330 core");
  ImGui_ImplOpenGL3_NewFrame();
  ImGui_ImplGlfw_NewFrame();
  ImGui::NewFrame();
  ImGui::Begin("Hello");
  ImGui::TextUnformatted("Hello");
  ImGui::End();
  ImGui::Render();
  ImGui_ImplOpenGL3_RenderDrawData(ImGui::GetDrawData());
  glfwSwapBuffers(window);
  return 0;
}

int home_screen() {
  window::Model model = window::make_model(shipped_rubrics(), COMPOSURE_SOURCE_DIR "/scenarios");
  window::Ui ui;
  ui.theme = window::embedded_theme("light");
  const auto problem = window::run_window(ui, {}, [&](window::Ui& each) {
    window::draw_app(each, model);
    each.want_close = true;
  });
  return problem ? 1 : 0;
}

struct Usage {
  double seconds = 0;
  double peak_megabytes = 0;
};

Usage run(const char* program, const char* which) {
  const auto start = std::chrono::steady_clock::now();
  const pid_t child = fork();
  if (child == 0) {
    execl(program, program, which, static_cast<char*>(nullptr));
    std::_Exit(127);
  }
  int status = 0;
  rusage usage{};
  wait4(child, &status, 0, &usage);
  if (status != 0) {
    std::printf("%s failed; is there a display?\n", which);
    std::exit(1);
  }
  return {std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count(),
          static_cast<double>(usage.ru_maxrss) / 1024};
}

template <class Get>
double median(const std::vector<Usage>& runs, Get get) {
  std::vector<double> values;
  std::ranges::transform(runs, std::back_inserter(values), get);
  std::ranges::sort(values);
  return values[values.size() / 2];
}

/// Processor seconds that a process has used so far.
double processor_seconds(pid_t process) {
  std::ifstream file("/proc/" + std::to_string(process) + "/stat");
  std::string text((std::istreambuf_iterator<char>(file)), {});
  std::istringstream fields(text.substr(text.rfind(')') + 2));
  std::string skipped;
  for (int i = 0; i < 11; ++i)
    fields >> skipped;
  double user = 0;
  double system = 0;
  fields >> user >> system;
  return (user + system) / static_cast<double>(sysconf(_SC_CLK_TCK));
}

void bench_idle() {
  const pid_t child = fork();
  if (child == 0) {
    execl(COMPOSURE_PROGRAM, COMPOSURE_PROGRAM, static_cast<char*>(nullptr));
    std::_Exit(127);
  }
  constexpr unsigned settle = 8;
  constexpr unsigned watched = 20;
  sleep(settle);
  const double before = processor_seconds(child);
  sleep(watched);
  const double used = processor_seconds(child) - before;
  kill(child, SIGTERM);
  waitpid(child, nullptr, 0);
  std::printf("idle: %.2f %% of one core over %u seconds\n", 100 * used / watched, watched);
}

}  // namespace

int main(int argc, char** argv) {
  const std::string which = argc > 1 ? argv[1] : "";
  if (which == "bare") return bare_window();
  if (which == "home") return home_screen();
  constexpr int runs = 15;
  std::vector<Usage> bare;
  std::vector<Usage> home;
  for (int i = 0; i < runs; ++i) {
    bare.push_back(run(argv[0], "bare"));
    home.push_back(run(argv[0], "home"));
  }
  const auto seconds = [](const Usage& usage) { return usage.seconds; };
  const auto memory = [](const Usage& usage) { return usage.peak_megabytes; };
  std::printf("first frame of the home screen: %.2f times a bare window (%.0f ms / %.0f ms)\n",
              median(home, seconds) / median(bare, seconds), 1e3 * median(home, seconds),
              1e3 * median(bare, seconds));
  std::printf("peak memory: %.2f times a bare window (%.0f MB / %.0f MB)\n",
              median(home, memory) / median(bare, memory), median(home, memory), median(bare, memory));
  bench_idle();
}
