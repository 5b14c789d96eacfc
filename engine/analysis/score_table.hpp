#pragma once

#include <cstdint>
#include <string>
#include <unordered_map>
#include <vector>

#include "scoring/decision_score.hpp"

namespace composure {

/// Distinct lists of scores, numbered from 0, which is the empty list.
class ScoreTable {
 public:
  ScoreTable() { lists_.emplace_back(); }

  std::uint32_t intern(const std::vector<CriterionScore>& scores) {
    if (scores.empty()) return 0;
    std::string key;
    for (const CriterionScore& score : scores) {
      key += static_cast<char>(score.criterion & 0xFFU);
      key += static_cast<char>(score.criterion >> 8U);
      key += static_cast<char>(score.gained);
      key += static_cast<char>(score.on_offer);
    }
    const auto [found, is_new] = ids_.emplace(std::move(key), static_cast<std::uint32_t>(lists_.size()));
    if (is_new) lists_.push_back(scores);
    return found->second;
  }

  const std::vector<std::vector<CriterionScore>>& lists() const { return lists_; }

 private:
  std::vector<std::vector<CriterionScore>> lists_;
  std::unordered_map<std::string, std::uint32_t> ids_;
};

}  // namespace composure
