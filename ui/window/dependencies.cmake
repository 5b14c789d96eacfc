# What the window is built from: composure_imgui (Dear ImGui with its GLFW and OpenGL3 backends, FreeType font
# builder and std::string helpers), composure_glfw, composure_glad, composure_fonts (fontconfig and FreeType),
# composure_png and, where there is EGL, composure_egl. Headers are SYSTEM: their warnings are not ours.

include_guard(GLOBAL)
include(${CMAKE_CURRENT_LIST_DIR}/../../engine/dependencies.cmake)
find_package(PkgConfig REQUIRED)

# An interface target TARGET for a pkg-config MODULE that Debian has in PACKAGE.
function(composure_pkg_config target module package)
  pkg_check_modules(${target}_pc QUIET ${module})
  if(NOT ${target}_pc_FOUND)
    composure_missing("${module}" ${package})
  endif()
  add_library(${target} INTERFACE)
  target_include_directories(${target} SYSTEM INTERFACE ${${target}_pc_INCLUDE_DIRS})
  target_link_directories(${target} INTERFACE ${${target}_pc_LIBRARY_DIRS})
  target_link_libraries(${target} INTERFACE ${${target}_pc_LIBRARIES})
endfunction()

# --- GLFW, FreeType, Dear ImGui -------------------------------------------------------------------
if(COMPOSURE_FETCH_DEPS)
  function(composure_fetch_glfw)
    composure_fetch(glfw
      https://github.com/glfw/glfw/archive/refs/tags/3.4.tar.gz
      c038d34200234d071fae9345bc455e4a8f2f544ab60150765d7704e08f3dac01)
    set(CMAKE_POLICY_DEFAULT_CMP0077 NEW)
    set(BUILD_SHARED_LIBS OFF)
    set(GLFW_BUILD_DOCS OFF)
    set(GLFW_BUILD_EXAMPLES OFF)
    set(GLFW_BUILD_TESTS OFF)
    set(GLFW_INSTALL OFF)
    # GLFW opens X11 and Wayland by itself, but is compiled against the headers of both. Those of Wayland are
    # left out where they are missing; a window then comes through XWayland.
    pkg_check_modules(composure_wayland_pc QUIET wayland-client wayland-cursor wayland-egl xkbcommon)
    find_program(COMPOSURE_WAYLAND_SCANNER wayland-scanner)
    mark_as_advanced(COMPOSURE_WAYLAND_SCANNER)
    if(NOT composure_wayland_pc_FOUND OR NOT COMPOSURE_WAYLAND_SCANNER)
      set(GLFW_BUILD_WAYLAND OFF)
    endif()
    add_subdirectory(${glfw_SOURCE_DIR} ${CMAKE_BINARY_DIR}/_deps/glfw-build EXCLUDE_FROM_ALL)
    composure_header_only(composure_glfw ${glfw_SOURCE_DIR}/include)
    target_link_libraries(composure_glfw INTERFACE glfw)
  endfunction()
  composure_fetch_glfw()

  function(composure_fetch_freetype)
    composure_fetch(freetype
      https://github.com/freetype/freetype/archive/refs/tags/VER-2-13-3.tar.gz
      bc5c898e4756d373e0d991bab053036c5eb2aa7c0d5c67e8662ddc6da40c4103)
    set(CMAKE_POLICY_DEFAULT_CMP0077 NEW)
    set(BUILD_SHARED_LIBS OFF)
    set(SKIP_INSTALL_ALL ON)
    foreach(library IN ITEMS ZLIB BZIP2 PNG HARFBUZZ BROTLI)
      set(FT_DISABLE_${library} ON)
    endforeach()
    add_subdirectory(${freetype_SOURCE_DIR} ${CMAKE_BINARY_DIR}/_deps/freetype-build EXCLUDE_FROM_ALL)
    composure_header_only(composure_freetype ${freetype_SOURCE_DIR}/include)
    target_link_libraries(composure_freetype INTERFACE freetype)
    if(CMAKE_SYSTEM_NAME STREQUAL "Linux")
      # fontconfig brings the system's FreeType into the program. The two must not be mixed, so ours is
      # kept out of the dynamic linker's sight.
      target_link_options(composure_freetype INTERFACE
        "LINKER:--exclude-libs,libfreetype.a" "LINKER:--exclude-libs,libfreetyped.a")
    endif()
  endfunction()
  composure_fetch_freetype()

  function(composure_fetch_imgui)
    composure_fetch(imgui
      https://github.com/ocornut/imgui/archive/refs/tags/v1.92.5.tar.gz
      0eb50fe9aeba1a51f96b5843c7f630a32ed2e9362d693c61b87e4fa870cf826d)
    # ImGui has no build files. The same parts as in Debian's library, but for the demo.
    add_library(composure_imgui STATIC
      ${imgui_SOURCE_DIR}/imgui.cpp
      ${imgui_SOURCE_DIR}/imgui_draw.cpp
      ${imgui_SOURCE_DIR}/imgui_tables.cpp
      ${imgui_SOURCE_DIR}/imgui_widgets.cpp
      ${imgui_SOURCE_DIR}/backends/imgui_impl_glfw.cpp
      ${imgui_SOURCE_DIR}/backends/imgui_impl_opengl3.cpp
      ${imgui_SOURCE_DIR}/misc/cpp/imgui_stdlib.cpp
      ${imgui_SOURCE_DIR}/misc/freetype/imgui_freetype.cpp)
    target_include_directories(composure_imgui SYSTEM PUBLIC
      ${imgui_SOURCE_DIR} ${imgui_SOURCE_DIR}/misc/cpp ${imgui_SOURCE_DIR}/misc/freetype)
    target_compile_definitions(composure_imgui PUBLIC
      IMGUI_ENABLE_FREETYPE IMGUI_DISABLE_DEMO_WINDOWS IMGUI_DISABLE_DEBUG_TOOLS)
    target_link_libraries(composure_imgui PUBLIC composure_freetype composure_glfw ${CMAKE_DL_LIBS})
  endfunction()
  composure_fetch_imgui()
else()
  composure_pkg_config(composure_glfw glfw3 libglfw3-dev)
  composure_pkg_config(composure_freetype freetype2 libfreetype-dev)
  # Debian's libimgui.a needs FreeType and GLFW but does not say so; they come after it.
  composure_pkg_config(composure_imgui imgui "libimgui-dev libstb-dev")
  target_link_libraries(composure_imgui INTERFACE composure_freetype composure_glfw ${CMAKE_DL_LIBS})
endif()

# --- What comes from the system either way: fontconfig finds its fonts, and libpng is everywhere ------
composure_pkg_config(composure_fontconfig fontconfig libfontconfig-dev)
composure_pkg_config(composure_png libpng libpng-dev)
add_library(composure_fonts INTERFACE)
target_link_libraries(composure_fonts INTERFACE composure_fontconfig composure_freetype)

# --- EGL: without it (macOS, Windows) pictures are rendered in a hidden window
pkg_check_modules(composure_egl_pc QUIET egl)
if(composure_egl_pc_FOUND)
  composure_pkg_config(composure_egl egl libegl-dev)
endif()

# --- The OpenGL loader, which is generated; --reproducible keeps the generator off the network --------
if(COMPOSURE_FETCH_DEPS)
  find_package(Python3 COMPONENTS Interpreter)
  if(Python3_FOUND)
    execute_process(COMMAND ${Python3_EXECUTABLE} -c "import jinja2" RESULT_VARIABLE no_jinja2 ERROR_QUIET)
  endif()
  if(NOT Python3_FOUND OR no_jinja2)
    message(FATAL_ERROR
      "glad, which generates the OpenGL loader, needs Python 3 with the package jinja2. Install them, or name "
      "an interpreter that has it with -DPython3_EXECUTABLE=….")
  endif()
  composure_fetch(glad
    https://github.com/Dav1dde/glad/archive/refs/tags/v2.0.6.tar.gz
    61a70234dc7da467cceb07fcdd6dec1213d6143a1b6b19ccc5d7b64cc247ea47)
  set(glad_command ${CMAKE_COMMAND} -E env PYTHONPATH=${glad_SOURCE_DIR} ${Python3_EXECUTABLE} -m glad)
else()
  find_program(COMPOSURE_GLAD glad)
  mark_as_advanced(COMPOSURE_GLAD)
  if(NOT COMPOSURE_GLAD)
    composure_missing("the glad 2 generator" python3-glad)
  endif()
  set(glad_command ${COMPOSURE_GLAD})
endif()
set(glad_dir ${CMAKE_BINARY_DIR}/glad)
add_custom_command(
  OUTPUT ${glad_dir}/src/gl.c ${glad_dir}/include/glad/gl.h
  COMMAND ${glad_command} --reproducible --quiet --out-path ${glad_dir} --api gl:core=3.3 --extensions= c
  COMMENT "Generating the OpenGL loader"
  VERBATIM)
file(MAKE_DIRECTORY ${glad_dir}/include)
add_library(composure_glad STATIC ${glad_dir}/src/gl.c ${glad_dir}/include/glad/gl.h)
target_include_directories(composure_glad SYSTEM PUBLIC ${glad_dir}/include)
target_link_libraries(composure_glad PUBLIC ${CMAKE_DL_LIBS})
