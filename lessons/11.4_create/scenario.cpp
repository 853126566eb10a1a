// 11.4: a go statement starts a goroutine, from a function's name or from a function literal, and comes back at once.
#include "golearn/golearn.hpp"
#include "lessons/lesson.hpp"

namespace golearn::lessons {
namespace {

void hello(const char* from) {
  println("hello from", from);  // go: fmt.Println("hello from", from)
}

void create_program(Duration wait) {
  hello("a call");  // go: hello("a call") // comes back when it is done

  go([] { hello("a goroutine"); });  // go: go hello("a goroutine") // comes back at once

  go([] {                         // go: go func() {
    hello("a function literal");  // go: hello("a function literal")
  });

  println("main goes on");  // go: fmt.Println("main goes on")
  sleep(wait);              // go: time.Sleep(wait)
  println("main ends");     // go: fmt.Println("main ends")
}

}  // namespace

Lesson create() {
  return {
      .scenarios =
          {
              {.name = "create",
               .knobs = {duration("wait", "100ms", {"main이 자는 시간", "how long main sleeps"})},
               .body = [](const ProgramRun& k) { create_program(k.duration("wait")); }},
          },
  };
}

}  // namespace golearn::lessons
