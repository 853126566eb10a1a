#include "golearn/context/semaphore.hpp"

#include <algorithm>

#include "support/catch.hpp"
#include "support/program.hpp"

namespace golearn::test {

TEST_CASE("no more are at work than there are permits", "[semaphore]") {
  const int procs = GENERATE(1, 2, 4);
  const auto clock = GENERATE(ClockMode::real, ClockMode::simulated);
  const Run run = run_program(on(procs, clock), [] {
    auto permits = make<Semaphore>(3);
    auto wg = make<WaitGroup>();
    auto at_work = make<Atomic<int>>();
    auto most = make<Atomic<int>>();
    for (int i = 0; i < 50; ++i) {
      wg->go([=] {
        const int n = 1 + i % 3;
        if (permits->acquire(background(), n)) return;
        const int now_at_work = at_work->add(n);
        for (int seen = most->load(); now_at_work > seen && !most->compare_and_swap(seen, now_at_work);)
          seen = most->load();
        gosched();
        at_work->add(-n);
        permits->release(n);
      });
    }
    wg->wait();
    const bool all = permits->try_acquire(3);
    println(most->load() <= 3, most->load() > 1, all, permits->try_acquire(1));
  });
  CHECK(run.lines == Lines{"true true true false"});
}

TEST_CASE("permits are given in waiting order, to a large request too", "[semaphore]") {
  const Run run = run_program(GENERATE(1, 2), [] {
    auto permits = make<Semaphore>(4);
    (void)permits->acquire(background(), 3);
    for (const int n : {4, 1, 2}) {
      go([=] {
        (void)permits->acquire(background(), n);
        println("got", n);
        permits->release(n);
      });
      sleep(1ms);  // virtual: until it waits
    }
    println("one is free, and not to be had:", permits->try_acquire(1));
    permits->release(3);
    sleep(1ms);
  });
  CHECK(run.lines.size() == 4);
  CHECK(run.lines[0] == "one is free, and not to be had: false");
  CHECK(run.lines[1] == "got 4");
}

TEST_CASE("one that gives up lets those behind it in if they fit", "[semaphore]") {
  const bool first_gives_up = GENERATE(true, false);
  const Run run = run_program(GENERATE(1, 2), [=] {
    auto permits = make<Semaphore>(3);
    (void)permits->acquire(background(), 2);
    auto [ctx, cancel] = with_cancel(background());
    const auto ask = [=](const Context& until, int n) {
      go([=] {
        const Error err = permits->acquire(until, n);
        println(n, err);
      });
      sleep(1ms);
    };
    ask(first_gives_up ? ctx : background(), 3);
    ask(first_gives_up ? background() : ctx, 1);
    cancel();
    sleep(1ms);
    println("released");
    permits->release(2);
    sleep(1ms);
  });
  if (first_gives_up) {
    CHECK(std::ranges::is_permutation(run.lines, Lines{"3 context canceled", "1 <nil>", "released"}));
    CHECK(run.lines.back() == "released");
  } else {
    CHECK(run.lines == Lines{"1 context canceled", "released", "3 <nil>"});
  }
}

TEST_CASE("more permits than there are come with the end of the context only", "[semaphore]") {
  const Run run = run_program(GENERATE(1, 2), [] {
    auto permits = make<Semaphore>(2);
    auto [ctx, cancel] = with_timeout(background(), 1s);
    println(permits->acquire(ctx, 3));
    println(permits->try_acquire(2));   // it kept nothing, and nobody from going on
    println(permits->acquire(ctx, 0));  // cancelled before the call
    println(permits->acquire(background(), 3));
    cancel();
  });
  CHECK(run.lines == Lines{"context deadline exceeded", "true", "context deadline exceeded"});
  CHECK(run.outcome.ending == Ending::deadlocked);
  CHECK(run.outcome.goroutines.at(0).reason == WaitReason::chan_receive_nil);
}

TEST_CASE("more cannot be released than is held", "[semaphore]") {
  const Run run = run_program(1, [] {
    auto permits = make<Semaphore>(5);
    println(permits->try_acquire(2));
    permits->release(1);
    permits->release(2);
  });
  CHECK(run.lines == Lines{"true"});
  CHECK(run.outcome.message == "semaphore: released more than held");
}

}  // namespace golearn::test
