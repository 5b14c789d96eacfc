#include "analysis/state_layout.hpp"

#include <algorithm>
#include <bit>

namespace composure {

StateLayout::StateLayout(const Scenario& scenario, const Options& options)
    : variables_(scenario.state.size()),
      node_width_(static_cast<std::uint8_t>(std::bit_width(scenario.nodes.size() - 1))),
      node_mask_((Word{1} << node_width_) - 1),
      score_bound_(LiveTraces::score_bound(scenario)),
      keeps_value_(scenario.nodes.size() * scenario.state.size(), false),
      tracks_slot_(scenario.slot_count, false),
      tracks_once_(scenario.replies.size(), false),
      keeps_offer_(scenario.nodes.size(), false) {
  const LiveTraces traces(scenario, options);
  for (const Trace& trace : traces.all()) {
    if (trace.kind == Trace::Kind::slot) tracks_slot_[trace.index] = true;
    if (trace.kind == Trace::Kind::once) tracks_once_[trace.index] = true;
    if (trace.kind == Trace::Kind::gained) criteria_.push_back(static_cast<CriterionIndex>(trace.index));
  }
  plan_of_ = traces.graph().components.of;
  for (std::uint32_t i = 0; i < traces.graph().components.count; ++i)
    plans_.push_back(plan_for(traces, i));
  find_kept_offers(scenario);
  for (NodeIndex i = 0; i < scenario.nodes.size(); ++i) {
    for (const Field& field : plan_at(i).values)
      keeps_value_[i * variables_ + field.index] = true;
  }
  for (const Plan& plan : plans_)
    words_ = std::max<std::size_t>(words_, plan.bits / 64 + 1);
}

/// A field never spans two words.
StateLayout::Field StateLayout::allot(Plan& plan, std::uint32_t index, std::uint64_t largest) {
  const auto width = static_cast<std::uint32_t>(std::bit_width(largest));
  if (plan.bits % 64 + width > 64) plan.bits += 64 - plan.bits % 64;
  const Field field{index, plan.bits / 64, static_cast<std::uint8_t>(plan.bits % 64),
                    static_cast<std::uint8_t>(width)};
  plan.bits += width;
  return field;
}

StateLayout::Plan StateLayout::plan_for(const LiveTraces& traces, std::uint32_t component) const {
  Plan plan;
  plan.bits = node_width_;
  for (const std::uint32_t position : traces.live_in(component)) {
    const Trace& trace = traces.all()[position];
    const Field field = allot(plan, trace.index, trace.most);
    switch (trace.kind) {
      case Trace::Kind::value:
        plan.values.push_back(field);
        break;
      case Trace::Kind::visits:
        plan.visits.push_back({field, trace.most});
        break;
      case Trace::Kind::slot:
        plan.slots.push_back(field);
        break;
      case Trace::Kind::once:
        plan.once.push_back(field);
        break;
      case Trace::Kind::gained:
        plan.gained.push_back(field);
        break;
    }
  }
  return plan;
}

void StateLayout::find_kept_offers(const Scenario& scenario) {
  for (NodeIndex i = 0; i < scenario.nodes.size(); ++i) {
    const Node& node = scenario.nodes[i];
    const bool varies = node.fallback_reply || std::ranges::any_of(node.options, [&](const Option& option) {
                          const Reply& reply = scenario.replies[option.reply];
                          return reply.once || !reply.when.empty();
                        });
    keeps_offer_[i] = varies && !node.asides.empty();
    if (!keeps_offer_[i]) continue;
    Plan& plan = plans_[plan_of_[i]];
    const std::size_t options = node.options.size() + (node.fallback_reply ? 1U : 0U);
    while (plan.offer.size() < options)
      plan.offer.push_back(allot(plan, static_cast<OptionIndex>(plan.offer.size()), 1));
  }
}

bool StateLayout::reads_score(CriterionIndex criterion) const {
  return std::ranges::find(criteria_, criterion) != criteria_.end();
}

std::int32_t StateLayout::value_of(const Word* from, std::size_t variable) const {
  for (const Field& field : plan_at(node_of(from)).values) {
    if (field.index == variable) return static_cast<std::int32_t>(get(from, field));
  }
  return 0;
}

void StateLayout::pack(const Position& position, std::span<const OptionIndex> offered, Word* to) const {
  std::fill_n(to, words_, Word{0});
  to[0] = position.node;
  const Plan& plan = plan_at(position.node);
  for (const Field& field : plan.values)
    put(to, field, static_cast<Word>(position.values[field.index]));
  for (const Visits& each : plan.visits)
    put(to, each.field, std::min(position.visits[each.field.index], each.most));
  for (const Field& field : plan.slots)
    put(to, field, position.was_chosen(field.index) ? 1 : 0);
  for (const Field& field : plan.once)
    put(to, field, position.was_used(field.index) ? 1 : 0);
  for (const Field& field : plan.gained)
    put(to, field, static_cast<Word>(position.gained[field.index] + score_bound_));
  if (!keeps_offer_[position.node]) return;
  for (const OptionIndex option : offered)
    put(to, plan.offer[option], 1);
}

void StateLayout::unpack(const Word* from, Position& position, std::vector<OptionIndex>& offered) const {
  position.node = node_of(from);
  const Plan& plan = plan_at(position.node);
  std::ranges::fill(position.values, 0);
  for (const Field& field : plan.values)
    position.values[field.index] = static_cast<std::int32_t>(get(from, field));
  for (const Visits& each : plan.visits)
    position.visits[each.field.index] = static_cast<std::uint32_t>(get(from, each.field));
  for (const Field& field : plan.slots)
    position.set_chosen(field.index, get(from, field) != 0);
  for (const Field& field : plan.once)
    position.set_used(field.index, get(from, field) != 0);
  for (const CriterionIndex criterion : criteria_)
    position.gained[criterion] = 0;
  for (const Field& field : plan.gained)
    position.gained[field.index] = static_cast<std::int32_t>(get(from, field)) - score_bound_;
  if (!keeps_offer_[position.node]) return;
  offered.clear();
  for (const Field& field : plan.offer) {
    if (get(from, field) != 0) offered.push_back(field.index);
  }
}

}  // namespace composure
