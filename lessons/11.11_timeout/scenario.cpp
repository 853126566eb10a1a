// 11.11: nobody has to wait for ever: a select with a channel that delivers when the time is over.
#include "golearn/golearn.hpp"
#include "lessons/lesson.hpp"

namespace golearn::lessons {
namespace {

// Waits for a result, but not for longer than limit.
void after_program(Duration limit, Duration work, int buffer) {
  auto result = make_chan<std::string>(buffer);  // go: result := make(chan string, buffer)
  go([=] {                                       // go after: go func() {
    sleep(work);                                 // go after.func1: time.Sleep(work)
    result.send("done");                         // go: result <- "done"
    println("the worker is free again");         // go: fmt.Println("the worker is free again")
  });

  Select{receive(result,                                                 // go after: select {
                 [](const std::string& r) { println("result :", r); }),  // go: fmt.Println("result :", r)
         receive(after(limit),                                           // go after: case <-time.After(limit):
                 [=] { println("timed out after", limit); })};  // go after: fmt.Println("timed out after", limit)
  sleep(2 * work);  // go: time.Sleep(2 * work) // main has other things to do
}

// Waits for several goroutines, but not for longer than limit.
void waitgroup_program(Duration limit, Duration work, int workers) {
  auto wg = make<WaitGroup>();  // go: var wg sync.WaitGroup
  for (int n = 0; n < workers; ++n) {
    wg->add(1);                         // go: wg.Add(1)
    go([=] {                            // go waitGroup #1: go func() {
      sleep(work);                      // go waitGroup.func1: time.Sleep(work)
      println("worker", n, "is done");  // go: fmt.Println("worker", n, "is done")
      wg->done();                       // go: wg.Done()
    });
  }

  auto done = make_chan<bool>();  // go: done := make(chan bool)
  go([=] {                        // go waitGroup #2: go func() {
    wg->wait();                   // go: wg.Wait() // no case of a select, so a goroutine waits for it
    done.close();                 // go: close(done)
  });

  Select{receive(done,                                          // go waitGroup: select {
                 [] { println("all are done"); }),              // go: fmt.Println("all are done")
         receive(after(limit),                                  // go waitGroup: case <-time.After(limit):
                 [=] { println("timed out after", limit); })};  // go waitGroup: fmt.Println("timed out after", limit)
}

Knob timeout_knob() { return duration("timeout", "100ms", {"main이 기다리는 시간", "how long main waits"}); }
Knob work_knob() { return duration("work", "50ms", {"일에 걸리는 시간", "how long the work takes"}); }

}  // namespace

Lesson timeout() {
  return {
      .scenarios =
          {
              {.name = "after",
               .knobs = {timeout_knob(), work_knob(),
                         integer("buffer", 0, 0, 1, {"결과 채널 버퍼의 크기", "size of the buffer for the result"})},
               .body =
                   [](const ProgramRun& k) {
                     after_program(k.duration("timeout"), k.duration("work"), k.integer("buffer"));
                   }},
              {.name = "waitgroup",
               .knobs = {timeout_knob(), work_knob(),
                         integer("workers", 3, 1, 1000, {"띄울 고루틴의 수", "goroutines to start"}).in_search("2")},
               .body =
                   [](const ProgramRun& k) {
                     waitgroup_program(k.duration("timeout"), k.duration("work"), k.integer("workers"));
                   }},
          },
  };
}

}  // namespace golearn::lessons
