// What is on the screen, in words: every widget reports itself while it is drawn. Tests find and click things
// by label, self-voicing reads the list, and a check finds text that is cut off or overlaps.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "window/geometry.hpp"
#include "window/id.hpp"

namespace composure::window {

enum class Role : std::uint8_t {
  text,
  heading,
  button,
  link,
  option,  ///< a reply: one of several to choose from
  checkbox,
  radio,
  chip,
  card,
  meter,
  clock,
  chart,
  point,     ///< of a chart
  progress,  ///< of steps
  field,     ///< text can be typed
  bubble,    ///< a turn of the transcript
  image,
  scroll,
  dialog,
  group,
};

std::string_view role_name(Role role);

struct Node {
  Role role = Role::text;
  std::string label = {};
  std::string value = {};  ///< "34 low", "checked", "14 s": what changes while the label stays
  Rect rect = {};          ///< where it is, scrolled away or not
  Rect clip = {};          ///< what of the screen it may draw on
  Id id = {};              ///< none for what cannot be focused
  int parent = -1;         ///< index of the node around it, or -1
  int layer = 0;           ///< 0 the screen, 1 a dialog over it, …
  bool focused = false;
  bool disabled = false;
  bool selected = false;
  bool checked = false;
  bool shortened = false;  ///< text that did not fit and ends in "…"
  bool scrolls = false;    ///< inside a scroll area, so it may lie outside of `clip`

  bool visible() const { return !intersection(rect, clip).empty(); }
};

/// Something an automatic check found, for a person to read.
struct LayoutProblem {
  enum class Kind : std::uint8_t { cut_off, overlap, shortened } kind = Kind::cut_off;
  std::string text = {};
};

class Semantics {
 public:
  /// In the order of drawing; a node comes before what is inside it.
  const std::vector<Node>& nodes() const { return nodes_; }

  /// The first node with this label (exactly), of any role but `text` when another has it too. Null if none.
  const Node* find(std::string_view label) const;
  const Node* find(Role role, std::string_view label) const;
  /// The nth (from 0) of a role.
  const Node* find(Role role, std::size_t nth = 0) const;
  /// The first node whose label contains `part`.
  const Node* find_containing(std::string_view part) const;
  const Node* focused() const;

  /// The screen as lines of text, indented, for golden tests and for a clipboard mode.
  std::string outline() const;
  /// One sentence for self-voicing: "Continue, button".
  static std::string spoken(const Node& node);

  // For widgets.
  void clear();
  /// Adds a node and returns its index.
  int add(Node node);
  /// Until the matching close(), nodes that are added are inside this one.
  int open(Node node);
  void close();
  Node& at(int index) { return nodes_[static_cast<std::size_t>(index)]; }

 private:
  std::vector<Node> nodes_;
  std::vector<int> open_;
};

/// Text that leaves the card or panel it begins on, or its clip rectangle without a scroll area around it;
/// that overlaps other text of its layer; or that had to be shortened.
std::vector<LayoutProblem> layout_problems(const Semantics& semantics);

}  // namespace composure::window
