// 9.3.5: many goroutines ask for the setup, a Once runs it one time.
#include <fmt/format.h>

#include <atomic>

#include "all.hpp"
#include "golearn.hpp"

namespace golearn::lessons {
namespace {

// Stands for what may be done only once. `ran` is for the findings and belongs to no Go line.
void setup(std::atomic<int>& ran) {
  println("Once Test Execute!");  // go:13
  ++ran;
}

void once_program(const Settings& k, bool no_sync, int workers) {
  auto first = make<Once>();              // go:20
  auto is_set_up = make<Shared<bool>>();  // go:21
  auto ran = make<std::atomic<int>>(0);

  for (int n = 0; n < workers; ++n) {
    go([=] {                         // go:24
      println("Go Routine -> ", n);  // go:25
      if (!no_sync) {
        first->run([&] { setup(*ran); });  // go:27
      } else if (!is_set_up->load()) {     // go:28
        core::open_race_window();          // on several processors: others may look at the flag now
        setup(*ran);                       // go:29
        is_set_up->store(true);            // go:30
      }
    });
  }

  sleep(2s);  // go:35
  k.measure("ran", *ran);
}

std::vector<Text> findings(const Settings& k, const Outcome&) {
  const std::int64_t ran = k.measured("ran", -1);
  if (ran < 0) return {};
  return {{fmt::format("초기화가 {}번 실행되었다.", ran),
           ran == 1 ? "The setup ran once." : fmt::format("The setup ran {} times.", ran)}};
}

}  // namespace

Lesson once() {
  return {
      .id = "9.3.5",
      .slug = "once",
      .scenarios =
          {
              {.name = "once",
               .knobs =
                   {flag("no-sync", {"Once 대신 그냥 변수로 표시", "a plain flag, not a Once"}),
                    integer("workers", 5, 1, 1'000'000, {"띄울 고루틴의 수", "goroutines to start"}).in_search("2")},
               .program = [](const Settings& k) { once_program(k, k.flag("no-sync"), k.integer("workers")); },
               .findings = findings},
          },
  };
}

}  // namespace golearn::lessons
