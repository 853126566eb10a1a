// 9.2.5: select takes the channel that is ready, at random when several are.
//
// A select that waits is at its first case, which therefore stands for the line of Go's `select {`.
#include <fmt/format.h>

#include "golearn/golearn.hpp"
#include "lessons/lesson.hpp"

namespace golearn::lessons {
namespace {

// Sleeps in select until a channel is ready.
void listen(RecvChan<int> ch1, RecvChan<std::string> ch2) {
  for (;;) {
    Select{
        receive(ch1,                                              // go listen: select {
                [](int num) { println("Channel 1 => ", num); }),  // go listen: fmt.Println("Channel 1 => ", num)
        receive(ch2,                                              // go listen: case str := <-ch2:
                [](const std::string& str) { println("Channel 2 => ", str); })};  // go listen: fmt.Println("Channel 2…
  }
}

// Never sleeps: with nothing ready, select takes the default case.
void poll(RecvChan<int> ch1, RecvChan<std::string> ch2, std::shared_ptr<Atomic<std::int64_t>> spins) {
  for (;;) {
    Select{receive(ch1,                                              // go poll: select {
                   [](int num) { println("Channel 1 => ", num); }),  // go poll: fmt.Println("Channel 1 => ", num)
           receive(ch2,                                              // go poll: case str := <-ch2:
                   [](const std::string& str) { println("Channel 2 => ", str); }),  // go poll: fmt.Println("Channel 2…
           otherwise(                                                               // go poll: default:
               [&] { spins->add(1); })};                                            // go: spins.Add(1)
  }
}

void select_ready(const ProgramRun& k, bool with_default, Duration duration) {
  auto ch1 = make_chan<int>();                // go: ch1 := make(chan int)
  auto ch2 = make_chan<std::string>();        // go: ch2 := make(chan string)
  auto spins = make<Atomic<std::int64_t>>();  // go: var spins atomic.Int64

  go([=] {  // go selectReady #1: go func() {
    for (;;) {
      ch1.send(77);  // go: ch1 <- 77
      sleep(250ms);  // go: time.Sleep(250 * time.Millisecond)
    }
  });

  go([=] {  // go selectReady #2: go func() {
    for (;;) {
      ch2.send("Golang Hi!");  // go: ch2 <- "Golang Hi!"
      sleep(500ms);            // go: time.Sleep(500 * time.Millisecond)
    }
  });

  if (with_default) {
    go([=] { poll(ch1, ch2, spins); });  // go: go poll(ch1, ch2, &spins)
  } else {
    go([=] { listen(ch1, ch2); });  // go: go listen(ch1, ch2)
  }

  sleep(duration);  // go: time.Sleep(duration)
  if (with_default) {
    const std::int64_t spun = spins->load();  // go: fmt.Println("Default :", spins.Load())
    println("Default :", spun);               // go: fmt.Println("Default :", spins.Load())
    k.measure("spins", spun);
  }
}

// Counts which case is taken while both channels are ready.
void random(const ProgramRun& k, int count) {
  auto ch1 = make_chan<int>(count);  // go: ch1 := make(chan int, count)
  auto ch2 = make_chan<int>(count);  // go: ch2 := make(chan int, count)
  for (int i = 0; i < count; ++i) {
    ch1.send(1);  // go: ch1 <- 1
    ch2.send(2);  // go: ch2 <- 2
  }

  int taken1 = 0;
  int taken2 = 0;
  for (int i = 0; i < count; ++i) {
    Select{receive(ch1, [&] { ++taken1; }),   // go random: select {
           receive(ch2, [&] { ++taken2; })};  // go: case <-ch2:
  }
  println("Channel 1 => ", taken1);  // go: fmt.Println("Channel 1 => ", taken1)
  println("Channel 2 => ", taken2);  // go: fmt.Println("Channel 2 => ", taken2)
  k.measure("taken1", taken1);
}

std::vector<Text> spins(const ProgramRun& k, const Outcome&) {
  const std::int64_t spun = k.measured("spins", -1);
  if (spun <= 0) return {};
  return {
      {fmt::format("default가 {}번 헛돌았다.", spun), fmt::format("The default case ran {} times for nothing.", spun)}};
}

std::vector<Text> shares(const ProgramRun& k, const Outcome&) {
  const std::int64_t taken1 = k.measured("taken1", -1);
  if (taken1 < 0) return {};
  const double percent = 100.0 * static_cast<double>(taken1) / k.integer("count");
  return {{fmt::format("Channel 1은 {:.1f}%, Channel 2는 {:.1f}% 뽑혔다.", percent, 100 - percent),
           fmt::format("Channel 1 was chosen {:.1f}% of the time, Channel 2 {:.1f}%.", percent, 100 - percent)}};
}

}  // namespace

Lesson select_lesson() {
  return {
      .scenarios =
          {
              {.name = "select",
               .knobs = {flag("default", {"default를 넣고 몇 번 돌았는지 셈", "with a default case, counted"}),
                         duration("duration", "7s", {"main이 자는 시간", "how long main sleeps"}).in_search("1s")},
               .body = [](const ProgramRun& k) { select_ready(k, k.flag("default"), k.duration("duration")); },
               .findings = spins,
               .random = R"(^(Default : )\d+)",
               .determined = false},
              {.name = "random",
               .knobs = {integer("count", 1000, 1, 100'000,
                                 {"두 채널이 모두 준비된 라운드의 수", "rounds in which both channels are ready"})
                             .in_search("3")},
               .body = [](const ProgramRun& k) { random(k, k.integer("count")); },
               .findings = shares,
               .random = R"(^(Channel \d =>  )\d+)"},
          },
  };
}

}  // namespace golearn::lessons
