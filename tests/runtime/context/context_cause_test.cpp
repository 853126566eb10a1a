// What a context says of its end: err() and cause() after each order of cancels, deadlines and parents.
#include "support/anywhere.hpp"

namespace golearn::test {
namespace {

const Error kAbove = new_error("above"), kBelow = new_error("below"), kSlow = new_error("slow");

struct Ends {
  const char* how;
  Context (*make)();
  Error err, cause;
};

// A context and one below it, each cancelled with its own cause; the child's only if `below` says so.
Context both(bool child_first, bool child_has_cause) {
  auto [top, stop_top] = with_cancel_cause(background());
  auto [below, stop_below] = with_cancel_cause(top);
  if (!child_first) stop_top(kAbove);
  stop_below(child_has_cause ? kBelow : Error());
  if (child_first) stop_top(kAbove);
  return below;
}

Context late(Duration timeout, const Error& cause, bool cancelled_above) {
  auto [top, stop_top] = with_cancel_cause(background());
  auto [ctx, stop] = with_timeout_cause(top, timeout, cause);
  if (cancelled_above) stop_top(kAbove);
  stop();
  return ctx;
}

const std::vector<Ends>& all_ends() {
  static const std::vector<Ends> all{
      {"background", [] { return background(); }, {}, {}},
      {"todo", [] { return todo(); }, {}, {}},
      {"cancelled",
       [] {
         auto [ctx, cancel] = with_cancel(background());
         cancel();
         return ctx;
       },
       Canceled, Canceled},
      {"parent first", [] { return both(false, true); }, Canceled, kAbove},
      {"parent first, the child has no cause", [] { return both(false, false); }, Canceled, kAbove},
      {"child first", [] { return both(true, true); }, Canceled, kBelow},
      {"child first, without a cause", [] { return both(true, false); }, Canceled, Canceled},
      {"below a cancelled parent",
       [] {
         auto [below, stop] = with_cancel(both(true, true));
         stop();
         return below;
       },
       Canceled, kBelow},
      {"no time", [] { return late(0s, {}, false); }, DeadlineExceeded, DeadlineExceeded},
      {"no time, with a cause", [] { return late(0s, kSlow, false); }, DeadlineExceeded, kSlow},
      {"no time, cancelled above later", [] { return late(0s, kSlow, true); }, DeadlineExceeded, kSlow},
      {"time left, cancelled", [] { return late(1h, kSlow, false); }, Canceled, Canceled},
      {"time left, cancelled above", [] { return late(1h, kSlow, true); }, Canceled, kAbove},
      {"without cancel", [] { return without_cancel(background()); }, {}, {}},
      {"without cancel of one cancelled", [] { return without_cancel(both(true, true)); }, {}, {}},
      {"without cancel of one late", [] { return without_cancel(late(0s, kSlow, false)); }, {}, {}},
      {"below without cancel",
       [] {
         auto [ctx, stop] = with_cancel_cause(without_cancel(both(true, true)));
         stop(kSlow);
         return ctx;
       },
       Canceled, kSlow},
  };
  return all;
}

bool is_done(const Context& ctx) {
  bool done = false;
  Select{receive(ctx.done(), [&] { done = true; }), otherwise([] {})};
  return done;
}

}  // namespace

TEST_CASE("err and cause tell what ended a context first", "[context]") {
  const Config config = anywhere();
  for (const Ends& row : all_ends()) {
    CAPTURE(row.how, config.procs, config.clock);
    Error err, why;
    bool done = false;
    const Run run = run_program(config, [&] {
      const Context ctx = row.make();
      err = ctx.err(), why = cause(ctx), done = is_done(ctx);
    });
    CHECK(run.outcome.ending == Ending::returned);
    CHECK(to_string(err) == to_string(row.err));
    CHECK(to_string(why) == to_string(row.cause));
    CHECK((err == row.err && why == row.cause));
    CHECK(done == static_cast<bool>(row.err));
  }
}

TEST_CASE("layers of values, cancels and deadlines end together and keep their values", "[context]") {
  static const ContextKey<int> keys[] = {ContextKey<int>("a"), ContextKey<int>("b"), ContextKey<int>("c")};
  const bool times_out = GENERATE(true, false);
  Config config = anywhere();
  config.seed = GENERATE(1u, 2u, 3u);
  CAPTURE(times_out, config.procs, config.clock, config.seed);
  const Run run = run_program(config, [=] {
    Context ctx = background();
    std::vector<CancelFunc> cancels;
    for (int layer = 0; layer < 30; ++layer) {
      const auto key = static_cast<std::size_t>(layer / 10);
      if (layer % 10 == 5) ctx = with_value(ctx, keys[key], layer);
      std::pair<Context, CancelFunc> made =
          rnd(2) ? with_cancel(ctx) : with_timeout(ctx, times_out && layer > 9 ? 1ms : 1h);
      if (layer == 12) made = with_timeout(ctx, times_out ? 1ms : 1h);
      ctx = made.first;
      cancels.push_back(made.second);
    }
    println(is_done(ctx) && !times_out);
    if (!times_out) cancels[static_cast<std::size_t>(rnd(30))]();
    if (times_out) ctx.done().recv();
    println(is_done(ctx), *ctx.value(keys[0]), *ctx.value(keys[1]), *ctx.value(keys[2]));
    println(ctx.err());
  });
  CHECK(run.lines == Lines{"false", "true 5 15 25", times_out ? "context deadline exceeded" : "context canceled"});
}

TEST_CASE("a cancel waits for no function that it starts", "[context]") {
  const Run run = run_program(anywhere(), [] {
    auto [ctx, cancel] = with_cancel(background());
    auto blocked = make_chan<int>();
    const StopFunc stop = after_func(ctx, [=] { blocked.send(1); });
    cancel();
    println("cancelled", stop());
    println(blocked.recv());
  });
  CHECK(run.lines == Lines{"cancelled false", "1"});
}

TEST_CASE("who waits for the parent may cancel the child meanwhile", "[context]") {
  const Run run = run_program(anywhere(), [] {
    for (int i = 0; i < 100; ++i) {
      auto [top, stop_top] = with_cancel(background());
      auto [below, stop_below] = with_cancel(top);
      go([top = top, stop = stop_below] {
        top.done().recv();
        stop();
      });
      stop_top();
      below.done().recv();
    }
  });
  CHECK(run.outcome.ending == Ending::returned);
}

}  // namespace golearn::test
