// 9.2.5: select takes the channel that is ready, at random when several are.
//
// A select that waits is at its first case, which therefore stands for the line of Go's `select {`.
#include <fmt/format.h>

#include "all.hpp"
#include "golearn.hpp"

namespace golearn::lessons {
namespace {

// Sleeps in select until a channel is ready.
void listen(RecvChan<int> ch1, RecvChan<std::string> ch2) {
  for (;;) {
    select{receive(ch1,                                                              // go:47
                   [](int num) { println("Channel 1 => ", num); }),                  // go:49
           receive(ch2,                                                              // go:50
                   [](const std::string& str) { println("Channel 2 => ", str); })};  // go:51
  }
}

// Never sleeps: with nothing ready, select takes the default case.
void poll(RecvChan<int> ch1, RecvChan<std::string> ch2, std::shared_ptr<Atomic<std::int64_t>> spins) {
  for (;;) {
    select{receive(ch1,                                                             // go:59
                   [](int num) { println("Channel 1 => ", num); }),                 // go:61
           receive(ch2,                                                             // go:62
                   [](const std::string& str) { println("Channel 2 => ", str); }),  // go:63
           otherwise(                                                               // go:64
               [&] { spins->add(1); })};                                            // go:65
  }
}

void select_ready(const Settings& k, bool with_default, Duration duration) {
  auto ch1 = make_chan<int>();                // go:14
  auto ch2 = make_chan<std::string>();        // go:15
  auto spins = make<Atomic<std::int64_t>>();  // go:16

  go([=] {  // go:18
    for (;;) {
      ch1.send(77);  // go:20
      sleep(250ms);  // go:21
    }
  });

  go([=] {  // go:25
    for (;;) {
      ch2.send("Golang Hi!");  // go:27
      sleep(500ms);            // go:28
    }
  });

  if (with_default) {
    go([=] { poll(ch1, ch2, spins); });  // go:33
  } else {
    go([=] { listen(ch1, ch2); });  // go:35
  }

  sleep(duration);  // go:38
  if (with_default) {
    const std::int64_t spun = spins->load();  // go:40
    println("Default :", spun);               // go:40
    k.measure("spins", spun);
  }
}

// Counts which case is taken while both channels are ready.
void random(const Settings& k, int count) {
  auto ch1 = make_chan<int>(count);  // go:72
  auto ch2 = make_chan<int>(count);  // go:73
  for (int i = 0; i < count; ++i) {
    ch1.send(1);  // go:75
    ch2.send(2);  // go:76
  }

  int taken1 = 0;
  int taken2 = 0;
  for (int i = 0; i < count; ++i) {
    select{receive(ch1, [&] { ++taken1; }),   // go:82
           receive(ch2, [&] { ++taken2; })};  // go:85
  }
  println("Channel 1 => ", taken1);  // go:89
  println("Channel 2 => ", taken2);  // go:90
  k.measure("taken1", taken1);
}

std::vector<Text> spins(const Settings& k, const Outcome&) {
  const std::int64_t spun = k.measured("spins", -1);
  if (spun < 0) return {};
  return {
      {fmt::format("default가 {}번 헛돌았다.", spun), fmt::format("The default case ran {} times for nothing.", spun)}};
}

std::vector<Text> shares(const Settings& k, const Outcome&) {
  const std::int64_t taken1 = k.measured("taken1", -1);
  if (taken1 < 0) return {};
  const double percent = 100.0 * static_cast<double>(taken1) / k.integer("count");
  return {{fmt::format("Channel 1은 {:.1f}%, Channel 2는 {:.1f}% 뽑혔다.", percent, 100 - percent),
           fmt::format("Channel 1 was chosen {:.1f}% of the time, Channel 2 {:.1f}%.", percent, 100 - percent)}};
}

}  // namespace

Lesson select_lesson() {
  return {
      .id = "9.2.5",
      .slug = "select",
      .scenarios =
          {
              {.name = "select",
               .knobs = {flag("default", {"default를 넣고 몇 번 돌았는지 셈", "with a default case, counted"}),
                         duration("duration", "7s", {"main이 자는 시간", "how long main sleeps"}).in_search("1s")},
               .program = [](const Settings& k) { select_ready(k, k.flag("default"), k.duration("duration")); },
               .findings = spins,
               .random = R"(^(Default : )\d+)",
               .determined = false},
              {.name = "random",
               .knobs = {integer("count", 1000, 1, 100'000,
                                 {"두 채널이 모두 준비된 라운드의 수", "rounds in which both channels are ready"})
                             .in_search("3")},
               .program = [](const Settings& k) { random(k, k.integer("count")); },
               .findings = shares,
               .random = R"(^(Channel \d =>  )\d+)"},
          },
  };
}

}  // namespace golearn::lessons
