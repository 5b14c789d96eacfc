# What the tests are built from: composure_catch (Catch2 2.13 or 3, with a main function) and
# composure_valijson (JSON Schema). Test code includes tests/catch.hpp, never Catch2 itself. The
# functions are in engine/dependencies.cmake.

include_guard(GLOBAL)
include(${PROJECT_SOURCE_DIR}/engine/dependencies.cmake)

# --- Catch2 ---------------------------------------------------------------------------------------
add_library(composure_catch INTERFACE)
target_include_directories(composure_catch INTERFACE ${CMAKE_CURRENT_LIST_DIR})
if(COMPOSURE_FETCH_DEPS)
  function(composure_fetch_catch)
    composure_fetch(catch2
      https://github.com/catchorg/Catch2/archive/refs/tags/v3.7.1.tar.gz
      c991b247a1a0d7bb9c39aa35faf0fe9e19764213f28ffba3109388e62ee0269c)
    set(CMAKE_POLICY_DEFAULT_CMP0077 NEW)
    set(CATCH_INSTALL_DOCS OFF)
    set(CATCH_INSTALL_EXTRAS OFF)
    add_subdirectory(${catch2_SOURCE_DIR} ${CMAKE_BINARY_DIR}/_deps/catch2-build EXCLUDE_FROM_ALL)
    foreach(target IN ITEMS Catch2 Catch2WithMain)
      get_target_property(include_dirs ${target} INTERFACE_INCLUDE_DIRECTORIES)
      set_property(TARGET ${target} PROPERTY INTERFACE_SYSTEM_INCLUDE_DIRECTORIES ${include_dirs})
    endforeach()
  endfunction()
  composure_fetch_catch()
  target_link_libraries(composure_catch INTERFACE Catch2::Catch2WithMain)
else()
  find_package(Catch2 CONFIG QUIET)
  if(NOT Catch2_FOUND OR Catch2_VERSION VERSION_LESS 2.13)
    composure_missing("Catch2 2.13 or 3" catch2)
  endif()
  set_target_properties(Catch2::Catch2 PROPERTIES IMPORTED_GLOBAL TRUE)
  if(Catch2_VERSION VERSION_LESS 3)
    # Catch2 2 is one header. A packaged library of it, where there is one, was compiled as C++14 and
    # lacks std::string_view, so its implementation is compiled here, once for all tests.
    add_library(composure_catch_main STATIC ${CMAKE_CURRENT_LIST_DIR}/catch_main.cpp)
    target_compile_features(composure_catch_main PUBLIC cxx_std_20)
    target_link_libraries(composure_catch_main PUBLIC Catch2::Catch2)
    if(NOT MSVC)
      target_compile_options(composure_catch_main PRIVATE -O0)  # it only has to be compiled quickly
    endif()
    target_link_libraries(composure_catch INTERFACE composure_catch_main)
  else()
    set_target_properties(Catch2::Catch2WithMain PROPERTIES IMPORTED_GLOBAL TRUE)
    target_link_libraries(composure_catch INTERFACE Catch2::Catch2WithMain)
  endif()
endif()

# --- JSON Schema ----------------------------------------------------------------------------------
if(COMPOSURE_FETCH_DEPS)
  composure_fetch(valijson
    https://github.com/tristanpenman/valijson/archive/refs/tags/v1.0.3.tar.gz
    0fbd3cd2312b441c6373ee116e9a162c400f9e3cd79f6b32665cdd22fa11ac3f)
  composure_header_only(composure_valijson ${valijson_SOURCE_DIR}/include)
else()
  find_path(COMPOSURE_VALIJSON_INCLUDE_DIR valijson/validator.hpp)
  mark_as_advanced(COMPOSURE_VALIJSON_INCLUDE_DIR)
  if(NOT COMPOSURE_VALIJSON_INCLUDE_DIR)
    composure_missing("valijson" libvalijson-dev)
  endif()
  composure_header_only(composure_valijson ${COMPOSURE_VALIJSON_INCLUDE_DIR})
endif()
target_link_libraries(composure_valijson INTERFACE composure_json)
