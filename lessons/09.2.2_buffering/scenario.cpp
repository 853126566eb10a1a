// 9.2.2: how a channel's buffer sets the rhythm of sender and receiver.
#include "all.hpp"
#include "golearn.hpp"

namespace golearn::lessons {
namespace {

// Each send waits until main receives.
void unbuffered(int buffer, int count) {
  auto ch = make_chan<bool>(buffer);  // go:13

  go([=] {  // go:15
    for (int i = 0; i < count; ++i) {
      ch.send(true);         // go:17
      println("Go => ", i);  // go:18
      sleep(1s);             // go:19
    }
  });

  for (int i = 0; i < count; ++i) {
    ch.recv();              // go:24
    println("Main : ", i);  // go:25
  }
}

// The sender runs ahead of main by as much as the buffer holds.
void buffered(int buffer, int count) {
  auto ch = make_chan<bool>(buffer);  // go:32

  go([=] {  // go:34
    for (int i = 0; i < count; ++i) {
      ch.send(true);         // go:36
      println("Go => ", i);  // go:37
    }
  });

  for (int i = 0; i < count; ++i) {
    ch.recv();              // go:42
    println("Main : ", i);  // go:43
  }
}

// With no room in the buffer the send would wait for ever.
void no_receiver(int buffer) {
  auto ch = make_chan<int>(buffer);  // go:49

  ch.send(101);  // go:51

  println(ch.recv());  // go:53
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
      .id = "9.2.2",
      .slug = "buffering",
      .scenarios =
          {
              {.name = "unbuffered",
               .knobs = {buffer(0), count(6)},
               .program = [](const Settings& k) { unbuffered(k.integer("buffer"), k.integer("count")); }},
              {.name = "buffered",
               .procs = 1,
               .knobs = {buffer(2), count(12)},
               .program = [](const Settings& k) { buffered(k.integer("buffer"), k.integer("count")); }},
              {.name = "no-receiver",
               .knobs = {buffer(1)},
               .program = [](const Settings& k) { no_receiver(k.integer("buffer")); }},
          },
  };
}

}  // namespace golearn::lessons
