#include <algorithm>
#include <array>
#include <map>
#include <nlohmann/json.hpp>
#include <optional>

#include "exchange/csv.hpp"
#include "exchange/string_table.hpp"
#include "scenario/canonical.hpp"
#include "scenario/translation.hpp"

namespace composure {
namespace {

using Json = nlohmann::ordered_json;
using Kind = Placement::Kind;

struct Failure {
  Diagnostic problem;
};

/// A row that has a translation.
struct Row {
  std::size_t line = 0;
  std::string id;
  std::string source;
  std::string translation;
};

/// Spreadsheets write the line breaks inside of a cell in their own way.
void use_plain_line_breaks(std::string& text) {
  for (std::size_t at = text.find("\r\n"); at != std::string::npos; at = text.find("\r\n", at))
    text.erase(at, 1);
}

std::vector<Row> read_rows(const std::string& file, std::string_view table, bool plain_line_breaks) {
  auto parsed = parse_csv(file, table);
  if (auto* problem = std::get_if<Diagnostic>(&parsed)) throw Failure{std::move(*problem)};
  const auto& records = std::get<std::vector<CsvRecord>>(parsed);
  constexpr std::array<std::string_view, 3> names{"id", "source", "translation"};
  std::array<std::size_t, 3> columns{};
  const std::vector<std::string> header = records.empty() ? std::vector<std::string>{} : records[0].fields;
  for (std::size_t i = 0; i < names.size(); ++i) {
    const auto found = std::ranges::find(header, names[i]);
    if (found == header.end()) {
      throw Failure{{Severity::error,
                     "missing-column",
                     "the first line names no column \"" + std::string(names[i]) +
                         "\"; expected at least id, source and translation",
                     {file, 1, 1, ""}}};
    }
    columns[i] = static_cast<std::size_t>(found - header.begin());
  }
  std::vector<Row> rows;
  for (std::size_t i = 1; i < records.size(); ++i) {
    const auto cell = [&](std::size_t column) {
      const std::vector<std::string>& fields = records[i].fields;
      return columns[column] < fields.size() ? fields[columns[column]] : std::string();
    };
    Row row{records[i].line, cell(0), std::string(unguard_cell(cell(1))), std::string(unguard_cell(cell(2)))};
    if (row.translation.empty()) continue;
    if (plain_line_breaks) {
      use_plain_line_breaks(row.source);
      use_plain_line_breaks(row.translation);
    }
    rows.push_back(std::move(row));
  }
  return rows;
}

/// A translation as it will stand in the sidecar, and where it comes from.
struct Candidate {
  std::string from;
  std::string to;
  std::optional<std::size_t> row;   ///< of the table
  std::optional<std::size_t> kept;  ///< of the old sidecar
};

class Importer {
 public:
  Importer(const ImportBase& base, const std::string& file, std::string_view table)
      : base_(base), file_(file), texts_(translatable_texts(base.scenario)) {
    const bool plain_line_breaks = std::ranges::none_of(
        texts_, [](const TranslatableText& text) { return text.wording.find('\r') != std::string::npos; });
    rows_ = read_rows(file, table, plain_line_breaks);
  }

  StringsImport run() {
    take_old();
    take_rows();
    refuse_faulty();
    take_stale();
    std::ranges::stable_sort(result_.problems, {}, [](const Diagnostic& each) { return each.where.line; });
    if (changes_) result_.sidecar = write();
    return std::move(result_);
  }

 private:
  void take_old() {
    old_places_ = place_sidecar(texts_, base_.sidecar);
    for (std::size_t i = 0; i < old_places_.size(); ++i) {
      const SidecarText& text = base_.sidecar.texts[i];
      if (old_places_[i].fits() && !text.to.empty())
        current_[old_places_[i].text] = {text.from, text.to, {}, i};
    }
  }

  void take_rows() {
    std::vector<Translated> translations;
    for (const Row& row : rows_)
      translations.push_back({row.id, row.source});
    row_places_ = place_translations(texts_, translations);
    for (std::size_t i = 0; i < rows_.size(); ++i) {
      const Placement& place = row_places_[i];
      if (!place.fits()) continue;
      Candidate& candidate = current_[place.text];
      before_[i] =
          std::exchange(candidate, {texts_[place.text].wording, rows_[i].translation, i, candidate.kept});
    }
  }

  /// Reads the scenario with the translations, and takes back those rows that do not read, until all do.
  void refuse_faulty() {
    std::map<std::size_t, Candidate> trial = current_;
    while (true) {
      const std::vector<Diagnostic> problems = problems_of(trial);
      bool found = false;
      for (const Diagnostic& problem : problems) {
        const auto faulty = std::ranges::find_if(
            trial, [&](const auto& each) { return problem.where.pointer == pointer_to(each.first); });
        if (faulty == trial.end()) continue;
        found = true;
        if (const auto row = faulty->second.row) refuse(*row, faulty->first, problem);
        trial.erase(faulty);
      }
      if (!found) return;
    }
  }

  std::string pointer_to(std::size_t text) const {
    std::string pointer = "/texts/";
    for (const char c : texts_[text].id)
      pointer += c == '/' ? std::string("~1") : std::string(1, c);
    return pointer + "/to";
  }

  std::vector<Diagnostic> problems_of(const std::map<std::size_t, Candidate>& candidates) const {
    Json texts = Json::object();
    for (const auto& [text, candidate] : candidates)
      texts[texts_[text].id] = {{"from", candidate.from}, {"to", candidate.to}};
    auto parsed = parse_sidecar("", head(std::move(texts)).dump());
    const auto& document = std::get<JsonDocument>(parsed);
    const Sidecar sidecar = read_sidecar(document, base_.scenario, base_.language);
    return read_translated(base_.scenario, document, sidecar, base_.language, base_.rubrics).problems;
  }

  void refuse(std::size_t row, std::size_t text, const Diagnostic& problem) {
    ++result_.faulty;
    tell(row, Severity::error, problem.rule,
         "the translation of \"" + texts_[text].id + "\": " + problem.message);
    if (before_[row].to.empty()) {
      current_.erase(text);
    } else {
      current_[text] = before_[row];
    }
    row_places_[row].kind = Kind::unknown;
    refused_.push_back(row);
  }

  /// Counts the rows, and keeps what is stale for the texts that have nothing better.
  void take_stale() {
    for (std::size_t i = 0; i < old_places_.size(); ++i) {
      const SidecarText& text = base_.sidecar.texts[i];
      if (old_places_[i].kind == Kind::stale && !text.to.empty() && !current_.contains(old_places_[i].text))
        stale_[old_places_[i].text] = {text.from, text.to, {}, i};
    }
    for (std::size_t i = 0; i < rows_.size(); ++i) {
      if (std::ranges::find(refused_, i) != refused_.end()) continue;
      switch (row_places_[i].kind) {
        case Kind::in_place:
          ++result_.taken;
          changes_ = true;
          break;
        case Kind::moved:
          ++result_.moved;
          changes_ = true;
          break;
        case Kind::stale:
          take_stale_row(i);
          break;
        case Kind::unknown:
          ++result_.unknown;
          tell(i, Severity::warning, "unknown-translation",
               '"' + rows_[i].id + "\" is no text of the scenario, and no text there has this source");
          break;
      }
    }
  }

  void take_stale_row(std::size_t row) {
    const std::size_t text = row_places_[row].text;
    const std::string name = '"' + texts_[text].id + '"';
    const auto current = current_.find(text);
    if (rows_[row].source == texts_[text].wording) {
      ++result_.faulty;
      tell(row, Severity::error, "duplicate-id", name + " is translated by another row as well");
      return;
    }
    // The export adds what was there before; when the text is translated anew, that has done its work.
    if (current != current_.end() && current->second.row) return;
    ++result_.stale;
    tell(row, Severity::warning, "stale-translation",
         name + " has another wording now than the source in this row");
    if (current != current_.end()) return;
    auto& kept = stale_[text];
    kept = {rows_[row].source, rows_[row].translation, row, kept.kept};
    changes_ = true;
  }

  void tell(std::size_t row, Severity severity, std::string rule, std::string message) {
    result_.problems.push_back(
        {severity, std::move(rule), std::move(message), {file_, rows_[row].line, 1, ""}});
  }

  Json head(Json texts) const {
    const auto id = base_.scenario.member(JsonDocument::root, "id");
    return {{"format", 1},
            {"scenario", std::string(base_.scenario.string(id))},
            {"language", base_.language},
            {"texts", std::move(texts)}};
  }

  /// In the order of the scenario; then what the old sidecar has for texts that are there no more.
  std::string write() const {
    const Json old =
        base_.sidecar_document != nullptr ? Json::parse(base_.sidecar_document->bytes()) : Json();
    const auto entry = [&](const Candidate& candidate) {
      // Keys of other tools stay.
      Json object = candidate.kept ? old["texts"][base_.sidecar.texts[*candidate.kept].id] : Json::object();
      object["from"] = candidate.from;
      object["to"] = candidate.to;
      return object;
    };
    Json texts = Json::object();
    if (old.is_object()) {
      for (const auto& [key, value] : old["texts"].items())
        if (key.starts_with('$')) texts[key] = value;
    }
    for (std::size_t i = 0; i < texts_.size(); ++i) {
      if (const auto found = current_.find(i); found != current_.end())
        texts[texts_[i].id] = entry(found->second);
      else if (const auto past = stale_.find(i); past != stale_.end())
        texts[texts_[i].id] = entry(past->second);
    }
    for (std::size_t i = 0; i < old_places_.size(); ++i) {
      const std::string& id = base_.sidecar.texts[i].id;
      if (old_places_[i].kind == Kind::unknown && !texts.contains(id)) texts[id] = old["texts"][id];
    }
    Json whole = old.is_object() ? old : head({});
    whole["texts"] = std::move(texts);
    const auto parsed = JsonDocument::parse("", whole.dump());
    return canonical_text(std::get<JsonDocument>(parsed));
  }

  const ImportBase& base_;
  const std::string& file_;
  std::vector<TranslatableText> texts_;
  std::vector<Row> rows_;
  std::vector<Placement> old_places_;
  std::vector<Placement> row_places_;
  std::map<std::size_t, Candidate> current_;  // by text
  std::map<std::size_t, Candidate> stale_;    // by text
  std::map<std::size_t, Candidate> before_;   // by row: what its text had before
  std::vector<std::size_t> refused_;          // rows
  bool changes_ = false;
  StringsImport result_;
};

}  // namespace

std::variant<StringsImport, Diagnostic> import_strings(const ImportBase& base, const std::string& file,
                                                       std::string_view table) {
  try {
    return Importer(base, file, table).run();
  } catch (Failure& failure) {
    return std::move(failure.problem);
  }
}

}  // namespace composure
