#include "scenario/translatable_text.hpp"

#include <algorithm>
#include <array>
#include <span>

namespace composure {
namespace {

using Kind = JsonDocument::Kind;
using Value = JsonDocument::Value;

enum class Form : std::uint8_t { text, list, name };

/// A key that holds a text, or a list of texts.
struct TextKey {
  std::string_view key;
  Speaker speaker;
  Form form = Form::text;
};

constexpr std::array scenario_keys{TextKey{"title", Speaker::author}, TextKey{"summary", Speaker::author},
                                   TextKey{"content_notes", Speaker::author, Form::list}};
constexpr std::array person_keys{TextKey{"name", Speaker::author, Form::name},
                                 TextKey{"role", Speaker::author}};
constexpr std::array briefing_keys{TextKey{"situation", Speaker::narrator},
                                   TextKey{"goals", Speaker::narrator, Form::list}};
constexpr std::array node_keys{TextKey{"title", Speaker::narrator}, TextKey{"narration", Speaker::narrator},
                               TextKey{"says", Speaker::client, Form::list},
                               TextKey{"thinks", Speaker::client}, TextKey{"lesson", Speaker::coach}};
constexpr std::array reply_keys{TextKey{"say", Speaker::learner}, TextKey{"why", Speaker::coach},
                                TextKey{"answer", Speaker::colleague}};
constexpr std::array why_keys{TextKey{"why", Speaker::coach}};
constexpr std::array mail_keys{TextKey{"subject", Speaker::learner}, TextKey{"opening", Speaker::learner},
                               TextKey{"closing", Speaker::learner}};

class Lister {
 public:
  explicit Lister(const JsonDocument& scenario) : json_(scenario) {}

  std::vector<TranslatableText> list() {
    read(JsonDocument::root, "", scenario_keys, [&](std::string_view key, Value value) {
      if (key == "you" || key == "client") read(value, std::string(key), person_keys);
      if (key == "briefing") read_briefing(value);
      if (key == "groups" || key == "nodes") {
        each_member(value, [&](std::string_view id, Value each) {
          read_node(each, std::string(key) + '/' + std::string(id));
        });
      }
    });
    return std::move(texts_);
  }

 private:
  void read_briefing(Value value) {
    read(value, "briefing", briefing_keys, [&](std::string_view key, Value each) {
      if (key != "facts") return;
      each_member(each, [&](std::string_view id, Value fact) {
        add("briefing/facts/" + std::string(id), fact, Speaker::narrator);
      });
    });
  }

  /// A group is read as a node: it has replies, and of the other keys none that a node has as well.
  void read_node(Value value, const std::string& path) {
    read(value, path, node_keys, [&](std::string_view key, Value each) {
      const std::string inner = path + '/' + std::string(key);
      if (key == "replies" && json_.kind(each) == Kind::array) {
        std::size_t number = 0;
        for (Value at = json_.first(each); at < json_.after(each); at = json_.after(at))
          read_reply(at, inner + '/' + element_name(at, ++number));
      }
      if (key == "fallback") read_reply(each, inner);
      if (key == "clock" || key == "cut_in") read(each, inner, why_keys);
      if (key == "mail") read(each, inner, mail_keys);
    });
  }

  void read_reply(Value value, const std::string& path) {
    level_ = level_of(value);
    read(value, path, reply_keys);
    level_.reset();
  }

  std::optional<int> level_of(Value reply) const {
    if (json_.kind(reply) != Kind::object) return {};
    const Value scores = json_.member(reply, "scores");
    if (scores == JsonDocument::root || json_.kind(scores) != Kind::object) return {};
    std::int64_t sum = 0;
    each_member(scores, [&](std::string_view, Value level) {
      if (json_.kind(level) == Kind::integer) sum += std::clamp<std::int64_t>(json_.integer(level), -2, 2);
    });
    return static_cast<int>(sum);
  }

  std::string element_name(Value element, std::size_t number) const {
    if (json_.kind(element) == Kind::object) {
      const Value id = json_.member(element, "id");
      if (id != JsonDocument::root && json_.kind(id) == Kind::string) return std::string(json_.string(id));
    }
    return std::to_string(number);
  }

  template <class Visit>
  void each_member(Value object, Visit visit) const {
    if (json_.kind(object) != Kind::object) return;
    for (Value key = json_.first(object); key < json_.after(object); key = json_.after(key + 1))
      visit(json_.string(key), key + 1);
  }

  /// Takes the texts of an object in their order, and hands every other member to `other`.
  template <class Other>
  void read(Value object, const std::string& path, std::span<const TextKey> keys, Other other) {
    each_member(object, [&](std::string_view key, Value value) {
      const auto found = std::ranges::find(keys, key, &TextKey::key);
      if (found == keys.end()) return other(key, value);
      const std::string id = path.empty() ? std::string(key) : path + '/' + std::string(key);
      if (found->form == Form::list) {
        add_list(id, value, found->speaker);
      } else {
        add(id, value, found->speaker, found->form == Form::name);
      }
    });
  }
  void read(Value object, const std::string& path, std::span<const TextKey> keys) {
    read(object, path, keys, [](std::string_view, Value) {});
  }

  void add_list(const std::string& id, Value value, Speaker speaker) {
    if (json_.kind(value) == Kind::string) return add(id + "/1", value, speaker);
    if (json_.kind(value) != Kind::array) return;
    std::size_t number = 0;
    for (Value at = json_.first(value); at < json_.after(value); at = json_.after(at))
      add(id + '/' + std::to_string(++number), at, speaker);
  }

  void add(std::string id, Value value, Speaker speaker, bool may_stay = false) {
    if (json_.kind(value) != Kind::string || json_.string(value).empty()) return;
    TranslatableText text;
    text.speaker = speaker;
    text.node = node_of_text(id);
    text.kind = kind_of_text(id);
    text.id = std::move(id);
    text.level = level_;
    text.may_stay = may_stay;
    text.value = value;
    text.wording = json_.string(value);
    texts_.push_back(std::move(text));
  }

  const JsonDocument& json_;
  std::optional<int> level_;
  std::vector<TranslatableText> texts_;
};

constexpr std::string_view nodes = "nodes/";
constexpr std::string_view groups = "groups/";
constexpr std::string_view facts = "briefing/facts/";

}  // namespace

std::string_view name_of(Speaker speaker) {
  switch (speaker) {
    case Speaker::client:
      return "client";
    case Speaker::learner:
      return "learner";
    case Speaker::colleague:
      return "colleague";
    case Speaker::coach:
      return "coach";
    case Speaker::narrator:
      return "narrator";
    case Speaker::author:
      return "author";
  }
  return "";
}

std::vector<TranslatableText> translatable_texts(const JsonDocument& scenario) {
  return Lister(scenario).list();
}

std::string_view node_of_text(std::string_view id) {
  if (id.starts_with(nodes)) {
    id.remove_prefix(nodes.size());
    return id.substr(0, id.find('/'));
  }
  if (id.starts_with(groups)) return id.substr(0, id.find('/', groups.size()));
  return {};
}

std::string_view kind_of_text(std::string_view id) {
  if (id.starts_with(facts)) return "facts";
  while (true) {
    const std::size_t slash = id.rfind('/');
    const std::string_view last = slash == std::string_view::npos ? id : id.substr(slash + 1);
    const bool number =
        !last.empty() && std::ranges::all_of(last, [](char c) { return c >= '0' && c <= '9'; });
    if (!number || slash == std::string_view::npos) return last;
    id = id.substr(0, slash);
  }
}

}  // namespace composure
