// 11.5: many goroutines in no certain order, and a main that hopes to sleep long enough.
#include <fmt/format.h>

#include <mutex>

#include "golearn/golearn.hpp"
#include "lessons/lesson.hpp"

namespace golearn::lessons {
namespace {

// For the remarks and the promise: how many have printed, which first, and how often one came right behind another that
// was started later. What is measured is right at any time, for nobody knows when main ends.
class Seen {
 public:
  explicit Seen(const ProgramRun& k) : k_(k) {
    k_.measure("printed", 0);
    k_.measure("descents", 0);
  }

  void print(int n) {
    if (core::is_over()) return;  // the line was not printed
    const std::lock_guard lock(mutex_);
    if (printed_ == 0) k_.measure("led", n);
    k_.measure("printed", ++printed_);
    if (n < last_) k_.measure("descents", ++descents_);
    last_ = n;
  }

 private:
  const ProgramRun& k_;
  std::mutex mutex_;
  int printed_ = 0;
  int descents_ = 0;
  int last_ = -1;
};

void many_program(const ProgramRun& k, int workers, Duration work, Duration wait) {
  auto seen = make<Seen>(k);
  for (int n = 0; n < workers; ++n) {
    go([=] {                    // go: go func() {
      sleep(work);              // go: time.Sleep(work)
      println("goroutine", n);  // go: fmt.Println("goroutine", n)
      seen->print(n);
    });
  }

  sleep(wait);           // go: time.Sleep(wait)
  println("main ends");  // go: fmt.Println("main ends")
}

std::vector<Text> findings(const ProgramRun& k, const Outcome&) {
  const std::int64_t printed = k.measured("printed", -1);
  const int workers = k.integer("workers");
  if (printed < 0) return {};
  if (workers == 1) {
    if (printed == 0)
      return {{"프로그램이 끝나기 전에 제 줄을 찍지 못했다.", "It did not print its line before the program ended."}};
    return {{"프로그램이 끝나기 전에 제 줄을 찍었다.", "It printed its line before the program ended."}};
  }
  std::vector<Text> all{{fmt::format("프로그램이 끝나기 전에 {}개 가운데 {}개가 제 줄을 찍었다.", workers, printed),
                         fmt::format("{} of {} printed their line before the program ended.", printed, workers)}};
  if (k.measured("descents") != 0) {
    all.push_back({"띄운 순서대로 찍히지 않았다.", "The lines did not come in the order of the go statements."});
  }
  return all;
}

bool all_printed(const ProgramRun& k, const Outcome&) { return k.measured("printed") == k.integer("workers"); }

}  // namespace

Lesson many() {
  return {
      .scenarios =
          {
              {.name = "many",
               .knobs = {integer("workers", 10, 1, 100'000, {"띄울 고루틴의 수", "goroutines to start"}).in_search("3"),
                         duration("work", "0s", {"고루틴마다 일하는 시간", "how long each works"}),
                         duration("wait", "1s", {"main이 자는 시간", "how long main sleeps"})},
               .body =
                   [](const ProgramRun& k) {
                     many_program(k, k.integer("workers"), k.duration("work"), k.duration("wait"));
                   },
               .findings = findings,
               .promises = {{{"main이 끝나기 전에 고루틴이 모두 제 줄을 출력한다.",
                              "Every goroutine prints its line before main ends."},
                             all_printed}}},
          },
  };
}

}  // namespace golearn::lessons
