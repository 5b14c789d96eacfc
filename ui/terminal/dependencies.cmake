# What the terminal is built from: composure_cli (CLI11). The functions are in engine/dependencies.cmake.

include_guard(GLOBAL)
include(${PROJECT_SOURCE_DIR}/engine/dependencies.cmake)

if(COMPOSURE_FETCH_DEPS)
  composure_fetch(cli11
    https://github.com/CLIUtils/CLI11/archive/refs/tags/v2.4.2.tar.gz
    f2d893a65c3b1324c50d4e682c0cdc021dd0477ae2c048544f39eed6654b699a)
  composure_header_only(composure_cli ${cli11_SOURCE_DIR}/include)
else()
  find_package(CLI11 2.1 CONFIG QUIET)
  if(NOT CLI11_FOUND)
    composure_missing("CLI11 2.1" libcli11-dev)
  endif()
  set_target_properties(CLI11::CLI11 PROPERTIES IMPORTED_GLOBAL TRUE)
  add_library(composure_cli INTERFACE)
  target_link_libraries(composure_cli INTERFACE CLI11::CLI11)
endif()
