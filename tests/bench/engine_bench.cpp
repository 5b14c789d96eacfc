// Loading and playing a large generated scenario, each as a ratio measured in this run.

#include <cstdio>
#include <nlohmann/json.hpp>

#include "conversation/conversation.hpp"
#include "generated_scenario.hpp"
#include "scenario/load.hpp"
#include "stopwatch.hpp"

namespace {

using namespace composure;

void bench_loading(const std::string& bytes, const RubricSet& rubrics) {
  constexpr int runs = 9;
  bool complete = true;
  const double bare =
      bench::median_seconds(runs, [&] { complete = complete && !nlohmann::json::parse(bytes).empty(); });
  const double loading = bench::median_seconds(runs, [&] {
    complete = complete && read_scenario("generated.json", bytes, rubrics).scenario != nullptr;
  });
  std::printf(
      "loading, %.1f MB, 10,000 nodes, 30,000 replies: %.2f times a bare parse (%.0f ms / %.0f ms)%s\n",
      static_cast<double>(bytes.size()) / 1e6, loading / bare, loading * 1e3, bare * 1e3,
      complete ? "" : " FAILED TO LOAD");
}

double seconds_a_decision(const std::shared_ptr<const Scenario>& scenario, int decisions) {
  return bench::median_seconds(5,
                               [&] {
                                 Conversation conversation(scenario, {});
                                 for (int i = 0; i < decisions; ++i) {
                                   const auto offered = conversation.offered();
                                   Decision decision;
                                   decision.option = offered[static_cast<std::size_t>(i) % offered.size()];
                                   conversation.decide(decision);
                                 }
                               }) /
         decisions;
}

void bench_playing(const std::shared_ptr<const Scenario>& large,
                   const std::shared_ptr<const Scenario>& small) {
  constexpr int decisions = 1'000'000;
  const double at_small = seconds_a_decision(small, decisions);
  const double at_large = seconds_a_decision(large, decisions);
  std::printf(
      "playing, a million decisions with offer, score and history: %.2f million a second at 10,000 nodes\n",
      1e-6 / at_large);
  std::printf("playing, a decision at 10,000 nodes costs %.2f times one at 10 nodes\n", at_large / at_small);
}

}  // namespace

int main() {
  const RubricSet rubrics = shipped_rubrics();
  const std::string bytes = bench::generated_scenario(10'000);
  bench_loading(bytes, rubrics);
  const auto large = read_scenario("large.json", bytes, rubrics).scenario;
  const auto small = read_scenario("small.json", bench::generated_scenario(10), rubrics).scenario;
  if (!large || !small) return 1;
  bench_playing(large, small);
}
