// What a case of a select may be, and what becomes of those that are not chosen.
#include <array>
#include <memory>

#include "support/catch.hpp"
#include "support/program.hpp"

namespace golearn::test {

TEST_CASE("selects without a case that can come deadlock", "[select]") {
  const int procs = GENERATE(1, 2, 4);
  SECTION("no cases") {
    const Run run = run_program(procs, [] { Select{}; });
    CHECK(run.outcome.ending == Ending::deadlocked);
    CHECK(run.report.starts_with(
        "fatal error: all goroutines are asleep - deadlock!\n\ngoroutine 1 [select (no cases)]:\n"));
  }
  SECTION("nil cases only") {
    const Run run = run_program(procs, [] {
      Chan<int> nil;
      Select{receive(nil, [] {}), send(nil, 1, [] {})};
    });
    CHECK(run.outcome.ending == Ending::deadlocked);
    CHECK(run.report.starts_with("fatal error: all goroutines are asleep - deadlock!\n\ngoroutine 1 [select]:\n"));
  }
  SECTION("a default saves nil cases") {
    const Run run = run_program(procs, [] {
      Select{receive(Chan<int>(), [] {}), otherwise([] { println("default"); })};
    });
    CHECK(run.lines == Lines{"default"});
  }
}

TEST_CASE("cases that lost leave their queues", "[select][parallel]") {
  const int procs = GENERATE(1, 2, 4);
  CAPTURE(procs);
  SECTION("a receive that lost swallows no later value") {
    const Run run = run_program(procs, [] {
      auto a = make_chan<int>(), b = make_chan<int>();
      for (int i = 0; i < 50; ++i) {
        go([=] { a.send(i); });
        Select{receive(a, [] {}), receive(b, [] { println("from b"); })};
        Select{send(b, i, [] { println("swallowed"); }), otherwise([] {})};
      }
    });
    CHECK(run.outcome.ending == Ending::returned);
    CHECK(run.lines.empty());
  }
  SECTION("a send that lost delivers nothing later") {
    const Run run = run_program(procs, [] {
      auto a = make_chan<int>(), b = make_chan<int>();
      for (int i = 0; i < 50; ++i) {
        go([=] { a.recv(); });
        Select{send(a, i, [] {}), send(b, i, [] { println("to b"); })};
        Select{receive(b, [] { println("delivered"); }), otherwise([] {})};
      }
    });
    CHECK(run.outcome.ending == Ending::returned);
    CHECK(run.lines.empty());
  }
  SECTION("one that lost to a close neither") {
    const Run run = run_program(procs, [] {
      auto b = make_chan<int>();
      for (int i = 0; i < 50; ++i) {
        auto a = make_chan<int>();
        go([=] { a.close(); });
        Select{receive(a, [] {}), receive(b, [] { println("from b"); }), receive(b, [] { println("from b"); })};
      }
      Select{send(b, 1, [] { println("swallowed"); }), otherwise([] {})};
    });
    CHECK(run.outcome.ending == Ending::returned);
    CHECK(run.lines.empty());
  }
}

TEST_CASE("selects compete for values: nothing lost, nothing twice", "[select][parallel]") {
  constexpr int kEach = 500;
  const int procs = GENERATE(1, 2, 4);
  const std::size_t capacity = GENERATE(0u, 1u);
  const auto clock = GENERATE(ClockMode::real, ClockMode::simulated);
  CAPTURE(procs, capacity, clock);
  std::array<std::vector<int>, 3> received;
  const Run run = run_program(on(procs, clock), [&] {
    auto a = make_chan<int>(capacity), b = make_chan<int>(capacity), stop = make_chan<int>();
    auto producers = make<WaitGroup>(), consumers = make<WaitGroup>();
    for (int p = 0; p < 2; ++p) {
      producers->go([=] {
        for (int i = 0; i < kEach; ++i) {
          const int value = p * kEach + i;
          Select{send(a, value, [] {}), send(b, value, [] {})};
        }
      });
    }
    for (auto& mine : received) {
      consumers->go([&mine, a, b, stop] {
        for (bool open = true; open;) {
          Select{
              receive(b, [&](int v) { mine.push_back(v); }),
              receive(a, [&](int v) { mine.push_back(v); }),
              receive(stop, [&] { open = false; }),
          };
        }
        for (bool left = true; left;) {  // what the buffers still hold
          Select{
              receive(a, [&](int v) { mine.push_back(v); }),
              receive(b, [&](int v) { mine.push_back(v); }),
              otherwise([&] { left = false; }),
          };
        }
      });
    }
    producers->wait();
    stop.close();
    consumers->wait();
  });
  REQUIRE(run.outcome.ending == Ending::returned);
  std::vector<int> times(2 * kEach);
  for (const auto& mine : received) {
    for (const int value : mine) ++times[static_cast<std::size_t>(value)];
  }
  CHECK(times == std::vector<int>(2 * kEach, 1));
}

TEST_CASE("operands are evaluated once, in order, chosen or not", "[select]") {
  const Run run = run_program(1, [] {
    auto full = make_chan<int>(1), free = make_chan<int>(1);
    full.send(0);
    const auto say = [](const char* what, auto value) {
      println(what);
      return value;
    };
    auto a = send(say("channel 1", full), say("operand 1", 1), [] { println("full taken"); });
    auto b = send(say("channel 2", free), say("operand 2", 2), [] { println("free taken"); });
    Select{std::move(a), std::move(b), otherwise([] { println("default"); })};
    println(free.recv(), full.recv());
  });
  CHECK(run.lines.back() == "2 0");
  CHECK(run.lines[run.lines.size() - 2] == "free taken");
  CHECK(run.lines.size() == 6);
}

TEST_CASE("a body may panic, block and select again", "[select]") {
  const int procs = GENERATE(1, 2, 4);
  const Run run = run_program(procs, [] {
    auto ch = make_chan<int>(3), other = make_chan<int>();
    for (int i = 0; i < 3; ++i) ch.send(i);
    go([=] { other.send(77); });
    Select{receive(ch, [=] {
      println(other.recv());
      Select{receive(ch, [](int v) { println("inner", v); })};
    })};
    with_defer([=](Defer& defer) {
      defer([] { println("recovered", recover()->text); });
      Select{receive(ch, [](int) { panic("in a body"); })};
    });
  });
  CHECK(run.lines == Lines{"77", "inner 1", "recovered in a body"});
}

TEST_CASE("values that cannot be copied are selected", "[select]") {
  const Run run = run_program(1, [] {
    auto ch = make_chan<std::unique_ptr<int>>(1);
    Select{send(ch, std::make_unique<int>(5), [] { println("sent"); })};
    Select{receive(ch, [](std::unique_ptr<int> p) { println(*p); })};
  });
  CHECK(run.lines == Lines{"sent", "5"});
}

TEST_CASE("a list of cases built at run time", "[select]") {
  const int procs = GENERATE(1, 2, 4);
  CAPTURE(procs);
  std::vector<int> received(30);
  run_program(procs, [&] {
    std::vector<Chan<int>> channels;
    for (int i = 0; i < 30; ++i) {
      channels.emplace_back(std::size_t{0});
      go([=, ch = channels.back()] { ch.send(i); });
    }
    for (int round = 0; round < 30; ++round) {
      core::Slot<int> slot;
      std::vector<core::SelectCase> cases(31);
      for (std::size_t i = 0; i < 30; ++i) {
        cases[i].channel = channels[i].core();
        cases[i].element = &slot;
      }
      const int chosen = core::select_one(cases, false, Place::current());
      if (slot.present && chosen == slot.value()) ++received[static_cast<std::size_t>(chosen)];
    }
  });
  CHECK(received == std::vector<int>(30, 1));
}

TEST_CASE("a timeout is a case", "[select]") {
  const int procs = GENERATE(1, 2, 4);
  const Run run = run_program(procs, [] {
    auto slow = make_chan<int>();
    go([=] {
      sleep(1h);
      slow.send(1);
    });
    const Time start = now();
    Select{
        receive(slow, [] { println("value"); }),
        receive(after(2s), [](Time) { println("timeout"); }),
    };
    println(since(start) >= 2s, since(start) < 2001ms);
  });
  CHECK(run.lines == Lines{"timeout", "true true"});
}

// What lies in the channel's buffer tells how long it lives.
TEST_CASE("who waits in a select keeps its channels, though all others let go of them", "[select]") {
  bool while_waiting = false;
  bool afterwards = true;
  run_program(1, [&] {
    auto never = make_chan<std::shared_ptr<int>>(1);
    auto now = make_chan<int>();
    std::weak_ptr<int> in_buffer;
    {
      auto value = std::make_shared<int>(1);
      in_buffer = value;
      never.send(std::move(value));
    }
    WaitGroup group;
    group.go([&] {
      Select{
          send(std::as_const(never), nullptr, [] {}),
          receive(now, [] {}),
      };
    });
    gosched();  // it waits
    now.send(1);
    never = {};
    while_waiting = !in_buffer.expired();
    group.wait();
    afterwards = !in_buffer.expired();
  });
  CHECK(while_waiting);
  CHECK_FALSE(afterwards);
}

TEST_CASE("a case of select keeps its channel, though a later operand lets go of it", "[select]") {
  bool before_the_choice = false;
  int received = 0;
  run_program(1, [&] {
    auto channel = make_chan<std::shared_ptr<int>>(1);
    std::weak_ptr<int> in_buffer;
    {
      auto value = std::make_shared<int>(7);
      in_buffer = value;
      channel.send(std::move(value));
    }
    const auto forget = [&] {
      channel = {};
      before_the_choice = !in_buffer.expired();
      return 0;
    };
    Select{
        receive(channel, [&](const std::shared_ptr<int>& value) { received = *value; }),
        send(Chan<int>{}, forget(), [] {}),
    };
  });
  CHECK(before_the_choice);
  CHECK(received == 7);
}

}  // namespace golearn::test
