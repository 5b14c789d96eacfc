# What the engine is built from: composure_json (nlohmann/json) and composure_crypto (SHA-256 from
# Mbed TLS, through its mbedtls_md functions, which 2.28 and 3.6 share). System packages first; with
# COMPOSURE_FETCH_DEPS=ON pinned upstream releases, and only then does anything reach the network.
#
# This file is included before the other dependencies.cmake files, which use the three functions below.

include_guard(GLOBAL)

# Ends the configuration with the name of what to install. PART as a person calls it, PACKAGE as Debian does.
function(composure_missing part package)
  message(FATAL_ERROR
    "${part} was not found. Install it (Debian, Ubuntu: apt-get install ${package}; "
    "`./run` does that by itself), or configure with -DCOMPOSURE_FETCH_DEPS=ON to build a pinned "
    "upstream release instead.")
endfunction()

# Downloads and unpacks a pinned release, and nothing more: its own build files are not read, so it
# brings no tests and no install rules. Sets NAME_SOURCE_DIR in the caller. A folder that is there
# already is used instead with -DFETCHCONTENT_SOURCE_DIR_<NAME IN CAPITALS>=FOLDER.
function(composure_fetch name url sha256)
  include(FetchContent)
  if(POLICY CMP0135)
    cmake_policy(SET CMP0135 NEW)  # unpacked files are as new as the unpacking, so a new pin rebuilds
  endif()
  # A SOURCE_SUBDIR that is not there makes FetchContent fill the folder without add_subdirectory.
  FetchContent_Declare(${name}
    URL ${url}
    URL_HASH SHA256=${sha256}
    SOURCE_SUBDIR composure-takes-the-sources-only)
  FetchContent_MakeAvailable(${name})
  FetchContent_GetProperties(${name} SOURCE_DIR source_dir)
  set(${name}_SOURCE_DIR ${source_dir} PARENT_SCOPE)
endfunction()

# An interface target for headers whose warnings are not ours.
function(composure_header_only target include_dir)
  add_library(${target} INTERFACE)
  target_include_directories(${target} SYSTEM INTERFACE ${include_dir})
endfunction()

# --- JSON -----------------------------------------------------------------------------------------
if(COMPOSURE_FETCH_DEPS)
  composure_fetch(nlohmann_json
    https://github.com/nlohmann/json/releases/download/v3.11.3/json.tar.xz
    d6c65aca6b1ed68e7a182f4757257b107ae403032760ed6ef121c9d55e81757d)
  composure_header_only(composure_json ${nlohmann_json_SOURCE_DIR}/include)
else()
  find_package(nlohmann_json 3.11 CONFIG QUIET)
  if(NOT nlohmann_json_FOUND)
    composure_missing("nlohmann/json 3.11" nlohmann-json3-dev)
  endif()
  set_target_properties(nlohmann_json::nlohmann_json PROPERTIES IMPORTED_GLOBAL TRUE)
  add_library(composure_json INTERFACE)
  target_link_libraries(composure_json INTERFACE nlohmann_json::nlohmann_json)
endif()

# --- SHA-256 --------------------------------------------------------------------------------------
add_library(composure_crypto INTERFACE)
if(COMPOSURE_FETCH_DEPS)
  function(composure_fetch_mbedtls)
    composure_fetch(mbedtls
      https://github.com/Mbed-TLS/mbedtls/releases/download/mbedtls-3.6.5/mbedtls-3.6.5.tar.bz2
      4a11f1777bb95bf4ad96721cac945a26e04bf19f57d905f241fe77ebeddf46d8)
    set(CMAKE_POLICY_DEFAULT_CMP0077 NEW)  # so that the values below hold in its option() calls
    set(ENABLE_PROGRAMS OFF)
    set(ENABLE_TESTING OFF)
    set(GEN_FILES OFF)  # a release contains its generated files
    set(MBEDTLS_FATAL_WARNINGS OFF)
    add_subdirectory(${mbedtls_SOURCE_DIR} ${CMAKE_BINARY_DIR}/_deps/mbedtls-build EXCLUDE_FROM_ALL)
  endfunction()
  composure_fetch_mbedtls()
  target_link_libraries(composure_crypto INTERFACE mbedcrypto)
else()
  find_path(COMPOSURE_MBEDTLS_INCLUDE_DIR mbedtls/md.h)
  find_library(COMPOSURE_MBEDCRYPTO_LIBRARY mbedcrypto)
  mark_as_advanced(COMPOSURE_MBEDTLS_INCLUDE_DIR COMPOSURE_MBEDCRYPTO_LIBRARY)
  if(NOT COMPOSURE_MBEDTLS_INCLUDE_DIR OR NOT COMPOSURE_MBEDCRYPTO_LIBRARY)
    composure_missing("Mbed TLS (2.28 or 3.x)" libmbedtls-dev)
  endif()
  target_include_directories(composure_crypto SYSTEM INTERFACE ${COMPOSURE_MBEDTLS_INCLUDE_DIR})
  target_link_libraries(composure_crypto INTERFACE ${COMPOSURE_MBEDCRYPTO_LIBRARY})
endif()
