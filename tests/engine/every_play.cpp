#include "engine/every_play.hpp"

#include <algorithm>
#include <bit>
#include <deque>
#include <span>
#include <unordered_set>

namespace composure::test {
namespace {

/// A loop in which chance alone decides when it ends has a course for each time that it is gone round, up to
/// the step limit; such scenarios are left to tests of their own.
constexpr std::size_t most_courses = 200;
constexpr std::size_t most_draws = 50;

/// Everything that a conversation keeps, as bytes.
void write_key(const Conversation& conversation, std::string& key) {
  constexpr std::uint32_t visits_told_apart = 3;
  const Position& position = conversation.position();
  key.clear();
  const auto add = [&key]<class Number>(std::span<const Number> numbers) {
    key.append(reinterpret_cast<const char*>(numbers.data()), numbers.size_bytes());
  };
  key += static_cast<char>(position.node);
  key += static_cast<char>(conversation.status());
  for (const std::uint32_t visits : position.visits)
    key += static_cast<char>(std::min(visits, visits_told_apart));
  add(std::span<const std::int32_t>(position.values));
  add(std::span<const std::uint64_t>(position.chosen));
  add(std::span<const std::uint64_t>(position.used));
  add(std::span<const std::int32_t>(position.gained));
  add(std::span<const std::int32_t>(position.on_offer));
  add(conversation.offered());
}

class Player {
 public:
  Player(std::shared_ptr<const Scenario> scenario, std::size_t most)
      : scenario_(std::move(scenario)), most_(most) {
    found_.criteria.resize(scenario_->rubric->criteria.size());
    found_.families.resize(scenario_->rubric->families.size());
  }

  EveryPlay play() {
    every_course(nullptr, {});
    while (!waiting_.empty() && found_.complete) {
      const Conversation conversation = std::move(waiting_.front());
      waiting_.pop_front();
      for (const Decision& decision : every_decision(conversation))
        every_course(&conversation, decision);
    }
    return std::move(found_);
  }

 private:
  /// Plays on (or begins, if there is nothing yet) once for each course that chance can take.
  void every_course(const Conversation* before, const Decision& decision) {
    const std::size_t drawn = before != nullptr ? before->draws().size() : 0;
    std::vector<std::vector<std::uint32_t>> courses{{}};
    std::size_t count = 0;
    while (!courses.empty() && found_.complete) {
      const std::vector<std::uint32_t> course = std::move(courses.back());
      courses.pop_back();
      const std::vector<std::uint32_t> alternatives = play_on(before, decision, course);
      if (++count > most_courses || alternatives.size() > most_draws) {
        found_.complete = false;
        return;
      }
      // An alternative of weight 0 cannot be forced.
      if (alternatives.size() < course.size()) continue;
      for (std::size_t i = course.size(); i < alternatives.size(); ++i) {
        const auto begin = after_->draws().begin() + static_cast<std::ptrdiff_t>(drawn);
        std::vector<std::uint32_t> other(begin, begin + static_cast<std::ptrdiff_t>(i + 1));
        const std::uint32_t taken = other.back();
        for (other.back() = 1; other.back() <= alternatives[i]; ++other.back()) {
          if (other.back() != taken) courses.push_back(other);
        }
      }
      look();
    }
  }

  /// Leads to after_; tells how many alternatives each draw had.
  std::vector<std::uint32_t> play_on(const Conversation* before, const Decision& decision,
                                     const std::vector<std::uint32_t>& course) {
    std::vector<std::uint32_t> alternatives;
    const EventSink sink = [&](const Event& event, const Conversation&) {
      if (event.kind == Event::Kind::drew) alternatives.push_back(event.drawn_from);
    };
    if (before == nullptr) {
      after_.emplace(scenario_, ConversationOptions{Mode::practice, 1, course}, sink);
      return alternatives;
    }
    after_ = *before;
    std::vector<std::uint32_t> forced = before->draws();
    forced.insert(forced.end(), course.begin(), course.end());
    after_->force_draws(std::move(forced));
    if (after_->decide(decision, sink)) found_.complete = false;
    return alternatives;
  }

  void look() {
    const Conversation& conversation = *after_;
    write_key(conversation, key_);
    if (!known_.insert(key_).second) return;
    if (++found_.positions > most_) found_.complete = false;
    if (conversation.status() == Conversation::Status::stopped) {
      found_.stops.insert(conversation.node().id);
      return;
    }
    look_at_values(conversation.position());
    if (conversation.status() == Conversation::Status::deciding) {
      waiting_.push_back(conversation);
      return;
    }
    // Positions come in the order of their decisions, so the first is the nearest.
    found_.endings.emplace(conversation.node().ending->id, conversation.decisions().size());
    const Scorecard card = make_scorecard(conversation);
    for (std::size_t i = 0; i < card.criteria.size(); ++i)
      look_at_score(card.criteria[i], found_.criteria[i]);
    for (std::size_t i = 0; i < card.families.size(); ++i)
      look_at_score(card.families[i], found_.families[i]);
    look_at_score(card.overall, found_.overall);
  }

  void look_at_values(const Position& position) {
    if (found_.values.empty()) {
      for (const std::int32_t value : position.values)
        found_.values.push_back({value, value});
    }
    for (std::size_t i = 0; i < position.values.size(); ++i) {
      Values& values = found_.values[i];
      values = {std::min(values.min, position.values[i]), std::max(values.max, position.values[i])};
    }
  }

  static void look_at_score(const Score& score, Extremes& extremes) {
    if (score.on_offer == 0) return;
    if (!extremes.best || compare(*extremes.best, score) < 0) extremes.best = score;
    if (!extremes.worst || compare(*extremes.worst, score) > 0) extremes.worst = score;
  }

  std::shared_ptr<const Scenario> scenario_;
  std::size_t most_;
  EveryPlay found_;
  std::deque<Conversation> waiting_;
  std::unordered_set<std::string> known_;
  std::optional<Conversation> after_;  ///< kept from one play to the next, so that its memory is used again
  std::string key_;
};

}  // namespace

std::vector<Decision> every_decision(const Conversation& conversation) {
  std::vector<Decision> decisions;
  const std::size_t parts = std::max<std::size_t>(1, conversation.node().says.size());
  const auto offered = conversation.offered();
  for (std::uint16_t heard = 0; heard < parts; ++heard) {
    if (const auto bounds = conversation.pick()) {
      for (std::uint64_t subset = 0; subset < std::uint64_t{1} << offered.size(); ++subset) {
        const auto size = static_cast<std::uint32_t>(std::popcount(subset));
        if (size < bounds->min || size > bounds->max) continue;
        Decision decision{Decision::Kind::pick, heard, 0, 0};
        for (std::size_t i = 0; i < offered.size(); ++i)
          decision.picked |= ((subset >> i) & 1U) << offered[i];
        decisions.push_back(decision);
      }
    } else {
      for (const OptionIndex option : offered)
        decisions.push_back({Decision::Kind::reply, heard, option, 0});
    }
  }
  if (conversation.node().clock) decisions.push_back({Decision::Kind::timeout, 0, 0, 0});
  for (const OptionIndex aside : conversation.asides())
    decisions.push_back({Decision::Kind::aside, 0, aside, 0});
  return decisions;
}

int compare(const Score& left, const Score& right) {
  const std::int64_t difference = left.gained * right.on_offer - right.gained * left.on_offer;
  return difference < 0 ? -1 : difference > 0 ? 1 : 0;
}

EveryPlay play_everything(const std::shared_ptr<const Scenario>& scenario, std::size_t most) {
  return Player(scenario, most).play();
}

}  // namespace composure::test
