// 12.1: a runner does tasks in order until they are done, its time is up, or the system interrupts it.
#include <fmt/format.h>

#include "golearn/golearn.hpp"
#include "lessons/lesson.hpp"
#include "lessons/system.hpp"

namespace golearn::lessons {
namespace {

struct Errors {
  Error timeout = new_error("out of time");
  Error interrupt = new_error("interrupted");
};

// Does tasks one after another until they are done, its time is up, or the system interrupts it.
struct Runner {
  Chan<Signal> interrupt;
  Chan<Error> complete;
  RecvChan<Time> timeout;
  RecvChan<Signal> urgent;  // what start() listens to: nil, so nothing
  std::vector<std::function<void(int)>> tasks = {};
  Errors errors = {};
  std::atomic<bool> saw_interrupt = false;

  bool interrupted() {
    bool came = false;
    Select{receive(interrupt, [&] { came = true; }),  // go (*runner).interrupted: select {
           otherwise([] {})};                         // go: default:
    if (came) saw_interrupt = true;
    return came;
  }

  void add(std::function<void(int)> task) { tasks.push_back(std::move(task)); }

  Error run() {
    for (std::size_t id = 0; id < tasks.size(); ++id) {
      if (interrupted()) return errors.interrupt;  // between two tasks, and only there
      tasks[id](static_cast<int>(id));
    }
    return nullptr;
  }
};

std::shared_ptr<Runner> new_runner(Duration limit, int buffer, int room, bool prompt) {
  auto r = make<Runner>();
  r->interrupt = make_chan<Signal>(static_cast<std::size_t>(room));  // go: interrupt: make(chan os.Signal, room), /…
  r->complete = make_chan<Error>(static_cast<std::size_t>(buffer));  // go: complete:  make(chan error, buffer),
  r->timeout = after(limit);                                         // go: timeout:   time.After(limit),
  if (prompt) r->urgent = r->interrupt;
  return r;
}

Error start(const std::shared_ptr<Runner>& r) {
  signals::notify(r->interrupt, {Interrupt});  // go: signal.Notify(r.interrupt, os.Interrupt)
  go([r] {                                     // go: go func() {
    r->complete.send(r->run());                // go: r.complete <- r.run()
  });

  Error result;
  Select{receive(r->complete, [&](Error err) { result = std::move(err); }),  // go (*runner).start: select {
         receive(r->timeout, [&] { result = r->errors.timeout; }),           // go: case <-r.timeout:
         receive(r->urgent, [&] { result = r->errors.interrupt; })};         // go: case <-r.urgent:
  signals::stop(r->interrupt);                                               // go: defer signal.Stop(r.interrupt)
  return result;
}

struct Limits {
  Duration timeout, interrupt_after, linger;
  int tasks, buffer, room;
  bool prompt;
};

void runner_program(const ProgramRun& k, Limits limits) {
  // Takes as many seconds as its number.
  const auto sleepy_task = [&k](int id) {
    k.measure("running", id);
    log_println("task", id, "starts");  // go: log.Println("task", id, "starts")
    sleep(id * 1s);                     // go: time.Sleep(time.Duration(id) * time.Second)
    log_println("task", id, "done");    // go: log.Println("task", id, "done")
    k.measure("running", -1);
  };
  // Does what Ctrl-C does.
  const auto interrupt = [limits] {
    sleep(limits.interrupt_after);  // go: time.Sleep(delay)
    log_println("sending SIGINT");  // go: log.Println("sending SIGINT")
    signals::raise(Interrupt);      // go: syscall.Kill(syscall.Getpid(), syscall.SIGINT)
  };

  log_println("start");  // go: log.Println("start")
  auto r = new_runner(limits.timeout, limits.buffer, limits.room, limits.prompt);
  for (int i = 0; i < limits.tasks; ++i) r->add(sleepy_task);
  k.measure("needed", limits.tasks * (limits.tasks - 1) / 2);
  if (limits.interrupt_after > 0s) {
    go(interrupt);  // go: go interruptAfter(*interrupt)
  }

  const Error err = start(r);
  k.measure("ended", now().elapsed);
  if (const auto came = first_signal()) k.measure("came", came->count());
  if (!err) {
    log_println("all tasks done");  // go: log.Println("all tasks done")
  } else {
    log_println(err);  // go: log.Println(err)
  }
  if (err == r->errors.interrupt) k.measure("noticed", 1);
  if (err == r->errors.timeout) k.measure("late", k.measured("running", -1) + 1);
  sleep(limits.linger);  // go: time.Sleep(*linger)
  if (r->saw_interrupt) k.measure("seen", 1);
  if (err == r->errors.timeout) exit_program(1);
  if (err == r->errors.interrupt) exit_program(2);
}

std::vector<Text> findings(const ProgramRun& k, const Outcome& outcome) {
  std::vector<Text> all;
  const auto milliseconds = [](std::int64_t time) { return time / 1'000'000; };
  const std::int64_t came = k.measured("came", -1);
  const std::int64_t ended = k.measured("ended", -1);
  if (k.measured("late") > 0 && leaks(outcome).empty()) {
    const std::int64_t task = k.measured("late") - 1;
    all.push_back({fmt::format("시간이 다 됐을 때 끝나지 않은 작업: {}.", task),
                   fmt::format("When time was up, task {} had not finished.", task)});
  }
  if (came < 0 || ended < came) return all;
  if (k.measured("noticed")) {
    all.push_back({fmt::format("인터럽트를 {}ms 만에 알아차렸다.", milliseconds(ended - came)),
                   fmt::format("The interrupt was noticed after {}ms.", milliseconds(ended - came))});
  } else if (k.measured("seen")) {
    all.push_back({"인터럽트를 알아차렸을 때는 main이 이미 기다리기를 그만둔 뒤였다.",
                   "The interrupt was noticed only when main had stopped waiting."});
  } else {
    all.push_back({"인터럽트가 왔지만 아무도 알아차리지 못했다.", "An interrupt came, and nobody noticed."});
  }
  return all;
}

bool interrupt_was_noticed(const ProgramRun& k, const Outcome&) {
  const std::int64_t came = k.measured("came", -1);
  return came < 0 || k.measured("ended", -1) < came || k.measured("noticed") != 0;
}

Scenario scenario() {
  return {.name = "runner",
          .knobs = {duration("timeout", "3s", {"작업 전체에 주는 시간", "time for all tasks"}).in_search("1s"),
                    integer("tasks", 3, 0, 20, {"0, 1, 2, …초 걸리는 작업의 수", "tasks, of 0, 1, 2, … seconds"})
                        .in_search("2"),
                    duration("interrupt-after", "0s",
                             {"이때 프로그램이 제게 SIGINT를 보냄; 0s면 안 보냄",
                              "the program sends itself SIGINT then; 0s: never"}),
                    flag("prompt", {"start도 SIGINT를 기다림", "start, too, listens for SIGINT"})
                        .matters_with("interrupt-after", "500ms"),
                    integer("buffer", 0, 0, 1, {"채널 complete의 자리", "room in the channel complete"}),
                    integer("interrupt-buffer", 1, 0, 1, {"채널 interrupt의 자리", "room in the channel interrupt"}),
                    duration("linger", "0s", {"그 뒤 main이 더 도는 시간", "how long main goes on afterwards"})},
          .body =
              [](const ProgramRun& k) {
                runner_program(k, {.timeout = k.duration("timeout"),
                                   .interrupt_after = k.duration("interrupt-after"),
                                   .linger = k.duration("linger"),
                                   .tasks = k.integer("tasks"),
                                   .buffer = k.integer("buffer"),
                                   .room = k.integer("interrupt-buffer"),
                                   .prompt = k.flag("prompt")});
              },
          .findings = findings,
          .promises = {{{"인터럽트가 오면 알아차린다.", "An interrupt that comes is noticed."},
                        interrupt_was_noticed,
                        [](const study::Settings& s) { return s.duration("interrupt-after") > 0s; }}},
          .determined = false};
}

}  // namespace

Lesson runner() { return {.chapter = {"패턴", "Patterns"}, .scenarios = {scenario()}}; }

}  // namespace golearn::lessons
