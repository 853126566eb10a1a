// 10.1: the program ends with main, whatever else still runs.
#include <fmt/format.h>

#include <algorithm>

#include "golearn/golearn.hpp"
#include "lessons/lesson.hpp"

namespace golearn::lessons {
namespace {

void work(int n) {
  println("goroutine", n, "starts");  // go: fmt.Println("goroutine", n, "starts")
  sleep(n * 300ms);                   // go: time.Sleep(time.Duration(n) * 300 * time.Millisecond)
  println("goroutine", n, "ends");    // go: fmt.Println("goroutine", n, "ends")
}

// Goroutines of different length, and a main that ends after a while.
void main_goroutine_program(int workers, Duration wait) {
  println("goroutines at the start :", num_goroutine());  // go: fmt.Println("goroutines at the start :", runtime.Num…

  for (int n = 1; n <= workers; ++n) {
    go([=] { work(n); });  // go: go work(n)
  }
  println("goroutines now :", num_goroutine());  // go: fmt.Println("goroutines now :", runtime.NumGoroutine())

  sleep(wait);                                               // go: time.Sleep(wait)
  println("main ends, and with it :", num_goroutine() - 1);  // go: fmt.Println("main ends, and with it :", runtime.Nu…
}

std::vector<Text> findings(const ProgramRun& k, const Outcome& outcome) {
  const int workers = k.integer("workers");
  if (outcome.ending != Ending::returned || workers == 0) return {};
  const auto left = std::ranges::count_if(outcome.goroutines, [](const GoroutineInfo& g) { return g.id != 1; });
  if (left == 0 && workers == 1) {
    return {{"main이 끝나기 전에 고루틴이 끝났다.", "The goroutine had ended before main did."}};
  }
  if (left == 0) {
    return {{fmt::format("main이 끝나기 전에 고루틴 {}개가 모두 끝났다.", workers),
             workers == 2 ? "Both goroutines had ended before main did."
                          : fmt::format("All {} goroutines had ended before main did.", workers)}};
  }
  if (left == workers && workers > 1) {
    return {{fmt::format("고루틴 {}개가 모두 끝까지 가지 못했다.", workers),
             fmt::format("None of {} goroutines got to its end.", workers)}};
  }
  if (workers == 1) return {{"고루틴은 끝까지 가지 못했다.", "The goroutine never got to its end."}};
  return {{fmt::format("고루틴 {}개 가운데 {}개는 끝까지 가지 못했다.", workers, left),
           fmt::format("{} of {} goroutines never got to {} end.", left, workers, left == 1 ? "its" : "their")}};
}

}  // namespace

Lesson main_goroutine() {
  return {
      .chapter = {"스레드, 계좌, 데드락", "Threads, accounts and deadlock"},
      .scenarios =
          {
              {.name = "main-goroutine",
               .knobs = {integer("workers", 5, 0, 1000, {"띄울 고루틴의 수", "goroutines to start"}).in_search("2"),
                         duration("wait", "1s", {"main이 자는 시간", "how long main sleeps"})},
               .body = [](const ProgramRun& k) { main_goroutine_program(k.integer("workers"), k.duration("wait")); },
               .findings = findings},
          },
  };
}

}  // namespace golearn::lessons
