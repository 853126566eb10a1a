// 11.5: many goroutines in no certain order, and a main that hopes to sleep long enough.
#include <fmt/format.h>

#include <atomic>

#include "all.hpp"
#include "golearn.hpp"

namespace golearn::lessons {
namespace {

// For the findings: how many have printed, and whether one came before another that was started earlier.
struct Seen {
  std::atomic<int> printed = 0;
  std::atomic<int> highest = -1;
  std::atomic<bool> out_of_order = false;

  void print(int n) {
    ++printed;
    if (highest.exchange(n) > n) out_of_order = true;
  }
};

void many_program(const Settings& k, int workers, Duration work, Duration wait) {
  auto seen = make<Seen>();
  for (int n = 0; n < workers; ++n) {
    go([=] {                    // go:12
      sleep(work);              // go:13
      println("goroutine", n);  // go:14
      seen->print(n);
    });
  }

  sleep(wait);  // go:18
  k.measure("printed", seen->printed);
  k.measure("out-of-order", seen->out_of_order);
  println("main ends");  // go:19
}

std::vector<Text> findings(const Settings& k, const Outcome&) {
  const std::int64_t printed = k.measured("printed", -1);
  const int workers = k.integer("workers");
  if (printed < 0) return {};
  std::vector<Text> all{{fmt::format("main이 끝날 때까지 {}개 가운데 {}개가 제 줄을 찍었다.", workers, printed),
                         fmt::format("{} of {} had printed their line when main ended.", printed, workers)}};
  if (k.measured("out-of-order") != 0) {
    all.push_back({"띄운 순서대로 찍히지 않았다.", "The lines did not come in the order of the go statements."});
  }
  return all;
}

}  // namespace

Lesson many() {
  return {
      .id = "11.5",
      .slug = "many",
      .scenarios =
          {
              {.name = "many",
               .knobs = {integer("workers", 10, 1, 100'000, {"띄울 고루틴의 수", "goroutines to start"}).in_search("3"),
                         duration("work", "0s", {"고루틴마다 일하는 시간", "how long each works"}),
                         duration("wait", "1s", {"main이 자는 시간", "how long main sleeps"})},
               .program =
                   [](const Settings& k) {
                     many_program(k, k.integer("workers"), k.duration("work"), k.duration("wait"));
                   },
               .findings = findings},
          },
  };
}

}  // namespace golearn::lessons
