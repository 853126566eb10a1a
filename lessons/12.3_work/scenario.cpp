// 12.3: a fixed number of goroutines do what is handed to them through an unbuffered channel.
#include <fmt/format.h>

#include <atomic>

#include "all.hpp"
#include "golearn.hpp"

namespace golearn::lessons {
namespace {

using Task = std::function<void()>;

constexpr std::array kNames{"steve", "bob", "mary", "therese", "jason"};

// Has a fixed number of goroutines that do what is handed to them.
struct WorkPool {
  Chan<Task> work = make_chan<Task>();  // go:20
  WaitGroup wg;

  void run(Task task) const {
    work.send(std::move(task));  // go:34
  }
  void shutdown() {
    work.close();  // go:38
    wg.wait();     // go:39
  }
};

std::shared_ptr<WorkPool> new_pool(int workers) {
  auto p = make<WorkPool>();
  for (int n = 0; n < workers; ++n) {
    p->wg.add(1);                         // go:22
    go([p] {                              // go:23
      for (const Task& task : p->work) {  // go:24
        task();
      }
      p->wg.done();  // go:27
    });
  }
  return p;
}

// How many tasks are at work together, and how many were at most.
struct Together {
  std::atomic<int> now{0}, most{0};
  void begin() {
    const int mine = ++now;
    for (int seen = most; seen < mine && !most.compare_exchange_weak(seen, mine);) {
    }
  }
};

// As many goroutines as tasks, each handing over one.
void work_program(const Settings& k, int workers, int count) {
  const Time start = now();
  auto p = new_pool(workers);
  auto wg = make<WaitGroup>();  // go:46
  auto together = make<Together>();

  for (int i = 0; i < count; ++i) {
    for (const char* name : kNames) {
      wg->add(1);  // go:50
      go([=] {     // go:51
        p->run([=] {
          together->begin();
          log_println(name);  // go:53
          sleep(1s);          // go:54
          --together->now;
        });
        wg->done();  // go:56
      });
    }
  }

  wg->wait();  // go:61
  p->shutdown();
  const auto took = std::chrono::round<std::chrono::duration<std::int64_t, std::deci>>(since(start));
  log_println(count * static_cast<int>(kNames.size()), "tasks in", took);  // go:64
  k.measure("most", together->most);
}

std::vector<Text> findings(const Settings& k, const Outcome&) {
  const std::int64_t most = k.measured("most");
  if (most == 0) return {};
  return {{fmt::format("동시에 하던 작업은 가장 많을 때 {}개였다.", most),
           fmt::format("At most {} task{} {} being done at the same time.", most, most == 1 ? "" : "s",
                       most == 1 ? "was" : "were")}};
}

Scenario scenario() {
  return {.name = "work",
          .knobs = {integer("workers", 10, 0, 10'000, {"작업을 하는 고루틴의 수", "goroutines that do the tasks"})
                        .in_search("1"),
                    integer("count", 100, 1, 1000,
                            {"이름 다섯에 저마다 딸린 작업의 수", "tasks for each of the five names"})
                        .in_search("1")},
          .program = [](const Settings& k) { work_program(k, k.integer("workers"), k.integer("count")); },
          .findings = findings};
}

}  // namespace

Lesson work() { return {.id = "12.3", .slug = "work", .scenarios = {scenario()}}; }

}  // namespace golearn::lessons
