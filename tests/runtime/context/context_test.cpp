#include "golearn/context/context.hpp"

#include <array>

#include "golearn/observe/race_detector.hpp"
#include "support/anywhere.hpp"
#include "support/catch.hpp"
#include "support/program.hpp"

namespace golearn::test {
namespace {

const ContextKey<std::string> kUser("user");
const ContextKey<int> kTrace("trace");
const ContextKey<std::string> kNamesake("user");

}  // namespace

TEST_CASE("a value is the nearest one of its key, and of no other key", "[context]") {
  const Run run = run_program(anywhere(), [] {
    const Context user = with_value(background(), kUser, "kim");
    const Context both = with_value(user, kTrace, 7);
    const Context another = with_value(both, kUser, "lee");
    auto [below, cancel] = with_cancel(another);
    println(*user.value(kUser), user.value(kTrace).has_value());
    println(*both.value(kUser), *both.value(kTrace));
    println(*below.value(kUser), *below.value(kTrace), below.value(kNamesake).has_value());
    println(*without_cancel(below).value(kUser), both);
    cancel();
    println(*below.value(kUser), *user.value(kUser));
  });
  CHECK(run.lines == Lines{"kim false", "kim 7", "lee 7 false",
                           "lee context.Background.WithValue(user, kim).WithValue(trace, <not Stringer>)", "lee kim"});
}

TEST_CASE("a nil context panics", "[context]") {
  const auto& [use, says] = GENERATE(table<std::function<void()>, std::string>({
      {[] { (void)with_cancel(Context()); }, "cannot create context from nil parent"},
      {[] { (void)with_timeout(Context(), 1s); }, "cannot create context from nil parent"},
      {[] { (void)with_value(Context(), kTrace, 1); }, "cannot create context from nil parent"},
      {[] { (void)without_cancel(Context()); }, "cannot create context from nil parent"},
      {[] { (void)Context().done(); }, "runtime error: invalid memory address or nil pointer dereference"},
      {[] { (void)Context().err(); }, "runtime error: invalid memory address or nil pointer dereference"},
  }));
  const Run run = run_program(1, use);
  CHECK(run.outcome.ending == Ending::panicked);
  CHECK(run.outcome.message == says);
}

TEST_CASE("of many that cancel at once one is the first, and all see the same", "[context]") {
  const Run run = run_program(anywhere(), [] {
    constexpr int kEach = 20;
    auto [ctx, cancel] = with_cancel_cause(background());
    auto wg = make<WaitGroup>();
    auto causes = make_chan<std::string>(kEach);
    for (int i = 0; i < kEach; ++i) {
      wg->go([=, cancel = cancel] { cancel(new_error("cause " + std::to_string(i))); });
      wg->go([=, ctx = ctx] {
        auto [below, stop] = with_timeout(ctx, 1h);
        below.done().recv();
        causes.send(cause(below).text());
        stop();
      });
    }
    wg->wait();
    const std::string first = cause(ctx).text();
    bool same = first.starts_with("cause ");
    for (int i = 0; i < kEach; ++i) same = same && causes.recv() == first;
    println(same, ctx.err());
  });
  CHECK(run.lines == Lines{"true context canceled"});
}

TEST_CASE("trees that are made and cancelled on all processors end with nobody waiting", "[context]") {
  const Run run = run_program(anywhere(), [] {
    auto wg = make<WaitGroup>();
    auto stopped = make<Atomic<int>>();
    auto [top, stop_top] = with_cancel(background());
    for (int i = 0; i < 40; ++i) {
      wg->go([=, top = top] {
        auto [middle, stop_middle] = with_cancel(top);
        for (int j = 0; j < 5; ++j) {
          auto [below, stop_below] = with_timeout(middle, 1h);
          wg->go([=, ctx = below] { ctx.done().recv(), stopped->add(1); });
          after_func(below, [=] { stopped->add(1); });
          if (j % 2) stop_below();
        }
        if (i % 2) stop_middle();
      });
    }
    gosched();
    stop_top();
    wg->wait();
    while (num_goroutine() > 1) gosched();
    println(stopped->load());
  });
  CHECK(run.lines == Lines{"400"});
  CHECK(!run.outcome.timers_pending);
}

TEST_CASE("cancelling stops the timer", "[context]") {
  // Else the last line would wait for an hour.
  const Run run = run_program(on(GENERATE(1, 2), ClockMode::real), [] {
    auto [ctx, cancel] = with_timeout(background(), 1h);
    auto [top, stop_top] = with_cancel(background());
    auto [below, stop_below] = with_deadline(top, now() + 1h);
    cancel();
    stop_top();
    make_chan<int>().recv();
  });
  CHECK(run.outcome.ending == Ending::deadlocked);
}

TEST_CASE("a deadline is no deadlock, and ends the wait", "[context]") {
  const Run run = run_program(anywhere(), [] {
    const RecvChan<Empty> done = with_timeout(background(), 20ms).first.done();  // all else is let go of
    done.recv();
    println("over");
  });
  CHECK(run.lines == Lines{"over"});
  CHECK(run.outcome.elapsed >= 20ms);
}

TEST_CASE("scaled time scales deadlines", "[context]") {
  Config config = on(2, ClockMode::real);
  config.speed = 100'000;
  const Run run = run_program(config, [] {
    auto [ctx, cancel] = with_timeout(background(), 10min);
    ctx.done().recv();
    println(ctx.err());
    cancel();
  });
  CHECK(run.lines == Lines{"context deadline exceeded"});
}

TEST_CASE("what came before a cancel is seen by all who see the cancel", "[context]") {
  enum class By : std::uint8_t { done, err, cause, after };
  const By by = GENERATE(By::done, By::err, By::cause, By::after);
  const bool ordered = GENERATE(true, false);
  RaceDetector races;
  Config config = on(2);
  config.observer = &races;
  const Run run = run_program(config, [=] {
    auto [ctx, cancel] = with_cancel(background());
    auto x = make<Shared<int>>();
    auto read = make_chan<int>();
    const auto look = [=] { x->load(), read.send(1); };
    if (by == By::after) after_func(ctx, look);
    go([=, ctx = ctx] {
      if (by == By::done) ctx.done().recv();
      while (by == By::err && !ctx.err()) gosched();
      while (by == By::cause && !cause(ctx)) gosched();
      if (by != By::after) look();
    });
    if (ordered) x->store(1);
    cancel();
    if (!ordered) x->store(1);
    read.recv();
  });
  CHECK(run.outcome.ending == Ending::returned);
  CHECK(races.found() == (ordered ? 0 : 1));
}

}  // namespace golearn::test
