// 9.2.4: send-only and receive-only channels, as parameter and as result.
#include "golearn/golearn.hpp"
#include "lessons/lesson.hpp"

namespace golearn::lessons {
namespace {

// c can only be sent on: to receive from it does not compile.
void send_only(SendChan<int> c, int count, bool closing) {
  for (int i = 0; i < count; ++i) {
    c.send(i);  // go: c <- i
  }
  c.send(777);  // go: c <- 777
  if (closing) {
    c.close();  // go: close(c)
  }
}

// c can only be received from. Unless the sender closes it, the loop never ends.
void receive_only(RecvChan<int> c) {
  for (const int v : c) {         // go receiveOnly: for v := range c {
    println("Received i : ", v);  // go: fmt.Println("Received i : ", v)
  }
  println(c.recv());  // go: fmt.Println(<-c)
}

void directions_program(int count, bool closing) {
  auto c = make_chan<int>();  // go: c := make(chan int)

  go([=] { send_only(c, count, closing); });  // go: go sendOnly(c, count, closing)
  go([=] { receive_only(c); });               // go: go receiveOnly(c)

  sleep(1s);  // go: time.Sleep(1 * time.Second)
}

// Returns at once; the goroutine it leaves behind sends the result.
RecvChan<std::int64_t> sum(int count) {
  auto out = make_chan<std::int64_t>();  // go sum: out := make(chan int)
  go([=] {                               // go sum: go func() {
    std::int64_t sum = 0;
    for (int i = 1; i <= count; ++i) {
      sum += i;  // go sum.func1: sum += i
    }
    out.send(sum);  // go sum.func1: out <- sum
  });
  return out;
}

void returned(const ProgramRun& k, int count) {
  auto c = sum(count);                   // go: c := sum(count)
  const std::int64_t result = c.recv();  // go: fmt.Println("Example 1 ", <-c)
  println("Example 1 ", result);         // go: fmt.Println("Example 1 ", <-c)
  k.measure("result", result);
}

RecvChan<std::int64_t> sum_and_more(int count) {
  auto out = make_chan<std::int64_t>();  // go sumAndMore: out := make(chan int)
  go([=] {                               // go sumAndMore: go func() {
    std::int64_t sum = 0;
    for (int i = 1; i <= count; ++i) {
      sum += i;  // go sumAndMore.func1: sum += i
    }
    out.send(sum);  // go sumAndMore.func1: out <- sum
    out.send(777);  // go sumAndMore.func1 #1: out <- 777
    out.send(777);  // go sumAndMore.func1 #2: out <- 777
    out.close();    // go sumAndMore.func1: close(out)
  });
  return out;
}

RecvChan<std::int64_t> total(RecvChan<std::int64_t> c) {
  auto out = make_chan<std::int64_t>();  // go total: out := make(chan int)
  go([=] {                               // go total: go func() {
    std::int64_t total = 0;
    for (const std::int64_t v : c) {  // go total.func1: for v := range c {
      total += v;                     // go: total += v
    }
    out.send(total);  // go: out <- total
    out.close();      // go total.func1: close(out)
  });
  return out;
}

// Passes a returned channel on to a function that returns another.
void chained(const ProgramRun& k, int count) {
  auto c = sum_and_more(count);               // go: c := sumAndMore(count)
  auto output = total(c);                     // go: output := total(c)
  const std::int64_t result = output.recv();  // go: fmt.Println("Example 1 : ", <-output)
  println("Example 1 : ", result);            // go: fmt.Println("Example 1 : ", <-output)
  k.measure("result", result);
}

Knob last() { return integer("count", 100, 1, 100'000, {"더할 마지막 수", "last number to add"}).in_search("1"); }

}  // namespace

Lesson directions() {
  return {
      .scenarios =
          {
              {.name = "directions",
               .knobs = {integer("count", 10, 1, 100'000, {"777에 앞서 보낼 값의 수", "values to send before 777"})
                             .in_search("1"),
                         flag("close", {"보내는 쪽이 채널을 닫음", "the sender closes the channel"})},
               .body = [](const ProgramRun& k) { directions_program(k.integer("count"), k.flag("close")); }},
              {.name = "returned",
               .knobs = {last()},
               .body = [](const ProgramRun& k) { returned(k, k.integer("count")); }},
              {.name = "chained",
               .knobs = {last()},
               .body = [](const ProgramRun& k) { chained(k, k.integer("count")); }},
          },
  };
}

}  // namespace golearn::lessons
