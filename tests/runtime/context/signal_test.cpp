#include "golearn/context/signal.hpp"

#include <signal.h>
#include <unistd.h>

#include <thread>

#include "golearn/explore/random_order.hpp"
#include "support/catch.hpp"
#include "support/child.hpp"
#include "support/program.hpp"
#include "support/when_ready.hpp"

namespace golearn::test {
namespace {

// To the process, as Ctrl-C is. ThreadSanitizer puts off what a thread gets on a goroutine's stack until that goroutine
// runs again, which may be never: there the calling thread, which must be none of a program's, gets it.
void send_real(int signal) { kSanitized ? ::raise(signal) : kill(getpid(), signal); }

struct sigaction handling_of(int signal) {
  struct sigaction action {};
  sigaction(signal, nullptr, &action);
  return action;
}

}  // namespace

TEST_CASE("a program that has asked for signals waits for a real one, and is not deadlocked", "[signal]") {
  const auto clock = GENERATE(ClockMode::real, ClockMode::simulated);
  const int procs = GENERATE(1, 2, 4);
  const bool controlled = GENERATE(false, true);
  RandomOrder order(procs, 7);
  Config config = on(procs, clock);
  if (controlled) config.strategy = &order;
  WhenReady sender([] { send_real(SIGUSR1); });
  const Run run = run_program(config, [&] {
    auto c = make_chan<Signal>(1);
    signals::notify(c, {SIGUSR1});
    go([] { sleep(1ms); });
    sender.say();
    println(c.recv());
  });
  CHECK(run.outcome.ending == Ending::returned);
  CHECK(run.lines == Lines{"user defined signal 1"});
}

TEST_CASE("a signal reaches a program that computes", "[signal]") {
  const int procs = GENERATE(1, 2);
  WhenReady sender([] { send_real(SIGUSR1); });
  const Run run = run_program(on(procs, ClockMode::real), [&] {
    auto [ctx, stop] = signals::notify_context(background(), {SIGUSR1});
    sender.say();
    while (!ctx.err()) {
    }
    println(cause(ctx));
    stop();
  });
  CHECK(run.lines == Lines{"user defined signal 1 signal received"});
}

TEST_CASE("while it waits it may be interrupted, and a time limit ends it", "[signal]") {
  const bool limited = GENERATE(true, false);
  Config config = on(GENERATE(1, 2), ClockMode::real);
  if (limited) config.time_limit = 20ms;
  Runtime runtime(config);
  WhenReady sender([&] {
    if (!limited) runtime.interrupt();
  });
  const Outcome outcome = runtime.run([&] {
    auto c = make_chan<Signal>(1);
    signals::notify(c, {SIGUSR1});
    signals::stop(c);  // as in Go: that it once has is enough
    sender.say();
    c.recv();
  });
  CHECK(outcome.ending == (limited ? Ending::timed_out : Ending::interrupted));
}

TEST_CASE("what a signal does is again as before when the program has ended", "[signal]") {
  const auto before = handling_of(SIGUSR2).sa_handler;
  const Run run = run_program(GENERATE(1, 2), [&] {
    auto c = make_chan<Signal>(1);
    signals::notify(c, {SIGUSR2});
    println(handling_of(SIGUSR2).sa_handler != before);
    signals::stop(c);
    println(handling_of(SIGUSR2).sa_handler == before);
    signals::ignore({SIGUSR2});
    println(handling_of(SIGUSR2).sa_handler == SIG_IGN);
    signals::reset({SIGUSR2});
    println(handling_of(SIGUSR2).sa_handler == before);
    signals::notify(c);
  });
  CHECK(run.lines == Lines{"true", "true", "true", "true"});
  CHECK(handling_of(SIGUSR2).sa_handler == before);
}

TEST_CASE("Ctrl-C reaches who listens and kills who does not", "[signal]") {
  if (kSanitized) return;  // no threads in a child of a process with several
  const bool listens = GENERATE(true, false);
  const ChildEnd end = run_in_child([=] {
    std::signal(SIGINT, SIG_DFL);
    const Run run = run_program(on(2, ClockMode::real), [=] {
      auto c = make_chan<Signal>(1);
      signals::notify(c, {Interrupt});
      if (!listens) signals::stop(c);
      kill(getpid(), SIGINT);
      println(c.recv());
    });
    _exit(run.lines == Lines{"interrupt"} ? 3 : 4);
  });
  CHECK(end.status == (listens ? 3 : 0));
  CHECK(end.signal == (listens ? 0 : SIGINT));
}

TEST_CASE("all programs of a process that listen get a signal", "[signal]") {
  std::atomic<int> listening{0};
  WhenReady sender([] { send_real(SIGUSR1); });
  const auto program = [&] {
    auto c = make_chan<Signal>(1);
    signals::notify(c, {SIGUSR1});
    if (++listening == 2) sender.say();
    println(c.recv());
  };
  Run other;
  std::thread beside([&] { other = run_program(on(2, ClockMode::real), program); });
  const Run run = run_program(on(1, ClockMode::real), program);
  beside.join();
  CHECK(run.lines == Lines{"user defined signal 1"});
  CHECK(other.lines == Lines{"user defined signal 1"});
}

TEST_CASE("who runs a program can hand it signals, which it takes if it asked for them", "[signal]") {
  const bool listens = GENERATE(true, false);
  const bool ignores = GENERATE(true, false);
  Runtime runtime(on(GENERATE(1, 2), ClockMode::real));
  CHECK(!runtime.deliver(SIGINT));
  bool taken = false;
  bool got = false;
  WhenReady sender([&] {
    taken = runtime.deliver(SIGINT);
    if (!taken || ignores) runtime.interrupt();
  });
  const Outcome outcome = runtime.run([&] {
    auto c = make_chan<Signal>(1);
    signals::notify(c, {listens ? SIGINT : SIGTERM});
    if (ignores) signals::ignore({SIGINT});
    sender.say();
    c.recv();
    got = true;
  });
  sender.finish();
  CHECK(taken == (listens || ignores));
  CHECK(got == (listens && !ignores));
  CHECK(outcome.ending == (got ? Ending::returned : Ending::interrupted));
  CHECK(!runtime.deliver(SIGINT));
}

TEST_CASE("a program that sends itself a signal nobody listens for dies of it", "[signal]") {
  const auto& [signal, status] = GENERATE(table<int, int>({{SIGINT, 130}, {SIGTERM, 143}, {SIGKILL, 137}}));
  const Run run = run_program(GENERATE(1, 2), [signal = signal] {
    auto c = make_chan<Signal>(1);
    signals::notify(c, {SIGUSR1});
    signals::raise(signal);
    println("not reached");
  });
  CHECK(run.lines.empty());
  CHECK(run.outcome.ending == Ending::interrupted);
  CHECK(run.outcome.exit_status == status);
}

TEST_CASE("an isolated program gets no signals but its own, and touches no handler", "[signal]") {
  const auto before = handling_of(SIGUSR1).sa_handler;
  Config config = on(GENERATE(1, 2), GENERATE(ClockMode::real, ClockMode::simulated));
  config.isolated = true;
  Runtime runtime(config);
  std::string printed;
  bool taken = true;
  bool untouched = false;
  const Outcome outcome = runtime.run([&] {
    auto c = make_chan<Signal>(1);
    signals::notify(c, {SIGUSR1});
    untouched = handling_of(SIGUSR1).sa_handler == before;
    taken = runtime.deliver(SIGUSR1);
    signals::raise(SIGUSR1);
    printed = to_string(c.recv());
    c.recv();
  });
  CHECK(untouched);
  CHECK(!taken);
  CHECK(printed == "user defined signal 1");
  CHECK(outcome.ending == Ending::awaiting_signal);
  CHECK(outcome.exit_status == 0);
}

TEST_CASE("a context that listens ends with its parent, for the parent's cause", "[signal]") {
  const bool before = GENERATE(true, false);
  const Run run = run_program(GENERATE(1, 2), [=] {
    auto [top, stop_top] = with_cancel_cause(background());
    if (before) stop_top(new_error("above"));
    auto [ctx, stop] = signals::notify_context(top, {Interrupt});
    if (!before) stop_top(new_error("above"));
    ctx.done().recv();
    println(ctx.err(), cause(ctx));
    stop();
  });
  CHECK(run.lines == Lines{"context canceled above"});
}

TEST_CASE("any number may stop one context that listens", "[signal]") {
  const Run run = run_program(GENERATE(1, 2, 4), [] {
    auto [ctx, stop] = signals::notify_context(background(), {Interrupt});
    WaitGroup wg;
    for (int i = 0; i < 10; ++i) wg.go([&, stop = stop] { stop(); });
    wg.wait();
    println(ctx.err());
  });
  CHECK(run.lines == Lines{"context canceled"});
}

TEST_CASE("a nil channel cannot be notified", "[signal]") {
  const Run run = run_program(1, [] { signals::notify(Chan<Signal>(), {Interrupt}); });
  CHECK(run.outcome.message == "os/signal: Notify using nil channel");
}

}  // namespace golearn::test
