// 9.3.5: many goroutines ask for the setup, a Once runs it one time.
#include <fmt/format.h>

#include <atomic>

#include "golearn/golearn.hpp"
#include "lessons/lesson.hpp"

namespace golearn::lessons {
namespace {

// Stands for what may be done only once. `ran` is for the findings and the promise, and belongs to no Go line.
void setup(std::atomic<int>& ran) {
  println("Once Test Execute!");  // go: fmt.Println("Once Test Execute!")
  ++ran;
}

void once_program(const ProgramRun& k, bool no_sync, int workers) {
  auto first = make<Once>();              // go: var first sync.Once
  auto is_set_up = make<Shared<bool>>();  // go: isSetUp := false // what -no-sync has in place of the Once
  auto ran = make<std::atomic<int>>(0);

  for (int n = 0; n < workers; ++n) {
    go([=] {                         // go: go func() {
      println("Go Routine -> ", n);  // go: fmt.Println("Go Routine -> ", n)
      if (!no_sync) {
        first->run([&] {  // go: first.Do(setup)
          k.measure("by", n);
          setup(*ran);
        });
      } else if (!is_set_up->load()) {    // go: } else if !isSetUp {
        core::open_race_gap(*is_set_up);  // on several processors: others may look at the flag now
        setup(*ran);                      // go: setup() // others can get here before the flag is set
        is_set_up->store(true);           // go: isSetUp = true
      }
    });
  }

  sleep(2s);  // go: time.Sleep(2 * time.Second)
  k.measure("ran", *ran);
}

std::vector<Text> findings(const ProgramRun& k, const Outcome&) {
  const std::int64_t ran = k.measured("ran", -1);
  if (ran < 0) return {};
  if (ran == 1) return {{"초기화가 한 번 실행되었다.", "The setup ran once."}};
  return {{fmt::format("초기화가 {}번 실행되었다.", ran), fmt::format("The setup ran {} times.", ran)}};
}

bool ran_once(const ProgramRun& k, const Outcome&) { return k.measured("ran") == 1; }

}  // namespace

Lesson once() {
  return {
      .scenarios =
          {
              {.name = "once",
               .knobs =
                   {flag("no-sync", {"Once 대신 그냥 변수로 표시", "a plain flag, not a Once"}),
                    integer("workers", 5, 1, 1'000'000, {"띄울 고루틴의 수", "goroutines to start"}).in_search("2")},
               .body = [](const ProgramRun& k) { once_program(k, k.flag("no-sync"), k.integer("workers")); },
               .findings = findings,
               .promises = {{{"초기화는 한 번만 실행된다.", "The setup runs once."}, ran_once}}},
          },
  };
}

}  // namespace golearn::lessons
