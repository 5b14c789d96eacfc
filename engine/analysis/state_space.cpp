#include "analysis/state_space.hpp"

#include <algorithm>
#include <bit>
#include <limits>

#include "analysis/expander.hpp"

namespace composure {
namespace {

constexpr std::uint32_t empty_place = std::numeric_limits<std::uint32_t>::max();
// One state may add as many more as it has ways to go on before the next look at the limits.
constexpr std::uint32_t most_states = (1U << 31U) - ways_limit;
constexpr std::uint32_t most_scores = 1U << 16U;
constexpr std::uint32_t first_table_size = 1024;
/// Each takes 8 bytes.
constexpr std::size_t most_moves = 200'000'000;

std::size_t hash_of(const StateLayout::Word* words, std::size_t count) {
  std::uint64_t hash = 0x9E3779B97F4A7C15U;
  for (std::size_t i = 0; i < count; ++i) {
    hash ^= words[i];
    hash *= 0xFF51AFD7ED558CCDU;
    hash ^= hash >> 32U;
  }
  return hash;
}

}  // namespace

StateSpace::StateSpace(const Scenario& scenario, Options options)
    : scenario_(&scenario),
      options_(std::move(options)),
      layout_(scenario, {options_.scores, options_.texts, options_.meters_in_loops}),
      table_(first_table_size, empty_place) {
  explore();
}

void StateSpace::grow_table() {
  table_.assign(table_.size() * 2, empty_place);
  for (State state = 1; state < size(); ++state) {
    std::size_t place = hash_of(words_of(state), layout_.words()) & (table_.size() - 1);
    while (table_[place] != empty_place)
      place = (place + 1) & (table_.size() - 1);
    table_[place] = state;
  }
}

/// Where the state with these words is in the table, or the empty place where it would be put.
std::size_t StateSpace::place_of(const Word* words) const {
  const std::size_t count = layout_.words();
  std::size_t place = hash_of(words, count) & (table_.size() - 1);
  while (table_[place] != empty_place && !std::equal(words, words + count, words_of(table_[place])))
    place = (place + 1) & (table_.size() - 1);
  return place;
}

std::optional<StateSpace::State> StateSpace::find(const Word* words) const {
  const State state = table_[place_of(words)];
  if (state == empty_place) return {};
  return state;
}

StateSpace::State StateSpace::find_or_add(const Word* words, std::uint32_t parent_edge) {
  if (std::size_t{size()} * 4 >= table_.size() * 3) grow_table();
  const std::size_t place = place_of(words);
  if (table_[place] != empty_place) return table_[place];
  const State state = size();
  table_[place] = state;
  words_.insert(words_.end(), words, words + layout_.words());
  parents_.push_back(parent_edge);
  return state;
}

bool StateSpace::hit_limit(State next, std::chrono::steady_clock::time_point end) {
  constexpr State states_between_looks = 16;  // at the clock
  const std::size_t states = std::min<std::size_t>(options_.limits.states, most_states);
  if (size() - std::size_t{1} > states) {
    limit_hit_ = "there are more than " + std::to_string(states) + " states";
  } else if (edges_.size() > most_moves) {
    limit_hit_ = "there are more than " + std::to_string(most_moves) + " moves between states";
  } else if (next % states_between_looks == 0 && std::chrono::steady_clock::now() > end) {
    limit_hit_ = "it takes longer than the time that was given";
  }
  return !limit_hit_.empty();
}

void StateSpace::explore() {
  const auto seconds = std::chrono::duration<double>(std::max(0.0, options_.limits.seconds));
  const auto end =
      std::chrono::steady_clock::now() + std::chrono::duration_cast<std::chrono::steady_clock::duration>(
                                             std::min(seconds, std::chrono::duration<double>(1e6)));
  // State 0 has no words of its own.
  words_.assign(layout_.words(), 0);
  packed_.resize(layout_.words());
  parents_.push_back(empty_place);
  Expander expander(*scenario_, layout_, scores_, options_.scores, options_.observations);
  std::vector<Word> words(layout_.words());
  for (State state = 0; state < size() && !stopped_at_; ++state) {
    first_edge_.push_back(edge_count());
    if (!limit_hit_.empty() || hit_limit(state, end)) continue;
    const auto visit = [this, state](const Expander::Outcome& outcome) { add(state, outcome); };
    auto followed = Expander::Followed::all;
    if (state == 0) {
      followed = expander.begin(visit);
    } else {
      if (stuck_.contains(state) || node_at(state).ending) continue;
      std::copy_n(words_of(state), words.size(), words.begin());  // words_ grows meanwhile
      followed = expander.expand(words.data(), visit);
    }
    if (followed == Expander::Followed::all) continue;
    const std::string node =
        "node \"" + scenario_->nodes[state == 0 ? scenario_->start : node_of(state)].id + "\"";
    limit_hit_ = followed == Expander::Followed::too_many_subsets
                     ? node + " has more than " + std::to_string(subset_limit) + " ways to pick its pieces"
                     : "chance has too many ways to go on from " + node;
  }
  first_edge_.resize(size(), edge_count());
  first_edge_.push_back(edge_count());
  exhaustive_ = limit_hit_.empty() && !stopped_at_;
}

void StateSpace::add(State from, const Expander::Outcome& outcome) {
  if (scores_.lists().size() > most_scores) {
    limit_hit_ = "there are more than " + std::to_string(most_scores) + " different scores of a decision";
    return;
  }
  layout_.pack(outcome.position, outcome.offered, packed_.data());
  const State before = size();
  const State to = find_or_add(packed_.data(), edge_count());
  if (to == before) {
    const bool stuck = outcome.halt != Halt::deciding && outcome.halt != Halt::ended;
    if (stuck) stuck_.emplace(to, outcome.halt);
    if (!stuck && !stopped_at_ && options_.stop_at && options_.stop_at(node_at(to))) stopped_at_ = to;
  }
  std::uint32_t ordinal = outcome.first_ordinal;
  for (const Expander::Variant& variant : outcome.variants) {
    Edge edge{};
    edge.to = to & ((1U << 31U) - 1);
    edge.farms = outcome.farms ? 1U : 0U;
    edge.score = variant.score & (most_scores - 1);
    edge.ordinal = ordinal++ & (ways_limit - 1);
    const auto same = [&edge](const Edge& each) {
      return each.to == edge.to && each.score == edge.score && each.farms == edge.farms;
    };
    // Among few edges a double is quickly found; among many it is rare.
    constexpr std::uint32_t few = 16;
    const std::uint32_t first = first_edge_[from];
    const bool look = edge_count() - first <= few;
    if (look && std::any_of(edges_.begin() + first, edges_.end(), same)) continue;
    edges_.push_back(edge);
  }
}

std::optional<Halt> StateSpace::stuck(State state) const {
  const auto found = stuck_.find(state);
  if (found == stuck_.end()) return {};
  return found->second;
}

StateSpace::State StateSpace::source_of(std::uint32_t edge) const {
  return static_cast<State>(std::upper_bound(first_edge_.begin(), first_edge_.end(), edge) -
                            first_edge_.begin() - 1);
}

Components StateSpace::components() const {
  return strongly_connected(
      size(), [this](State state) { return degree(state); },
      [this](State state, std::uint32_t i) { return edges_[first_edge_[state] + i].to; });
}

std::vector<std::uint32_t> StateSpace::path_to(State state) const {
  std::vector<std::uint32_t> path;
  while (state != 0) {
    path.push_back(parents_[state]);
    state = source_of(path.back());
  }
  std::ranges::reverse(path);
  return path;
}

Move StateSpace::move_along(std::uint32_t edge) const {
  ScoreTable table;
  Expander expander(*scenario_, layout_, table, options_.scores, nullptr);
  const State from = source_of(edge);
  const std::uint32_t ordinal = edges_[edge].ordinal;
  Move move;
  const auto look = [&](const Expander::Outcome& outcome) {
    if (ordinal < outcome.first_ordinal || ordinal >= outcome.first_ordinal + outcome.variants.size()) return;
    move = {outcome.variants[ordinal - outcome.first_ordinal].decision,
            {outcome.draws.begin(), outcome.draws.end()}};
  };
  if (from == 0) {
    expander.begin(look);
  } else {
    expander.expand(words_of(from), look);
  }
  return move;
}

std::size_t StateSpace::bytes_per_state() const {
  // The words, the parent, where its edges begin, and its place in a table that is at most three quarters
  // full.
  return layout_.words() * sizeof(Word) + sizeof(std::uint32_t) * 2 + sizeof(State) * 4 / 3;
}

}  // namespace composure
