// 9.2.1: a channel brings the results of three goroutines, and makes main wait for them.
#include "all.hpp"
#include "golearn.hpp"

namespace golearn::lessons {
namespace {

void sum_to(int last, Chan<int> c) {
  int sum = 0;
  for (int i = 1; i <= last; ++i) {
    sum += i;  // go:29
  }
  c.send(sum);  // go:31
}

// Lets three goroutines compute and collects their results.
void channel_program() {
  auto c = make_chan<int>();  // go:10

  go([=] { sum_to(1000, c); });  // go:12
  go([=] { sum_to(7000, c); });  // go:13
  go([=] { sum_to(5000, c); });  // go:14

  // Each receive waits for whichever goroutine sends next.
  const int result1 = c.recv();  // go:17
  const int result2 = c.recv();  // go:18
  const int result3 = c.recv();  // go:19

  println("Example 1 : ", result1);  // go:21
  println("Example 2 : ", result2);  // go:22
  println("Example 3 : ", result3);  // go:23
}

}  // namespace

Lesson channel() {
  return {
      .id = "9.2.1",
      .slug = "channel",
      .scenarios =
          {
              {.name = "channel", .program = [](const Settings&) { channel_program(); }},
          },
  };
}

}  // namespace golearn::lessons
