#include <array>
#include <memory>

#include "support/catch.hpp"
#include "support/program.hpp"

namespace golearn::test {
namespace {

// The buffer of a channel: wraps around, values come out as they went in.
template <class T>
void check_values(const std::vector<T>& values, int procs) {
  for (const std::size_t capacity : {std::size_t{0}, std::size_t{1}, std::size_t{3}, values.size()}) {
    std::vector<T> received;
    run_program(procs, [&] {
      auto ch = make_chan<T>(capacity);
      go([&values, ch] {
        for (const T& value : values) ch.send(value);
        ch.close();
      });
      for (const T& value : ch) received.push_back(value);
    });
    CHECK(received == values);
  }
}

struct Point {
  double x, y, z;
  bool operator==(const Point&) const = default;
};
std::ostream& operator<<(std::ostream& out, const Point& p) { return out << p.x << ' ' << p.y << ' ' << p.z; }

struct Empty {
  bool operator==(const Empty&) const = default;
};
std::ostream& operator<<(std::ostream& out, const Empty&) { return out << "{}"; }

}  // namespace

TEST_CASE("an unbuffered send hands its value to a receiver that has come", "[channel][parallel]") {
  const int procs = GENERATE(1, 2, 4);
  CAPTURE(procs);
  std::vector<int> received;
  int early = 0;
  run_program(procs, [&] {
    auto ch = make_chan<int>();
    std::atomic<int> asked{0};
    auto done = make_chan<bool>();
    go([&, ch] {
      for (int i = 0; i < 200; ++i) {
        ch.send(i);
        if (asked < i + 1) ++early;  // the send returned before anyone had asked for the value
      }
      done.send(true);
    });
    for (int i = 0; i < 200; ++i) {
      ++asked;
      received.push_back(ch.recv());
    }
    done.recv();
  });
  CHECK(received == up_to(200));
  CHECK(early == 0);
}

TEST_CASE("a buffered channel takes as many values as it has room for", "[channel]") {
  const int procs = GENERATE(1, 2, 4);
  const std::size_t capacity = GENERATE(1u, 2u, 5u, 100u);
  CAPTURE(procs, capacity);
  std::vector<std::size_t> lengths;
  std::vector<int> received;
  const Run run = run_program(procs, [&] {
    auto ch = make_chan<int>(capacity);
    lengths.push_back(ch.cap());
    for (std::size_t i = 0; i < capacity; ++i) {
      lengths.push_back(ch.len());
      ch.send(static_cast<int>(i));
    }
    lengths.push_back(ch.len());
    received.push_back(ch.recv());
    lengths.push_back(ch.len());
    while (ch.len() > 0) received.push_back(ch.recv());
  });
  CHECK(run.outcome.ending == Ending::returned);
  std::vector<std::size_t> expected{capacity};
  for (std::size_t i = 0; i <= capacity; ++i) expected.push_back(i);
  expected.push_back(capacity - 1);
  CHECK(lengths == expected);
  CHECK(received == up_to(static_cast<int>(capacity)));
}

TEST_CASE("one value more than there is room for blocks", "[channel]") {
  const std::size_t capacity = GENERATE(0u, 1u, 5u);
  const Run run = run_program(1, [&] {
    auto ch = make_chan<int>(capacity);
    for (std::size_t i = 0; i <= capacity; ++i) ch.send(1);
  });
  CHECK(run.outcome.ending == Ending::deadlocked);
  REQUIRE(run.outcome.goroutines.size() == 1);
  CHECK(run.outcome.goroutines[0].reason == WaitReason::chan_send);
}

TEST_CASE("len and cap of unbuffered and nil channels are zero", "[channel]") {
  const auto unbuffered = make_chan<int>();
  CHECK(unbuffered.len() == 0);
  CHECK(unbuffered.cap() == 0);
  CHECK(!unbuffered.is_nil());
  const Chan<int> nil;
  CHECK(nil.len() == 0);
  CHECK(nil.cap() == 0);
  CHECK(nil.is_nil());
}

TEST_CASE("a channel is a reference", "[channel]") {
  const auto a = make_chan<int>(1), b = make_chan<int>(1);
  const Chan<int> copy = a;
  CHECK(copy == a);
  CHECK(a != b);
  CHECK(Chan<int>() == Chan<int>());
  CHECK(RecvChan<int>(a) == RecvChan<int>(copy));
  CHECK(SendChan<int>(a) != SendChan<int>(b));
  std::size_t length = 0;
  run_program(1, [&] {
    const SendChan<int> in = a;
    in.send(7);
    length = copy.len();
  });
  CHECK(length == 1);
}

TEST_CASE("values of all kinds pass through", "[channel]") {
  const int procs = GENERATE(1, 2);
  check_values<char>({'a', 'b', 'c', 'd', 'e'}, procs);
  check_values<bool>({true, false, true, true}, procs);
  check_values<short>({1, -2, 3, -4, 5}, procs);
  check_values<std::int64_t>({1, -2, INT64_MAX, INT64_MIN, 5}, procs);
  check_values<Point>({{1, 2, 3}, {4, 5, 6}, {7, 8, 9}, {10, 11, 12}}, procs);
  check_values<Empty>({{}, {}, {}, {}}, procs);
  check_values<std::string>({"short", std::string(100, 'x'), "", "last"}, procs);
  check_values<std::array<std::uint8_t, 3>>({{1, 2, 3}, {4, 5, 6}, {7, 8, 9}, {9, 9, 9}}, procs);
  check_values<std::shared_ptr<int>>({std::make_shared<int>(1), nullptr, std::make_shared<int>(3)}, procs);
}

TEST_CASE("a closed channel gives what is left, then zero values", "[channel]") {
  const int procs = GENERATE(1, 2, 4);
  const Run run = run_program(procs, [] {
    auto ch = make_chan<int>(3);
    ch.send(1);
    ch.send(2);
    ch.close();
    for (int i = 0; i < 4; ++i) {
      const auto [value, ok] = ch.recv_ok();
      println(value, ok);
    }
    println(ch.recv(), ch.len(), ch.cap());
  });
  CHECK(run.lines == Lines{"1 true", "2 true", "0 false", "0 false", "0 0 3"});
}

TEST_CASE("close wakes every receiver with the zero value", "[channel][parallel]") {
  const int procs = GENERATE(1, 2, 4);
  CAPTURE(procs);
  const Run run = run_program(procs, [] {
    auto ch = make_chan<std::string>();
    auto wg = make<WaitGroup>();
    for (int i = 0; i < 10; ++i) {
      wg->go([=] {
        const auto [value, ok] = ch.recv_ok();
        println(value.empty(), ok);
      });
    }
    gosched();
    ch.close();
    wg->wait();
  });
  CHECK(run.outcome.ending == Ending::returned);
  CHECK(run.lines == Lines(10, "true false"));
}

TEST_CASE("close makes every blocked sender panic", "[channel][parallel]") {
  const int procs = GENERATE(1, 2, 4);
  CAPTURE(procs);
  const Run run = run_program(procs, [] {
    auto ch = make_chan<std::string>();
    auto wg = make<WaitGroup>();
    for (int i = 0; i < 10; ++i) {
      wg->go([=] {
        with_defer([=](Defer& defer) {
          defer([] {
            if (const auto panic = recover()) println(panic->text);
          });
          ch.send("never taken");
        });
      });
    }
    gosched();
    ch.close();
    wg->wait();
  });
  CHECK(run.outcome.ending == Ending::returned);
  CHECK(run.lines == Lines(10, "send on closed channel"));
}

TEST_CASE("wrong uses of a channel panic in Go's words", "[channel]") {
  struct Wrong {
    const char* words;
    std::function<void()> use;
  };
  const auto wrong = GENERATE(values<Wrong>({
      {"send on closed channel",
       [] {
         auto ch = make_chan<int>(1);
         ch.close();
         ch.send(1);
       }},
      {"send on closed channel",
       [] {
         auto ch = make_chan<int>();
         go([=] { ch.close(); });
         ch.send(1);
       }},
      {"close of closed channel",
       [] {
         auto ch = make_chan<int>();
         ch.close();
         ch.close();
       }},
      {"close of nil channel", [] { Chan<int>().close(); }},
      {"close of nil channel", [] { SendChan<int>().close(); }},
  }));
  const Run run = run_program(GENERATE(1, 2, 4), wrong.use);
  CHECK(run.outcome.ending == Ending::panicked);
  CHECK(run.outcome.exit_status == 2);
  CHECK(run.outcome.message == wrong.words);
  CHECK(run.report.starts_with(std::string("panic: ") + wrong.words + "\n\ngoroutine 1 [running]:\n"));
}

TEST_CASE("a size no channel can have panics in Go's words", "[channel]") {
  // Go 1.26: make(chan int, -1) → panic: makechan: size out of range; the same if the bytes overflow, or are too many
  const std::size_t size = GENERATE(std::size_t(-1), std::size_t(-1) / 2, std::size_t{1} << 59);
  const Run run = run_program(1, [=] { make_chan<int>(size); });
  CHECK(run.outcome.ending == Ending::panicked);
  CHECK(run.outcome.message == "makechan: size out of range");
}

TEST_CASE("a nil channel blocks for ever", "[channel]") {
  struct Blocked {
    WaitReason reason;
    std::function<void()> use;
  };
  const auto blocked = GENERATE(values<Blocked>({
      {WaitReason::chan_receive_nil, [] { Chan<int>().recv(); }},
      {WaitReason::chan_receive_nil, [] { RecvChan<int>().recv_ok(); }},
      {WaitReason::chan_receive_nil,
       [] {
         for (const int v : Chan<int>()) println(v);
       }},
      {WaitReason::chan_send_nil, [] { Chan<int>().send(1); }},
      {WaitReason::chan_send_nil, [] { SendChan<std::string>().send("x"); }},
  }));
  const int procs = GENERATE(1, 2, 4);
  const auto clock = GENERATE(ClockMode::real, ClockMode::simulated);
  const Run run = run_program(on(procs, clock), blocked.use);
  CHECK(run.outcome.ending == Ending::deadlocked);
  CHECK(run.outcome.exit_status == 2);
  REQUIRE(run.outcome.goroutines.size() == 1);
  CHECK(run.outcome.goroutines[0].reason == blocked.reason);
  CHECK(run.report.starts_with("fatal error: all goroutines are asleep - deadlock!\n\ngoroutine 1 [" +
                               std::string(to_string(blocked.reason)) + "]:\n"));
}

TEST_CASE("range ends when the channel is closed and drained", "[channel]") {
  const int procs = GENERATE(1, 2, 4);
  const std::size_t capacity = GENERATE(0u, 1u, 7u);
  std::vector<int> received;
  run_program(procs, [&] {
    auto ch = make_chan<int>(capacity);
    go([=] {
      for (int i = 0; i < 50; ++i) ch.send(i);
      ch.close();
    });
    for (const int v : RecvChan<int>(ch)) received.push_back(v);
    for (const int v : ch) received.push_back(v);  // closed: nothing more
  });
  CHECK(received == up_to(50));
}

TEST_CASE("a range that is broken off leaves the rest", "[channel]") {
  std::vector<int> first, rest;
  run_program(1, [&] {
    auto ch = make_chan<int>(5);
    for (int i = 0; i < 5; ++i) ch.send(i);
    ch.close();
    for (const int v : ch) {
      first.push_back(v);
      if (v == 1) break;
    }
    for (const int v : ch) rest.push_back(v);
  });
  CHECK(first == std::vector{0, 1});
  CHECK(rest == std::vector{2, 3, 4});
}

}  // namespace golearn::test
