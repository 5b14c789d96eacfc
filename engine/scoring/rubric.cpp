#include "scoring/rubric.hpp"

#include <algorithm>
#include <stdexcept>

#include "assets/assets.hpp"
#include "scenario/field_reader.hpp"

namespace composure {
namespace {

using Value = JsonDocument::Value;

struct RubricReader {
  FieldReader& reader;
  Rubric rubric;

  template <class Target>
  using FieldOf = Field<RubricReader, Target>;

  void family(Value value) {
    static constexpr std::array fields{
        FieldOf<Family>{"id", [](RubricReader& r, Value v, Family& f) { f.id = r.reader.name(v); }, true},
        FieldOf<Family>{"name", [](RubricReader& r, Value v, Family& f) { f.name = r.reader.text(v); }, true},
        FieldOf<Family>{"weight",
                        [](RubricReader& r, Value v, Family& f) {
                          f.weight = static_cast<int>(r.reader.whole_number(v, 1, 100));
                        }},
    };
    Family family;
    read_fields(reader, *this, value, "a family", fields, family);
    if (rubric.find_family(family.id))
      reader.error(value, "duplicate-id", "there are two families \"" + family.id + "\"");
    rubric.families.push_back(std::move(family));
  }

  void anchors(Value value, Criterion& criterion) {
    constexpr std::array<std::string_view, 4> levels{"2", "1", "0", "-1"};
    reader.each_member(value, "an object of levels", [&](Value key, Value anchor) {
      const auto found = std::ranges::find(levels, reader.document().string(key));
      if (found == levels.end()) {
        reader.error(key, "bad-level", "expected one of the levels \"2\", \"1\", \"0\", \"-1\"");
      } else {
        criterion.anchors[static_cast<std::size_t>(found - levels.begin())] = reader.text(anchor);
      }
    });
  }

  void criterion(Value value) {
    static constexpr std::array fields{
        FieldOf<Criterion>{"id", [](RubricReader& r, Value v, Criterion& c) { c.id = r.reader.name(v); },
                           true},
        FieldOf<Criterion>{"name", [](RubricReader& r, Value v, Criterion& c) { c.name = r.reader.text(v); },
                           true},
        FieldOf<Criterion>{"family", [](RubricReader& r, Value v, Criterion& c) { r.family_of(v, c); }, true},
        FieldOf<Criterion>{"weight",
                           [](RubricReader& r, Value v, Criterion& c) {
                             c.weight = static_cast<int>(r.reader.whole_number(v, 1, 100));
                           }},
        FieldOf<Criterion>{
            "measured",
            [](RubricReader& r, Value v, Criterion& c) { r.origin(v, c, "let_finish", Origin::let_finish); }},
        FieldOf<Criterion>{"computed", [](RubricReader& r, Value v,
                                          Criterion& c) { r.origin(v, c, "confirm", Origin::confirm); }},
        FieldOf<Criterion>{"levels", [](RubricReader& r, Value v, Criterion& c) { r.anchors(v, c); }, true},
        FieldOf<Criterion>{"basis",
                           [](RubricReader& r, Value v, Criterion& c) { c.basis = r.reader.text(v); }},
    };
    Criterion criterion;
    read_fields(reader, *this, value, "a criterion", fields, criterion);
    const auto index = static_cast<CriterionIndex>(rubric.criteria.size());
    if (rubric.find_criterion(criterion.id)) {
      reader.error(value, "duplicate-id", "there are two criteria \"" + criterion.id + "\"");
    }
    if (criterion.origin != Origin::keyed &&
        std::ranges::find(rubric.criteria, criterion.origin, &Criterion::origin) != rubric.criteria.end()) {
      reader.error(value, "duplicate-measure", "another criterion is measured in the same way");
    }
    if (criterion.origin == Origin::let_finish) rubric.let_finish = index;
    if (criterion.origin == Origin::confirm) rubric.confirm = index;
    rubric.criteria.push_back(std::move(criterion));
  }

  void family_of(Value value, Criterion& criterion) {
    const std::string_view id = reader.text(value);
    if (const auto found = rubric.find_family(id)) {
      criterion.family = *found;
    } else {
      reader.error(value, "unknown-family",
                   "\"" + std::string(id) + "\" is no family declared before \"criteria\"");
    }
  }

  void origin(Value value, Criterion& criterion, std::string_view expected, Origin origin) {
    if (reader.text(value) != expected) {
      reader.error(value, "unknown-measure",
                   "the program can only measure \"" + std::string(expected) + "\" here");
    }
    criterion.origin = origin;
  }

  void whole(Value value) {
    static constexpr std::array fields{
        FieldOf<Rubric>{"format", [](RubricReader& r, Value v, Rubric&) { r.reader.whole_number(v, 1, 1); },
                        true},
        FieldOf<Rubric>{"id", [](RubricReader& r, Value v, Rubric& t) { t.id = r.reader.id(v); }, true},
        FieldOf<Rubric>{"name", [](RubricReader& r, Value v, Rubric& t) { t.name = r.reader.text(v); }, true},
        FieldOf<Rubric>{"version",
                        [](RubricReader& r, Value v, Rubric& t) {
                          t.version = static_cast<int>(r.reader.whole_number(v, 1, 1'000'000));
                        }},
        FieldOf<Rubric>{"disclaimer",
                        [](RubricReader& r, Value v, Rubric& t) { t.disclaimer = r.reader.text(v); }},
        FieldOf<Rubric>{"families",
                        [](RubricReader& r, Value v, Rubric&) {
                          r.reader.each_element(v, "a list of families", [&](Value each) { r.family(each); });
                        },
                        true},
        FieldOf<Rubric>{"criteria",
                        [](RubricReader& r, Value v, Rubric&) {
                          r.reader.each_element(v, "a list of criteria",
                                                [&](Value each) { r.criterion(each); });
                        },
                        true},
        FieldOf<Rubric>{"moves", [](RubricReader& r, Value v, Rubric& t) { t.moves = r.reader.texts(v); }},
        FieldOf<Rubric>{"sources", [](RubricReader& r, Value v, Rubric&) { r.reader.texts(v); }},
    };
    read_fields(reader, *this, value, "the rubric", fields, rubric);
  }
};

}  // namespace

std::optional<CriterionIndex> Rubric::find_criterion(std::string_view criterion_id) const {
  const auto found = std::ranges::find(criteria, criterion_id, &Criterion::id);
  if (found == criteria.end()) return {};
  return static_cast<CriterionIndex>(found - criteria.begin());
}

std::optional<FamilyIndex> Rubric::find_family(std::string_view family_id) const {
  const auto found = std::ranges::find(families, family_id, &Family::id);
  if (found == families.end()) return {};
  return static_cast<FamilyIndex>(found - families.begin());
}

RubricResult read_rubric(std::string file, std::string bytes) {
  auto parsed = JsonDocument::parse(std::move(file), std::move(bytes));
  if (auto* problem = std::get_if<Diagnostic>(&parsed)) return {nullptr, {std::move(*problem)}};
  const auto& document = std::get<JsonDocument>(parsed);
  FieldReader fields(document);
  RubricReader reader{fields, {}};
  try {
    reader.whole(JsonDocument::root);
  } catch (const TooManyProblems&) {  // what was found so far is told
  }
  if (fields.has_problems()) return {nullptr, fields.take_problems()};
  return {std::make_shared<const Rubric>(std::move(reader.rubric)), {}};
}

RubricSet shipped_rubrics() {
  RubricSet rubrics;
  for (const std::string_view path : asset_paths()) {
    if (!path.starts_with("rubrics/")) continue;
    RubricResult result = read_rubric(std::string(path), std::string(asset(path)));
    if (!result.rubric) throw std::logic_error(to_text(result.problems.front()));
    rubrics.emplace(result.rubric->id, result.rubric);
  }
  return rubrics;
}

}  // namespace composure
