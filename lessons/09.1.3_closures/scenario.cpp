// 9.1.3: which value of the loop variable a goroutine sees.
#include "all.hpp"
#include "golearn.hpp"

namespace golearn::lessons {
namespace {

// One i for the whole loop, as every loop had it before Go 1.22. Main alone writes it, so no update can be lost.
void capture_shared(int workers) {
  auto i = make<Shared<int>>();                                      // go:27
  for (i->store(0); i->load() < workers; i->store(i->load() + 1)) {  // go:28
    go([=] {                                                         // go:29
      println("Closure Test => ", i->load());                        // go:30
    });
  }
}

// Since Go 1.22 each iteration has its own i; a copy is what C++ has for that.
void capture_per_iteration(int workers) {
  for (int i = 0; i < workers; ++i) {
    go([=] {                           // go:38
      println("Closure Test => ", i);  // go:39
    });
  }
}

void captured(bool shared, int workers, Duration wait) {
  if (shared) {
    capture_shared(workers);  // go:15
  } else {
    capture_per_iteration(workers);  // go:17
  }
  sleep(wait);  // go:21
}

// Hands each goroutine a copy, made when the go statement runs.
void passed(int workers, Duration wait) {
  const char* s = "Go Routine Closure : ";

  for (int i = 0; i < workers; ++i) {
    go([s, n = i] {                 // go:50
      println(s, n, " - ", now());  // go:51
    });
  }
  sleep(wait);  // go:54
}

bool is_shared(const Settings& k) {
  const std::string& capture = k.choice("capture");
  return capture == "auto" ? k.choice("go") == "1.21" : capture == "shared";
}

Knob workers() {
  return integer("workers", 1000, 1, 1'000'000, {"띄울 고루틴의 수", "goroutines to start"}).in_search("2");
}

Knob wait() { return duration("wait", "5s", {"main이 자는 시간", "how long main sleeps"}); }

}  // namespace

Lesson closures() {
  return {
      .id = "9.1.3",
      .slug = "closures",
      .scenarios =
          {
              {.name = "captured",
               .knobs = {choice("capture", "auto", {"auto", "shared", "per-iteration"},
                                {"반복 변수를 붙잡는 방식(auto: --go를 따름)",
                                 "how the loop variable is captured (auto: as --go says)"}),
                         choice("go", "1.22", {"1.21", "1.22"},
                                {"따를 Go 버전(1.21: shared, 1.22: per-iteration)",
                                 "Go version to follow (1.21: shared, 1.22: per-iteration)"}),
                         workers(), wait()},
               .program = [](const Settings& k) { captured(is_shared(k), k.integer("workers"), k.duration("wait")); }},
              {.name = "passed",
               .procs = 1,
               .knobs = {workers(), wait()},
               .program = [](const Settings& k) { passed(k.integer("workers"), k.duration("wait")); }},
          },
  };
}

}  // namespace golearn::lessons
