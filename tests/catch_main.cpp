// The implementation and the main function of Catch2 2, compiled once. Version 3 brings its own.
#define CATCH_CONFIG_MAIN
#include <catch2/catch.hpp>
