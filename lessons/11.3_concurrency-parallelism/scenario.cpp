// 11.3: the same two tasks, concurrent on one processor and parallel on several.
#include <fmt/format.h>

#include <mutex>

#include "golearn/golearn.hpp"
#include "golearn/study/duration.hpp"
#include "golearn/study/korean.hpp"
#include "lessons/lesson.hpp"

namespace golearn::lessons {
namespace {

// For the remarks: how often one task's piece was followed by the other's.
class Turns {
 public:
  void piece(const std::string& task) {
    const std::lock_guard lock(mutex_);
    if (!last_.empty() && last_ != task) ++count_;
    last_ = task;
  }
  [[nodiscard]] int count() const { return count_; }

 private:
  std::mutex mutex_;
  std::string last_;
  int count_ = 0;
};

struct Took {
  Duration time;
  int turns;
};

// Computes in several pieces, and says when each is done.
void task(const std::string& name, int pieces, Duration work, const std::shared_ptr<Turns>& turns) {
  for (int i = 1; i <= pieces; ++i) {
    compute(work);                      // go task: runtime.KeepAlive(spin(rounds))
    println("task", name, "piece", i);  // go: fmt.Println("task", name, "piece", i)
    turns->piece(name);
  }
}

// Runs two tasks on so many processors.
Took both(int procs, int pieces, Duration work) {
  auto turns = make<Turns>();
  gomaxprocs(procs);               // go: runtime.GOMAXPROCS(procs)
  println("processors :", procs);  // go: fmt.Println("processors :", procs)
  const Time start = now();        // go both: start := time.Now()

  auto wg = make<WaitGroup>();  // go: var wg sync.WaitGroup
  for (const std::string name : {"a", "b"}) {
    wg->add(1);                         // go: wg.Add(1)
    go([=] {                            // go: go func() {
      task(name, pieces, work, turns);  // go: task(name, pieces, rounds)
      wg->done();                       // go: wg.Done()
    });
  }
  wg->wait();  // go: wg.Wait()
  const Duration took = since(start);
  println("took", Duration((took.count() + 5'000) / 10'000 * 10'000));  // go: fmt.Println("took", time.Since(start).…
  return {took, turns->count()};
}

void concurrency_parallelism_program(const ProgramRun& k, int pieces, Duration work) {
  const int procs = gomaxprocs();
  const Took one = both(1, pieces, work);  // go: both(1, *count, rounds)
  k.measure("one", one.time.count());
  k.measure("turns", one.turns);
  if (procs > 1) {
    k.measure("several", both(procs, pieces, work).time.count());  // go: both(*procs, *count, rounds)
  }
}

std::vector<Text> findings(const ProgramRun& k, const Outcome& outcome) {
  const std::int64_t one = k.measured("one");
  const std::int64_t several = k.measured("several");
  const std::string both = to_string(2 * k.integer("count") * k.duration("work"));
  if (one == 0) return {};
  const std::string alone = study::rounded(Duration(one));
  std::vector<Text> all{{fmt::format("두 작업의 계산은 모두 {}, 프로세서 하나로 {} 걸렸다.",
                                     study::with_particle(study::duration_in_korean(both), "이고", "고"),
                                     study::duration_in_korean(alone)),
                         fmt::format("The two tasks compute for {} in all; one processor took {}.", both, alone)}};
  if (several > 0) {
    const double times = static_cast<double>(one) / static_cast<double>(several);
    all.push_back({fmt::format("프로세서 {}개로는 {:.2f}배 빨랐다.", outcome.procs, times),
                   fmt::format("{} processors were {:.2f} times as fast.", outcome.procs, times)});
  }
  return all;
}

}  // namespace

Lesson concurrency_parallelism() {
  return {
      .scenarios =
          {
              {.name = "concurrency-parallelism",
               .procs = 2,
               .knobs = {integer("count", 6, 1, 1000, {"작업마다 조각의 수", "pieces of each task"}).in_search("1"),
                         duration("work", "5ms", {"한 조각을 계산하는 시간", "how long a piece computes"})},
               .body =
                   [](const ProgramRun& k) {
                     concurrency_parallelism_program(k, k.integer("count"), k.duration("work"));
                   },
               .findings = findings,
               .random = "^(took ).*",
               .determined = false,
               .shows_processors = true},
          },
  };
}

}  // namespace golearn::lessons
