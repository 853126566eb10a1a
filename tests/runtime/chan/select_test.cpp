#include <array>
#include <map>
#include <memory>

#include "support/catch.hpp"
#include "support/program.hpp"

namespace golearn::test {

TEST_CASE("default is chosen exactly when nothing is ready", "[select]") {
  const int procs = GENERATE(1, 2, 4);
  const Run run = run_program(procs, [] {
    auto in = make_chan<int>(1), out = make_chan<int>(1);
    const auto look = [=] {
      select{
          receive(in, [](int v) { println("received", v); }),
          otherwise([] { println("nothing to receive"); }),
      };
      select{
          send(out, 7, [] { println("sent"); }),
          otherwise([] { println("no room"); }),
      };
    };
    look();
    look();
    in.send(5);
    out.recv();
    look();
    in.close();
    look();
  });
  CHECK(run.lines == Lines{"nothing to receive", "sent", "nothing to receive", "no room", "received 5", "sent",
                           "received 0", "no room"});
}

namespace {

// A case of a select whose channel changes between two looks, from `before` to `after`.
struct Changing {
  std::uint64_t before;
  std::uint64_t after;
  mutable int looks = 0;

  static bool is_ready() { return false; }
  std::uint64_t version() const { return looks++ == 0 ? before : after; }
};

}  // namespace

// Each could have been ready whenever the other was looked at.
TEST_CASE("on several processors no default is chosen of channels that were not all seen at one moment", "[select]") {
  bool unchanged = false, changed = true, in_use = true, one = false;
  run_program(on(2, ClockMode::real), [&] {
    Atomic<bool> done;
    WaitGroup other;
    other.go([&] {
      while (!done.load()) {
      }
    });
    // Until the other processor runs, and nothing makes an operation take the long way.
    const auto at_a_glance = [](auto... cases) {
      while (core::here().alone->holds() || core::here().needs_attention()) gosched();
      return core::is_default_at_a_glance(cases..., otherwise([] {}));
    };
    unchanged = at_a_glance(Changing{3, 3}, Changing{5, 5});
    changed = at_a_glance(Changing{3, 3}, Changing{5, 6});
    in_use = at_a_glance(Changing{3, 3}, Changing{core::SpinLock::kHeld, core::SpinLock::kHeld});
    one = at_a_glance(Changing{5, 6});
    done.store(true);
    other.wait();
  });
  CHECK(unchanged);
  CHECK_FALSE(changed);
  CHECK_FALSE(in_use);
  CHECK(one);
}

TEST_CASE("a default alone is always chosen", "[select]") {
  CHECK(run_program(1, [] { select{otherwise([] { println("default"); })}; }).lines == Lines{"default"});
}

TEST_CASE("the body of a receive takes nothing, the value, or the value and ok", "[select]") {
  const Run run = run_program(1, [] {
    auto ch = make_chan<std::string>(3);
    for (const char* text : {"one", "two", "three"}) ch.send(text);
    ch.close();
    select{receive(ch, [] { println("something"); })};
    select{receive(ch, [](const std::string& s) { println(s); })};
    select{receive(RecvChan<std::string>(ch), [](std::string s, bool ok) { println(s, ok); })};
    select{receive(ch, [](const std::string& s, bool ok) { println(s.empty(), ok); })};
  });
  CHECK(run.lines == Lines{"something", "two", "three true", "true false"});
}

TEST_CASE("a send through a select hands its value to a waiting receiver", "[select]") {
  const int procs = GENERATE(1, 2, 4);
  int received = 0;
  run_program(procs, [&] {
    auto ch = make_chan<int>();
    auto done = make_chan<int>();
    go([=] { done.send(ch.recv()); });
    select{send(SendChan<int>(ch), 42, [] {})};
    received = done.recv();
  });
  CHECK(received == 42);
}

TEST_CASE("ready cases are chosen equally often", "[select]") {
  constexpr int kRounds = 10'000;
  std::array<int, 3> chosen{};
  SECTION("two to receive from") {
    const bool first_closed = GENERATE(false, true);
    run_program(1, [&] {
      auto a = make_chan<int>(1), b = make_chan<int>(1);
      if (first_closed) a.close();
      for (int i = 0; i < kRounds; ++i) {
        if (!first_closed && a.len() == 0) a.send(1);
        if (b.len() == 0) b.send(1);
        select{receive(a, [&] { ++chosen[0]; }), receive(b, [&] { ++chosen[1]; })};
      }
    });
    for (const int index : {0, 1}) {
      CHECK(chosen[static_cast<std::size_t>(index)] >= kRounds * 40 / 100);
      CHECK(chosen[static_cast<std::size_t>(index)] <= kRounds * 60 / 100);
    }
  }
  SECTION("two to receive from, one to send on") {
    run_program(1, [&] {
      auto a = make_chan<int>(1), b = make_chan<int>(1), c = make_chan<int>(1);
      for (int i = 0; i < kRounds; ++i) {
        if (a.len() == 0) a.send(1);
        if (b.len() == 0) b.send(1);
        if (c.len() == 1) c.recv();
        select{receive(a, [&] { ++chosen[0]; }), receive(b, [&] { ++chosen[1]; }), send(c, 1, [&] { ++chosen[2]; })};
      }
    });
    for (const int count : chosen) {
      CHECK(count >= kRounds * 25 / 100);
      CHECK(count <= kRounds * 42 / 100);
    }
  }
  SECTION("a nil case among them is no case") {
    run_program(1, [&] {
      auto a = make_chan<int>(), b = make_chan<int>();
      a.close(), b.close();
      for (int i = 0; i < kRounds; ++i) {
        select{receive(a, [&] { ++chosen[0]; }), receive(Chan<int>(), [&] { ++chosen[1]; }),
               receive(b, [&] { ++chosen[2]; })};
      }
    });
    CHECK(chosen[1] == 0);
    CHECK(chosen[0] >= kRounds * 40 / 100);
    CHECK(chosen[2] >= kRounds * 40 / 100);
  }
  CHECK(chosen[0] + chosen[1] + chosen[2] == kRounds);
}

TEST_CASE("a select that waits with two cases on one channel takes either as often", "[select]") {
  const int procs = GENERATE(1, 2);
  constexpr int kRounds = 2000;
  int ones = 0;
  run_program(procs, [&] {
    auto coin = make_chan<int>();
    go([=] {
      for (int i = 0; i < kRounds; ++i) {
        select{send(coin, 0, [] {}), send(coin, 1, [] {})};
      }
    });
    for (int i = 0; i < kRounds; ++i) ones += coin.recv();
  });
  CHECK(ones >= kRounds * 43 / 100);
  CHECK(ones <= kRounds * 57 / 100);
}

TEST_CASE("the same seed makes the same choices, another seed others", "[select]") {
  const auto choices = [](std::uint64_t seed) {
    std::string made;
    Config config = on(1);
    config.seed = seed;
    run_program(config, [&] {
      auto a = make_chan<int>(), b = make_chan<int>();
      a.close(), b.close();
      for (int i = 0; i < 100; ++i) select{receive(a, [&] { made += 'a'; }), receive(b, [&] { made += 'b'; })};
    });
    return made;
  };
  CHECK(choices(1) == choices(1));
  CHECK(choices(1) != choices(2));
}

TEST_CASE("a blocked select is woken by a send, a receive or a close", "[select][parallel]") {
  const int procs = GENERATE(1, 2, 4);
  CAPTURE(procs);
  const Run run = run_program(procs, [] {
    auto in = make_chan<int>(), closing = make_chan<int>();
    auto out = make_chan<int>();
    auto done = make_chan<bool>();
    const auto wait_for_one = [=] {
      go([=] {
        select{
            receive(in, [](int v, bool ok) { println("in", v, ok); }),
            receive(closing, [](int v, bool ok) { println("closing", v, ok); }),
            send(out, 9, [] { println("out"); }),
        };
        done.send(true);
      });
      gosched();
    };
    wait_for_one();
    in.send(5);
    done.recv();
    wait_for_one();
    println("got", out.recv());
    done.recv();
    wait_for_one();
    closing.close();
    done.recv();
  });
  CHECK(run.outcome.ending == Ending::returned);
  Lines lines = run.lines;
  REQUIRE(lines.size() == 4);
  if (lines[1] == "out") std::swap(lines[1], lines[2]);  // which of the two partners prints first is open
  CHECK(lines == Lines{"in 5 true", "got 9", "out", "closing 0 false"});
}

TEST_CASE("a select that sends on a closed channel panics", "[select]") {
  const int procs = GENERATE(1, 2, 4);
  SECTION("at once") {
    const Run run = run_program(procs, [] {
      auto ch = make_chan<int>(1);
      ch.close();
      select{send(ch, 1, [] {}), otherwise([] { println("default"); })};
    });
    CHECK(run.outcome.message == "send on closed channel");
    CHECK(run.lines.empty());
  }
  SECTION("when it is closed under it") {
    const Run run = run_program(procs, [] {
      auto ch = make_chan<int>();
      go([=] { ch.close(); });
      select{send(ch, 1, [] {}), receive(make_chan<int>(), [] {})};
    });
    CHECK(run.outcome.message == "send on closed channel");
  }
}

TEST_CASE("the same channel twice is received from once", "[select][parallel]") {
  const int procs = GENERATE(1, 2, 4);
  CAPTURE(procs);
  std::vector<int> received;
  std::array<int, 2> chosen{};
  const Run run = run_program(procs, [&] {
    auto ch = make_chan<int>();
    go([=] {
      for (int i = 0; i < 400; ++i) ch.send(i);
      ch.close();
    });
    for (bool open = true; open;) {
      const auto take = [&](std::size_t which) {
        return [&, which](int v, bool ok) {
          open = ok;
          if (ok) received.push_back(v), ++chosen[which];
        };
      };
      select{receive(ch, take(0)), receive(ch, take(1))};
    }
  });
  CHECK(run.outcome.ending == Ending::returned);
  CHECK(received == up_to(400));
  CHECK(chosen[0] + chosen[1] == 400);
}

TEST_CASE("sending and receiving on one channel in one select", "[select]") {
  SECTION("buffered: whichever is possible") {
    const Run run = run_program(GENERATE(1, 2, 4), [] {
      auto ch = make_chan<int>(1);
      for (int i = 0; i < 4; ++i) {
        select{send(ch, i, [&] { println("sent", i); }), receive(ch, [](int v) { println("received", v); })};
      }
    });
    CHECK(run.lines == Lines{"sent 0", "received 0", "sent 2", "received 2"});
  }
  SECTION("unbuffered: no goroutine meets itself") {
    const Run run = run_program(GENERATE(1, 2, 4), [] {
      auto ch = make_chan<int>();
      select{send(ch, 1, [] {}), receive(ch, [] {})};
    });
    CHECK(run.outcome.ending == Ending::deadlocked);
    REQUIRE(run.outcome.goroutines.size() == 1);
    CHECK(run.outcome.goroutines[0].reason == WaitReason::select);
  }
  SECTION("unbuffered: two goroutines meet each other") {
    const Run run = run_program(GENERATE(1, 2, 4), [] {
      auto ch = make_chan<int>();
      auto results = make_chan<int>(2);
      for (int i = 1; i <= 2; ++i) {
        go([=] { select{send(ch, i, [=] { results.send(0); }), receive(ch, [=](int v) { results.send(v); })}; });
      }
      println(results.recv() + results.recv() > 0);
    });
    CHECK(run.lines == Lines{"true"});
  }
}

TEST_CASE("selects without a case that can come deadlock", "[select]") {
  const int procs = GENERATE(1, 2, 4);
  SECTION("no cases") {
    const Run run = run_program(procs, [] { select{}; });
    CHECK(run.outcome.ending == Ending::deadlocked);
    CHECK(run.report.starts_with(
        "fatal error: all goroutines are asleep - deadlock!\n\ngoroutine 1 [select (no cases)]:\n"));
  }
  SECTION("nil cases only") {
    const Run run = run_program(procs, [] {
      Chan<int> nil;
      select{receive(nil, [] {}), send(nil, 1, [] {})};
    });
    CHECK(run.outcome.ending == Ending::deadlocked);
    CHECK(run.report.starts_with("fatal error: all goroutines are asleep - deadlock!\n\ngoroutine 1 [select]:\n"));
  }
  SECTION("a default saves nil cases") {
    const Run run = run_program(procs, [] {
      select{receive(Chan<int>(), [] {}), otherwise([] { println("default"); })};
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
        select{receive(a, [] {}), receive(b, [] { println("from b"); })};
        select{send(b, i, [] { println("swallowed"); }), otherwise([] {})};
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
        select{send(a, i, [] {}), send(b, i, [] { println("to b"); })};
        select{receive(b, [] { println("delivered"); }), otherwise([] {})};
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
        select{receive(a, [] {}), receive(b, [] { println("from b"); }), receive(b, [] { println("from b"); })};
      }
      select{send(b, 1, [] { println("swallowed"); }), otherwise([] {})};
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
          select{send(a, value, [] {}), send(b, value, [] {})};
        }
      });
    }
    for (auto& mine : received) {
      consumers->go([&mine, a, b, stop] {
        for (bool open = true; open;) {
          select{
              receive(b, [&](int v) { mine.push_back(v); }),
              receive(a, [&](int v) { mine.push_back(v); }),
              receive(stop, [&] { open = false; }),
          };
        }
        for (bool left = true; left;) {  // what the buffers still hold
          select{
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
    select{std::move(a), std::move(b), otherwise([] { println("default"); })};
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
    select{receive(ch, [=] {
      println(other.recv());
      select{receive(ch, [](int v) { println("inner", v); })};
    })};
    with_defer([=](Defer& defer) {
      defer([] { println("recovered", recover()->text); });
      select{receive(ch, [](int) { panic("in a body"); })};
    });
  });
  CHECK(run.lines == Lines{"77", "inner 1", "recovered in a body"});
}

TEST_CASE("values that cannot be copied are selected", "[select]") {
  const Run run = run_program(1, [] {
    auto ch = make_chan<std::unique_ptr<int>>(1);
    select{send(ch, std::make_unique<int>(5), [] { println("sent"); })};
    select{receive(ch, [](std::unique_ptr<int> p) { println(*p); })};
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
    select{
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
      select{
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
    select{
        receive(channel, [&](const std::shared_ptr<int>& value) { received = *value; }),
        send(Chan<int>{}, forget(), [] {}),
    };
  });
  CHECK(before_the_choice);
  CHECK(received == 7);
}

}  // namespace golearn::test
