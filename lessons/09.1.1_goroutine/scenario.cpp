// 9.1.1: an ordinary call against a go statement, and what the end of main means for the rest.
#include "golearn/golearn.hpp"
#include "lessons/lesson.hpp"

namespace golearn::lessons {
namespace {

void task(const char* name) {
  println(name, "func start", now());  // go: fmt.Println(name, "func start", time.Now())
  sleep(1s);                           // go: time.Sleep(1 * time.Second)
  println(name, "func end", now());    // go: fmt.Println(name, "func end", time.Now())
}

// Calls the first task and starts the other two as goroutines.
void basics(Duration wait) {
  task("exe1");  // go: task("exe1") // an ordinary call: returns before anything else happens

  println("Main Routine Start", now());  // go: fmt.Println("Main Routine Start", time.Now())
  go([] { task("exe2"); });              // go: go task("exe2")
  go([] { task("exe3"); });              // go: go task("exe3")

  sleep(wait);                         // go basics: time.Sleep(wait)
  println("Main Routine End", now());  // go: fmt.Println("Main Routine End", time.Now())
}

void count_up(const char* name, int count) {
  println(name, "Start : ", now());  // go: fmt.Println(name, "Start : ", time.Now())
  for (int i = 0; i < count; ++i) {
    println(name, ">>>>>", i);  // go: fmt.Println(name, ">>>>>", i)
  }
  println(name, "End : ", now());  // go: fmt.Println(name, "End : ", time.Now())
}

// The same with tasks that print many lines and never sleep.
void loop(int count, Duration wait) {
  count_up("t1", count);  // go: countUp("t1", count)

  println("Main Routine Start : ", now());  // go: fmt.Println("Main Routine Start : ", time.Now())
  go([=] { count_up("t2", count); });       // go: go countUp("t2", count)
  go([=] { count_up("t3", count); });       // go: go countUp("t3", count)

  sleep(wait);                            // go loop: time.Sleep(wait)
  println("Main Routine End : ", now());  // go: fmt.Println("Main Routine End : ", time.Now())
}

Knob wait() { return duration("wait", "4s", {"main이 자는 시간", "how long main sleeps"}); }

}  // namespace

Lesson goroutine() {
  return {
      .chapter = {"고루틴", "Goroutines"},
      .scenarios =
          {
              {.name = "basics", .knobs = {wait()}, .body = [](const ProgramRun& k) { basics(k.duration("wait")); }},
              {.name = "loop",
               .knobs = {integer("count", 1000, 1, 100'000, {"작업마다 찍는 줄 수", "lines each task prints"})
                             .in_search("1"),
                         wait()},
               .body = [](const ProgramRun& k) { loop(k.integer("count"), k.duration("wait")); }},
          },
  };
}

}  // namespace golearn::lessons
