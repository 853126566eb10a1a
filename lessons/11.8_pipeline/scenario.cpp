// 11.8: three stages over two channels, of which each closes the one that it writes to.
#include <fmt/format.h>

#include <set>

#include "all.hpp"
#include "gauge.hpp"
#include "golearn.hpp"

namespace golearn::lessons {
namespace {

// The first stage: random numbers below count, until one of them comes again.
void produce(SendChan<int> out, int count, const std::shared_ptr<Gauge>& ahead) {
  std::set<int> seen;
  for (;;) {
    const int n = rnd(count);
    if (!seen.insert(n).second) {
      println("produced :", seen.size());  // go:16
      out.close();                         // go:17
      return;
    }
    out.send(n);  // go:21
    ahead->enter();
  }
}

// The second stage: only even numbers go on.
void filter(RecvChan<int> in, SendChan<int> out, bool no_close, const std::shared_ptr<Gauge>& ahead) {
  int passed = 0;
  for (const int n : in) {  // go:28
    ahead->leave();
    if (n % 2 == 0) {
      ++passed;
      out.send(n);  // go:31
    }
  }
  println("passed :", passed);  // go:34
  if (!no_close) {
    out.close();  // go:36
  }
}

// The third stage: adds up what arrives.
void sum(RecvChan<int> in) {
  int total = 0;
  for (const int n : in) {  // go:43
    total += n;
  }
  println("sum :", total);  // go:46
}

void pipeline_program(const Settings& k, int count, int buffer, bool no_close) {
  auto numbers = make_chan<int>(buffer);  // go:51
  auto evens = make_chan<int>(buffer);    // go:52
  auto ahead = make<Gauge>();

  go([=] { produce(numbers, count, ahead); });           // go:54
  go([=] { filter(numbers, evens, no_close, ahead); });  // go:55
  sum(evens);                                            // go:56
  k.measure("ahead", ahead->most());
}

std::vector<Text> findings(const Settings& k, const Outcome&) {
  const std::int64_t ahead = k.measured("ahead", -1);
  if (ahead < 0) return {};
  return {{fmt::format("첫 단계는 둘째 단계를 가장 많을 때 {}개 앞섰다.", ahead),
           fmt::format("At most, the first stage was {} number{} ahead of the second.", ahead, ahead == 1 ? "" : "s")}};
}

}  // namespace

Lesson pipeline() {
  return {
      .id = "11.8",
      .slug = "pipeline",
      .scenarios =
          {
              {.name = "pipeline",
               .knobs = {integer("count", 1000, 1, 1'000'000, {"수는 이보다 작다", "the numbers are below this"})
                             .in_search("2"),
                         integer("buffer", 0, 0, 1000, {"두 채널 버퍼의 크기", "size of the channels' buffers"}),
                         flag("no-close",
                              {"둘째 단계가 채널을 닫지 않음", "the second stage does not close its channel"})},
               .program =
                   [](const Settings& k) {
                     pipeline_program(k, k.integer("count"), k.integer("buffer"), k.flag("no-close"));
                   },
               .findings = findings,
               .random = R"(^(\w+ : )\d+)",
               .determined = false},
          },
  };
}

}  // namespace golearn::lessons
