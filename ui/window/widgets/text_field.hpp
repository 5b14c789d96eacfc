// Text to type: one line or several.
#pragma once

#include <string>
#include <string_view>

#include "window/ui.hpp"

namespace composure::window {

struct FieldOptions {
  std::string_view label = {};        ///< what is asked for, for the semantics
  std::string_view placeholder = {};  ///< shown while it is empty
  bool multiline = false;
  bool take_focus = false;  ///< gets the keyboard in this frame
};

struct FieldResult {
  bool changed = false;
  bool submitted = false;  ///< Enter, in a field of one line
  bool focused = false;
};

/// Fills `rect`; a line needs button_height.
FieldResult text_field(Ui& ui, Id id, Rect rect, std::string& value, const FieldOptions& options);

}  // namespace composure::window
