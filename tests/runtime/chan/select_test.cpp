#include <array>

#include "support/catch.hpp"
#include "support/program.hpp"

namespace golearn::test {
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

TEST_CASE("default is chosen exactly when nothing is ready", "[select]") {
  const int procs = GENERATE(1, 2, 4);
  const Run run = run_program(procs, [] {
    auto in = make_chan<int>(1), out = make_chan<int>(1);
    const auto look = [=] {
      Select{
          receive(in, [](int v) { println("received", v); }),
          otherwise([] { println("nothing to receive"); }),
      };
      Select{
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
  CHECK(run_program(1, [] { Select{otherwise([] { println("default"); })}; }).lines == Lines{"default"});
}

TEST_CASE("the body of a receive takes nothing, the value, or the value and ok", "[select]") {
  const Run run = run_program(1, [] {
    auto ch = make_chan<std::string>(3);
    for (const char* text : {"one", "two", "three"}) ch.send(text);
    ch.close();
    Select{receive(ch, [] { println("something"); })};
    Select{receive(ch, [](const std::string& s) { println(s); })};
    Select{receive(RecvChan<std::string>(ch), [](std::string s, bool ok) { println(s, ok); })};
    Select{receive(ch, [](const std::string& s, bool ok) { println(s.empty(), ok); })};
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
    Select{send(SendChan<int>(ch), 42, [] {})};
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
        Select{receive(a, [&] { ++chosen[0]; }), receive(b, [&] { ++chosen[1]; })};
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
        Select{receive(a, [&] { ++chosen[0]; }), receive(b, [&] { ++chosen[1]; }), send(c, 1, [&] { ++chosen[2]; })};
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
        Select{receive(a, [&] { ++chosen[0]; }), receive(Chan<int>(), [&] { ++chosen[1]; }),
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
        Select{send(coin, 0, [] {}), send(coin, 1, [] {})};
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
      for (int i = 0; i < 100; ++i) Select{receive(a, [&] { made += 'a'; }), receive(b, [&] { made += 'b'; })};
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
        Select{
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
      Select{send(ch, 1, [] {}), otherwise([] { println("default"); })};
    });
    CHECK(run.outcome.message == "send on closed channel");
    CHECK(run.lines.empty());
  }
  SECTION("when it is closed under it") {
    const Run run = run_program(procs, [] {
      auto ch = make_chan<int>();
      go([=] { ch.close(); });
      Select{send(ch, 1, [] {}), receive(make_chan<int>(), [] {})};
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
      Select{receive(ch, take(0)), receive(ch, take(1))};
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
        Select{send(ch, i, [&] { println("sent", i); }), receive(ch, [](int v) { println("received", v); })};
      }
    });
    CHECK(run.lines == Lines{"sent 0", "received 0", "sent 2", "received 2"});
  }
  SECTION("unbuffered: no goroutine meets itself") {
    const Run run = run_program(GENERATE(1, 2, 4), [] {
      auto ch = make_chan<int>();
      Select{send(ch, 1, [] {}), receive(ch, [] {})};
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
        go([=] { Select{send(ch, i, [=] { results.send(0); }), receive(ch, [=](int v) { results.send(v); })}; });
      }
      println(results.recv() + results.recv() > 0);
    });
    CHECK(run.lines == Lines{"true"});
  }
}

}  // namespace golearn::test
