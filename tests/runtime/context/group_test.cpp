#include "golearn/context/group.hpp"

#include "support/catch.hpp"
#include "support/program.hpp"

namespace golearn::test {

TEST_CASE("a group waits for all and returns the first error", "[group]") {
  const int procs = GENERATE(1, 2, 4);
  const auto clock = GENERATE(ClockMode::real, ClockMode::simulated);
  const Run run = run_program(on(procs, clock), [] {
    const Error bad = new_error("bad");
    const Group group;
    auto ended = make<Atomic<int>>();
    for (int i = 0; i < 5; ++i) {
      group.go([=]() -> Error {
        sleep(10ms * i);
        ended->add(1);
        return i == 2 ? bad : i == 4 ? new_error("later") : nullptr;
      });
    }
    const Error first = group.wait();
    println(first == bad, ended->load());
    println(Group().wait());
  });
  CHECK(run.lines == Lines{"true 5", "<nil>"});
}

TEST_CASE("the first error of a group cancels its context, and so does wait", "[group]") {
  const bool fails = GENERATE(true, false);
  const Run run = run_program(GENERATE(1, 2, 4), [=] {
    auto [group, ctx] = group_with_context(background());
    group.go([ctx = ctx, fails]() -> Error {
      if (!fails) return {};
      ctx.done().recv();
      return ctx.err();
    });
    group.go([fails]() -> Error {
      sleep(1ms);
      return fails ? new_error("lost") : nullptr;
    });
    println(ctx.err());
    println(group.wait());
    println(ctx.err(), cause(ctx));
  });
  if (fails) CHECK(run.lines == Lines{"<nil>", "lost", "context canceled lost"});
  if (!fails) CHECK(run.lines == Lines{"<nil>", "<nil>", "context canceled context canceled"});
}

TEST_CASE("a group keeps to its limit", "[group]") {
  const Run run = run_program(GENERATE(1, 2), [] {
    const Group group;
    group.set_limit(2);
    auto at_work = make<Atomic<int>>();
    auto too_many = make<Atomic<bool>>();
    const auto work = [=]() -> Error {
      if (at_work->add(1) > 2) too_many->store(true);
      sleep(1ms);
      at_work->add(-1);
      return {};
    };
    for (int i = 0; i < 6; ++i) group.go(work);
    println(group.try_go(work), "when full");
    (void)group.wait();
    println(group.try_go(work), too_many->load());
    (void)group.wait();
    group.set_limit(0);
    println(group.try_go(work));
    group.set_limit(-1);
    println(group.try_go(work));
    (void)group.wait();
  });
  CHECK(run.lines == Lines{"false when full", "true false", "false", "true"});
}

TEST_CASE("the limit of a group at work cannot be changed", "[group]") {
  const Run run = run_program(1, [] {
    const Group group;
    group.set_limit(3);
    for (int i = 0; i < 2; ++i) group.go([]() -> Error { return sleep(1s), nullptr; });
    group.set_limit(4);
  });
  CHECK(run.outcome.message == "errgroup: modify limit while 2 goroutines in the group are still active");
}

TEST_CASE("one of a group that leaves by goexit is done", "[group]") {
  const Run run = run_program(1, [] {
    const Group group;
    group.set_limit(1);
    group.go([]() -> Error { goexit(); });
    group.go([]() -> Error { return new_error("second"); });
    println(group.wait());
  });
  CHECK(run.lines == Lines{"second"});
}

}  // namespace golearn::test
