// Blocks one under the other. The same code measures and draws, so that a card can be as high as what is on
// it.
#pragma once

#include <functional>
#include <optional>
#include <span>
#include <string_view>

#include "window/ui.hpp"
#include "window/widgets/card.hpp"
#include "window/widgets/text.hpp"

namespace composure::window {

/// Goes down a column. While it only measures, nothing is drawn, reported or pressed.
class Flow {
 public:
  Flow(Ui& ui, Vec at, float width, bool draws)
      : ui_(ui), start_(at.y), x_(at.x), y_(at.y), width_(width), draws_(draws) {}

  void text(Type type, Colour colour, std::string_view string, Role role = Role::text);
  void text(std::span<const TextSpan> spans);
  /// A line with a mark before it and its text beside that.
  void item(Type type, Colour colour, std::string_view mark, std::string_view string);
  /// Room between two blocks, in design px.
  void gap(float design_px) { y_ += ui_.px(design_px); }
  /// A place of this height for something else; draw on it only if draws().
  Rect place(float height);
  /// Chips beside each other, in as many rows as they need.
  void chips(std::span<const std::string> labels);

  bool draws() const { return draws_; }
  float width() const { return width_; }
  float height() const { return y_ - start_; }
  Ui& ui() const { return ui_; }

 private:
  Ui& ui_;
  float start_;
  float x_;
  float y_;
  float width_;
  bool draws_;
};

using FlowContent = std::function<void(Flow&)>;

/// How high the content is at this width, in pixels.
float flow_height(Ui& ui, float width, const FlowContent& content);
/// Draws the content and returns its height.
float flow(Ui& ui, Vec at, float width, const FlowContent& content);

struct FlowCardOptions {
  float padding = 18;  ///< design px
  CardOptions look = {};
  float least_height = 0;  ///< pixels, for cards beside each other
};
/// How high a card with this content is, in pixels.
float flow_card_height(Ui& ui, float width, const FlowContent& content, const FlowCardOptions& options = {});
/// Draws a card around the content and returns its height.
float flow_card(Ui& ui, Vec at, float width, const FlowContent& content, const FlowCardOptions& options = {});

}  // namespace composure::window
