#include <algorithm>
#include <unordered_set>

#include "scenario/scenario_reader.hpp"

namespace composure {
namespace {

using Kind = JsonDocument::Kind;

/// The picked pieces of one decision are kept as bits.
constexpr std::size_t most_pieces = 62;

constexpr std::array all_moods{Mood::furious, Mood::angry,     Mood::guarded,  Mood::worried,
                               Mood::neutral, Mood::listening, Mood::relieved, Mood::warm};
constexpr std::array all_phases{Phase::prepare, Phase::converse, Phase::follow_up};

std::string quoted(std::string_view word) {
  return '"' + std::string(word) + '"';
}

}  // namespace

void ScenarioReader::read_groups() {
  struct Draft {
    Group& group;
  };
  using R = ScenarioReader;
  static constexpr std::array fields{
      FieldOf<Draft>{"aside", [](R& r, Value v, Draft&) { r.reader_.truth(v); }},
      FieldOf<Draft>{"note", [](R& r, Value v, Draft&) { r.reader_.text(v); }},
      FieldOf<Draft>{"replies",
                     [](R& r, Value v, Draft& d) {
                       r.reader_.each_element(v, "a list of replies", [&](Value each) {
                         d.group.replies.push_back(r.read_reply(each));
                       });
                     },
                     true},
  };
  for (Group& group : groups_) {
    Draft draft{group};
    read_fields(reader_, *this, group.value, "a reply group", fields, draft);
    for (const ReplyIndex index : group.replies) {
      const Reply& reply = scenario_.replies[index];
      const Value value = reply_values_[index];
      if (group.aside && !reply.scores.empty()) reader_.error(value, "aside-scores", "an aside cannot score");
      if (group.aside && !reply.next.empty()) {
        reader_.error(value, "aside-goto", "an aside stays where it is; it has no \"goto\"");
      }
      if (!group.aside && !reply.answer.empty()) {
        reader_.error(value, "unknown-key", "only a reply of an aside group can have \"answer\"");
      }
    }
  }
}

ReplyIndex ScenarioReader::read_reply(Value value) {
  using D = ReplyDraft;
  using R = ScenarioReader;
  static constexpr std::array fields{
      FieldOf<D>{"id",
                 [](R& r, Value v, D& d) {
                   d.reply.id = r.reader_.id(v);
                   d.owner = "reply " + quoted(d.reply.id);
                 },
                 true},
      FieldOf<D>{"say", [](R& r, Value v, D& d) { d.reply.say = r.read_text(v); }, true},
      FieldOf<D>{"scores", [](R& r, Value v, D& d) { r.read_scores(v, d.reply); }},
      FieldOf<D>{"effects", [](R& r, Value v, D& d) { d.reply.effects = r.read_effects(v); }},
      FieldOf<D>{"why", [](R& r, Value v, D& d) { d.reply.why = r.read_text(v); }},
      FieldOf<D>{"goto",
                 [](R& r, Value v, D& d) {
                   d.reply.next = r.read_goto(v, d.owner.empty() ? Owner("a reply") : d.owner);
                 }},
      FieldOf<D>{"when", [](R& r, Value v, D& d) { d.reply.when = r.read_condition(v); }},
      FieldOf<D>{"once", [](R& r, Value v, D& d) { d.reply.once = r.reader_.truth(v); }},
      FieldOf<D>{"moves", [](R& r, Value v, D& d) { r.read_moves(v, d.reply); }},
      FieldOf<D>{"agreed", [](R& r, Value v, D& d) { d.reply.agreed = r.read_condition(v); }},
      FieldOf<D>{"answer", [](R& r, Value v, D& d) { d.reply.answer = r.read_text(v); }},
      FieldOf<D>{"note", [](R& r, Value v, D& d) { d.reply.note = r.reader_.text(v); }},
  };
  ReplyDraft draft;
  read_fields(reader_, *this, value, "a reply", fields, draft);
  scenario_.replies.push_back(std::move(draft.reply));
  reply_values_.push_back(value);
  return static_cast<ReplyIndex>(scenario_.replies.size() - 1);
}

void ScenarioReader::read_scores(Value value, Reply& reply) {
  reader_.each_member(value, "an object such as { \"own_it\": 2 }", [&](Value key, Value level) {
    const std::string_view id = reader_.document().string(key);
    const auto criterion = scenario_.rubric->find_criterion(id);
    const std::int64_t number = reader_.whole_number(level, -2, 2);
    if (!criterion) {
      reader_.error(
          key, "unknown-criterion",
          quoted(id) + " is no criterion of the rubric" + did_you_mean(scope_.closest_criterion(id)));
      return;
    }
    const Origin origin = scenario_.rubric->criteria[*criterion].origin;
    if (origin != Origin::keyed) {
      reader_.error(key, "measured-criterion",
                    quoted(id) +
                        (origin == Origin::let_finish ? " is measured while playing"
                                                      : " is computed from the follow-up") +
                        "; it cannot be keyed in a reply");
      return;
    }
    reply.scores.push_back({*criterion, static_cast<std::int8_t>(number)});
  });
}

void ScenarioReader::read_moves(Value value, Reply& reply) {
  reader_.each_element(value, "a list of moves", [&](Value each) {
    const std::string_view id = reader_.text(each);
    const std::vector<std::string>& moves = scenario_.rubric->moves;
    const auto found = std::ranges::find(moves, id);
    if (found != moves.end()) {
      reply.moves.push_back(static_cast<MoveIndex>(found - moves.begin()));
      return;
    }
    reader_.error(each, "unknown-move",
                  quoted(id) + " is no move of the rubric" +
                      did_you_mean(closest(id, std::vector<std::string_view>(moves.begin(), moves.end()))));
  });
}

void ScenarioReader::read_due(Value value, Node& node) {
  reader_.each_element(value, "a list of criteria", [&](Value each) {
    const std::string_view id = reader_.text(each);
    if (reader_.document().kind(each) != Kind::string) return;
    const auto criterion = scenario_.rubric->find_criterion(id);
    if (!criterion) {
      reader_.error(
          each, "unknown-criterion",
          quoted(id) + " is no criterion of the rubric" + did_you_mean(scope_.closest_criterion(id)));
    } else if (std::ranges::find(node.due, *criterion) != node.due.end()) {
      reader_.error(each, "duplicate-id", quoted(id) + " is due twice");
    } else {
      node.due.push_back(*criterion);
    }
  });
}

void ScenarioReader::read_clock(Value value, Node& node) {
  using R = ScenarioReader;
  static constexpr std::array fields{
      FieldOf<Clock>{"seconds",
                     [](R& r, Value v, Clock& c) {
                       c.seconds = static_cast<std::uint32_t>(r.reader_.whole_number(v, 1, 3600));
                     },
                     true},
      FieldOf<Clock>{"effects", [](R& r, Value v, Clock& c) { c.effects = r.read_effects(v); }},
      FieldOf<Clock>{"why", [](R& r, Value v, Clock& c) { c.why = r.read_text(v); }},
      FieldOf<Clock>{"goto", [](R& r, Value v, Clock& c) { c.next = r.read_goto(v, "the clock"); }, true},
  };
  Clock clock;
  read_fields(reader_, *this, value, "a clock", fields, clock);
  node.clock = std::move(clock);
}

void ScenarioReader::read_cut_in(Value value, Node& node) {
  using R = ScenarioReader;
  static constexpr std::array fields{
      FieldOf<CutIn>{"effects", [](R& r, Value v, CutIn& c) { c.effects = r.read_effects(v); }},
      FieldOf<CutIn>{"why", [](R& r, Value v, CutIn& c) { c.why = r.read_text(v); }},
  };
  read_fields(reader_, *this, value, "\"cut_in\"", fields, node.cut_in);
}

void ScenarioReader::read_pick(Value value, Node& node) {
  struct Draft {
    Pick pick;
    Value max = 0;
  };
  using R = ScenarioReader;
  static constexpr std::array fields{
      FieldOf<Draft>{"min",
                     [](R& r, Value v, Draft& d) {
                       d.pick.min = static_cast<std::uint32_t>(r.reader_.whole_number(v, 0, most_pieces));
                     }},
      FieldOf<Draft>{"max",
                     [](R& r, Value v, Draft& d) {
                       d.pick.max = static_cast<std::uint32_t>(r.reader_.whole_number(v, 1, most_pieces));
                       d.max = v;
                     }},
  };
  Draft draft;
  draft.pick.max = most_pieces;
  read_fields(reader_, *this, value, "\"pick\"", fields, draft);
  if (draft.pick.min > draft.pick.max) {
    reader_.error(draft.max, "out-of-range", "\"max\" is smaller than \"min\"");
  }
  node.pick = draft.pick;
}

void ScenarioReader::read_mail(Value value, Node& node) {
  using R = ScenarioReader;
  static constexpr std::array fields{
      FieldOf<Mail>{"subject", [](R& r, Value v, Mail& m) { m.subject = r.read_text(v); }, true},
      FieldOf<Mail>{"opening", [](R& r, Value v, Mail& m) { m.opening = r.read_text(v); }},
      FieldOf<Mail>{"closing", [](R& r, Value v, Mail& m) { m.closing = r.read_text(v); }},
  };
  Mail mail;
  read_fields(reader_, *this, value, "\"mail\"", fields, mail);
  node.mail = std::move(mail);
}

void ScenarioReader::read_says(Value value, Node& node) {
  if (reader_.document().kind(value) == Kind::string) {
    node.says.push_back(read_text(value));
    return;
  }
  reader_.each_element(value, "a text, or a list of the parts of a line",
                       [&](Value each) { node.says.push_back(read_text(each)); });
  if (node.says.empty() && reader_.document().kind(value) == Kind::array) {
    reader_.error(value, "empty-list",
                  "a line needs at least one part; leave \"says\" out where nobody speaks");
  }
}

void ScenarioReader::read_mood(Value value, Node& node) {
  const std::string_view id = reader_.text(value, "a mood");
  std::vector<std::string_view> known;
  for (const Mood mood : all_moods) {
    if (name_of(mood) == id) node.mood = mood;
    known.push_back(name_of(mood));
  }
  if (node.mood || reader_.document().kind(value) != Kind::string) return;
  std::string suggestion = did_you_mean(closest(id, known));
  if (suggestion.empty()) {
    suggestion = "; expected";
    for (std::size_t i = 0; i < known.size(); ++i)
      suggestion += (i == 0 ? " " : ", ") + std::string(known[i]);
  }
  reader_.error(value, "unknown-mood", quoted(id) + " is no mood" + suggestion);
}

void ScenarioReader::read_phase(Value value, Node& node) {
  const std::string_view id = reader_.text(value, "a phase");
  for (const Phase phase : all_phases) {
    if (name_of(phase) != id) continue;
    node.phase = phase;
    return;
  }
  if (reader_.document().kind(value) != Kind::string) return;
  reader_.error(value, "unknown-phase", quoted(id) + " is no phase; expected prepare, converse or follow_up");
}

void ScenarioReader::read_fallback(Value value, NodeDraft& draft) {
  draft.has_fallback = true;
  if (reader_.document().kind(value) != Kind::object) {
    draft.node.fallback = read_goto(value, "the fallback");
    return;
  }
  Option option;
  option.reply = read_reply(value);
  draft.node.fallback_reply = option;
}

void ScenarioReader::read_node(NodeIndex index) {
  using D = NodeDraft;
  using R = ScenarioReader;
  static constexpr std::array fields{
      FieldOf<D>{"says", [](R& r, Value v, D& d) { r.read_says(v, d.node); }},
      FieldOf<D>{"mood", [](R& r, Value v, D& d) { r.read_mood(v, d.node); }},
      FieldOf<D>{"due", [](R& r, Value v, D& d) { r.read_due(v, d.node); }},
      FieldOf<D>{"replies", [](R&, Value v, D& d) { d.replies = v; }},
      FieldOf<D>{"phase", [](R& r, Value v, D& d) { r.read_phase(v, d.node); }},
      FieldOf<D>{"title", [](R& r, Value v, D& d) { d.node.title = r.read_text(v); }},
      FieldOf<D>{"narration", [](R& r, Value v, D& d) { d.node.narration = r.read_text(v); }},
      FieldOf<D>{"thinks", [](R& r, Value v, D& d) { d.node.thinks = r.read_text(v); }},
      FieldOf<D>{"effects", [](R& r, Value v, D& d) { d.node.effects = r.read_effects(v); }},
      FieldOf<D>{"use", [](R&, Value v, D& d) { d.use = v; }},
      FieldOf<D>{"clock", [](R& r, Value v, D& d) { r.read_clock(v, d.node); }},
      FieldOf<D>{"cut_in",
                 [](R& r, Value v, D& d) {
                   r.read_cut_in(v, d.node);
                   d.cut_in = v;
                 }},
      FieldOf<D>{"fair_to_cut_in", [](R& r, Value v, D& d) { d.node.fair_to_cut_in = r.reader_.truth(v); }},
      FieldOf<D>{"pick", [](R& r, Value v, D& d) { r.read_pick(v, d.node); }},
      FieldOf<D>{"mail", [](R& r, Value v, D& d) { r.read_mail(v, d.node); }},
      FieldOf<D>{"goto",
                 [](R& r, Value v, D& d) { d.node.next = r.read_goto(v, "node " + quoted(d.node.id)); }},
      FieldOf<D>{"fallback", [](R& r, Value v, D& d) { r.read_fallback(v, d); }},
      FieldOf<D>{"ending", [](R&, Value v, D& d) { d.ending = v; }},
      FieldOf<D>{"success", [](R&, Value v, D& d) { d.success = v; }},
      FieldOf<D>{"lesson", [](R&, Value v, D& d) { d.lesson = v; }},
      FieldOf<D>{"note", [](R& r, Value v, D& d) { d.node.note = r.reader_.text(v); }},
  };
  NodeDraft draft;
  draft.value = node_keys_[index] + 1;
  draft.node.id = reader_.document().string(node_keys_[index]);
  read_fields(reader_, *this, draft.value, "a node", fields, draft);
  attach_replies(index, draft);
  finish_node(draft);
  scenario_.nodes[index] = std::move(draft.node);
}

void ScenarioReader::attach_replies(NodeIndex index, NodeDraft& draft) {
  Node& node = draft.node;
  SlotIndex slot = first_slot_[index];
  if (draft.replies != 0) {
    reader_.each_element(draft.replies, "a list of replies", [&](Value each) {
      node.options.push_back({read_reply(each), slot++});
    });
    if (node.options.empty() && reader_.document().kind(draft.replies) == Kind::array) {
      reader_.error(draft.replies, "empty-list",
                    "this list of replies is empty; leave it out of a node that goes on by itself");
    }
  }
  if (draft.use != 0) {
    reader_.each_element(draft.use, "a list of reply groups", [&](Value each) {
      const std::string_view id = reader_.text(each, "the id of a reply group");
      const auto found = group_index_.find(id);
      if (found == group_index_.end()) {
        std::vector<std::string_view> known;
        for (const auto& [name, group] : group_index_)
          known.push_back(name);
        reader_.error(each, "unknown-group",
                      quoted(id) + " is no reply group" + did_you_mean(closest(id, known)));
        return;
      }
      const Group& group = groups_[found->second];
      for (const ReplyIndex reply : group.replies) {
        (group.aside ? node.asides : node.options).push_back({reply, slot++});
      }
    });
  }
  node.timeout_slot = slot;
  node.nothing_slot = slot + 1;
  if (node.fallback_reply) node.fallback_reply->slot = slot + 2;
}

void ScenarioReader::finish_node(NodeDraft& draft) {
  if (reader_.document().kind(draft.value) != Kind::object) return;
  const Node& node = draft.node;
  if (draft.ending != 0) return finish_ending(draft);
  if (draft.success != 0) reader_.error(draft.success, "unknown-key", "only an ending can have \"success\"");
  if (draft.lesson != 0) reader_.error(draft.lesson, "unknown-key", "only an ending can have \"lesson\"");
  if (draft.replies != 0 || node.decides()) return finish_decision(draft);
  const std::string name = "node " + quoted(node.id);
  if (node.next.empty()) {
    reader_.error(draft.value, "dead-end",
                  name + " has no replies, no \"goto\" and is no ending, so it leads nowhere");
  }
  const auto without_replies = [&](bool present, std::string_view what) {
    if (present)
      reader_.error(draft.value, "no-replies", name + " has " + std::string(what) + " but no replies");
  };
  without_replies(node.clock.has_value(), "a clock");
  without_replies(node.pick.has_value(), "\"pick\"");
  without_replies(draft.has_fallback, "a fallback");
  without_replies(!node.asides.empty(), "asides");
}

void ScenarioReader::finish_ending(NodeDraft& draft) {
  Node& node = draft.node;
  Ending ending;
  ending.id = reader_.id(draft.ending);
  if (draft.success != 0) ending.success = reader_.truth(draft.success);
  if (draft.lesson != 0) ending.lesson = read_text(draft.lesson);
  node.ending = std::move(ending);
  if (node.decides() || draft.replies != 0 || !node.asides.empty() || !node.next.empty() || node.clock ||
      node.pick || draft.has_fallback) {
    reader_.error(draft.ending, "ending-goes-on",
                  "node " + quoted(node.id) +
                      " is an ending; it cannot have replies, a \"goto\", a clock, \"pick\" or a fallback");
  }
}

void ScenarioReader::finish_decision(NodeDraft& draft) {
  const Node& node = draft.node;
  check_options(draft);
  if (node.pick) {
    if (node.next.empty()) {
      reader_.error(draft.value, "dead-end",
                    "node " + quoted(node.id) + " picks several; it needs a \"goto\" of its own");
    }
    if (node.fallback_reply) {
      reader_.error(reply_values_[node.fallback_reply->reply], "piece-goto",
                    "the fallback of a pick-several node is a goto, not a reply");
    }
    if (node.options.size() > most_pieces) {
      reader_.error(draft.replies, "too-many-pieces",
                    "at most " + std::to_string(most_pieces) + " pieces can be picked from");
    } else if (node.pick->min > node.options.size()) {
      reader_.error(draft.value, "out-of-range",
                    "\"min\" asks for " + std::to_string(node.pick->min) + " pieces, but there are only " +
                        std::to_string(node.options.size()));
    }
  }
  if (node.mail && !node.pick)
    reader_.error(draft.value, "unknown-key", "only a pick-several node can have \"mail\"");
}

void ScenarioReader::check_options(const NodeDraft& draft) {
  const Node& node = draft.node;
  std::vector<std::string_view> ids;
  std::unordered_set<std::string_view> many_ids;
  // Most nodes have few replies, where comparing with each is quickest.
  constexpr std::size_t few = 16;
  const auto is_known = [&](std::string_view id) {
    if (ids.size() < few) return std::ranges::find(ids, id) != ids.end();
    if (many_ids.empty()) many_ids.insert(ids.begin(), ids.end());
    return !many_ids.insert(id).second;
  };
  const auto check = [&](const Option& option, bool aside) {
    const Reply& reply = scenario_.replies[option.reply];
    const Value value = reply_values_[option.reply];
    if (!reply.id.empty() && is_known(reply.id)) {
      reader_.error(value, "duplicate-id",
                    "node " + quoted(node.id) + " has two replies " + quoted(reply.id));
    }
    ids.emplace_back(reply.id);
    if (aside) return;
    if (reply.next.empty() && node.next.empty() && !node.pick) {
      reader_.error(value, "dead-end",
                    "reply " + quoted(reply.id) + " leads nowhere; give it or its node a \"goto\"");
    }
    if (node.pick && !reply.next.empty()) {
      reader_.error(value, "piece-goto", "a piece of a pick-several node has no \"goto\"; the node has");
    }
    if (!node.pick && reply.agreed) {
      reader_.error(value, "unknown-key", "only a piece of a pick-several node can have \"agreed\"");
    }
    check_due(draft, option.reply);
  };
  for (const Option& option : node.options)
    check(option, false);
  for (const Option& option : node.asides)
    check(option, true);
  if (node.fallback_reply) check(*node.fallback_reply, false);
}

void ScenarioReader::check_due(const NodeDraft& draft, ReplyIndex index) {
  const Node& node = draft.node;
  for (const KeyedLevel& score : scenario_.replies[index].scores) {
    if (score.level <= 0 || std::ranges::find(node.due, score.criterion) != node.due.end()) continue;
    const std::string& criterion = scenario_.rubric->criteria[score.criterion].id;
    const Value scores = reader_.document().member(reply_values_[index], "scores");
    reader_.error(reader_.document().member(scores, criterion), "not-due",
                  quoted(criterion) + " earns " + std::to_string(score.level) +
                      " here but is not due at node " + quoted(node.id) +
                      "; add it to \"due\" or take the level away");
  }
}

}  // namespace composure
