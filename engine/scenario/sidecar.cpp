#include "scenario/sidecar.hpp"

#include "scenario/field_reader.hpp"
#include "scenario/file_bytes.hpp"

namespace composure {
namespace {

using Value = JsonDocument::Value;

Diagnostic unreadable(Diagnostic problem) {
  // A sidecar that names a text twice is JSON after all, and its place is known.
  if (problem.rule != "duplicate-key") problem.rule = "unreadable-reference";
  return problem;
}

/// The scenario's id, if it is written at all.
std::string_view id_of(const JsonDocument& scenario) {
  if (scenario.kind(JsonDocument::root) != JsonDocument::Kind::object) return {};
  const Value id = scenario.member(JsonDocument::root, "id");
  const bool written = id != JsonDocument::root && scenario.kind(id) == JsonDocument::Kind::string;
  return written ? scenario.string(id) : std::string_view();
}

class SidecarReader {
 public:
  SidecarReader(const JsonDocument& document, std::string_view scenario, std::string_view language)
      : reader_(document), scenario_(scenario), language_(language) {}

  Sidecar read() {
    using R = SidecarReader;
    static constexpr std::array fields{
        Field<R, Sidecar>{"format", [](R& r, Value v, Sidecar&) { r.reader_.whole_number(v, 1, 1); }, true},
        Field<R, Sidecar>{"scenario",
                          [](R& r, Value v, Sidecar&) {
                            r.read_word(v, r.scenario_, "the id of the scenario beside this file");
                          },
                          true},
        Field<R, Sidecar>{
            "language",
            [](R& r, Value v, Sidecar&) { r.read_word(v, r.language_, "the language in the file's name"); },
            true},
        Field<R, Sidecar>{"texts", [](R& r, Value v, Sidecar& s) { r.read_texts(v, s); }, true},
    };
    Sidecar sidecar;
    try {
      read_fields(reader_, *this, JsonDocument::root, "a translation", fields, sidecar);
    } catch (const TooManyProblems&) {  // what was found so far is told
    }
    sidecar.problems = reader_.take_problems();
    return sidecar;
  }

 private:
  void read_word(Value value, std::string_view expected, std::string_view what) {
    const std::string_view word = reader_.text(value);
    if (reader_.document().kind(value) != JsonDocument::Kind::string || word == expected) return;
    reader_.error(value, "out-of-range",
                  "expected \"" + std::string(expected) + "\", " + std::string(what) + ", not \"" +
                      std::string(word) + "\"");
  }

  void read_texts(Value value, Sidecar& sidecar) {
    using R = SidecarReader;
    static constexpr std::array fields{
        Field<R, SidecarText>{"from",
                              [](R& r, Value v, SidecarText& t) {
                                t.from = r.reader_.text(v);
                                t.from_value = v;
                              },
                              true},
        Field<R, SidecarText>{"to",
                              [](R& r, Value v, SidecarText& t) {
                                t.to = r.reader_.text(v);
                                t.to_value = v;
                              },
                              true},
    };
    sidecar.texts_value = value;
    reader_.each_member(value, "an object of texts", [&](Value key, Value each) {
      SidecarText text;
      text.id = reader_.document().string(key);
      text.key = key;
      if (text.id.starts_with('$')) return;
      read_fields(reader_, *this, each, "a translated text", fields, text);
      if (text.from_value != JsonDocument::root && text.to_value != JsonDocument::root)
        sidecar.texts.push_back(std::move(text));
    });
  }

  FieldReader reader_;
  std::string_view scenario_;
  std::string_view language_;
};

}  // namespace

std::filesystem::path sidecar_path(const std::filesystem::path& scenario, const std::string& language) {
  return scenario.parent_path() / (scenario.stem().string() + '.' + language + ".json");
}

std::variant<JsonDocument, Diagnostic> parse_sidecar(std::string file, std::string bytes) {
  auto parsed = JsonDocument::parse(std::move(file), std::move(bytes));
  if (auto* problem = std::get_if<Diagnostic>(&parsed)) return unreadable(std::move(*problem));
  return parsed;
}

std::variant<JsonDocument, Diagnostic> open_sidecar(const std::filesystem::path& path) {
  auto bytes = read_file_bytes(path);
  if (auto* problem = std::get_if<Diagnostic>(&bytes)) return unreadable(std::move(*problem));
  return parse_sidecar(path.string(), std::get<std::string>(std::move(bytes)));
}

Sidecar read_sidecar(const JsonDocument& document, const JsonDocument& scenario, std::string_view language) {
  return SidecarReader(document, id_of(scenario), language).read();
}

}  // namespace composure
