#pragma once

#include <chrono>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "analysis/expander.hpp"
#include "analysis/strongly_connected.hpp"

namespace composure {

/// Bounds of an exploration. Whatever is hit first ends it.
struct ExploreLimits {
  std::size_t states = 4'000'000;
  double seconds = 60;
};

/// A decision as it is made on the way, with what chance then drew.
struct Move {
  Decision decision;
  std::vector<std::uint32_t> draws;  ///< 1-based alternatives
};

/// Every state that a conversation can come to rest in (at a decision, at an ending, or where it cannot go
/// on), and every move between them: the exact transition graph of a scenario. State 0 stands for the moment
/// before the story begins; its one move is the beginning. States are numbered in the order of a
/// breadth-first search, so that the first path to a state has the fewest decisions.
class StateSpace {
 public:
  using State = std::uint32_t;

  struct Options {
    bool scores = false;                   ///< keep what each move scores
    bool texts = false;                    ///< keep apart what conditions inside texts tell apart
    bool meters_in_loops = true;           ///< keep trust and tension apart in loops, for Edge::farms
    Observations* observations = nullptr;  ///< filled while exploring, if given
    ExploreLimits limits = {};
    /// Ends the exploration as soon as it holds for a state's node.
    std::function<bool(const Node&)> stop_at = {};
  };

  /// A move from one state to another. Of several that lead to the same state and score the same, one is
  /// kept.
  struct Edge {
    std::uint32_t to : 31;
    std::uint32_t farms : 1;  ///< raised trust or lowered tension that already stood at its good end
    std::uint32_t score : 16;
    std::uint32_t ordinal : 16;
  };

  StateSpace(const Scenario& scenario, Options options);

  const Scenario& scenario() const { return *scenario_; }
  const StateLayout& layout() const { return layout_; }
  /// False if a limit was hit: then some moves are missing.
  bool exhaustive() const { return exhaustive_; }
  /// Why it is not exhaustive, for a message.
  const std::string& limit_hit() const { return limit_hit_; }
  /// The state at which Options::stop_at held, if any.
  std::optional<State> stopped_at() const { return stopped_at_; }

  State size() const { return static_cast<State>(parents_.size()); }
  /// Nodes at which one of the states stands; not for state 0.
  NodeIndex node_of(State state) const { return layout_.node_of(words_of(state)); }
  const Node& node_at(State state) const { return scenario_->nodes[node_of(state)]; }
  std::int32_t value_of(State state, std::size_t variable) const {
    return layout_.value_of(words_of(state), variable);
  }
  /// Why the story cannot go on from here, where it cannot: Halt::no_offer or Halt::too_long.
  std::optional<Halt> stuck(State state) const;
  /// Whether the story cannot go on from some state.
  bool has_stuck() const { return !stuck_.empty(); }

  std::uint32_t degree(State state) const { return first_edge_[state + 1] - first_edge_[state]; }
  std::uint32_t first_edge(State state) const { return first_edge_[state]; }
  const Edge& edge(std::uint32_t index) const { return edges_[index]; }
  std::uint32_t edge_count() const { return static_cast<std::uint32_t>(edges_.size()); }
  State source_of(std::uint32_t edge) const;

  /// The state with these words, if it was reached.
  std::optional<State> find(const StateLayout::Word* words) const;
  /// What pack() made of the state.
  const StateLayout::Word* words_of(State state) const {
    return words_.data() + std::size_t{state} * layout_.words();
  }

  /// Which states can come to each other. Found anew at each call, in linear time.
  Components components() const;

  /// The edges of a path with the fewest decisions from the beginning to the state.
  std::vector<std::uint32_t> path_to(State state) const;
  /// What was decided and drawn along an edge. From state 0: only draws.
  Move move_along(std::uint32_t edge) const;

  /// What the moves score: distinct lists of scores; Edge::score counts from 0, which is the empty list.
  const std::vector<std::vector<CriterionScore>>& scores() const { return scores_.lists(); }

  /// Bytes that one more state takes, its moves left aside.
  std::size_t bytes_per_state() const;

 private:
  using Word = StateLayout::Word;

  std::size_t place_of(const Word* words) const;
  State find_or_add(const Word* words, std::uint32_t parent_edge);
  void grow_table();
  void explore();
  void add(State from, const Expander::Outcome& outcome);
  bool hit_limit(State next, std::chrono::steady_clock::time_point end);

  const Scenario* scenario_;
  Options options_;
  StateLayout layout_;
  bool exhaustive_ = true;
  std::string limit_hit_;
  std::optional<State> stopped_at_;
  std::vector<Word> words_;
  std::vector<std::uint32_t> parents_;  ///< the edge by which each state was first reached
  std::vector<State> table_;            ///< open addressing; `empty_place` where nothing is
  std::vector<Edge> edges_;
  std::vector<std::uint32_t> first_edge_;
  std::unordered_map<State, Halt> stuck_;
  ScoreTable scores_;
  std::vector<Word> packed_;
};

}  // namespace composure
