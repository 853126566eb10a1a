// 11.14: a goroutine sees the variable that it closes over, or a copy made for it.
#include <fmt/format.h>

#include <atomic>

#include "all.hpp"
#include "golearn.hpp"

namespace golearn::lessons {
namespace {

// For the findings: how many goroutines saw another number than that of their iteration.
using Wrong = std::shared_ptr<std::atomic<int>>;

// One n for the whole loop. Main alone writes it, so no update can be lost.
void shared(int workers, const Wrong& wrong) {
  auto wg = make<WaitGroup>();   // go:12
  auto n = make<Shared<int>>();  // go:13
  int iteration = -1;
  for (n->store(0); n->load() < workers; n->store(n->load() + 1)) {  // go:14
    ++iteration;
    wg->add(1);                         // go:15
    go([=] {                            // go:16
      const int seen = n->load();       // go:17
      println("goroutine sees", seen);  // go:17
      if (seen != iteration) ++*wrong;
      wg->done();  // go:18
    });
  }
  wg->wait();  // go:21
}

// Each iteration has its own n; a copy is what C++ has for that.
void per_iteration(int workers) {
  auto wg = make<WaitGroup>();  // go:26
  for (int n = 0; n < workers; ++n) {
    wg->add(1);                      // go:28
    go([=] {                         // go:29
      println("goroutine sees", n);  // go:30
      wg->done();                    // go:31
    });
  }
  wg->wait();  // go:34
}

// Copies n when the go statement runs: right in every version.
void argument(int workers) {
  auto wg = make<WaitGroup>();                                       // go:39
  auto n = make<Shared<int>>();                                      // go:40
  for (n->store(0); n->load() < workers; n->store(n->load() + 1)) {  // go:41
    wg->add(1);                                                      // go:42
    const int copy = n->load();                                      // go:46
    go([=, mine = copy] {                                            // go:43
      println("goroutine sees", mine);                               // go:44
      wg->done();                                                    // go:45
    });
  }
  wg->wait();  // go:48
}

std::string captured(const Settings& k) {
  const std::string& capture = k.choice("capture");
  if (capture != "auto") return capture;
  return k.choice("go") == "1.21" ? "shared" : "per-iteration";
}

void closured_go_program(const Settings& k, const std::string& capture, int workers) {
  auto wrong = make<std::atomic<int>>(0);
  if (capture == "shared") {
    shared(workers, wrong);  // go:11
  } else if (capture == "argument") {
    argument(workers);  // go:38
  } else {
    per_iteration(workers);  // go:25
  }
  k.measure("wrong", *wrong);
}

std::vector<Text> findings(const Settings& k, const Outcome&) {
  const std::int64_t wrong = k.measured("wrong", -1);
  if (wrong < 0) return {};
  const int workers = k.integer("workers");
  if (wrong == 0) {
    return {{fmt::format("고루틴 {}개가 모두 제 차례의 수를 보았다.", workers),
             fmt::format("All {} goroutines saw the number of their own iteration.", workers)}};
  }
  return {{fmt::format("고루틴 {}개 가운데 {}개가 제 차례의 수가 아닌 수를 보았다.", workers, wrong),
           fmt::format("{} of {} goroutines saw another number than that of their iteration.", wrong, workers)}};
}

}  // namespace

Lesson closured_go() {
  return {
      .id = "11.14",
      .slug = "closured-go",
      .scenarios =
          {
              {.name = "closured-go",
               .knobs =
                   {choice("capture", "auto", {"auto", "shared", "per-iteration", "argument"},
                           {"고루틴이 반복 변수를 얻는 방식(auto: --go를 따름)",
                            "how the goroutines get the loop variable (auto: as --go says)"}),
                    choice("go", "1.22", {"1.21", "1.22"},
                           {"따를 Go 버전(1.21: shared, 1.22: per-iteration)",
                            "Go version to follow (1.21: shared, 1.22: per-iteration)"}),
                    integer("workers", 10, 1, 100'000, {"띄울 고루틴의 수", "goroutines to start"}).in_search("2")},
               .program = [](const Settings& k) { closured_go_program(k, captured(k), k.integer("workers")); },
               .findings = findings},
          },
  };
}

}  // namespace golearn::lessons
