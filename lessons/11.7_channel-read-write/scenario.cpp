// 11.7: a value written to a channel is read from it, and its end is seen.
#include "golearn/golearn.hpp"
#include "lessons/lesson.hpp"

namespace golearn::lessons {
namespace {

// Writes one value and says that there will be no more.
void write(SendChan<int> ch, int value, bool no_close) {
  println("writing", value);  // go: fmt.Println("writing", value)
  ch.send(value);             // go: ch <- value
  println("written", value);  // go: fmt.Println("written", value)

  if (!no_close) {
    ch.close();  // go: close(ch)
  }
}

// Reads what a goroutine writes, and then asks for more.
void read_write(int buffer, bool no_reader, bool no_close) {
  auto ch = make_chan<int>(buffer);      // go: ch := make(chan int, buffer)
  go([=] { write(ch, 10, no_close); });  // go: go write(ch, 10, noClose)

  sleep(100ms);  // go: time.Sleep(100 * time.Millisecond) // the writer has to wait
  if (no_reader) {
    return;  // go: return
  }

  const int first = ch.recv();  // go: fmt.Println("read", <-ch)
  println("read", first);       // go: fmt.Println("read", <-ch)

  const auto [value, ok] = ch.recv_ok();  // go: value, ok := <-ch
  println("read", value, ok);             // go: fmt.Println("read", value, ok)
  if (!ok) {
    println("the channel is closed");  // go: fmt.Println("the channel is closed")
  }
}

}  // namespace

Lesson channel_read_write() {
  return {
      .scenarios =
          {
              {.name = "channel-read-write",
               .knobs = {integer("buffer", 0, 0, 100, {"채널 버퍼의 크기", "size of the channel's buffer"}),
                         flag("no-reader", {"main이 읽지 않음", "main does not read"}),
                         flag("no-close", {"쓰는 쪽이 채널을 닫지 않음", "the writer does not close"})},
               .body =
                   [](const ProgramRun& k) {
                     read_write(k.integer("buffer"), k.flag("no-reader"), k.flag("no-close"));
                   }},
          },
  };
}

}  // namespace golearn::lessons
