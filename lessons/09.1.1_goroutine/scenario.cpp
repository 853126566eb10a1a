// 9.1.1: an ordinary call against a go statement, and what the end of main means for the rest.
#include "all.hpp"
#include "golearn.hpp"

namespace golearn::lessons {
namespace {

void task(const char* name) {
  println(name, "func start", now());  // go:24
  sleep(1s);                           // go:25
  println(name, "func end", now());    // go:26
}

// Calls the first task and starts the other two as goroutines.
void basics(Duration wait) {
  task("exe1");  // go:12

  println("Main Routine Start", now());  // go:14
  go([] { task("exe2"); });              // go:15
  go([] { task("exe3"); });              // go:16

  sleep(wait);                         // go:19
  println("Main Routine End", now());  // go:20
}

void count_up(const char* name, int count) {
  println(name, "Start : ", now());  // go:42
  for (int i = 0; i < count; ++i) {
    println(name, ">>>>>", i);  // go:44
  }
  println(name, "End : ", now());  // go:46
}

// The same with tasks that print many lines and never sleep.
void loop(int count, Duration wait) {
  count_up("t1", count);  // go:31

  println("Main Routine Start : ", now());  // go:33
  go([=] { count_up("t2", count); });       // go:34
  go([=] { count_up("t3", count); });       // go:35

  sleep(wait);                            // go:37
  println("Main Routine End : ", now());  // go:38
}

Knob wait() { return duration("wait", "4s", {"main이 자는 시간", "how long main sleeps"}); }

}  // namespace

Lesson goroutine() {
  return {
      .id = "9.1.1",
      .slug = "goroutine",
      .scenarios =
          {
              {.name = "basics", .knobs = {wait()}, .program = [](const Settings& k) { basics(k.duration("wait")); }},
              {.name = "loop",
               .knobs = {integer("count", 1000, 1, 100'000, {"작업마다 찍는 줄 수", "lines each task prints"})
                             .in_search("1"),
                         wait()},
               .program = [](const Settings& k) { loop(k.integer("count"), k.duration("wait")); }},
          },
  };
}

}  // namespace golearn::lessons
