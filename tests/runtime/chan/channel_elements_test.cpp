// The elements of channels: moved, copied, aligned, destroyed.
#include <memory>
#include <stdexcept>

#include "support/catch.hpp"
#include "support/census.hpp"
#include "support/program.hpp"

namespace golearn::test {

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
         for (int i = 0; i < 5; ++i) go([=] { Select{send(ch, Counted(i), [] {}), receive(ch, [](Counted) {})}; });
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
         go([=] { Select{receive(ch, [](Counted) {})}; });
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
         go([=] { Select{send(ch, Counted(1), [] {})}; });
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
           Select{send(a, Counted(1), [] {}), send(b, Counted(2), [] {}), otherwise([] {})};
           Select{receive(a, [](Counted, bool) {}), receive(b, [] {}), otherwise([] {})};
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

}  // namespace golearn::test
