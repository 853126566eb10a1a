// 11.11: nobody has to wait for ever: a select with a channel that delivers when the time is over.
#include "all.hpp"
#include "golearn.hpp"

namespace golearn::lessons {
namespace {

// Waits for a result, but not for longer than limit.
void after_program(Duration limit, Duration work, int buffer) {
  auto result = make_chan<std::string>(buffer);  // go:13
  go([=] {                                       // go:14
    sleep(work);                                 // go:15
    result.send("done");                         // go:16
    println("the worker is free again");         // go:17
  });

  select{receive(result,                                                 // go:20
                 [](const std::string& r) { println("result :", r); }),  // go:22
         receive(after(limit),                                           // go:23
                 [=] { println("timed out after", limit); })};           // go:24
  sleep(2 * work);                                                       // go:26
}

// Waits for several goroutines, but not for longer than limit.
void waitgroup_program(Duration limit, Duration work, int workers) {
  auto wg = make<WaitGroup>();  // go:31
  for (int n = 0; n < workers; ++n) {
    wg->add(1);                         // go:33
    go([=] {                            // go:34
      sleep(work);                      // go:35
      println("worker", n, "is done");  // go:36
      wg->done();                       // go:37
    });
  }

  auto done = make_chan<bool>();  // go:41
  go([=] {                        // go:42
    wg->wait();                   // go:43
    done.close();                 // go:44
  });

  select{receive(done,                                          // go:47
                 [] { println("all are done"); }),              // go:49
         receive(after(limit),                                  // go:50
                 [=] { println("timed out after", limit); })};  // go:51
}

Knob timeout_knob() { return duration("timeout", "100ms", {"main이 기다리는 시간", "how long main waits"}); }
Knob work_knob() { return duration("work", "50ms", {"일에 걸리는 시간", "how long the work takes"}); }

}  // namespace

Lesson timeout() {
  return {
      .id = "11.11",
      .slug = "timeout",
      .scenarios =
          {
              {.name = "after",
               .knobs = {timeout_knob(), work_knob(),
                         integer("buffer", 0, 0, 1, {"결과 채널 버퍼의 크기", "size of the buffer for the result"})},
               .program =
                   [](const Settings& k) {
                     after_program(k.duration("timeout"), k.duration("work"), k.integer("buffer"));
                   }},
              {.name = "waitgroup",
               .knobs = {timeout_knob(), work_knob(),
                         integer("workers", 3, 1, 1000, {"띄울 고루틴의 수", "goroutines to start"}).in_search("2")},
               .program =
                   [](const Settings& k) {
                     waitgroup_program(k.duration("timeout"), k.duration("work"), k.integer("workers"));
                   }},
          },
  };
}

}  // namespace golearn::lessons
