// That a context leaves nothing behind: no memory, no goroutine, no timer.
#include "golearn/context/context_core.hpp"
#include "support/catch.hpp"
#include "support/census.hpp"
#include "support/program.hpp"

namespace golearn::test {
namespace {

using Thing = std::shared_ptr<Counted>;
const ContextKey<Thing> kThing("thing");

std::weak_ptr<core::Cancellation> trace_of(const Context& ctx) { return ctx.core(Place::current()).cancellation; }

Thing thing() { return std::make_shared<Counted>(); }

}  // namespace

TEST_CASE("a context that was cancelled is let go of by its parent", "[context]") {
  const int way = GENERATE(0, 1, 2, 3);
  CAPTURE(way);
  const Run run = run_program(GENERATE(1, 4), [=] {
    auto [top, stop_top] = with_cancel(background());
    std::weak_ptr<core::Cancellation> trace;
    {
      auto [below, stop] = with_timeout(top, 10ms);
      trace = trace_of(below);
      if (way == 0) stop();
      if (way == 1) below.done().recv(), sleep(1ms);
      if (way == 2) stop_top();
    }
    println(trace.expired(), num_goroutine());
    // Only way 3 has lost its cancel function: the timer sees to it.
    sleep(20ms);
    println(trace.expired(), num_goroutine());
    stop_top();
  });
  CHECK(run.lines == Lines{way == 3 ? "false 1" : "true 1", "true 1"});
}

TEST_CASE("a child that nobody refers to is cancelled with its parent", "[context]") {
  const Run run = run_program(GENERATE(1, 4), [] {
    auto [top, stop_top] = with_cancel(background());
    const RecvChan<Empty> done = with_cancel(with_cancel(top).first).first.done();
    auto ran = make_chan<bool>(1);
    after_func(with_cancel(top).first, [=] { ran.send(true); });
    stop_top();
    done.recv();
    println(ran.recv());
  });
  CHECK(run.lines == Lines{"true"});
}

TEST_CASE("a program leaves no memory behind, however its contexts end", "[context]") {
  // The last three end the program in the middle.
  const int way = GENERATE(0, 1, 2, 3, 4, 5, 6);
  const int procs = GENERATE(1, 4);
  CAPTURE(way, procs);
  Counted::census().clear();
  std::weak_ptr<core::Cancellation> trace;
  const Run run = run_program(procs, [=, &trace] {
    auto [top, stop_top] = with_cancel(with_value(background(), kThing, thing()));
    auto [below, stop_below] = with_timeout(with_value(top, kThing, thing()), way == 5 ? 0s : 10ms);
    trace = trace_of(below);
    auto stop = after_func(below, [held = thing(), ctx = top] { (void)ctx.err(); });
    go([ctx = below, held = thing()] { ctx.done().recv(); });
    if (way != 4) gosched();
    if (way == 0) stop(), stop_below();
    if (way == 1) stop_top();
    if (way == 2) below.done().recv();
    if (way == 3) stop(), sleep(20ms);
    if (way == 6) panic("in the middle");
  });
  CHECK(run.outcome.ending == (way == 6 ? Ending::panicked : Ending::returned));
  CHECK(trace.expired());
  CHECK(Counted::census().alive == 0);
  CHECK(Counted::census().misused == 0);
}

TEST_CASE("a context may be cancelled in a destructor, also when the program ends", "[context]") {
  const int procs = GENERATE(1, 4);
  const bool panics = GENERATE(false, true);
  struct Guard {
    CancelFunc cancel;
    ~Guard() { cancel(); }
  };
  const Run run = run_program(procs, [=] {
    auto [top, stop_top] = with_cancel(background());
    for (int i = 0; i < 20; ++i) {
      go([ctx = top, i] {
        auto [below, stop] = with_timeout(ctx, 1ms * i);
        const Guard guard{stop};
        below.done().recv();
      });
    }
    sleep(5ms);
    const Guard guard{stop_top};
    if (panics) panic("over");
  });
  CHECK(run.outcome.exit_status == (panics ? 2 : 0));
}

}  // namespace golearn::test
