// The reduced search against trying everything, on random programs of all kinds of operations: the results are the
// same.
#include <fmt/format.h>

#include <optional>
#include <set>

#include "random_programs.hpp"
#include "support/catch.hpp"
#include "support/program.hpp"
#include "support/searched.hpp"

namespace golearn::test {
namespace {

using Results = std::set<std::string>;

// With this bound, which no run reaches, every choice is tried.
constexpr std::size_t kEverything = 1000;
// Programs of which trying everything takes more schedules are left out.
constexpr std::uint64_t kMost = 300;

// None if there are too many schedules.
std::optional<Results> results(const std::function<void()>& main, std::optional<std::size_t> preemptions) {
  const auto report = search_all(main, {.kind = study::SearchKind::exhaustive,
                                        .preemptions = preemptions,
                                        .join_states = !preemptions,
                                        .schedules = kMost});
  CHECK_FALSE(report.strayed);
  if (!report.complete) return {};
  Results all;
  for (const study::Result& r : report.results) all.insert(fmt::format("{}{} {} left", r.printed, r.message, r.leaked));
  return all;
}

}  // namespace

TEST_CASE("the reduced search misses nothing that trying everything finds", "[search]") {
  const auto& [shape, programs] = GENERATE(table<Shape, int>({
      {{.goroutines = 2, .most = 2}, 1000},
      {{.goroutines = 3, .most = 1}, 1500},
      {{.goroutines = 2, .most = 2, .timed = true}, 1500},
      {{.goroutines = 3, .most = 1, .timed = true}, 500},
  }));
  int compared = 0;
  for (std::uint64_t seed = 1; compared < (kSanitized ? 10 : programs); ++seed) {
    const RandomProgram program = random_program(seed, shape);
    const auto all = results(program.main, kEverything);
    if (!all) continue;
    ++compared;
    CAPTURE(seed, program.text);
    CHECK(results(program.main, {}) == all);
  }
}

// Timers that are due at the same instant go off in the order in which they were set, and to set one is no step that
// the reduction knows of.
TEST_CASE("either of two timers that are due at one instant may be the first", "[search]") {
  const auto main = [] {
    auto timer = std::make_shared<Timer>(1h);
    go([timer] { Select{receive(timer->c, [] { println("timer"); }), receive(after(1ms), [] { println("after"); })}; });
    go([timer] { timer->reset(1ms); });
    sleep(2ms);
  };
  const auto all = results(main, {});
  CHECK(all == results(main, kEverything));
  CHECK(all->size() == 2);
}

}  // namespace golearn::test
