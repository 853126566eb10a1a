// 11.10: select takes any of the cases that are ready; the end channel is one like the others.
#include <fmt/format.h>

#include "golearn/golearn.hpp"
#include "lessons/lesson.hpp"

namespace golearn::lessons {
namespace {

// Three cases to choose from. A closed channel is always ready: a and b from the beginning, end after count rounds.
void select_keyword_program(const ProgramRun& k, int count, bool end_first) {
  auto a = make_chan<int>();    // go: a := make(chan int)
  auto b = make_chan<int>();    // go: b := make(chan int)
  auto end = make_chan<int>();  // go: end := make(chan int)
  a.close();                    // go: close(a)
  b.close();                    // go: close(b)

  int from_a = 0;
  int from_b = 0;
  for (bool ended = false; !ended;) {
    if (from_a + from_b == count) {
      end.close();  // go: close(end)
    }
    if (end_first) {
      Select{receive(end, [&] { ended = true; }),  // go selectKeyword #1: select {
             otherwise([] {})};                    // go: default:
      if (ended) continue;
    }
    Select{receive(a, [&] { ++from_a; }),         // go selectKeyword #2: select {
           receive(b, [&] { ++from_b; }),         // go: case <-b:
           receive(end, [&] { ended = true; })};  // go selectKeyword #2: case <-end:
  }
  println("a :", from_a);                               // go: fmt.Println("a :", fromA)
  println("b :", from_b);                               // go: fmt.Println("b :", fromB)
  println("after the end :", from_a + from_b - count);  // go: fmt.Println("after the end :", fromA+fromB-count)
  k.measure("a", from_a);
  k.measure("b", from_b);
  k.measure("late", from_a + from_b - count);
}

std::vector<Text> findings(const ProgramRun& k, const Outcome&) {
  const std::int64_t a = k.measured("a");
  const std::int64_t rounds = a + k.measured("b");
  if (rounds == 0) return {};
  const double percent = 100.0 * static_cast<double>(a) / static_cast<double>(rounds);
  return {{fmt::format("a는 {:.1f}%, b는 {:.1f}% 뽑혔다.", percent, 100 - percent),
           fmt::format("a was chosen {:.1f}% of the time, b {:.1f}%.", percent, 100 - percent)}};
}

bool stopped_at_once(const ProgramRun& k, const Outcome&) { return k.measured("late") == 0; }

}  // namespace

Lesson select_keyword() {
  return {
      .scenarios =
          {
              {.name = "select-keyword",
               .knobs = {integer("count", 1000, 0, 1'000'000,
                                 {"끝을 알리기 전까지의 라운드 수", "rounds until the end is told"})
                             .in_search("1"),
                         flag("end-first", {"끝 채널을 먼저 살펴봄", "look at the end channel before the others"})
                             .in_search("true")},
               .body = [](const ProgramRun& k) { select_keyword_program(k, k.integer("count"), k.flag("end-first")); },
               .findings = findings,
               .promises = {{{"end가 닫힌 뒤에는 a도 b도 뽑히지 않는다.",
                              "Once end is closed, neither a nor b is chosen."},
                             stopped_at_once}},
               .random = R"(^([\w ]+ : )\d+)",
               .determined = false},
          },
  };
}

}  // namespace golearn::lessons
