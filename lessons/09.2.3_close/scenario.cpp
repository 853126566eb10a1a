// 9.2.3: close ends a receiver's loop; what it forbids afterwards.
#include "golearn/golearn.hpp"
#include "lessons/lesson.hpp"

namespace golearn::lessons {
namespace {

struct Mistakes {
  bool no_close, send_after_close, close_twice;
};

// Receives until the sender closes the channel.
void range_over(int count, Mistakes wrong) {
  auto ch = make_chan<bool>();  // go: ch := make(chan bool)

  go([=] {  // go rangeOver: go func() {
    for (int i = 0; i < count; ++i) {
      ch.send(true);  // go rangeOver.func1: ch <- true
    }
    if (!wrong.no_close) {
      ch.close();  // go rangeOver.func1: close(ch)
    }
  });

  for (const bool v : ch) {      // go: for v := range ch { // ends when ch is closed and empty
    println("Example 1 : ", v);  // go: fmt.Println("Example 1 : ", v)
  }

  if (wrong.send_after_close) {
    ch.send(true);  // go rangeOver: ch <- true
  }
  if (wrong.close_twice) {
    ch.close();  // go rangeOver: close(ch)
  }
}

// Asks with each receive whether the value was really sent.
void comma_ok(int count, bool no_close) {
  auto ch = make_chan<int>();  // go: ch := make(chan int)

  go([=] {  // go commaOk: go func() {
    for (int i = 0; i < count; ++i) {
      ch.send(7777);  // go: ch <- 7777
    }
    if (!no_close) {
      ch.close();  // go commaOk.func1: close(ch)
    }
  });

  for (;;) {
    const auto [v, ok] = ch.recv_ok();  // go: v, ok := <-ch
    println("Example 1 : ", v, ok);     // go: fmt.Println("Example 1 : ", v, ok)
    if (!ok) break;                     // go: if !ok {
  }

  // A closed channel never blocks: it yields the zero value at once.
  const int v = ch.recv();     // go: v := <-ch
  println("Example 2 : ", v);  // go: fmt.Println("Example 2 : ", v)
}

Knob count(int fallback) {
  return integer("count", fallback, 1, 100'000, {"보낼 값의 수", "values to send"}).in_search("2");
}

Knob no_close() { return flag("no-close", {"보내는 쪽이 채널을 닫지 않음", "the sender forgets to close"}); }

}  // namespace

Lesson close_lesson() {
  return {
      .scenarios =
          {
              {.name = "range",
               .knobs = {count(5), no_close(),
                         flag("send-after-close", {"닫힌 채널에 한 번 더 보냄", "send on the closed channel"}),
                         flag("close-twice", {"닫힌 채널을 다시 닫음", "close the channel again"})},
               .body =
                   [](const ProgramRun& k) {
                     range_over(k.integer("count"),
                                {k.flag("no-close"), k.flag("send-after-close"), k.flag("close-twice")});
                   }},
              {.name = "comma-ok",
               .knobs = {count(3), no_close()},
               .body = [](const ProgramRun& k) { comma_ok(k.integer("count"), k.flag("no-close")); }},
          },
  };
}

}  // namespace golearn::lessons
