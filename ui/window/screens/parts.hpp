// What several screens share: words about people, the client's face, the bar at the top, keys that are
// explained and can be clicked.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "conversation/conversation.hpp"
#include "scenario/scenario.hpp"
#include "scenario/words.hpp"
#include "window/model.hpp"
#include "window/ui.hpp"
#include "window/widgets/button.hpp"

namespace composure::window {

// Words.

/// "Guided", "Practice", "Assessment".
std::string_view mode_word(composure::Mode mode);
/// As many whole words of a text as fit into `characters`, and "…" if some are left out.
std::string shortened(std::string_view text, std::size_t characters);

// Layout.

/// A column of at most `design_width` in the middle of `area`, with room at both sides.
Rect column(const Ui& ui, Rect area, float design_width, float least_margin = 20);
/// Whether columns side by side would get too narrow to read: stack them.
bool is_narrow(const Ui& ui, Rect area, float design_width = 860);

// The client.

/// The face in a square, in a mood ("angry", see Moods), with the mood's background for the theme. It moves
/// smoothly from one mood to the next, and blinks; `id` keeps its movement from frame to frame.
void client_face(Ui& ui, Id id, Rect square, const Model& model, const composure::Client& client,
                 std::string_view mood, bool speaking = false);
/// The same, standing still.
void still_face(Ui& ui, Rect square, const Model& model, const composure::Client& client,
                std::string_view mood);

// The bar at the top.

struct BarOfScreen {
  std::string_view title = {};
  std::string_view chip = {};             ///< the mode; may be empty
  const PhaseSteps* steps = nullptr;      ///< in the middle, while there is room
  std::optional<double> clock_left = {};  ///< seconds, for a clock
  double clock_total = 0;
  std::string_view escape = {};  ///< what Escape does: "Back to the library"; empty: no key cap for it
};
struct BarAnswer {
  bool home = false;    ///< "Composure" was clicked
  bool escape = false;  ///< Escape, or a click on its key cap
};
/// Cuts the bar off the top of `screen`.
BarAnswer screen_bar(Ui& ui, Rect& screen, const BarOfScreen& view);

// Keys.

/// A key cap that can be clicked, or pressed as the key it shows; `label` says what it does (only the
/// semantics show it). Vertically centred in `box`, from its left edge.
bool key_button(Ui& ui, Id id, Rect box, Key key, std::string_view label);
float key_button_width(const Ui& ui, Key key);

/// A key cap and what it does, "[H] history": for the mouse too.
bool hint_button(Ui& ui, Id id, Rect box, Key key, std::string_view what);
float hint_button_width(const Ui& ui, Key key, std::string_view what);

}  // namespace composure::window
