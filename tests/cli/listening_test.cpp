// Ctrl-C where the program that golearn runs listens for it. Each test is a process of its own, with all that main()
// sets up, and the program is one of the test's.
#include <signal.h>
#include <unistd.h>

#include <functional>
#include <optional>

#include "commands/told_run.hpp"
#include "golearn/golearn.hpp"
#include "host/interrupt.hpp"
#include "support/catch.hpp"
#include "support/child.hpp"
#include "support/when_ready.hpp"

using namespace golearn;
using namespace golearn::test;

namespace {

// Runs `main` as `golearn lesson --raw` runs a lesson; what it printed is in `errors`.
ChildEnd run_as_lesson(const std::function<void(WhenReady& outside)>& main, int signals_sent) {
  return run_in_child([&] {
    dup2(STDERR_FILENO, STDOUT_FILENO);
    host::take_interrupts();
    std::optional<WhenReady> outside;
    outside.emplace([] { kill(getpid(), SIGINT); }, signals_sent);
    const study::Runnable runnable = study::runnable_of([&] { main(*outside); });
    study::RunSpec spec = study::usual_run(runnable);
    spec.procs = 2;
    const int status = commands::run_told({{nullptr, spec}}, {.raw = true}, {});
    outside.reset();  // ends its thread
    _exit(status);
  });
}

}  // namespace

TEST_CASE("Ctrl-C goes to a program that listens for it", "[listening]") {
  const ChildEnd end = run_as_lesson(
      [](WhenReady& outside) {
        auto interrupts = make_chan<Signal>(1);
        signals::notify(interrupts, {Interrupt});
        outside.say();
        println("got", interrupts.recv());
        exit_program(7);
      },
      1);
  CHECK(end.errors == "got interrupt\n");
  CHECK(end.status == 7);
}

TEST_CASE("Ctrl-C ends a program that listens for something else, or no more", "[listening]") {
  const bool no_more = GENERATE(true, false);
  const ChildEnd end = run_as_lesson(
      [=](WhenReady& outside) {
        auto signals = make_chan<Signal>(1);
        signals::notify(signals, {no_more ? SIGINT : SIGUSR1});
        if (no_more) signals::reset({Interrupt});
        println("ready");
        outside.say();
        signals.recv();
      },
      1);
  CHECK(end.errors == "ready\n");
  CHECK(end.status == 130);
}

TEST_CASE("a second Ctrl-C at once ends a program that listens and goes on", "[listening]") {
  const ChildEnd end = run_as_lesson(
      [](WhenReady& outside) {
        auto interrupts = make_chan<Signal>(1);
        signals::notify(interrupts, {Interrupt});
        outside.say();
        for (const Signal& signal : interrupts) {
          println("not yet:", signal);
          outside.say();
        }
      },
      2);
  CHECK(end.errors == "not yet: interrupt\n");
  CHECK(end.status == 130);
}

TEST_CASE("a program may ignore Ctrl-C", "[listening]") {
  const ChildEnd end = run_as_lesson(
      [](WhenReady& outside) {
        signals::ignore({Interrupt});
        outside.finish();
        sleep(50ms);
        println("still here");
      },
      1);
  CHECK(end.errors == "still here\n");
  CHECK(end.status == 0);
}
