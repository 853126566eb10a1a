// 11.2: G, M and P: work forked into goroutines, queued on processors, stolen and joined.
#include <fmt/format.h>

#include "all.hpp"
#include "golearn.hpp"
#include "shares.hpp"

namespace golearn::lessons {
namespace {

// Halves the pieces until one is left: a new goroutine computes one half, the caller the other.
int fork_join(int pieces, Duration work) {
  if (pieces == 1) {
    compute(work);  // go:31
    return 1;
  }
  auto half = make_chan<int>(1);             // go:34
  go([=] {                                   // go:35
    half.send(fork_join(pieces / 2, work));  // go:36
  });
  const int mine = fork_join(pieces - pieces / 2, work);  // go:38
  return mine + half.recv();                              // go:39
}

void gmp_program(const Settings& k, int count, Duration work) {
  println("GOMAXPROCS :", gomaxprocs());  // go:50
  const Time start = now();
  println("pieces done :", fork_join(count, work));  // go:51
  k.measure("took", since(start).count());
}

std::vector<Text> findings(const Settings& k, const Outcome& outcome) {
  if (k.measured("took") == 0) return {};
  const int count = k.integer("count");
  const std::string work = to_string(count * k.duration("work"));
  const double took = static_cast<double>(k.measured("took")) / 1e6;
  return {{fmt::format("go 문 {}개로 나눈 {}의 계산을 {:.1f}ms에 마쳤다.", count - 1, work, took),
           fmt::format("{} of work, forked by {} go statements, was done in {:.1f}ms.", work, count - 1, took)},
          what_processors_did(outcome)};
}

}  // namespace

Lesson gmp() {
  return {
      .id = "11.2",
      .slug = "gmp",
      .scenarios =
          {
              {.name = "gmp",
               .knobs = {integer("count", 16, 1, 10'000, {"일의 조각 수", "pieces of work"}).in_search("3"),
                         duration("work", "2ms", {"한 조각을 계산하는 시간", "how long a piece computes"})},
               .program = [](const Settings& k) { gmp_program(k, k.integer("count"), k.duration("work")); },
               .findings = findings,
               .picture = true},
          },
  };
}

}  // namespace golearn::lessons
