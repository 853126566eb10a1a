// 11.4: a go statement starts a goroutine, from a function's name or from a function literal, and comes back at once.
#include "all.hpp"
#include "golearn.hpp"

namespace golearn::lessons {
namespace {

void hello(const char* from) {
  println("hello from", from);  // go:10
}

void create_program(Duration wait) {
  hello("a call");  // go:16

  go([] { hello("a goroutine"); });  // go:18

  go([] {                         // go:20
    hello("a function literal");  // go:21
  });

  println("main goes on");  // go:24
  sleep(wait);              // go:25
  println("main ends");     // go:26
}

}  // namespace

Lesson create() {
  return {
      .id = "11.4",
      .slug = "create",
      .scenarios =
          {
              {.name = "create",
               .knobs = {duration("wait", "100ms", {"main이 자는 시간", "how long main sleeps"})},
               .program = [](const Settings& k) { create_program(k.duration("wait")); }},
          },
  };
}

}  // namespace golearn::lessons
