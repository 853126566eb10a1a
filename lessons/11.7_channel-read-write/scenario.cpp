// 11.7: a value written to a channel is read from it, and its end is seen.
#include "all.hpp"
#include "golearn.hpp"

namespace golearn::lessons {
namespace {

// Writes one value and says that there will be no more.
void write(SendChan<int> ch, int value, bool no_close) {
  println("writing", value);  // go:11
  ch.send(value);             // go:12
  println("written", value);  // go:13

  if (!no_close) {
    ch.close();  // go:16
  }
}

// Reads what a goroutine writes, and then asks for more.
void read_write(int buffer, bool no_reader, bool no_close) {
  auto ch = make_chan<int>(buffer);      // go:22
  go([=] { write(ch, 10, no_close); });  // go:23

  sleep(100ms);  // go:25
  if (no_reader) {
    return;  // go:27
  }

  const int first = ch.recv();  // go:30
  println("read", first);       // go:30

  const auto [value, ok] = ch.recv_ok();  // go:32
  println("read", value, ok);             // go:33
  if (!ok) {
    println("the channel is closed");  // go:35
  }
}

}  // namespace

Lesson channel_read_write() {
  return {
      .id = "11.7",
      .slug = "channel-read-write",
      .scenarios =
          {
              {.name = "channel-read-write",
               .knobs = {integer("buffer", 0, 0, 100, {"채널 버퍼의 크기", "size of the channel's buffer"}),
                         flag("no-reader", {"main이 읽지 않음", "main does not read"}),
                         flag("no-close", {"쓰는 쪽이 채널을 닫지 않음", "the writer does not close"})},
               .program =
                   [](const Settings& k) { read_write(k.integer("buffer"), k.flag("no-reader"), k.flag("no-close")); }},
          },
  };
}

}  // namespace golearn::lessons
