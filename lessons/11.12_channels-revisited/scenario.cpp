// 11.12: what else channels are for: to be nil, to signal, to count, to hand out work, to keep an order.
#include <fmt/format.h>

#include <atomic>

#include "golearn/golearn.hpp"
#include "lessons/gauge.hpp"
#include "lessons/lesson.hpp"

namespace golearn::lessons {
namespace {

// Sends some values, with a pause before each, and closes its channel.
RecvChan<std::string> produce(const std::string& name, Duration pause) {
  auto out = make_chan<std::string>();  // go: out := make(chan string)
  go([=] {                              // go produce: go func() {
    for (int i = 0; i < 3; ++i) {
      sleep(pause);                             // go: time.Sleep(pause)
      out.send(fmt::format("{} {}", name, i));  // go: out <- fmt.Sprint(name, " ", i)
    }
    out.close();  // go: close(out)
  });
  return out;
}

// One of the two that are merged.
struct Source {
  RecvChan<std::string> channel;
  bool open = true;

  // What is done with what came; true if something did.
  bool take(bool ok, bool no_nil) {
    open = ok;
    if (!ok && !no_nil) {
      channel = {};  // nil: select never takes a case of a nil channel
    }
    return ok;
  }
};

// Prints what two channels bring. One that is closed is set to nil.
void merge(const ProgramRun& k, bool no_nil) {
  Source a{produce("a", 10ms)};  // go: a := produce("a", 10*time.Millisecond)
  Source b{produce("b", 25ms)};  // go: b := produce("b", 25*time.Millisecond)
  int empty = 0;

  while (a.open || b.open) {
    Select{receive(a.channel,  // go: select {
                   [&](const std::string& v, bool ok) {
                     if (a.take(ok, no_nil)) {
                       println(v);  // go merge #1: fmt.Println(v)
                     } else {
                       ++empty;
                     }
                   }),
           receive(b.channel,  // go: case v, ok := <-b:
                   [&](const std::string& v, bool ok) {
                     if (b.take(ok, no_nil)) {
                       println(v);  // go merge #2: fmt.Println(v)
                     } else {
                       ++empty;
                     }
                   })};
  }
  println("received from closed channels :", empty);  // go: fmt.Println("received from closed channels :", empty)
  k.measure("empty", empty);
}

// Lets goroutines start together: closing a channel wakes all who wait.
void signal(int workers, bool send_one) {
  auto start = make_chan<Empty>();  // go: start := make(chan struct{})
  auto wg = make<WaitGroup>();      // go signal: var wg sync.WaitGroup

  for (int n = 0; n < workers; ++n) {
    wg->add(1);                           // go signal: wg.Add(1)
    go([=] {                              // go signal: go func() {
      start.recv();                       // go: <-start
      println("goroutine", n, "starts");  // go: fmt.Println("goroutine", n, "starts")
      wg->done();                         // go signal.func1: wg.Done()
    });
  }

  sleep(100ms);           // go: time.Sleep(100 * time.Millisecond)
  println("the signal");  // go: fmt.Println("the signal")
  if (send_one) {
    start.send({});  // go: start <- struct{}{} // wakes one
  } else {
    start.close();  // go: close(start)
  }
  wg->wait();  // go signal: wg.Wait()
}

// Lets as many work at a time as the channel has room for tokens.
void semaphore_program(const ProgramRun& k, int workers, int permits, bool no_sync) {
  auto tokens = make_chan<Empty>(permits);  // go: tokens := make(chan struct{}, permits)
  auto wg = make<WaitGroup>();              // go semaphore: var wg sync.WaitGroup
  auto at_work = make<Gauge>();

  for (int n = 0; n < workers; ++n) {
    wg->add(1);  // go semaphore: wg.Add(1)
    go([=] {     // go semaphore: go func() {
      if (!no_sync) {
        tokens.send({});  // go: tokens <- struct{}{}
      }
      at_work->enter();
      println("goroutine", n, "works");  // go: fmt.Println("goroutine", n, "works")
      sleep(50ms);                       // go semaphore.func1: time.Sleep(50 * time.Millisecond)
      at_work->leave();
      if (!no_sync) {
        tokens.recv();  // go: <-tokens
      }
      wg->done();  // go semaphore.func1: wg.Done()
    });
  }
  wg->wait();  // go semaphore: wg.Wait()
  k.measure("most", at_work->most());
}

// Has a few workers take many jobs from one channel.
void pool(const ProgramRun& k, int workers, int count, int buffer, bool no_close) {
  k.measure("rounds", (count + workers - 1) / workers);
  auto jobs = make_chan<int>(buffer);  // go: jobs := make(chan int, buffer)
  auto wg = make<WaitGroup>();         // go pool: var wg sync.WaitGroup

  for (int n = 0; n < workers; ++n) {
    wg->add(1);                                     // go pool: wg.Add(1)
    go([=] {                                        // go pool: go func() {
      for (const int job : jobs) {                  // go: for job := range jobs {
        sleep(50ms);                                // go pool.func1: time.Sleep(50 * time.Millisecond)
        println("worker", n, "has done job", job);  // go: fmt.Println("worker", n, "has done job", job)
      }
      wg->done();  // go pool.func1: wg.Done()
    });
  }

  for (int job = 0; job < count; ++job) {
    jobs.send(job);  // go: jobs <- job
  }
  println("all jobs are given out");  // go: fmt.Println("all jobs are given out")
  if (!no_close) {
    jobs.close();  // go: close(jobs)
  }
  wg->wait();                    // go pool: wg.Wait()
  println("all jobs are done");  // go: fmt.Println("all jobs are done")
}

// Has each goroutine wait for its turn and then tell the next.
void order(const ProgramRun& k, int workers, bool no_sync) {
  auto printed = make<std::atomic<int>>(0);  // for the promise: how many have
  auto out_of_turn = make<std::atomic<int>>(0);
  std::vector<Chan<Empty>> turn;
  for (int n = 0; n <= workers; ++n) {
    turn.push_back(make_chan<Empty>());  // go: turn[n] = make(chan struct{})
  }
  auto wg = make<WaitGroup>();  // go order: var wg sync.WaitGroup

  for (int n = 0; n < workers; ++n) {
    wg->add(1);                                   // go order: wg.Add(1)
    go([=, mine = turn[n], next = turn[n + 1]] {  // go order: go func() {
      if (!no_sync) {
        mine.recv();  // go: <-turn[n]
      }
      println("goroutine", n);  // go: fmt.Println("goroutine", n)
      if ((*printed)++ != n) ++*out_of_turn;
      next.close();  // go: close(turn[n+1])
      wg->done();    // go order.func1: wg.Done()
    });
  }

  turn[0].close();  // go: close(turn[0])
  wg->wait();       // go order: wg.Wait()
  k.measure("out-of-turn", *out_of_turn);
}

bool within_buffer(const ProgramRun& k, const Outcome&) { return k.measured("most") <= k.integer("buffer"); }
bool in_turn(const ProgramRun& k, const Outcome&) { return k.measured("out-of-turn") == 0; }

Knob workers(std::int64_t fallback, std::string small) {
  return integer("workers", fallback, 1, 10'000, {"띄울 고루틴의 수", "goroutines to start"})
      .in_search(std::move(small));
}

Knob buffer(std::int64_t fallback) {
  return integer("buffer", fallback, 0, 10'000, {"채널 버퍼의 크기", "size of the channel's buffer"});
}

Knob no_sync() { return flag("no-sync", {"토큰도 앞 번호도 기다리지 않음", "wait for no token and no turn"}); }

}  // namespace

Lesson channels_revisited() {
  return {
      .scenarios =
          {
              {.name = "nil",
               .knobs = {flag("no-nil", {"닫힌 채널을 select에 그대로 둠", "closed channels stay in the select"})},
               .body = [](const ProgramRun& k) { merge(k, k.flag("no-nil")); },
               .random = R"(^(received from closed channels : )\d{2,})"},
              {.name = "signal",
               .knobs = {workers(3, "2"),
                         flag("send", {"닫지 않고 값 하나를 보냄", "send one value instead of closing"})},
               .body = [](const ProgramRun& k) { signal(k.integer("workers"), k.flag("send")); }},
              {.name = "semaphore",
               .knobs = {workers(8, "2"), buffer(3).in_search("1"), no_sync()},
               .body =
                   [](const ProgramRun& k) {
                     semaphore_program(k, k.integer("workers"), k.integer("buffer"), k.flag("no-sync"));
                   },
               .promises = {{{"한꺼번에 일하는 고루틴의 수는 버퍼의 크기를 넘지 않는다.",
                              "No more work at once than the buffer has room for."},
                             within_buffer}}},
              {.name = "pool",
               .knobs = {workers(3, "2"), integer("count", 9, 0, 10'000, {"일의 수", "jobs"}).in_search("2"), buffer(0),
                         flag("no-close", {"main이 채널을 닫지 않음", "main does not close the channel"})},
               .body =
                   [](const ProgramRun& k) {
                     pool(k, k.integer("workers"), k.integer("count"), k.integer("buffer"), k.flag("no-close"));
                   }},
              {.name = "order",
               .knobs = {workers(5, "3"), no_sync()},
               .body = [](const ProgramRun& k) { order(k, k.integer("workers"), k.flag("no-sync")); },
               .promises = {{{"고루틴은 번호 순서대로 출력한다.",
                              "The goroutines print in the order of their numbers."},
                             in_turn}}},
          },
  };
}

}  // namespace golearn::lessons
