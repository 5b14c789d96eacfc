#include <map>

#include "exchange/csv.hpp"
#include "exchange/string_table.hpp"
#include "scenario/translation.hpp"

namespace composure {
namespace {

std::string row(const TranslatableText& text, std::string_view source, std::string_view translation) {
  return to_csv(std::vector<std::string>{text.id, std::string(name_of(text.speaker)), text.node, text.kind,
                                         text.level ? std::to_string(*text.level) : "", guard_cell(source),
                                         guard_cell(translation)});
}

}  // namespace

std::string export_strings(const JsonDocument& scenario, const Sidecar& sidecar) {
  const std::vector<TranslatableText> texts = translatable_texts(scenario);
  const std::vector<Placement> places = place_sidecar(texts, sidecar);
  std::map<std::size_t, const SidecarText*> fitting;
  std::map<std::size_t, const SidecarText*> stale;
  for (std::size_t i = 0; i < places.size(); ++i) {
    if (sidecar.texts[i].to.empty()) continue;
    if (places[i].fits()) fitting.emplace(places[i].text, &sidecar.texts[i]);
    if (places[i].kind == Placement::Kind::stale) stale.emplace(places[i].text, &sidecar.texts[i]);
  }
  std::string table =
      to_csv(std::vector<std::string>{"id", "speaker", "node", "kind", "level", "source", "translation"});
  for (std::size_t i = 0; i < texts.size(); ++i) {
    const auto found = fitting.find(i);
    table += row(texts[i], texts[i].wording, found != fitting.end() ? found->second->to : "");
    if (found != fitting.end()) continue;
    if (const auto before = stale.find(i); before != stale.end())
      table += row(texts[i], before->second->from, before->second->to);
  }
  return table;
}

}  // namespace composure
