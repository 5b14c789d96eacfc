#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "scenario/diagnostic.hpp"

namespace composure {

using CriterionIndex = std::uint16_t;
using FamilyIndex = std::uint16_t;
using MoveIndex = std::uint16_t;

/// What a criterion's level is made from.
enum class Origin : std::uint8_t {
  keyed,       ///< keyed in replies by the author
  let_finish,  ///< measured: whether the client could finish
  confirm,     ///< computed: the follow-up held against what was in fact agreed
};

struct Family {
  std::string id;
  std::string name;
  int weight = 1;
};

struct Criterion {
  std::string id;
  std::string name;
  FamilyIndex family = 0;
  int weight = 1;
  Origin origin = Origin::keyed;
  /// Behavioural anchors for the levels 2, 1, 0 and -1, in this order; empty where a level does not exist.
  std::array<std::string, 4> anchors;
  std::string basis;
};

/// Criteria as data: families, criteria with behavioural anchors, and the closed list of moves.
struct Rubric {
  std::string id;
  std::string name;
  int version = 1;
  std::string disclaimer;
  std::vector<Family> families;
  std::vector<Criterion> criteria;
  std::vector<std::string> moves;
  std::optional<CriterionIndex> let_finish;  ///< the criterion measured as such, if any
  std::optional<CriterionIndex> confirm;     ///< the criterion computed as such, if any

  std::optional<CriterionIndex> find_criterion(std::string_view criterion_id) const;
  std::optional<FamilyIndex> find_family(std::string_view family_id) const;
};

using RubricSet = std::map<std::string, std::shared_ptr<const Rubric>, std::less<>>;

/// Reads a rubric from JSON. A faulty rubric gives no value and at least one problem.
struct RubricResult {
  std::shared_ptr<const Rubric> rubric;
  std::vector<Diagnostic> problems;
};
RubricResult read_rubric(std::string file, std::string bytes);

/// The rubrics that are built into the program. Throws std::logic_error if one is faulty (a test reads them
/// all).
RubricSet shipped_rubrics();

}  // namespace composure
