// 11.12: what else channels are for: to be nil, to signal, to count, to hand out work, to keep an order.
#include <fmt/format.h>

#include "all.hpp"
#include "gauge.hpp"
#include "golearn.hpp"

namespace golearn::lessons {
namespace {

// Sends some values, with a pause before each, and closes its channel.
RecvChan<std::string> produce(const std::string& name, Duration pause) {
  auto out = make_chan<std::string>();  // go:13
  go([=] {                              // go:14
    for (int i = 0; i < 3; ++i) {
      sleep(pause);                             // go:16
      out.send(fmt::format("{} {}", name, i));  // go:17
    }
    out.close();  // go:19
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
void merge(const Settings& k, bool no_nil) {
  Source a{produce("a", 10ms)};  // go:27
  Source b{produce("b", 25ms)};  // go:28
  int empty = 0;

  while (a.open || b.open) {
    select{receive(a.channel,  // go:32
                   [&](const std::string& v, bool ok) {
                     if (a.take(ok, no_nil)) {
                       println(v);  // go:35
                     } else {
                       ++empty;
                     }
                   }),
           receive(b.channel,  // go:41
                   [&](const std::string& v, bool ok) {
                     if (b.take(ok, no_nil)) {
                       println(v);  // go:43
                     } else {
                       ++empty;
                     }
                   })};
  }
  println("received from closed channels :", empty);  // go:52
  k.measure("empty", empty);
}

// Lets goroutines start together: closing a channel wakes all who wait.
void signal(int workers, bool send_one) {
  auto start = make_chan<Empty>();  // go:57
  auto wg = make<WaitGroup>();      // go:58

  for (int n = 0; n < workers; ++n) {
    wg->add(1);                           // go:61
    go([=] {                              // go:62
      start.recv();                       // go:63
      println("goroutine", n, "starts");  // go:64
      wg->done();                         // go:65
    });
  }

  sleep(100ms);           // go:69
  println("the signal");  // go:70
  if (send_one) {
    start.send({});  // go:72
  } else {
    start.close();  // go:74
  }
  wg->wait();  // go:76
}

// Lets as many work at a time as the channel has room for tokens.
void semaphore_program(const Settings& k, int workers, int permits, bool no_sync) {
  auto tokens = make_chan<Empty>(permits);  // go:81
  auto wg = make<WaitGroup>();              // go:82
  auto at_work = make<Gauge>();

  for (int n = 0; n < workers; ++n) {
    wg->add(1);  // go:85
    go([=] {     // go:86
      if (!no_sync) {
        tokens.send({});  // go:88
      }
      at_work->enter();
      println("goroutine", n, "works");  // go:90
      sleep(50ms);                       // go:91
      at_work->leave();
      if (!no_sync) {
        tokens.recv();  // go:93
      }
      wg->done();  // go:95
    });
  }
  wg->wait();  // go:98
  k.measure("most", at_work->most());
}

// Has a few workers take many jobs from one channel.
void pool(int workers, int count, int buffer, bool no_close) {
  auto jobs = make_chan<int>(buffer);  // go:103
  auto wg = make<WaitGroup>();         // go:104

  for (int n = 0; n < workers; ++n) {
    wg->add(1);                                     // go:107
    go([=] {                                        // go:108
      for (const int job : jobs) {                  // go:109
        sleep(50ms);                                // go:110
        println("worker", n, "has done job", job);  // go:111
      }
      wg->done();  // go:113
    });
  }

  for (int job = 0; job < count; ++job) {
    jobs.send(job);  // go:118
  }
  println("all jobs are given out");  // go:120
  if (!no_close) {
    jobs.close();  // go:122
  }
  wg->wait();                    // go:124
  println("all jobs are done");  // go:125
}

// Has each goroutine wait for its turn and then tell the next.
void order(int workers, bool no_sync) {
  std::vector<Chan<Empty>> turn;
  for (int n = 0; n <= workers; ++n) {
    turn.push_back(make_chan<Empty>());  // go:132
  }
  auto wg = make<WaitGroup>();  // go:134

  for (int n = 0; n < workers; ++n) {
    wg->add(1);                                   // go:137
    go([=, mine = turn[n], next = turn[n + 1]] {  // go:138
      if (!no_sync) {
        mine.recv();  // go:140
      }
      println("goroutine", n);  // go:142
      next.close();             // go:143
      wg->done();               // go:144
    });
  }

  turn[0].close();  // go:148
  wg->wait();       // go:149
}

std::vector<Text> wasted(const Settings& k, const Outcome&) {
  const std::int64_t empty = k.measured("empty", -1);
  if (empty < 0) return {};
  if (empty == 2) return {{"닫힌 채널에서는 한 번씩만 받았다.", "Each closed channel was received from once."}};
  return {{fmt::format("닫힌 채널에서 {}번 받으며 헛돌았다.", empty),
           fmt::format("The loop received from closed channels {} times, for nothing.", empty)}};
}

std::vector<Text> most_at_work(const Settings& k, const Outcome&) {
  const std::int64_t most = k.measured("most", -1);
  if (most < 0) return {};
  return {{fmt::format("가장 많을 때 고루틴 {}개가 한꺼번에 일했다.", most),
           fmt::format("At most {} worked at the same time.", most)}};
}

Knob workers(std::int64_t fallback, std::string small) {
  return integer("workers", fallback, 1, 10'000, {"띄울 고루틴의 수", "goroutines to start"})
      .in_search(std::move(small));
}

Knob buffer(std::int64_t fallback) {
  return integer("buffer", fallback, 0, 10'000, {"채널 버퍼의 크기", "size of the channel's buffer"});
}

Knob no_sync() { return flag("no-sync", {"토큰도 차례도 기다리지 않음", "wait for no token and no turn"}); }

}  // namespace

Lesson channels_revisited() {
  return {
      .id = "11.12",
      .slug = "channels-revisited",
      .scenarios =
          {
              {.name = "nil",
               .knobs = {flag("no-nil", {"닫힌 채널을 select에 그대로 둠", "closed channels stay in the select"})},
               .program = [](const Settings& k) { merge(k, k.flag("no-nil")); },
               .findings = wasted,
               .random = R"(^(received from closed channels : )\d{2,})"},
              {.name = "signal",
               .knobs = {workers(3, "2"),
                         flag("send", {"닫지 않고 값 하나를 보냄", "send one value instead of closing"})},
               .program = [](const Settings& k) { signal(k.integer("workers"), k.flag("send")); }},
              {.name = "semaphore",
               .knobs = {workers(8, "2"), buffer(3).in_search("1"), no_sync()},
               .program =
                   [](const Settings& k) {
                     semaphore_program(k, k.integer("workers"), k.integer("buffer"), k.flag("no-sync"));
                   },
               .findings = most_at_work},
              {.name = "pool",
               .knobs = {workers(3, "2"), integer("count", 9, 0, 10'000, {"일의 수", "jobs"}).in_search("2"), buffer(0),
                         flag("no-close", {"main이 채널을 닫지 않음", "main does not close the channel"})},
               .program =
                   [](const Settings& k) {
                     pool(k.integer("workers"), k.integer("count"), k.integer("buffer"), k.flag("no-close"));
                   }},
              {.name = "order",
               .knobs = {workers(5, "3"), no_sync()},
               .program = [](const Settings& k) { order(k.integer("workers"), k.flag("no-sync")); }},
          },
  };
}

}  // namespace golearn::lessons
