// Who is woken, and in which order.
#include <array>
#include <type_traits>

#include "support/anywhere.hpp"
#include "support/meeting.hpp"

namespace golearn::test {

template <class T>
constexpr bool kCopies = std::is_copy_constructible_v<T> || std::is_copy_assignable_v<T>;

// Go's vet complains of copies, and Cond itself does, at run time: here they do not compile.
TEST_CASE("what synchronises cannot be copied", "[mutex][cond][once][waitgroup]") {
  STATIC_REQUIRE(!kCopies<Mutex>);
  STATIC_REQUIRE(!kCopies<RWMutex>);
  STATIC_REQUIRE(!kCopies<Cond>);
  STATIC_REQUIRE(!kCopies<Once>);
  STATIC_REQUIRE(!kCopies<WaitGroup>);
  STATIC_REQUIRE(!kCopies<Pool<int>>);
  STATIC_REQUIRE(!kCopies<Atomic<int>>);
  STATIC_REQUIRE(!kCopies<AtomicPointer<int>>);
  STATIC_REQUIRE(!kCopies<SyncMap<int, int>>);
}

TEST_CASE("signal wakes who has waited longest, not who comes later", "[cond][parallel]") {
  constexpr int kWaiters = 40;
  const Config config = anywhere();
  CAPTURE(config.procs, config.clock);
  std::vector<int> woken;
  const Run run = run_program(config, [&] {
    auto mu = make<Mutex>();
    auto cond = make<Cond>(mu);
    auto waits = make_chan<bool>();
    auto awake = make_chan<int>(kWaiters);
    for (int i = 0; i < kWaiters + 2; ++i) {
      if (i < kWaiters) {
        go([=] {
          const LockGuard guard(*mu);
          waits.send(true);
          cond->wait();
          awake.send(i);
        });
        waits.recv();
      }
      if (i < 2) continue;  // so that three wait, until the end
      mu->lock();           // whoever came last has let go of it, so it waits
      cond->signal();
      mu->unlock();
      woken.push_back(awake.recv());
    }
  });
  CHECK(run.outcome.ending == Ending::returned);
  CHECK(woken == up_to(kWaiters));
}

TEST_CASE("broadcast wakes each who waits, once, round after round", "[cond][parallel]") {
  constexpr int kWaiters = 10, kTimes = 10;
  const Config config = anywhere();
  CAPTURE(config.procs, config.clock);
  std::array<int, kWaiters> woken{};
  const Run run = run_program(config, [&] {
    auto mu = make<Mutex>();
    auto cond = make<Cond>(mu);
    auto waits = make_chan<bool>(kWaiters), awake = make_chan<bool>(kWaiters);
    for (int& mine : woken) {
      go([=, &mine] {
        const LockGuard guard(*mu);
        while (mine < kTimes) {
          waits.send(true);
          cond->wait();
          ++mine;
          awake.send(true);
        }
      });
    }
    for (int round = 0; round < kTimes; ++round) {
      for (int i = 0; i < kWaiters; ++i) waits.recv();
      {
        const LockGuard guard(*mu);
        if (awake.len() > 0) println("woken by nobody");
        cond->broadcast();
      }
      for (int i = 0; i < kWaiters; ++i) awake.recv();
    }
  });
  CHECK(run.outcome.ending == Ending::returned);
  CHECK(run.lines.empty());
  for (const int times : woken) CHECK(times == kTimes);
}

TEST_CASE("nobody who comes to wait takes a broadcast from one who waited", "[cond][parallel]") {
  const Config config = anywhere();
  CAPTURE(config.procs, config.clock);
  const Run run = run_program(config, [] {
    for (int round = 0; round < 100; ++round) {
      auto mu = make<Mutex>();
      auto cond = make<Cond>(mu);
      auto waits = make_chan<bool>();
      go([=] {
        mu->lock();
        waits.send(true);
        cond->wait();
        mu->unlock();
        waits.send(true);
      });
      waits.recv();
      mu->lock();  // it has let go of the mutex, so it waits
      mu->unlock();
      go([=] { cond->broadcast(); });
      go([=] {
        mu->lock();
        cond->wait();  // for ever, if the broadcast came earlier
        mu->unlock();
      });
      waits.recv();
    }
  });
  CHECK(run.outcome.ending == Ending::returned);
}

TEST_CASE("a turn is handed on by signals", "[cond][parallel]") {
  const Config config = anywhere();
  CAPTURE(config.procs, config.clock);
  std::vector<int> turns;
  const Run run = run_program(config, [&] {
    auto mu = make<Mutex>();
    const std::array<std::shared_ptr<Cond>, 3> mine{make<Cond>(mu), make<Cond>(mu), make<Cond>(mu)};
    int turn = 0;
    WaitGroup wg;
    for (int me = 2; me >= 0; --me) {
      wg.go([&, me] {
        for (int round = 0; round < 50; ++round) {
          const LockGuard guard(*mu);
          while (turn != me) mine[static_cast<std::size_t>(me)]->wait();
          turns.push_back(me);
          turn = (me + 1) % 3;
          mine[static_cast<std::size_t>(turn)]->signal();
        }
      });
    }
    wg.wait();
  });
  CHECK(run.outcome.ending == Ending::returned);
  REQUIRE(turns.size() == 150);
  for (std::size_t i = 0; i < turns.size(); ++i) CHECK(turns[i] == static_cast<int>(i % 3));
}

TEST_CASE("of two who set their own atomic and then look at the other's, one sees it set", "[atomic][parallel]") {
  constexpr std::size_t kTimes = 10'000;
  const int procs = GENERATE(1, 2);
  CAPTURE(procs);
  std::size_t blind = 0;
  run_program(on(procs, ClockMode::real), [&] {
    const auto flags = make<std::array<std::array<Atomic<int>, kTimes>, 2>>();
    std::array<std::vector<int>, 2> seen{std::vector<int>(kTimes), std::vector<int>(kTimes)};
    std::atomic<std::size_t> arrived{0};
    const auto play = [&, flags](std::size_t me) {
      for (std::size_t i = 0; i < kTimes; ++i) {
        meet(arrived, i);
        for (std::size_t skew = i * (me ? 7 : 11) % 8; skew > 0; --skew) core::spin_pause();
        (*flags)[me][i].store(1);
        seen[me][i] = (*flags)[1 - me][i].load();
      }
    };
    WaitGroup wg;
    wg.go([&] { play(0); });
    play(1);
    wg.wait();
    for (std::size_t i = 0; i < kTimes; ++i) blind += seen[0][i] + seen[1][i] == 0;
  });
  CHECK(blind == 0);
}

}  // namespace golearn::test
