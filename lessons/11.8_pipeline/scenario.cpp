// 11.8: three stages over two channels, of which each closes the one that it writes to.
#include <fmt/format.h>

#include <set>

#include "golearn/golearn.hpp"
#include "lessons/gauge.hpp"
#include "lessons/lesson.hpp"

namespace golearn::lessons {
namespace {

// The first stage: random numbers below count, until one of them comes again.
void produce(const ProgramRun& k, SendChan<int> out, int count, const std::shared_ptr<Gauge>& ahead) {
  std::set<int> seen;
  for (;;) {
    const int n = rnd(count);
    if (!seen.insert(n).second) {
      println("produced :", seen.size());  // go: fmt.Println("produced :", len(seen))
      k.measure("produced", std::ssize(seen));
      out.close();  // go produce: close(out)
      return;
    }
    out.send(n);  // go produce: out <- n
    ahead->enter();
  }
}

// The second stage: only even numbers go on.
void filter(RecvChan<int> in, SendChan<int> out, bool no_close, const std::shared_ptr<Gauge>& ahead) {
  int passed = 0;
  for (const int n : in) {  // go filter: for n := range in {
    ahead->leave();
    if (n % 2 == 0) {
      ++passed;
      out.send(n);  // go filter: out <- n
    }
  }
  println("passed :", passed);  // go: fmt.Println("passed :", passed)
  if (!no_close) {
    out.close();  // go filter: close(out)
  }
}

// The third stage: adds up what arrives.
void sum(RecvChan<int> in) {
  int total = 0;
  for (const int n : in) {  // go sum: for n := range in {
    total += n;
  }
  println("sum :", total);  // go: fmt.Println("sum :", total)
}

void pipeline_program(const ProgramRun& k, int count, int buffer, bool no_close) {
  auto numbers = make_chan<int>(buffer);  // go: numbers := make(chan int, buffer)
  auto evens = make_chan<int>(buffer);    // go: evens := make(chan int, buffer)
  auto ahead = make<Gauge>();

  go([=, &k] { produce(k, numbers, count, ahead); });    // go: go produce(numbers, count)
  go([=] { filter(numbers, evens, no_close, ahead); });  // go: go filter(numbers, evens, noClose)
  sum(evens);                                            // go: sum(evens)
  k.measure("ahead", ahead->most());
}

std::vector<Text> findings(const ProgramRun& k, const Outcome&) {
  const std::int64_t ahead = k.measured("ahead", -1);
  if (ahead < 0) return {};
  return {{fmt::format("첫 단계는 둘째 단계를 가장 많을 때 {}개 앞섰다.", ahead),
           fmt::format("At most, the first stage was {} number{} ahead of the second.", ahead, ahead == 1 ? "" : "s")}};
}

}  // namespace

Lesson pipeline() {
  return {
      .scenarios =
          {
              {.name = "pipeline",
               .knobs = {integer("count", 1000, 1, 1'000'000, {"수는 이보다 작다", "the numbers are below this"})
                             .in_search("2"),
                         integer("buffer", 0, 0, 1000, {"두 채널 버퍼의 크기", "size of the channels' buffers"}),
                         flag("no-close",
                              {"둘째 단계가 채널을 닫지 않음", "the second stage does not close its channel"})},
               .body =
                   [](const ProgramRun& k) {
                     pipeline_program(k, k.integer("count"), k.integer("buffer"), k.flag("no-close"));
                   },
               .findings = findings,
               .random = R"(^(\w+ : )\d+)",
               .determined = false},
          },
  };
}

}  // namespace golearn::lessons
