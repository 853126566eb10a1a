// 10.6: the same work with no lock, with one lock and with a lock for each part.
#include <fmt/format.h>

#include "golearn/golearn.hpp"
#include "lessons/lesson.hpp"

namespace golearn::lessons {
namespace {

// One worker's share of the data.
struct Part {
  Mutex mutex;
  int done = 0;

  void advance(Duration work) {
    compute(work);  // go (*part).advance: runtime.KeepAlive(spin(rounds))
    ++done;
  }
};

struct Work {
  int workers, count;
  Duration step;
};

// Each worker advances its part, guarded as told: how many such steps all of them made in a second; 0 if no time
// passed.
double per_second(const std::string& guard, Work work) {
  auto parts = make<std::vector<Part>>(static_cast<std::size_t>(work.workers));  // go: parts := make([]part, workers)
  auto one = make<Mutex>();                                                      // go: var one sync.Mutex
  auto wg = make<WaitGroup>();                                                   // go: var wg sync.WaitGroup
  const Time start = now();                                                      // go perSecond: start := time.Now()

  for (std::size_t n = 0; n < parts->size(); ++n) {
    wg->add(1);  // go: wg.Add(1)
    go([=] {     // go: go func() {
      Part& part = (*parts)[n];
      for (int i = 0; i < work.count; ++i) {
        if (guard == "none") {
          part.advance(work.step);  // go perSecond.func1 #1: parts[n].advance(rounds)
        } else if (guard == "one") {
          one->lock();              // go: one.Lock()
          part.advance(work.step);  // go perSecond.func1 #2: parts[n].advance(rounds)
          one->unlock();            // go: one.Unlock()
        } else {
          part.mutex.lock();        // go: parts[n].mutex.Lock()
          part.advance(work.step);  // go perSecond.func1 #3: parts[n].advance(rounds)
          part.mutex.unlock();      // go: parts[n].mutex.Unlock()
        }
      }
      wg->done();  // go: wg.Done()
    });
  }

  wg->wait();  // go: wg.Wait()
  const double seconds = std::chrono::duration<double>(since(start)).count();
  return seconds > 0 ? work.workers * work.count / seconds : 0;  // go: return float64(workers*count) / time.Since(st…
}

// In a search of all schedules no time passes, and nothing can be said.
std::string figure(double steps) { return steps > 0 ? fmt::format("{:.0f}", steps) : "-"; }

// A row for 1, 2, 4, … processors.
void mutex_cost_program(const ProgramRun& k, Work work) {
  const int procs = gomaxprocs();
  println("steps a second");  // go: fmt.Println("steps a second")
  // go: fmt.Printf("%5s…
  println(fmt::format("{:>5} {:>10} {:>10} {:>14}", "procs", "no lock", "one lock", "lock per part"));
  for (int p = 1; p <= procs; p *= 2) {
    gomaxprocs(p);                                 // go: runtime.GOMAXPROCS(p)
    const double none = per_second("none", work);  // go: none := perSecond("none", workers, count, rounds)
    const double one = per_second("one", work);    // go: one := perSecond("one", workers, count, rounds)
    const double each = per_second("each", work);  // go: each := perSecond("each", workers, count, rounds)
    // go: fmt.Printf("%5d…
    println(fmt::format("{:5} {:>10} {:>10} {:>14}", p, figure(none), figure(one), figure(each)));
    const std::string row = p == 1 ? "first" : "last";
    k.measure(row + "-none", std::llround(none));
    k.measure(row + "-one", std::llround(one));
    k.measure(row + "-each", std::llround(each));
    k.measure(row + "-procs", p);
  }
}

std::vector<Text> findings(const ProgramRun& k, const Outcome&) {
  const std::int64_t procs = k.measured("last-procs");
  if (k.measured("first-none") == 0) return {};
  if (procs == 0) {
    return {{"프로세서가 하나면 락이 없어도 작업을 한 번에 하나씩만 한다.",
             "On one processor only one step is made at a time, without a lock too."}};
  }
  const auto times = [&](const std::string& guard) {
    return static_cast<double>(k.measured("last-" + guard)) / static_cast<double>(k.measured("first-" + guard));
  };
  return {{fmt::format("프로세서 {}개는 하나보다 락 없이 {:.2f}배, 락 하나로 {:.2f}배, 부분마다 하나씩으로 "
                       "{:.2f}배 일했다.",
                       procs, times("none"), times("one"), times("each")),
           fmt::format("{} processors did {:.2f} times the work of one without a lock, {:.2f} times with one lock, "
                       "{:.2f} times with a lock per part.",
                       procs, times("none"), times("one"), times("each"))}};
}

}  // namespace

Lesson mutex_cost() {
  return {
      .scenarios =
          {
              {.name = "mutex-cost",
               .knobs = {integer("workers", 4, 1, 1000,
                                 {"제 부분을 하나씩 맡은 고루틴의 수", "goroutines, each with a part of its own"})
                             .in_search("1"),
                         integer("count", 100, 1, 10'000, {"고루틴마다 할 작업의 수", "steps of each"}).in_search("1"),
                         duration("work", "50us", {"작업 하나를 계산하는 시간", "how long a step computes"})},
               .body =
                   [](const ProgramRun& k) {
                     mutex_cost_program(k, {k.integer("workers"), k.integer("count"), k.duration("work")});
                   },
               .findings = findings,
               .random = R"(^( +\d+ ).*)",
               .determined = false,
               .measures = true},
          },
  };
}

}  // namespace golearn::lessons
