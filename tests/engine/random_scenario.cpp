#include "engine/random_scenario.hpp"

#include "engine/dice.hpp"

namespace composure::test {
namespace {

/// What stands at a node, settled before anything is written, so that conditions can name it.
struct Plan {
  enum class Kind : std::uint8_t { decision, pick, step };
  Kind kind = Kind::decision;
  std::size_t replies = 0;
  bool shared = false;
  bool desk = false;
  bool fallback_reply = false;
};

std::string number(std::size_t value) {
  return std::to_string(value);
}

std::string node_id(std::size_t index) {
  return "n" + number(index);
}

/// JSON members, with a comma between two.
class Members {
 public:
  void add(const std::string& key, const std::string& value) {
    text_ += (text_.empty() ? "" : ", ") + ("\"" + key + "\": ") + value;
  }
  void add_text(const std::string& key, const std::string& value) { add(key, "\"" + value + "\""); }
  std::string object() const { return "{ " + text_ + " }"; }

 private:
  std::string text_;
};

class Author {
 public:
  explicit Author(std::uint64_t seed) : dice_(seed) {
    const std::size_t count = 2 + dice_.roll(4);
    for (std::size_t i = 0; i < count; ++i) {
      Plan plan;
      const std::size_t kind = dice_.roll(10);
      if (kind >= 7) plan.kind = kind >= 8 ? Plan::Kind::pick : Plan::Kind::step;
      if (plan.kind != Plan::Kind::step) {
        plan.replies = 1 + dice_.roll(3);
        plan.shared = plan.kind == Plan::Kind::decision && dice_.chance(25);
        plan.desk = dice_.chance(25);
        plan.fallback_reply = plan.kind == Plan::Kind::decision && dice_.chance(25);
      }
      plans_.push_back(plan);
    }
    // Conditions share a few topics, so that what one place sets is read at another.
    for (std::size_t i = 0; i < 4; ++i)
      conditions_.push_back(simple_condition());
  }

  ScenarioText write() {
    ScenarioText text;
    text.start = node_id(0);
    text.state = R"("offers": { "type": "count", "max": 3, "start": )" + number(dice_.roll(2)) +
                 R"( }, "unread": { "type": "count", "max": 7, "start": 2 }, "knows": { "type": "flag" },
      "channel": { "type": "choice", "options": ["call", "mail", "visit"] },)";
    Members groups;
    groups.add("shared", R"({ "replies": [ )" + shared_reply("s0") + ", " + shared_reply("s1") + " ] }");
    groups.add("desk", R"({ "aside": true, "replies": [ )" + aside("q0") + ", " + aside("q1") + " ] }");
    text.top = "\"groups\": " + groups.object() + ",";
    for (std::size_t i = 0; i < plans_.size(); ++i)
      text.nodes += "\"" + node_id(i) + "\": " + node(plans_[i]) + ",\n";
    text.nodes +=
        R"("good": { "ending": "good", "success": true, "effects": )" + effects() +
        R"( }, "bad": { "ending": "bad" }, "worse": { "ending": "bad", "effects": ["unread += 1"] })";
    return text;
  }

 private:
  std::string target() {
    static const std::vector<std::string> endings{"good", "bad", "worse"};
    return dice_.chance(65) ? node_id(dice_.roll(plans_.size())) : dice_.any(endings);
  }

  std::string chosen() {
    const std::size_t i = dice_.roll(plans_.size());
    const Plan& plan = plans_[i];
    std::vector<std::string> replies;
    for (std::size_t r = 0; r < plan.replies; ++r)
      replies.push_back("r" + number(r));
    if (plan.shared) replies.emplace_back("s0");
    if (plan.desk) replies.emplace_back("q0");
    if (plan.fallback_reply) replies.emplace_back("last");
    return replies.empty() ? "knows" : "chose(" + node_id(i) + "." + dice_.any(replies) + ")";
  }

  std::string simple_condition() {
    static const std::vector<std::string> values{
        "trust >= 50",     "tension > 60",  "offers == 2",     "offers * 2 < 3",      "knows",
        "channel == mail", "not knows",     "channel != call", "trust > tension / 2", "trust + tension < 90",
        "trust <= 0",      "tension >= 100"};
    static const std::vector<std::string> scores{
        "score(own_it) >= 2", "score(own_it) < 0",  "score(guide) == 0",   "score(let_finish) < 0",
        "score(confirm) > 0", "score(confirm) < 0", "score(own_it) >= -1", "score(let_finish) >= 1"};
    static const std::vector<std::string> visits{" >= 2", " == 1", " > 1", " != 2", " < 1"};
    const std::size_t kind = dice_.roll(10);
    if (kind < 5) return dice_.any(values);
    if (kind < 6) return dice_.any(scores);
    if (kind < 8) return "visits(" + node_id(dice_.roll(plans_.size())) + ")" + dice_.any(visits);
    return (kind < 9 ? "not " : "") + chosen();
  }

  std::string condition() {
    const std::string first = dice_.any(conditions_);
    if (dice_.chance(80)) return first;
    return first + (dice_.chance(50) ? " and " : " or ") + dice_.any(conditions_);
  }

  std::string effects() {
    static const std::vector<std::string> all{
        "trust += 30",      "trust -= 40",        "tension += 40",     "tension = tension / 2",
        "tension -= 60",    "offers += 1",        "offers -= 2",       "offers = 3 - offers",
        "knows = true",     "knows = trust > 50", "knows = not knows", "channel = mail",
        "channel = visit",  "unread += 2",        "unread -= 3",       "unread = offers + 1",
        "unread += offers", "trust = tension"};
    std::string text;
    for (std::size_t i = dice_.roll(3); i > 0; --i) {
      const std::string effect = dice_.chance(10) ? "knows = " + dice_.any(conditions_) : dice_.any(all);
      text += (text.empty() ? "\"" : ", \"") + effect + "\"";
    }
    return "[" + text + "]";
  }

  std::string leads() {
    Members members;
    return dice_.chance(70) ? "\"to\": \"" + target() + "\"" : "\"random\": [ " + alternatives() + " ]";
  }

  std::string alternatives() {
    const auto one = [&](std::size_t weight) {
      return "{ \"weight\": " + number(weight) + ", \"to\": \"" + target() + "\" }";
    };
    std::string text = one(1 + dice_.roll(2)) + ", " + one(dice_.roll(3));
    if (dice_.chance(20)) text = one(0) + ", " + text;
    return text;
  }

  std::string way() {
    if (dice_.chance(50)) return "\"" + target() + "\"";
    std::string items = "[";
    for (std::size_t i = dice_.roll(3); i > 0; --i)
      items += "{ \"when\": \"" + condition() + "\", " + leads() + " }, ";
    return items + "{ " + leads() + " }]";
  }

  std::string scores(bool due) {
    // Only what is due can be earned; everything can be lost.
    const auto level = [&](bool can_earn) {
      const int lowest = -2;
      return std::to_string(lowest + static_cast<int>(dice_.roll(can_earn ? 5 : 3)));
    };
    return "{ \"own_it\": " + level(due) + ", \"guide\": " + level(false) + " }";
  }

  std::string reply(const std::string& id, const Plan& plan, bool due) {
    Members members;
    members.add_text("id", id);
    members.add_text("say", "Say.");
    members.add("effects", effects());
    if (dice_.chance(25)) members.add_text("when", condition());
    if (dice_.chance(30)) members.add("once", "true");
    if (dice_.chance(60)) members.add("scores", scores(due));
    if (plan.kind == Plan::Kind::pick && dice_.chance(60)) members.add_text("agreed", condition());
    if (plan.kind == Plan::Kind::decision && dice_.chance(70)) members.add("goto", way());
    return members.object();
  }

  std::string shared_reply(const std::string& id) {
    Members members;
    members.add_text("id", id);
    members.add_text("say", "Say.");
    members.add("effects", effects());
    if (dice_.chance(60)) members.add("once", "true");
    if (dice_.chance(40)) members.add("scores", scores(false));
    if (dice_.chance(50)) members.add("goto", way());
    return members.object();
  }

  std::string aside(const std::string& id) {
    Members members;
    members.add_text("id", id);
    members.add_text("say", "Ask.");
    members.add("effects", effects());
    if (dice_.chance(60)) members.add("once", "true");
    if (dice_.chance(30)) members.add_text("when", condition());
    return members.object();
  }

  std::string node(const Plan& plan) {
    Members members;
    members.add("effects", effects());
    members.add("goto", way());
    if (dice_.chance(60)) {
      static const std::vector<std::string> lines{R"(["One."])", R"(["One.", "Two."])", R"(["One.", "Two."])",
                                                  R"(["One.", "Two.", "Three."])"};
      members.add("says", dice_.any(lines));
    }
    if (plan.kind == Plan::Kind::step) return members.object();
    const bool due = dice_.chance(70);
    if (due) members.add("due", plan.kind == Plan::Kind::pick ? R"(["own_it", "confirm"])" : R"(["own_it"])");
    if (dice_.chance(30)) members.add("cut_in", "{ \"effects\": " + effects() + " }");
    if (dice_.chance(20)) members.add("fair_to_cut_in", "true");
    std::string replies;
    for (std::size_t i = 0; i < plan.replies; ++i)
      replies += (i == 0 ? "" : ", ") + reply("r" + number(i), plan, due);
    members.add("replies", "[ " + replies + " ]");
    if (plan.kind == Plan::Kind::pick) {
      const std::size_t least = dice_.roll(plan.replies + 1);
      const std::size_t most = std::max<std::size_t>(1, least + dice_.roll(plan.replies - least + 1));
      members.add("pick", "{ \"min\": " + number(least) + ", \"max\": " + number(most) + " }");
    }
    if (plan.shared || plan.desk) {
      members.add("use", plan.shared && plan.desk ? R"(["shared", "desk"])"
                         : plan.shared            ? R"(["shared"])"
                                                  : R"(["desk"])");
    }
    if (dice_.chance(25))
      members.add("clock", R"({ "seconds": 5, "effects": )" + effects() + ", \"goto\": " + way() + " }");
    if (plan.fallback_reply) {
      members.add("fallback", reply("last", plan, due));
    } else if (dice_.chance(50)) {
      members.add("fallback", way());
    }
    return members.object();
  }

  Dice dice_;
  std::vector<Plan> plans_;
  std::vector<std::string> conditions_;
};

}  // namespace

ScenarioText random_scenario(std::uint64_t seed) {
  return Author(seed).write();
}

}  // namespace composure::test
