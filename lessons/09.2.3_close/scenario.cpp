// 9.2.3: close ends a receiver's loop; what it forbids afterwards.
#include "all.hpp"
#include "golearn.hpp"

namespace golearn::lessons {
namespace {

struct Mistakes {
  bool no_close, send_after_close, close_twice;
};

// Receives until the sender closes the channel.
void range_over(int count, Mistakes wrong) {
  auto ch = make_chan<bool>();  // go:16

  go([=] {  // go:18
    for (int i = 0; i < count; ++i) {
      ch.send(true);  // go:20
    }
    if (!wrong.no_close) {
      ch.close();  // go:23
    }
  });

  for (const bool v : ch) {      // go:27
    println("Example 1 : ", v);  // go:28
  }

  if (wrong.send_after_close) {
    ch.send(true);  // go:32
  }
  if (wrong.close_twice) {
    ch.close();  // go:35
  }
}

// Asks with each receive whether the value was really sent.
void comma_ok(int count) {
  auto ch = make_chan<int>();  // go:41

  go([=] {  // go:43
    for (int i = 0; i < count; ++i) {
      ch.send(7777);  // go:45
    }
    ch.close();  // go:47
  });

  for (;;) {
    const auto [v, ok] = ch.recv_ok();  // go:51
    println("Example 1 : ", v, ok);     // go:52
    if (!ok) break;                     // go:53
  }

  // A closed channel never blocks: it yields the zero value at once.
  const int v = ch.recv();     // go:59
  println("Example 2 : ", v);  // go:60
}

Knob count(int fallback) {
  return integer("count", fallback, 1, 100'000, {"보낼 값의 수", "values to send"}).in_search("2");
}

}  // namespace

Lesson close_lesson() {
  return {
      .id = "9.2.3",
      .slug = "close",
      .scenarios =
          {
              {.name = "range",
               .knobs = {count(5), flag("no-close", {"보내는 쪽이 채널을 닫지 않음", "the sender forgets to close"}),
                         flag("send-after-close", {"닫힌 채널에 한 번 더 보냄", "send on the closed channel"}),
                         flag("close-twice", {"닫힌 채널을 다시 닫음", "close the channel again"})},
               .program =
                   [](const Settings& k) {
                     range_over(k.integer("count"),
                                {k.flag("no-close"), k.flag("send-after-close"), k.flag("close-twice")});
                   }},
              {.name = "comma-ok",
               .knobs = {count(3)},
               .program = [](const Settings& k) { comma_ok(k.integer("count")); }},
          },
  };
}

}  // namespace golearn::lessons
