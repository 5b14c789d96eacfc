#include "window/semantics.hpp"

#include <algorithm>
#include <array>

namespace composure::window {

std::string_view role_name(Role role) {
  switch (role) {
    case Role::text:
      return "text";
    case Role::heading:
      return "heading";
    case Role::button:
      return "button";
    case Role::link:
      return "link";
    case Role::option:
      return "option";
    case Role::checkbox:
      return "checkbox";
    case Role::radio:
      return "radio";
    case Role::chip:
      return "chip";
    case Role::card:
      return "card";
    case Role::meter:
      return "meter";
    case Role::clock:
      return "clock";
    case Role::chart:
      return "chart";
    case Role::point:
      return "point";
    case Role::progress:
      return "progress";
    case Role::field:
      return "field";
    case Role::bubble:
      return "bubble";
    case Role::image:
      return "image";
    case Role::scroll:
      return "scroll";
    case Role::dialog:
      return "dialog";
    case Role::group:
      return "group";
  }
  return "text";
}

const Node* Semantics::find(std::string_view label) const {
  const Node* found = nullptr;
  for (const Node& node : nodes_) {
    if (node.label != label) continue;
    if (node.role != Role::text && node.role != Role::heading) return &node;
    if (found == nullptr) found = &node;
  }
  return found;
}

const Node* Semantics::find(Role role, std::string_view label) const {
  const auto it = std::find_if(nodes_.begin(), nodes_.end(),
                               [&](const Node& n) { return n.role == role && n.label == label; });
  return it == nodes_.end() ? nullptr : &*it;
}

const Node* Semantics::find(Role role, std::size_t nth) const {
  for (const Node& node : nodes_) {
    if (node.role == role && nth-- == 0) return &node;
  }
  return nullptr;
}

const Node* Semantics::find_containing(std::string_view part) const {
  const auto it = std::find_if(nodes_.begin(), nodes_.end(),
                               [&](const Node& n) { return n.label.find(part) != std::string::npos; });
  return it == nodes_.end() ? nullptr : &*it;
}

const Node* Semantics::focused() const {
  const auto it = std::find_if(nodes_.begin(), nodes_.end(), [](const Node& n) { return n.focused; });
  return it == nodes_.end() ? nullptr : &*it;
}

std::string Semantics::spoken(const Node& node) {
  std::string sentence = node.label;
  const auto add = [&sentence](std::string_view part) {
    if (part.empty()) return;
    if (!sentence.empty()) sentence += ", ";
    sentence += part;
  };
  add(node.value);
  if (node.role != Role::text && node.role != Role::group) add(role_name(node.role));
  if (node.role == Role::checkbox || node.role == Role::radio) add(node.checked ? "checked" : "not checked");
  if (node.selected) add("selected");
  if (node.disabled) add("not available");
  return sentence;
}

std::string Semantics::outline() const {
  std::string lines;
  for (const Node& node : nodes_) {
    for (int up = node.parent; up >= 0; up = nodes_[static_cast<std::size_t>(up)].parent)
      lines += "  ";
    lines += spoken(node);
    if (node.focused) lines += " <";
    lines += '\n';
  }
  return lines;
}

void Semantics::clear() {
  nodes_.clear();
  open_.clear();
}

int Semantics::add(Node node) {
  if (node.parent < 0 && !open_.empty()) node.parent = open_.back();
  nodes_.push_back(std::move(node));
  return static_cast<int>(nodes_.size()) - 1;
}

int Semantics::open(Node node) {
  const int index = add(std::move(node));
  open_.push_back(index);
  return index;
}

void Semantics::close() {
  open_.pop_back();
}

namespace {

bool is_text(const Node& node) {
  return node.role == Role::text || node.role == Role::heading;
}

/// A pixel of room, because positions are rounded.
bool holds(Rect outer, Rect inner) {
  const Rect o = outer.inset(-1);
  return inner.x >= o.x && inner.y >= o.y && inner.right() <= o.right() && inner.bottom() <= o.bottom();
}

/// Text that begins on a card, a button or a panel must end there too.
bool leaves_its_surface(const std::vector<Node>& nodes, std::size_t index) {
  const Node& text = nodes[index];
  for (std::size_t i = 0; i < index; ++i) {
    const Node& surface = nodes[i];
    if (is_text(surface) || surface.role == Role::scroll || surface.layer != text.layer) continue;
    // What scrolls passes under what does not.
    const Rect a = surface.clip;
    const Rect b = text.clip;
    if (a.x != b.x || a.y != b.y || a.w != b.w || a.h != b.h) continue;
    // Only where the surface can be seen: the rest of it may lie behind a panel, and text there is not on it.
    const Rect seen = intersection(surface.rect, surface.clip);
    if (seen.contains(text.rect.corner()) && !holds(surface.rect, text.rect)) return true;
  }
  return false;
}

}  // namespace

std::vector<LayoutProblem> layout_problems(const Semantics& semantics) {
  std::vector<LayoutProblem> problems;
  const std::vector<Node>& nodes = semantics.nodes();
  std::vector<const Node*> seen;
  for (std::size_t i = 0; i < nodes.size(); ++i) {
    const Node& node = nodes[i];
    if (!is_text(node) || node.rect.empty()) continue;
    if (node.shortened) problems.push_back({LayoutProblem::Kind::shortened, node.label});
    if ((!node.scrolls && !holds(node.clip, node.rect)) || leaves_its_surface(nodes, i)) {
      problems.push_back({LayoutProblem::Kind::cut_off, node.label});
    }
    if (node.visible()) seen.push_back(&node);
  }
  for (std::size_t i = 0; i < seen.size(); ++i) {
    for (std::size_t k = i + 1; k < seen.size(); ++k) {
      const Node& a = *seen[i];
      const Node& b = *seen[k];
      const Rect both = intersection(intersection(a.rect, a.clip), intersection(b.rect, b.clip));
      if (a.layer == b.layer && both.w > 1 && both.h > 1) {
        problems.push_back({LayoutProblem::Kind::overlap, a.label + " | " + b.label});
      }
    }
  }
  return problems;
}

}  // namespace composure::window
