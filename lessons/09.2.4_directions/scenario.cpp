// 9.2.4: send-only and receive-only channels, as parameter and as result.
#include "all.hpp"
#include "golearn.hpp"

namespace golearn::lessons {
namespace {

// c can only be sent on: to receive from it does not compile.
void send_only(SendChan<int> c, int count, bool closing) {
  for (int i = 0; i < count; ++i) {
    c.send(i);  // go:24
  }
  c.send(777);  // go:26
  if (closing) {
    c.close();  // go:28
  }
}

// c can only be received from. Unless the sender closes it, the loop never ends.
void receive_only(RecvChan<int> c) {
  for (const int v : c) {         // go:35
    println("Received i : ", v);  // go:36
  }
  println(c.recv());  // go:38
}

void directions_program(int count, bool closing) {
  auto c = make_chan<int>();  // go:13

  go([=] { send_only(c, count, closing); });  // go:15
  go([=] { receive_only(c); });               // go:16

  sleep(1s);  // go:18
}

// Returns at once; the goroutine it leaves behind sends the result.
RecvChan<std::int64_t> sum(int count) {
  auto out = make_chan<std::int64_t>();  // go:49
  go([=] {                               // go:50
    std::int64_t sum = 0;
    for (int i = 1; i <= count; ++i) {
      sum += i;  // go:53
    }
    out.send(sum);  // go:55
  });
  return out;
}

void returned(int count) {
  auto c = sum(count);              // go:43
  println("Example 1 ", c.recv());  // go:44
}

RecvChan<std::int64_t> sum_and_more(int count) {
  auto out = make_chan<std::int64_t>();  // go:68
  go([=] {                               // go:69
    std::int64_t sum = 0;
    for (int i = 1; i <= count; ++i) {
      sum += i;  // go:72
    }
    out.send(sum);  // go:74
    out.send(777);  // go:75
    out.send(777);  // go:76
    out.close();    // go:77
  });
  return out;
}

RecvChan<std::int64_t> total(RecvChan<std::int64_t> c) {
  auto out = make_chan<std::int64_t>();  // go:83
  go([=] {                               // go:84
    std::int64_t total = 0;
    for (const std::int64_t v : c) {  // go:86
      total += v;                     // go:87
    }
    out.send(total);  // go:89
    out.close();      // go:90
  });
  return out;
}

// Passes a returned channel on to a function that returns another.
void chained(int count) {
  auto c = sum_and_more(count);            // go:62
  auto output = total(c);                  // go:63
  println("Example 1 : ", output.recv());  // go:64
}

Knob last() { return integer("count", 100, 1, 100'000, {"더할 마지막 수", "last number to add"}).in_search("1"); }

}  // namespace

Lesson directions() {
  return {
      .id = "9.2.4",
      .slug = "directions",
      .scenarios =
          {
              {.name = "directions",
               .knobs = {integer("count", 10, 1, 100'000, {"777에 앞서 보낼 값의 수", "values to send before 777"})
                             .in_search("1"),
                         flag("close", {"보내는 쪽이 채널을 닫음", "the sender closes the channel"})},
               .program = [](const Settings& k) { directions_program(k.integer("count"), k.flag("close")); }},
              {.name = "returned",
               .knobs = {last()},
               .program = [](const Settings& k) { returned(k.integer("count")); }},
              {.name = "chained", .knobs = {last()}, .program = [](const Settings& k) { chained(k.integer("count")); }},
          },
  };
}

}  // namespace golearn::lessons
