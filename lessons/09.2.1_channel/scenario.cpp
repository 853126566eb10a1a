// 9.2.1: a channel brings the results of three goroutines, and makes main wait for them.
#include "golearn/golearn.hpp"
#include "lessons/lesson.hpp"

namespace golearn::lessons {
namespace {

void sum_to(int last, Chan<int> c) {
  int sum = 0;
  for (int i = 1; i <= last; ++i) {
    sum += i;  // go: sum += i
  }
  c.send(sum);  // go: c <- sum
}

// Lets three goroutines compute and collects their results.
void channel_program() {
  auto c = make_chan<int>();  // go: c := make(chan int)

  go([=] { sum_to(1000, c); });  // go: go sumTo(1000, c)
  go([=] { sum_to(7000, c); });  // go: go sumTo(7000, c)
  go([=] { sum_to(5000, c); });  // go: go sumTo(5000, c)

  // Each receive waits for whichever goroutine sends next.
  const int result1 = c.recv();  // go: result1 := <-c
  const int result2 = c.recv();  // go: result2 := <-c
  const int result3 = c.recv();  // go: result3 := <-c

  println("Example 1 : ", result1);  // go: fmt.Println("Example 1 : ", result1)
  println("Example 2 : ", result2);  // go: fmt.Println("Example 2 : ", result2)
  println("Example 3 : ", result3);  // go: fmt.Println("Example 3 : ", result3)
}

}  // namespace

Lesson channel() {
  return {
      .chapter = {"채널", "Channels"},
      .scenarios =
          {
              {.name = "channel", .body = [](const ProgramRun&) { channel_program(); }},
          },
  };
}

}  // namespace golearn::lessons
