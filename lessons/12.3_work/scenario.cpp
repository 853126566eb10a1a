// 12.3: a fixed number of goroutines do what is handed to them through an unbuffered channel.
#include <fmt/format.h>

#include "golearn/golearn.hpp"
#include "lessons/gauge.hpp"
#include "lessons/lesson.hpp"

namespace golearn::lessons {
namespace {

using Task = std::function<void()>;

constexpr std::array kNames{"steve", "bob", "mary", "therese", "jason"};

// Has a fixed number of goroutines that do what is handed to them.
struct WorkPool {
  Chan<Task> work = make_chan<Task>();  // go: p := &pool{work: make(chan func())}
  WaitGroup wg;

  void run(Task task) const {
    work.send(std::move(task));  // go: p.work <- task
  }
  void shutdown() {
    work.close();  // go: close(p.work)
    wg.wait();     // go: p.wg.Wait()
  }
};

std::shared_ptr<WorkPool> new_pool(int workers) {
  auto p = make<WorkPool>();
  for (int n = 0; n < workers; ++n) {
    p->wg.add(1);                         // go: p.wg.Add(1)
    go([p] {                              // go newPool: go func() {
      for (const Task& task : p->work) {  // go: for task := range p.work {
        task();
      }
      p->wg.done();  // go: p.wg.Done()
    });
  }
  return p;
}

// As many goroutines as tasks, each handing over one.
void work_program(const ProgramRun& k, int workers, int count) {
  const int tasks = count * static_cast<int>(kNames.size());
  k.measure("tasks", tasks);
  if (workers > 0) k.measure("rounds", (tasks + workers - 1) / workers);
  const Time start = now();
  auto p = new_pool(workers);
  auto wg = make<WaitGroup>();  // go: var wg sync.WaitGroup
  auto together = make<Gauge>();

  for (int i = 0; i < count; ++i) {
    for (const char* name : kNames) {
      wg->add(1);  // go: wg.Add(1)
      go([=] {     // go manyTasks: go func() {
        p->run([=] {
          together->enter();
          log_println(name);  // go: log.Println(name)
          sleep(1s);          // go: time.Sleep(time.Second)
          together->leave();
        });
        wg->done();  // go: wg.Done()
      });
    }
  }

  wg->wait();  // go: wg.Wait()
  p->shutdown();
  const auto took = std::chrono::round<std::chrono::duration<std::int64_t, std::deci>>(since(start));
  log_println(tasks, "tasks in", took);  // go: log.Println(count*len(names), "tasks in", took)
  k.measure("most", together->most());
}

std::vector<Text> findings(const ProgramRun& k, const Outcome&) {
  const std::int64_t most = k.measured("most");
  if (most == 0) return {};
  return {{fmt::format("동시에 하던 작업은 가장 많을 때 {}개였다.", most),
           fmt::format("At most {} task{} {} being done at the same time.", most, most == 1 ? "" : "s",
                       most == 1 ? "was" : "were")}};
}

bool within_workers(const ProgramRun& k, const Outcome&) { return k.measured("most") <= k.integer("workers"); }

Scenario scenario() {
  return {.name = "work",
          .knobs = {integer("workers", 10, 0, 10'000, {"작업을 하는 고루틴의 수", "goroutines that do the tasks"})
                        .in_search("1"),
                    integer("count", 100, 1, 1000,
                            {"이름 다섯에 저마다 딸린 작업의 수", "tasks for each of the five names"})
                        .in_search("1")},
          .body = [](const ProgramRun& k) { work_program(k, k.integer("workers"), k.integer("count")); },
          .findings = findings,
          .promises = {{{"한꺼번에 하는 작업은 고루틴의 수를 넘지 않는다.",
                         "No more tasks are done at once than there are goroutines for them."},
                        within_workers}}};
}

}  // namespace

Lesson work() { return {.scenarios = {scenario()}}; }

}  // namespace golearn::lessons
