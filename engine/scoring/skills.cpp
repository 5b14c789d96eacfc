#include "scoring/skills.hpp"

#include <algorithm>
#include <stdexcept>

#include "assets/assets.hpp"
#include "scenario/field_reader.hpp"

namespace composure {
namespace {

using Value = JsonDocument::Value;

struct SkillsReader {
  FieldReader& reader;
  const RubricSet& rubrics;
  SkillList list;
  const Rubric* rubric = nullptr;

  template <class Target>
  using FieldOf = Field<SkillsReader, Target>;

  /// Keeps what has been read, unless its id is there already.
  template <class Entry>
  void add(Value value, std::string_view what, std::vector<Entry>& entries, Entry entry) {
    if (std::ranges::find(entries, entry.id, &Entry::id) != entries.end()) {
      reader.error(value, "duplicate-id", "there are two " + std::string(what) + " \"" + entry.id + "\"");
    }
    entries.push_back(std::move(entry));
  }

  template <class Entry>
  void named(Value value, std::string_view one, std::string_view many, std::vector<Entry>& entries) {
    static constexpr std::array fields{
        FieldOf<Entry>{"id", [](SkillsReader& r, Value v, Entry& e) { e.id = r.reader.id(v); }, true},
        FieldOf<Entry>{"name", [](SkillsReader& r, Value v, Entry& e) { e.name = r.reader.text(v); }, true},
    };
    Entry entry;
    read_fields(reader, *this, value, one, fields, entry);
    add(value, many, entries, std::move(entry));
  }

  void skill(Value value) {
    static constexpr std::array fields{
        FieldOf<Skill>{"id", [](SkillsReader& r, Value v, Skill& s) { s.id = r.reader.id(v); }, true},
        FieldOf<Skill>{"name", [](SkillsReader& r, Value v, Skill& s) { s.name = r.reader.text(v); }, true},
        FieldOf<Skill>{"area", [](SkillsReader& r, Value v, Skill& s) { r.area_of(v, s); }, true},
        FieldOf<Skill>{"criteria", [](SkillsReader& r, Value v, Skill& s) { r.criteria_of(v, s); }, true},
    };
    Skill read;
    read_fields(reader, *this, value, "a skill", fields, read);
    add(value, "skills", list.skills, std::move(read));
  }

  void area_of(Value value, Skill& skill) {
    const std::string_view id = reader.text(value);
    const auto found = std::ranges::find(list.areas, id, &SkillArea::id);
    if (found == list.areas.end()) {
      reader.error(value, "unknown-area",
                   "\"" + std::string(id) + "\" is no area declared before \"skills\"");
    } else {
      skill.area = static_cast<std::size_t>(found - list.areas.begin());
    }
  }

  void criteria_of(Value value, Skill& skill) {
    reader.each_element(value, "a list of criteria", [&](Value each) {
      const std::string_view id = reader.text(each);
      if (rubric != nullptr && !rubric->find_criterion(id)) {
        reader.error(each, "unknown-criterion",
                     "\"" + std::string(id) + "\" is no criterion of the rubric \"" + rubric->id + "\"");
      }
      skill.criteria.emplace_back(id);
    });
    if (skill.criteria.empty()) reader.error(value, "empty-list", "a skill needs at least one criterion");
  }

  void rubric_of(Value value) {
    list.rubric = reader.text(value);
    const auto found = rubrics.find(list.rubric);
    if (found == rubrics.end()) {
      reader.error(value, "unknown-rubric", "there is no rubric \"" + list.rubric + "\"");
    } else {
      rubric = found->second.get();
    }
  }

  void whole(Value value) {
    using R = SkillsReader;
    using L = SkillList;
    static constexpr std::array fields{
        FieldOf<L>{"format", [](R& r, Value v, L&) { r.reader.whole_number(v, 1, 1); }, true},
        FieldOf<L>{"rubric", [](R& r, Value v, L&) { r.rubric_of(v); }, true},
        FieldOf<L>{"topics",
                   [](R& r, Value v, L& l) {
                     r.reader.each_element(v, "a list of topics",
                                           [&](Value each) { r.named(each, "a topic", "topics", l.topics); });
                   },
                   true},
        FieldOf<L>{"areas",
                   [](R& r, Value v, L& l) {
                     r.reader.each_element(v, "a list of areas",
                                           [&](Value each) { r.named(each, "an area", "areas", l.areas); });
                   },
                   true},
        FieldOf<L>{"skills",
                   [](R& r, Value v, L&) {
                     r.reader.each_element(v, "a list of skills", [&](Value each) { r.skill(each); });
                   },
                   true},
    };
    read_fields(reader, *this, value, "the list of skills", fields, list);
  }
};

}  // namespace

const Skill* SkillList::find_skill(std::string_view id) const {
  const auto found = std::ranges::find(skills, id, &Skill::id);
  return found == skills.end() ? nullptr : &*found;
}

const Topic* SkillList::find_topic(std::string_view id) const {
  const auto found = std::ranges::find(topics, id, &Topic::id);
  return found == topics.end() ? nullptr : &*found;
}

SkillsResult read_skills(std::string file, std::string bytes, const RubricSet& rubrics) {
  auto parsed = JsonDocument::parse(std::move(file), std::move(bytes));
  if (auto* problem = std::get_if<Diagnostic>(&parsed)) return {nullptr, {std::move(*problem)}};
  const auto& document = std::get<JsonDocument>(parsed);
  FieldReader fields(document);
  SkillsReader reader{fields, rubrics, {}};
  try {
    reader.whole(JsonDocument::root);
  } catch (const TooManyProblems&) {  // what was found so far is told
  }
  if (fields.has_problems()) return {nullptr, fields.take_problems()};
  return {std::make_shared<const SkillList>(std::move(reader.list)), {}};
}

std::shared_ptr<const SkillList> shipped_skills(const RubricSet& rubrics) {
  SkillsResult result = read_skills("skills.json", std::string(asset("skills.json")), rubrics);
  if (!result.skills) throw std::logic_error(to_text(result.problems.front()));
  return result.skills;
}

}  // namespace composure
