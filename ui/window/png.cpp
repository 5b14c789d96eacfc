#include <png.h>

#include <cstdio>
#include <filesystem>
#include <fstream>

#include "window/offscreen.hpp"

namespace composure::window {

std::string write_png(const Image& image, const std::string& path) {
  png_image png{};
  png.version = PNG_IMAGE_VERSION;
  png.width = static_cast<png_uint_32>(image.width);
  png.height = static_cast<png_uint_32>(image.height);
  png.format = PNG_FORMAT_RGBA;
  png.flags = PNG_IMAGE_FLAG_FAST;
  png_alloc_size_t size = PNG_IMAGE_PNG_SIZE_MAX(png);
  std::vector<unsigned char> bytes(size);
  if (png_image_write_to_memory(&png, bytes.data(), &size, 0, image.rgba.data(), 0, nullptr) == 0) {
    return std::string("the picture cannot be compressed: ") + png.message;
  }
  // Beside the file and then renamed, so that nobody sees half of it.
  const std::string part = path + ".part";
  {
    std::ofstream file(part, std::ios::binary);
    file.write(reinterpret_cast<const char*>(bytes.data()), static_cast<std::streamsize>(size));
    file.close();
    if (!file) {
      std::remove(part.c_str());
      return path + " cannot be written";
    }
  }
  std::error_code error;
  std::filesystem::rename(part, path, error);
  if (error) {
    std::remove(part.c_str());
    return path + " cannot be written: " + error.message();
  }
  return {};
}

}  // namespace composure::window
