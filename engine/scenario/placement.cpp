#include "scenario/placement.hpp"

#include <map>
#include <optional>
#include <tuple>
#include <unordered_map>

namespace composure {
namespace {

using Kind = Placement::Kind;

class Placer {
 public:
  explicit Placer(std::span<const TranslatableText> texts) : texts_(texts), taken_(texts.size()) {
    for (std::size_t i = 0; i < texts.size(); ++i) {
      by_id_.emplace(texts[i].id, i);
      by_wording_[{texts[i].node, texts[i].kind, texts[i].wording}].push_back(i);
    }
  }

  std::vector<Placement> place(std::span<const Translated> translations) {
    std::vector<Placement> places(translations.size());
    for (std::size_t i = 0; i < translations.size(); ++i) {
      const auto text = at_id(translations[i].id);
      if (text && texts_[*text].wording == translations[i].from) take(places[i], Kind::in_place, *text);
    }
    for (std::size_t i = 0; i < translations.size(); ++i) {
      if (!places[i].fits()) follow(places[i], translations[i]);
    }
    return places;
  }

 private:
  std::optional<std::size_t> at_id(std::string_view id) const {
    const auto found = by_id_.find(id);
    if (found == by_id_.end()) return {};
    return found->second;
  }

  void take(Placement& place, Kind kind, std::size_t text) {
    if (taken_[text]) return;
    taken_[text] = true;
    place = {kind, text};
  }

  void follow(Placement& place, const Translated& translation) {
    if (const auto text = at_id(translation.id)) place = {Kind::stale, *text};
    const auto found =
        by_wording_.find({node_of_text(translation.id), kind_of_text(translation.id), translation.from});
    if (found != by_wording_.end() && found->second.size() == 1)
      take(place, Kind::moved, found->second.front());
  }

  std::span<const TranslatableText> texts_;
  std::vector<bool> taken_;
  std::unordered_map<std::string_view, std::size_t> by_id_;
  std::map<std::tuple<std::string_view, std::string_view, std::string_view>, std::vector<std::size_t>>
      by_wording_;
};

}  // namespace

std::vector<Placement> place_translations(std::span<const TranslatableText> texts,
                                          std::span<const Translated> translations) {
  return Placer(texts).place(translations);
}

}  // namespace composure
