// 9.2.2: how a channel's buffer sets the rhythm of sender and receiver.
#include "golearn/golearn.hpp"
#include "lessons/lesson.hpp"

namespace golearn::lessons {
namespace {

// Each send waits until main receives.
void unbuffered(int buffer, int count) {
  auto ch = make_chan<bool>(buffer);  // go unbuffered: ch := make(chan bool, buffer)

  go([=] {  // go unbuffered: go func() {
    for (int i = 0; i < count; ++i) {
      ch.send(true);         // go unbuffered.func1: ch <- true
      println("Go => ", i);  // go unbuffered.func1: fmt.Println("Go => ", i)
      sleep(1s);             // go: time.Sleep(1 * time.Second)
    }
  });

  for (int i = 0; i < count; ++i) {
    ch.recv();              // go unbuffered: <-ch
    println("Main : ", i);  // go unbuffered: fmt.Println("Main : ", i)
  }
}

// The sender runs ahead of main by as much as the buffer holds.
void buffered(int buffer, int count) {
  auto ch = make_chan<bool>(buffer);  // go buffered: ch := make(chan bool, buffer)

  go([=] {  // go buffered: go func() {
    for (int i = 0; i < count; ++i) {
      ch.send(true);         // go buffered.func1: ch <- true
      println("Go => ", i);  // go buffered.func1: fmt.Println("Go => ", i)
    }
  });

  for (int i = 0; i < count; ++i) {
    ch.recv();              // go buffered: <-ch
    println("Main : ", i);  // go buffered: fmt.Println("Main : ", i)
  }
}

// With no room in the buffer the send would wait for ever.
void no_receiver(int buffer) {
  auto ch = make_chan<int>(buffer);  // go: ch := make(chan int, buffer)

  ch.send(101);  // go: ch <- 101

  println(ch.recv());  // go: fmt.Println(<-ch)
}

Knob buffer(int fallback) {
  return integer("buffer", fallback, 0, 1'000'000, {"채널이 담아 둘 수 있는 값의 수", "values the channel can hold"});
}

Knob count(int fallback) {
  return integer("count", fallback, 1, 100'000, {"보낼 값의 수", "values to send"}).in_search("2");
}

}  // namespace

Lesson buffering() {
  return {
      .scenarios =
          {
              {.name = "unbuffered",
               .knobs = {buffer(0), count(6)},
               .body = [](const ProgramRun& k) { unbuffered(k.integer("buffer"), k.integer("count")); }},
              {.name = "buffered",
               .procs = 1,
               .knobs = {buffer(2), count(12)},
               .body = [](const ProgramRun& k) { buffered(k.integer("buffer"), k.integer("count")); }},
              {.name = "no-receiver",
               .knobs = {buffer(1)},
               .body = [](const ProgramRun& k) { no_receiver(k.integer("buffer")); }},
          },
  };
}

}  // namespace golearn::lessons
