// 10.2: goroutines that compute, on fewer processors than there are of them.
#include <fmt/format.h>

#include <algorithm>
#include <mutex>
#include <vector>

#include "all.hpp"
#include "golearn.hpp"

namespace golearn::lessons {
namespace {

// How long each goroutine waited for its first turn, for the findings; no part of the program.
class Waits {
 public:
  explicit Waits(const Settings& k) : k_(k) {}

  void began(int n, Duration waited) {
    const std::lock_guard lock(mutex_);
    if (waited.count() < k_.measured("longest")) return;
    k_.measure("longest", waited.count());
    k_.measure("who", n);
  }

 private:
  const Settings& k_;
  std::mutex mutex_;
};

void threads_program(const Settings& k, int workers, Duration work) {
  auto waits = make<Waits>(k);
  println("processors", gomaxprocs(), "goroutines", workers);  // go:32

  auto wg = make<WaitGroup>();  // go:34
  const Time start = now();
  for (int n = 1; n <= workers; ++n) {
    wg->add(1);  // go:36
    const Time started = now();
    go([=] {  // go:37
      waits->began(n, since(started));
      println("goroutine", n, "starts");  // go:38
      compute(work);                      // go:39
      println("goroutine", n, "ends");    // go:40
      wg->done();                         // go:41
    });
  }

  wg->wait();  // go:45
  k.measure("elapsed", since(start).count());
  println("all done");  // go:46
}

std::string rounded(std::int64_t ns) { return to_string(Duration((ns + 5'000) / 10'000 * 10'000)); }

std::vector<Text> findings(const Settings& k, const Outcome& outcome) {
  const int workers = k.integer("workers");
  if (k.measured("elapsed") == 0) return {};
  const std::string longest = rounded(k.measured("longest"));
  const std::string elapsed = rounded(k.measured("elapsed"));
  const std::string work = to_string(k.duration("work"));
  const auto who = k.measured("who");
  const int procs = outcome.procs;
  return {{fmt::format("첫 차례를 가장 오래 기다린 것은 {}번 고루틴이고 {} 기다렸다.", who, longest),
           fmt::format("Goroutine {} waited longest for its first turn: {}.", who, longest)},
          {fmt::format("{}짜리 계산 {}개를 프로세서 {}개로 마치는 데 {} 걸렸다.", work, workers, procs, elapsed),
           fmt::format("{} computation{} of {} on {} processor{} took {}.", workers, workers == 1 ? "" : "s", work,
                       procs, procs == 1 ? "" : "s", elapsed)}};
}

}  // namespace

Lesson threads() {
  return {
      .id = "10.2",
      .slug = "threads",
      .scenarios =
          {
              {.name = "threads",
               .procs = 2,
               .knobs = {integer("workers", 3, 1, 1000, {"띄울 고루틴의 수", "goroutines to start"}).in_search("2"),
                         duration("work", "5ms", {"고루틴마다 계산하는 시간", "how long each computes"})},
               .program = [](const Settings& k) { threads_program(k, k.integer("workers"), k.duration("work")); },
               .findings = findings,
               .determined = false,
               .picture = true},
          },
  };
}

}  // namespace golearn::lessons
