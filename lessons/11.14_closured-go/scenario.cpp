// 11.14: a goroutine sees the variable that it closes over, or a copy made for it.
#include <fmt/format.h>

#include <atomic>

#include "golearn/golearn.hpp"
#include "lessons/lesson.hpp"

namespace golearn::lessons {
namespace {

// For the findings and the promise: how many goroutines saw another number than that of their iteration, and how many
// the one with which the loop ended.
struct Seen {
  std::atomic<int> wrong = 0;
  std::atomic<int> past = 0;
};
using SeenPtr = std::shared_ptr<Seen>;

// One n for the whole loop. Main alone writes it, so no update can be lost.
void shared(int workers, const SeenPtr& all) {
  auto wg = make<WaitGroup>();   // go shared: var wg sync.WaitGroup
  auto n = make<Shared<int>>();  // go shared: var n int
  int iteration = -1;
  for (n->store(0); n->load() < workers; n->store(n->load() + 1)) {  // go shared: for n = 0; n < workers; n++ {
    ++iteration;
    wg->add(1);                         // go shared: wg.Add(1)
    go([=] {                            // go shared: go func() {
      const int seen = n->load();       // go shared.func1: fmt.Println("goroutine sees", n)
      println("goroutine sees", seen);  // go shared.func1: fmt.Println("goroutine sees", n)
      if (seen != iteration) ++all->wrong;
      if (seen == workers) ++all->past;
      wg->done();  // go shared.func1: wg.Done()
    });
  }
  wg->wait();  // go shared: wg.Wait()
}

// Each iteration has its own n; a copy is what C++ has for that.
void per_iteration(int workers) {
  auto wg = make<WaitGroup>();  // go perIteration: var wg sync.WaitGroup
  for (int n = 0; n < workers; ++n) {
    wg->add(1);                      // go perIteration: wg.Add(1)
    go([=] {                         // go perIteration: go func() {
      println("goroutine sees", n);  // go perIteration.func1: fmt.Println("goroutine sees", n)
      wg->done();                    // go perIteration.func1: wg.Done()
    });
  }
  wg->wait();  // go perIteration: wg.Wait()
}

// Copies n when the go statement runs: right in every version.
void argument(int workers) {
  auto wg = make<WaitGroup>();                                       // go argument: var wg sync.WaitGroup
  auto n = make<Shared<int>>();                                      // go argument: var n int
  for (n->store(0); n->load() < workers; n->store(n->load() + 1)) {  // go argument: for n = 0; n < workers; n++ {
    wg->add(1);                                                      // go argument: wg.Add(1)
    const int copy = n->load();                                      // go: }(n)
    go([=, mine = copy] {                                            // go: go func(mine int) {
      println("goroutine sees", mine);                               // go: fmt.Println("goroutine sees", mine)
      wg->done();                                                    // go argument.func1: wg.Done()
    });
  }
  wg->wait();  // go argument: wg.Wait()
}

std::string_view captured(const ProgramRun& k) {
  const std::string& capture = k.choice("capture");
  if (capture != "auto") return capture;
  return k.choice("go") == "1.21" ? "shared" : "per-iteration";
}

void closured_go_program(const ProgramRun& k, std::string_view capture, int workers) {
  auto seen = make<Seen>();
  k.measure("shared", capture == "shared" ? 1 : 0);
  if (capture == "shared") {
    shared(workers, seen);  // go: func shared(workers int) {
  } else if (capture == "argument") {
    argument(workers);  // go: func argument(workers int) {
  } else {
    per_iteration(workers);  // go: func perIteration(workers int) {
  }
  k.measure("wrong", seen->wrong);
  k.measure("past", seen->past);
}

std::vector<Text> findings(const ProgramRun& k, const Outcome&) {
  const std::int64_t wrong = k.measured("wrong", -1);
  if (wrong < 0) return {};
  const int workers = k.integer("workers");
  if (wrong == 0) {
    return {{workers == 1 ? "고루틴이 제 반복의 수를 보았다."
                          : fmt::format("고루틴 {}개가 모두 제 반복의 수를 보았다.", workers),
             workers == 1   ? "The goroutine saw the number of its iteration."
             : workers == 2 ? "Both goroutines saw the number of their own iteration."
                            : fmt::format("All {} goroutines saw the number of their own iteration.", workers)}};
  }
  return {{workers == 1 ? "고루틴이 제 반복의 것이 아닌 수를 보았다."
                        : fmt::format("고루틴 {}개 가운데 {}개가 제 반복의 것이 아닌 수를 보았다.", workers, wrong),
           workers == 1
               ? "The goroutine saw another number than that of its iteration."
               : fmt::format("{} of {} goroutines saw another number than that of their iteration.", wrong, workers)}};
}

bool each_saw_its_own(const ProgramRun& k, const Outcome&) { return k.measured("wrong") == 0; }

}  // namespace

Lesson closured_go() {
  return {
      .scenarios =
          {
              {.name = "closured-go",
               .knobs =
                   {choice("capture", "auto", {"auto", "shared", "per-iteration", "argument"},
                           {"고루틴이 반복문 변수를 얻는 방식(auto: --go를 따름)",
                            "how the goroutines get the loop variable (auto: as --go says)"}),
                    choice("go", "1.22", {"1.21", "1.22"},
                           {"따를 Go 버전(1.21: shared, 1.22: per-iteration)",
                            "Go version to follow (1.21: shared, 1.22: per-iteration)"}),
                    integer("workers", 10, 1, 100'000, {"띄울 고루틴의 수", "goroutines to start"}).in_search("2")},
               .body = [](const ProgramRun& k) { closured_go_program(k, captured(k), k.integer("workers")); },
               .findings = findings,
               .promises = {{{"고루틴마다 제 반복의 수를 본다.",
                              "Each goroutine sees the number of its own iteration."},
                             each_saw_its_own}}},
          },
  };
}

}  // namespace golearn::lessons
