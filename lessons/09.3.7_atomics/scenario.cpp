// 9.3.7: atomic operations cannot be split, so nothing is lost between read and write.
#include <fmt/format.h>

#include <cstdlib>

#include "all.hpp"
#include "golearn.hpp"

namespace golearn::lessons {
namespace {

// What the goroutines of counter share.
struct Total {
  Shared<std::int64_t> cnt;
  Mutex mutex;

  void add(const std::string& guard, std::int64_t delta) {
    if (guard == "atomic") {
      cnt.atomic().add(delta);  // go:21
    } else if (guard == "mutex") {
      mutex.lock();    // go:23
      cnt.add(delta);  // go:24
      mutex.unlock();  // go:25
    } else {
      cnt.add(delta);  // go:27
    }
  }
};

// Adds and subtracts one in many goroutines.
void counter(const Settings& k, const std::string& guard, int adds, int subs) {
  auto t = make<Total>();       // go:35
  auto wg = make<WaitGroup>();  // go:36

  for (int i = 0; i < adds; ++i) {
    wg->add(1);          // go:39
    go([=] {             // go:40
      t->add(guard, 1);  // go:41
      wg->done();        // go:42
    });
  }

  for (int i = 0; i < subs; ++i) {
    wg->add(1);           // go:47
    go([=] {              // go:48
      t->add(guard, -1);  // go:49
      wg->done();         // go:50
    });
  }

  wg->wait();                                // go:54
  const std::int64_t final = t->cnt.load();  // go:56
  println("WaitGroup End! cnt : ", final);   // go:56
  if (guard == "atomic") {
    const std::int64_t cnt = t->cnt.atomic().load();  // go:59
    println("WaitGroup End! cnt : ", cnt);            // go:60
  }
  k.measure("final", final);
  k.measure("counted", 1);
}

// Adds by compare_and_swap: whoever was overtaken tries again.
void cas_loop(const Settings& k, int workers, int count) {
  auto num = make<Atomic<std::int64_t>>();      // go:90
  auto retries = make<Atomic<std::int64_t>>();  // go:90
  auto wg = make<WaitGroup>();                  // go:91

  for (int n = 0; n < workers; ++n) {
    wg->add(1);  // go:94
    go([=] {     // go:95
      for (int i = 0; i < count; ++i) {
        std::int64_t old = num->load();                 // go:97
        while (!num->compare_and_swap(old, old + 1)) {  // go:98
          retries->add(1);                              // go:99
          old = num->load();                            // go:100
        }
      }
      wg->done();  // go:103
    });
  }

  wg->wait();                                     // go:107
  println("WaitGroup End! num : ", num->load());  // go:108
  const std::int64_t retried = retries->load();   // go:109
  println("Retries : ", retried);                 // go:109
  k.measure("retries", retried);
}

// Shows each operation of Go's atomic.Int64.
void operations(const Settings& k, int workers, int count) {
  Atomic<std::int64_t> num;  // go:66

  const std::int64_t sum = num.add(10);  // go:68
  println("Add : ", 0, "->", sum);       // go:69

  println("Load : ", num.load());  // go:71

  num.store(20);                               // go:73
  println("Store : ", sum, "->", num.load());  // go:74

  const std::int64_t old = num.swap(30);      // go:76
  println("Swap : ", old, "->", num.load());  // go:77

  // Swaps only if the value still is the expected one.
  bool ok = num.compare_and_swap(30, 40);                     // go:80
  println("CompareAndSwap 30 : ", 30, "->", num.load(), ok);  // go:81
  ok = num.compare_and_swap(30, 50);                          // go:82
  println("CompareAndSwap 30 : ", 40, "->", num.load(), ok);  // go:83

  cas_loop(k, workers, count);  // go:85
}

std::string guard(const Settings& k) { return k.flag("no-sync") ? "none" : k.choice("sync"); }

Text why_right(const std::string& guard, bool one_processor) {
  if (guard == "atomic") return {"원자 연산이라 사이에 끼어들 틈이 없다", "atomic operations cannot be split"};
  if (guard == "mutex") return {"뮤텍스가 지켰다", "a mutex guarded it"};
  if (one_processor) return {"프로세서가 하나라 끼어든 고루틴이 없다", "with one processor nobody came in between"};
  return {"운이 좋았을 뿐이다", "by luck"};
}

// A lost addition and a lost subtraction cancel out: the difference is the least that was lost.
std::vector<Text> counter_findings(const Settings& k, const Outcome& outcome) {
  if (!k.measured("counted")) return {};
  const std::int64_t expected = k.integer("adds") - k.integer("subs");
  const std::int64_t lost = std::abs(expected - k.measured("final"));
  if (lost > 0) {
    return {{fmt::format("{0}에서 {1}만큼 벗어났다: 갱신을 적어도 {1}번 잃었다.", expected, lost),
             fmt::format("The result is {1} away from {0}: at least {1} updates were lost.", expected, lost)}};
  }
  const Text why = why_right(guard(k), outcome.procs == 1);
  return {{fmt::format("잃어버린 갱신 없이 맞는 값이 나왔다: {}.", why.ko),
           fmt::format("The result is right, no update is missing: {}.", why.en)}};
}

std::vector<Text> retries(const Settings& k, const Outcome&) {
  const std::int64_t retried = k.measured("retries", -1);
  if (retried < 0) return {};
  const std::int64_t additions = std::int64_t{k.integer("workers")} * k.integer("count");
  return {{fmt::format("더하기 {}번에 CAS를 {}번 다시 했다.", additions, retried),
           fmt::format("{} additions took {} retries of the CAS.", additions, retried)}};
}

// A million in all, which is what fits into memory when they wait for a mutex.
Knob goroutines(std::string name, int fallback, Text help) {
  return integer(std::move(name), fallback, 0, 500'000, std::move(help));
}

}  // namespace

Lesson atomics() {
  return {
      .id = "9.3.7",
      .slug = "atomics",
      .scenarios =
          {
              {.name = "counter",
               .knobs =
                   {choice("sync", "atomic", {"atomic", "mutex", "none"},
                           {"카운터를 지키는 수단", "what guards the counter"}),
                    flag("no-sync", {"--sync none과 같음", "the same as --sync none"}).makes("sync", "none"),
                    goroutines("adds", 5000, {"1을 더하는 고루틴의 수", "goroutines that add one"}).in_search("2"),
                    goroutines("subs", 2000, {"1을 빼는 고루틴의 수", "goroutines that subtract one"}).in_search("1")},
               .program = [](const Settings& k) { counter(k, guard(k), k.integer("adds"), k.integer("subs")); },
               .findings = counter_findings,
               .recording = "9.3.7-atomic"},
              {.name = "operations",
               .knobs =
                   {integer("workers", 4, 1, 1'000'000, {"더하는 고루틴의 수", "goroutines that add"}).in_search("2"),
                    integer("count", 1000, 1, 100'000, {"고루틴마다 더하는 횟수", "how often each one adds"})
                        .in_search("1")},
               .program = [](const Settings& k) { operations(k, k.integer("workers"), k.integer("count")); },
               .findings = retries},
          },
  };
}

}  // namespace golearn::lessons
