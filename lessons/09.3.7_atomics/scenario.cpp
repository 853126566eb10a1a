// 9.3.7: atomic operations cannot be split, so nothing is lost between read and write.
#include <fmt/format.h>

#include <cstdlib>

#include "golearn/golearn.hpp"
#include "golearn/study/english.hpp"
#include "lessons/guard.hpp"
#include "lessons/lesson.hpp"

namespace golearn::lessons {
namespace {

// What the goroutines of counter share.
struct Total {
  Shared<std::int64_t> cnt;
  Mutex mutex;

  void add(std::string_view guard, std::int64_t delta) {
    if (guard == "atomic") {
      cnt.atomic().add(delta);  // go: atomic.AddInt64(&t.cnt, delta)
    } else if (guard == "mutex") {
      mutex.lock();    // go: t.mutex.Lock()
      cnt.add(delta);  // go: t.cnt += delta
      mutex.unlock();  // go: t.mutex.Unlock()
    } else {
      cnt.add(delta);  // go: t.cnt += delta // read, add, write: an update can get lost
    }
  }
};

// Adds and subtracts one in many goroutines.
void counter(const ProgramRun& k, std::string_view guard, int adds, int subs) {
  auto t = make<Total>();       // go: var t total
  auto wg = make<WaitGroup>();  // go counter: var wg sync.WaitGroup

  for (int i = 0; i < adds; ++i) {
    wg->add(1);          // go counter #1: wg.Add(1)
    go([=] {             // go counter #1: go func() {
      t->add(guard, 1);  // go: t.add(guard, 1)
      wg->done();        // go counter.func1: wg.Done()
    });
  }

  for (int i = 0; i < subs; ++i) {
    wg->add(1);           // go counter #2: wg.Add(1)
    go([=] {              // go counter #2: go func() {
      t->add(guard, -1);  // go: t.add(guard, -1)
      wg->done();         // go counter.func2: wg.Done()
    });
  }

  wg->wait();                                // go counter: wg.Wait()
  const std::int64_t final = t->cnt.load();  // go: fmt.Println("WaitGroup End! cnt : ", t.cnt)
  println("WaitGroup End! cnt : ", final);   // go: fmt.Println("WaitGroup End! cnt : ", t.cnt)
  if (guard == "atomic") {
    const std::int64_t cnt = t->cnt.atomic().load();  // go: cnt := atomic.LoadInt64(&t.cnt)
    println("WaitGroup End! cnt : ", cnt);            // go: fmt.Println("WaitGroup End! cnt : ", cnt)
  }
  k.measure("final", final);
  k.measure("off", std::abs(std::int64_t{adds} - subs - final));
}

// Adds by compare_and_swap: whoever was overtaken tries again.
void cas_loop(const ProgramRun& k, int workers, int count) {
  auto num = make<Atomic<std::int64_t>>();      // go: var num, retries atomic.Int64
  auto retries = make<Atomic<std::int64_t>>();  // go: var num, retries atomic.Int64
  auto wg = make<WaitGroup>();                  // go casLoop: var wg sync.WaitGroup

  for (int n = 0; n < workers; ++n) {
    wg->add(1);  // go casLoop: wg.Add(1)
    go([=] {     // go casLoop: go func() {
      for (int i = 0; i < count; ++i) {
        std::int64_t old = num->load();                 // go: old := num.Load()
        while (!num->compare_and_swap(old, old + 1)) {  // go: for !num.CompareAndSwap(old, old+1) {
          retries->add(1);                              // go: retries.Add(1)
          old = num->load();                            // go: old = num.Load()
        }
      }
      wg->done();  // go casLoop.func1: wg.Done()
    });
  }

  wg->wait();                                    // go casLoop: wg.Wait()
  const std::int64_t sum = num->load();          // go: fmt.Println("WaitGroup End! num : ", num.Load())
  println("WaitGroup End! num : ", sum);         // go: fmt.Println("WaitGroup End! num : ", num.Load())
  const std::int64_t retried = retries->load();  // go: fmt.Println("Retries : ", retries.Load())
  println("Retries : ", retried);                // go: fmt.Println("Retries : ", retries.Load())
  k.measure("sum", sum);
  k.measure("retries", retried);
}

// Shows each operation of Go's atomic.Int64.
void operations(const ProgramRun& k, int workers, int count) {
  Atomic<std::int64_t> num;  // go: var num atomic.Int64

  const std::int64_t sum = num.add(10);  // go: sum := num.Add(10)
  println("Add : ", 0, "->", sum);       // go: fmt.Println("Add : ", 0, "->", sum)

  println("Load : ", num.load());  // go: fmt.Println("Load : ", num.Load())

  num.store(20);                               // go: num.Store(20)
  println("Store : ", sum, "->", num.load());  // go: fmt.Println("Store : ", sum, "->", num.Load())

  const std::int64_t old = num.swap(30);      // go: old := num.Swap(30)
  println("Swap : ", old, "->", num.load());  // go: fmt.Println("Swap : ", old, "->", num.Load())

  // Swaps only if the value still is the expected one.
  bool ok = num.compare_and_swap(30, 40);                     // go: ok := num.CompareAndSwap(30, 40)
  println("CompareAndSwap 30 : ", 30, "->", num.load(), ok);  // go: fmt.Println("CompareAndSwap 30 : ", 30, "->", nu…
  ok = num.compare_and_swap(30, 50);                          // go: ok = num.CompareAndSwap(30, 50)
  println("CompareAndSwap 30 : ", 40, "->", num.load(), ok);  // go: fmt.Println("CompareAndSwap 30 : ", 40, "->", nu…

  cas_loop(k, workers, count);  // go: casLoop(workers, count)
}

Text why_right(std::string_view guard, bool one_processor) {
  if (guard == "atomic") return {"원자적 연산이라 사이에 끼어들 틈이 없다", "atomic operations cannot be split"};
  if (guard == "mutex") return {"뮤텍스가 지켰다", "a mutex guarded it"};
  if (one_processor) return {"프로세서가 하나라 끼어든 고루틴이 없다", "with one processor nobody came in between"};
  return {"운이 좋았을 뿐이다", "by luck"};
}

// A lost addition and a lost subtraction cancel out: the difference is the least that was lost.
std::vector<Text> counter_findings(const ProgramRun& k, const Outcome& outcome) {
  const std::int64_t expected = k.integer("adds") - k.integer("subs");
  const std::int64_t lost = k.measured("off", -1);
  if (lost < 0) return {};
  if (k.integer("adds") + k.integer("subs") < 2) {
    return {{"고루틴이 둘이 안 되니 잃을 것이 없다.", "With fewer than two goroutines nothing can get lost."}};
  }
  if (lost > 0 && k.integer("adds") * k.integer("subs") == 0) {  // no loss makes up for another
    return {{fmt::format("{0}에서 {1}만큼 벗어났다: 갱신을 {1}번 잃었다.", expected, lost),
             fmt::format("The result is {1} away from {0}: {2} lost.", expected, lost,
                         lost == 1 ? "1 update was" : fmt::format("{} updates were", lost))}};
  }
  if (lost > 0) {
    return {{fmt::format("{0}에서 {1}만큼 벗어났다: 갱신을 적어도 {1}번 잃었다.", expected, lost),
             fmt::format("The result is {1} away from {0}: at least {2} lost.", expected, lost,
                         lost == 1 ? "1 update was" : fmt::format("{} updates were", lost))}};
  }
  const Text why = why_right(guard(k), outcome.procs == 1);
  return {{fmt::format("맞는 값이 나왔다: {}.", why.ko), fmt::format("The result is right: {}.", why.en)}};
}

bool is_right(const ProgramRun& k, const Outcome&) {
  return k.measured("final") == k.integer("adds") - k.integer("subs");
}

std::vector<Text> retries(const ProgramRun& k, const Outcome&) {
  const std::int64_t retried = k.measured("retries", -1);
  if (retried < 0) return {};
  const std::int64_t additions = std::int64_t{k.integer("workers")} * k.integer("count");
  return {{fmt::format("더하기 {}번에 CAS를 {}번 다시 했다.", additions, retried),
           fmt::format("{} took {} of the CAS.", study::plural(static_cast<std::uint64_t>(additions), "addition"),
                       retried == 1 ? "1 retry" : fmt::format("{} retries", retried))}};
}

// A million in all, which is what fits into memory when they wait for a mutex.
Knob goroutines(std::string name, int fallback, Text help) {
  return integer(std::move(name), fallback, 0, 500'000, std::move(help));
}

}  // namespace

Lesson atomics() {
  return {
      .scenarios =
          {
              {.name = "counter",
               .knobs =
                   {choice("sync", "atomic", {"atomic", "mutex", "none"},
                           {"카운터를 지키는 수단", "what guards the counter"}),
                    flag("no-sync", {"--sync none과 같음", "the same as --sync none"}).makes("sync", "none"),
                    goroutines("adds", 5000, {"1을 더하는 고루틴의 수", "goroutines that add one"}).in_search("2"),
                    goroutines("subs", 2000, {"1을 빼는 고루틴의 수", "goroutines that subtract one"}).in_search("1")},
               .body = [](const ProgramRun& k) { counter(k, guard(k), k.integer("adds"), k.integer("subs")); },
               .findings = counter_findings,
               .promises = {{{"결과는 더한 횟수에서 뺀 횟수를 뺀 값이다.",
                              "The result is the additions less the subtractions."},
                             is_right}}},
              {.name = "operations",
               .knobs =
                   {integer("workers", 4, 1, 1'000'000, {"더하는 고루틴의 수", "goroutines that add"}).in_search("2"),
                    integer("count", 1000, 1, 100'000, {"고루틴마다 더하는 횟수", "how often each one adds"})
                        .in_search("1")},
               .body = [](const ProgramRun& k) { operations(k, k.integer("workers"), k.integer("count")); },
               .findings = retries},
          },
  };
}

}  // namespace golearn::lessons
