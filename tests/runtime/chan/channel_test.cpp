#include <array>
#include <map>
#include <memory>
#include <optional>
#include <stdexcept>
#include <thread>

#include "support/catch.hpp"
#include "support/census.hpp"
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

TEST_CASE("a value that cannot be copied moves through", "[channel][parallel]") {
  const int procs = GENERATE(1, 2, 4);
  const std::size_t capacity = GENERATE(0u, 2u);
  std::vector<int> received;
  bool zero_is_null = false;
  run_program(procs, [&] {
    auto ch = make_chan<std::unique_ptr<int>>(capacity);
    go([=] {
      for (int i = 0; i < 20; ++i) ch.send(std::make_unique<int>(i));
      ch.close();
    });
    received.push_back(*ch.recv());
    auto [second, ok] = ch.recv_ok();
    received.push_back(*second);
    for (auto& value : ch) {
      const std::unique_ptr<int> mine = std::move(value);
      received.push_back(*mine);
    }
    zero_is_null = ch.recv() == nullptr;
  });
  CHECK(received == up_to(20));
  CHECK(zero_is_null);
}

TEST_CASE("channels travel through channels", "[channel]") {
  const int procs = GENERATE(1, 2, 4);
  int answer = 0;
  run_program(procs, [&] {
    auto requests = make_chan<Chan<int>>();
    go([=] {
      for (const auto& reply : requests) reply.send(42);
    });
    auto reply = make_chan<int>();
    requests.send(reply);
    answer = reply.recv();
    requests.close();
  });
  CHECK(answer == 42);
}

TEST_CASE("a copy that throws sends nothing", "[channel]") {
  struct Fragile {
    Fragile() = default;
    Fragile(const Fragile&) { throw std::runtime_error("cannot be copied"); }
    Fragile(Fragile&&) noexcept {}
  };
  const Run run = run_program(1, [] {
    auto ch = make_chan<Fragile>(2);
    const Fragile original;
    try {
      ch.send(original);
    } catch (const std::runtime_error& e) {
      println(e.what(), ch.len());
    }
    ch.send(Fragile());
    println(ch.len());
    ch.recv();
  });
  CHECK(run.lines == Lines{"cannot be copied 0", "1"});
}

TEST_CASE("a zero value that cannot be made is a panic of the receiver", "[channel]") {
  struct Fragile {
    Fragile() { throw std::runtime_error("no zero value today"); }
    explicit Fragile(int) {}
  };
  const Run run = run_program(1, [] {
    auto ch = make_chan<Fragile>(1);
    ch.send(Fragile(1));
    ch.recv();
    println("received");
    ch.close();
    ch.recv();
  });
  CHECK(run.lines == Lines{"received"});
  CHECK(run.outcome.ending == Ending::panicked);
  CHECK(run.outcome.message == "no zero value today");
}

TEST_CASE("elements lie where their alignment wants them", "[channel]") {
  struct alignas(64) Wide {
    static bool aligned(const void* at) { return reinterpret_cast<std::uintptr_t>(at) % 64 == 0; }
    explicit Wide(int* bad = nullptr) : misaligned(bad) {}
    Wide(Wide&& other) noexcept : misaligned(other.misaligned) {
      if (!aligned(this)) ++*misaligned;
    }
    int* misaligned;
  };
  int misaligned = 0;
  run_program(1, [&] {
    std::vector<Chan<Wide>> channels;
    for (std::size_t capacity = 0; capacity < 20; ++capacity) {
      channels.emplace_back(capacity);
      for (std::size_t i = 0; i < capacity; ++i) channels.back().send(Wide(&misaligned));
      for (std::size_t i = 0; i < capacity; ++i) channels.back().recv();
    }
  });
  CHECK(misaligned == 0);
}

// Every way that an element can end.
TEST_CASE("every element is destroyed exactly once", "[channel][select][parallel]") {
  struct Scenario {
    const char* name;
    std::function<void()> main;
  };
  static const auto deliver = [](const Chan<Counted>& ch) { ch.send(Counted(1)); };
  const auto scenario = GENERATE(values<Scenario>({
      {"received",
       [] {
         auto ch = make_chan<Counted>(2);
         go([=] { deliver(ch), deliver(ch), deliver(ch), ch.close(); });
         for (const auto& value : ch) static_cast<void>(value);
       }},
      {"left in the buffer of a dead channel",
       [] {
         auto ch = make_chan<Counted>(3);
         deliver(ch), deliver(ch), ch.recv(), deliver(ch), deliver(ch);
       }},
      {"left in the buffer of a closed channel",
       [] {
         auto ch = make_chan<Counted>(3);
         deliver(ch), deliver(ch), ch.close();
       }},
      {"with senders blocked at the end",
       [] {
         auto ch = make_chan<Counted>(1);
         for (int i = 0; i < 5; ++i) go([=] { deliver(ch); });
         gosched();
       }},
      {"with a sender that never ran",
       [] {
         auto ch = make_chan<Counted>();
         go([ch, value = std::make_shared<Counted>(2)] { ch.send(std::move(*value)); });
       }},
      {"with senders blocked in a select at the end",
       [] {
         auto ch = make_chan<Counted>();
         for (int i = 0; i < 5; ++i) go([=] { select{send(ch, Counted(i), [] {}), receive(ch, [](Counted) {})}; });
         gosched();
       }},
      {"with receivers blocked at the end",
       [] {
         auto ch = make_chan<Counted>();
         for (int i = 0; i < 5; ++i) go([=] { ch.recv(); });
         gosched();
       }},
      {"handed to a receiver that the program's end overtakes",
       [] {
         auto ch = make_chan<Counted>();
         go([=] { ch.recv(); });
         gosched();
         deliver(ch);
       }},
      {"handed to a range that the program's end overtakes",
       [] {
         auto ch = make_chan<Counted>();
         go([=] {
           for (const auto& value : ch) static_cast<void>(value);
         });
         gosched();
         deliver(ch);
       }},
      {"handed to a select that the program's end overtakes",
       [] {
         auto ch = make_chan<Counted>();
         go([=] { select{receive(ch, [](Counted) {})}; });
         gosched();
         deliver(ch);
       }},
      {"taken from a sender that the program's end overtakes",
       [] {
         auto ch = make_chan<Counted>();
         go([=] { deliver(ch); });
         gosched();
         ch.recv();
       }},
      {"moved into the buffer for a sender that the program's end overtakes",
       [] {
         auto ch = make_chan<Counted>(1);
         go([=] { deliver(ch), deliver(ch); });
         gosched();
         ch.recv();
       }},
      {"taken from a select that the program's end overtakes",
       [] {
         auto ch = make_chan<Counted>();
         go([=] { select{send(ch, Counted(1), [] {})}; });
         gosched();
         ch.recv();
       }},
      {"not sent because the channel was closed",
       [] {
         auto ch = make_chan<Counted>();
         for (int i = 0; i < 3; ++i) {
           go([=] {
             with_defer([=](Defer& defer) {
               defer([] { recover(); });
               deliver(ch);
             });
           });
         }
         gosched();
         ch.close();
         gosched();
       }},
      {"chosen and not chosen in selects",
       [] {
         auto a = make_chan<Counted>(1), b = make_chan<Counted>(1);
         for (int i = 0; i < 20; ++i) {
           select{send(a, Counted(1), [] {}), send(b, Counted(2), [] {}), otherwise([] {})};
           select{receive(a, [](Counted, bool) {}), receive(b, [] {}), otherwise([] {})};
         }
       }},
      {"when a panic ends the program",
       [] {
         auto ch = make_chan<Counted>(1);
         for (int i = 0; i < 3; ++i) go([=] { deliver(ch); });
         gosched();
         panic("the end");
       }},
  }));
  const int procs = GENERATE(1, 2, 4);
  INFO(scenario.name << " on " << procs);
  Census& census = Counted::census();
  census.clear();
  run_program(procs, scenario.main);
  CHECK(census.alive == 0);
  CHECK(census.misused == 0);
}

TEST_CASE("elements in a channel that outlives its program are destroyed with it", "[channel]") {
  Census& census = Counted::census();
  census.clear();
  {
    auto ch = make_chan<Counted>(3);
    run_program(1, [&] {
      ch.send(Counted(1));
      ch.send(Counted(2));
    });
    CHECK(census.alive == 2);
    CHECK(ch.len() == 2);
    int number = 0;
    run_program(1, [&] { number = ch.recv().number; });
    CHECK(number == 1);
    CHECK(census.alive == 1);
  }
  CHECK(census.alive == 0);
  CHECK(census.misused == 0);
}

TEST_CASE("many producers and consumers: nothing lost, nothing twice, each producer's values in order",
          "[channel][parallel]") {
  constexpr int kProducers = 4, kConsumers = 3, kEach = 400;
  const int procs = GENERATE(1, 2, 4);
  const std::size_t capacity = GENERATE(0u, 1u, 16u);
  const auto clock = GENERATE(ClockMode::real, ClockMode::simulated);
  CAPTURE(procs, capacity, clock);
  std::array<std::vector<int>, kConsumers> received;
  const Run run = run_program(on(procs, clock), [&] {
    auto ch = make_chan<int>(capacity);
    auto producers = make<WaitGroup>(), consumers = make<WaitGroup>();
    for (int p = 0; p < kProducers; ++p) {
      producers->go([=] {
        for (int i = 0; i < kEach; ++i) ch.send(p * kEach + i);
      });
    }
    for (auto& mine : received) {
      consumers->go([&mine, ch] {
        for (const int value : ch) mine.push_back(value);
      });
    }
    producers->wait();
    ch.close();
    consumers->wait();
  });
  REQUIRE(run.outcome.ending == Ending::returned);
  std::vector<int> times(kProducers * kEach);
  bool in_order = true;
  for (const auto& mine : received) {
    std::map<int, int> last;
    for (const int value : mine) {
      ++times[static_cast<std::size_t>(value)];
      const auto [at, first] = last.try_emplace(value / kEach, value);
      in_order = in_order && (first || at->second < value);
      at->second = value;
    }
  }
  CHECK(times == std::vector<int>(kProducers * kEach, 1));
  CHECK(in_order);
}

TEST_CASE("a chain of a thousand goroutines passes a value on", "[channel][parallel]") {
  const int procs = GENERATE(1, 2, 4);
  int result = 0;
  run_program(procs, [&] {
    const auto leftmost = make_chan<int>();
    auto right = leftmost;
    for (int i = 0; i < 1000; ++i) {
      auto left = right;
      right = make_chan<int>();
      go([=] { left.send(1 + right.recv()); });
    }
    go([=] { right.send(0); });
    result = leftmost.recv();
  });
  CHECK(result == 1000);
}

TEST_CASE("a channel as a semaphore lets no more in than it holds", "[channel][parallel]") {
  const int procs = GENERATE(1, 2, 4);
  int most = 0;
  run_program(procs, [&] {
    auto places = make_chan<bool>(3);
    auto wg = make<WaitGroup>();
    std::atomic<int> inside{0}, seen{0};
    for (int i = 0; i < 60; ++i) {
      wg->go([&, places] {
        places.send(true);
        const int now_inside = ++inside;
        for (int before = seen; before < now_inside && !seen.compare_exchange_weak(before, now_inside);) {
        }
        gosched();
        --inside;
        places.recv();
      });
    }
    wg->wait();
    most = seen;
  });
  CHECK(most <= 3);
  CHECK(most >= 1);
  if (procs == 1) CHECK(most == 3);
}

}  // namespace golearn::test
