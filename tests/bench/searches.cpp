#include "searches.hpp"

#include <algorithm>
#include <array>
#include <cstdio>
#include <string_view>
#include <vector>

#include "bench.hpp"
#include "golearn/study/run.hpp"
#include "golearn/study/search.hpp"

namespace golearn::bench {
namespace {

constexpr int kRuns = 5;

/// Two goroutines read a counter and write it one larger, so many times each.
template <int times>
void count() {
  auto counter = make<Shared<int>>();
  auto group = make<WaitGroup>();
  for (int i = 0; i < 2; ++i) {
    group->go([=] {
      for (int n = 0; n < times; ++n) counter->add(1);
    });
  }
  group->wait();
  println(counter->load());
}

struct Way {
  std::string_view name;
  void (*program)();
  study::SearchKind kind;
  bool race = false;
  bool join_states = false;
};

// The larger counter has 139,618 classes of schedules, so that what it costs to begin a search does not count.
constexpr std::array kWays{
    Way{"at random, 1 addition each", count<1>, study::SearchKind::sampled},
    Way{"the same with --race", count<1>, study::SearchKind::sampled, true},
    Way{"every class of schedules, 5 additions each", count<5>, study::SearchKind::exhaustive},
    Way{"the same with --race", count<5>, study::SearchKind::exhaustive, true},
    Way{"the same without --race, states joined", count<5>, study::SearchKind::exhaustive, false, true},
};

/// Schedules a second, of the whole search: the looking for simpler examples is in it.
double rate(const Way& way) {
  const auto program = study::runnable_of(way.program);
  study::RunSpec spec = study::small_run(program);
  if (way.race) spec.watch = {"race"};
  study::SearchPlan plan;
  plan.kind = way.kind;
  plan.join_states = way.join_states;
  if (way.kind == study::SearchKind::sampled) plan.schedules = 100'000;
  const Stopwatch watch;
  double schedules = 0;
  do schedules += static_cast<double>(study::search(spec, plan).schedules);
  while (watch.ns() < 1e9);
  return schedules / watch.ns() * 1e9;
}

}  // namespace

void measure_searches() {
  std::array<std::vector<double>, kWays.size()> rates;
  for (int run = 0; run < kRuns; ++run) {
    for (std::size_t way = 0; way < kWays.size(); ++way) rates[way].push_back(rate(kWays[way]));
  }
  std::puts("| search | schedules a second | least | most |\n| --- | ---: | ---: | ---: |");
  for (std::size_t way = 0; way < kWays.size(); ++way) {
    std::ranges::sort(rates[way]);
    std::printf("| %s | %.0f | %.0f | %.0f |\n", kWays[way].name.data(), rates[way][kRuns / 2], rates[way].front(),
                rates[way].back());
  }
}

}  // namespace golearn::bench
