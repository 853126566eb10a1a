// 11.2: G, M and P: work forked into goroutines, queued on processors, stolen and joined.
#include <fmt/format.h>

#include <mutex>
#include <set>

#include "golearn/core/processor.hpp"
#include "golearn/golearn.hpp"
#include "golearn/study/duration.hpp"
#include "golearn/study/korean.hpp"
#include "lessons/lesson.hpp"
#include "lessons/shares.hpp"

namespace golearn::lessons {
namespace {

// For the remarks: which processors have computed a piece.
class Computed {
 public:
  void piece() {
    const std::lock_guard lock(mutex_);
    processors_.insert(core::here().id);
  }
  [[nodiscard]] std::int64_t count() const { return std::ssize(processors_); }

 private:
  std::mutex mutex_;
  std::set<int> processors_;
};

// Halves the pieces until one is left: a new goroutine computes one half, the caller the other.
int fork_join(int pieces, Duration work, const std::shared_ptr<Computed>& computed) {
  if (pieces == 1) {
    compute(work);  // go forkJoin: runtime.KeepAlive(spin(rounds))
    computed->piece();
    return 1;
  }
  auto half = make_chan<int>(1);                       // go: half := make(chan int, 1)
  go([=] {                                             // go: go func() { // fork
    half.send(fork_join(pieces / 2, work, computed));  // go: half <- forkJoin(pieces/2, rounds)
  });
  const int mine = fork_join(pieces - pieces / 2, work, computed);  // go: mine := forkJoin(pieces-pieces/2, rounds)
  return mine + half.recv();                                        // go: return mine + <-half // join
}

void gmp_program(const ProgramRun& k, int count, Duration work) {
  println("GOMAXPROCS :", gomaxprocs());  // go: fmt.Println("GOMAXPROCS :", runtime.GOMAXPROCS(0))
  const Time start = now();
  auto computed = make<Computed>();
  println("pieces done :", fork_join(count, work, computed));  // go: fmt.Println("pieces done :", forkJoin(*count, ro…
  k.measure("took", since(start).count());
  k.measure("used", computed->count());
}

std::vector<Text> findings(const ProgramRun& k, const Outcome& outcome) {
  if (k.measured("took") == 0) return {};
  const int count = k.integer("count");
  const std::string work = to_string(count * k.duration("work"));
  const std::string took = study::rounded(Duration(k.measured("took")));
  const std::string took_ko = study::duration_in_korean(took);
  const std::string work_ko = study::duration_in_korean(work);
  if (count == 1) {
    return {{fmt::format("나누지 않은 {}의 계산을 {}에 마쳤다.", work_ko, took_ko),
             fmt::format("{} of work, not forked, was done in {}.", work, took)},
            what_processors_did(outcome)};
  }
  return {{fmt::format("go 문 {}개로 나눈 {}의 계산을 {}에 마쳤다.", count - 1, work_ko, took_ko),
           fmt::format("{} of work, forked by {} go statement{}, was done in {}.", work, count - 1,
                       count == 2 ? "" : "s", took)},
          what_processors_did(outcome)};
}

}  // namespace

Lesson gmp() {
  return {
      .scenarios =
          {
              {.name = "gmp",
               .knobs = {integer("count", 16, 1, 10'000, {"일의 조각 수", "pieces of work"}).in_search("3"),
                         duration("work", "2ms", {"한 조각을 계산하는 시간", "how long a piece computes"})},
               .body = [](const ProgramRun& k) { gmp_program(k, k.integer("count"), k.duration("work")); },
               .findings = findings,
               .shows_processors = true},
          },
  };
}

}  // namespace golearn::lessons
