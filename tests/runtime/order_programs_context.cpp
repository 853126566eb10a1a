#include <csignal>

#include "runtime/order_programs.hpp"
#include "support/program.hpp"

namespace golearn::test {
namespace {

void tell(const std::string& name, const Context& ctx) { println(name, ctx.err(), cause(ctx)); }

void kill(int signal) {
  signals::raise(signal);
  sleep(20ms);
}

void pending(const Chan<Signal>& c) {
  Select{receive(c, [](const Signal& signal) { println(signal); }), otherwise([] { println("nothing"); })};
}

void wakes_all() {
  auto wg = make<WaitGroup>();
  auto [ctx, cancel] = with_cancel(background());
  for (int i = 0; i < 5; ++i) {
    wg->add(1);
    go([=, ctx = ctx] { ctx.done().recv(), println(i, ctx.err()), wg->done(); });
  }
  gosched();
  cancel();
  println("cancelled");
  wg->wait();
}

void down_not_up() {
  auto wg = make<WaitGroup>();
  auto [top, stop_top] = with_cancel(background());
  auto [middle, stop_middle] = with_cancel(top);
  auto [below, stop_below] = with_cancel(middle);
  const std::vector<Context> all{top, middle, below};
  for (int i = 0; i < 3; ++i) {
    wg->add(1);
    go([=, ctx = all[static_cast<std::size_t>(i)]] { ctx.done().recv(), println(i, ctx.err()), wg->done(); });
  }
  gosched();
  stop_middle();
  println("middle", top.err(), middle.err(), below.err());
  gosched();
  stop_top();
  wg->wait();
  stop_below();
}

void err_and_cause() {
  const Error why = new_error("why");
  const Error other = new_error("other");
  {
    auto [top, stop_top] = with_cancel_cause(background());
    auto [below, stop_below] = with_cancel_cause(top);
    tell("before", below);
    stop_top(why);
    stop_below(other);
    tell("top first: top", top);
    tell("top first: below", below);
  }
  auto [top, stop_top] = with_cancel_cause(background());
  auto [below, stop_below] = with_cancel_cause(top);
  stop_below(other);
  stop_top(why);
  stop_below(why);
  tell("below first: top", top);
  tell("below first: below", below);

  auto [late, stop_late] = with_cancel(top);
  tell("made too late", late);
  stop_late();
  tell("made too late", late);

  auto [none, stop_none] = with_cancel_cause(background());
  stop_none(nullptr);
  tell("no cause", none);

  auto [plain, stop_plain] = with_cancel(none);
  stop_plain();
  tell("below it", plain);
  tell("background", background());
}

void what_is_left() {
  const Error why = new_error("slow");
  auto [far, stop_far] = with_timeout(background(), 1h);
  auto [near, stop_near] = with_timeout_cause(far, 20ms, why);
  auto [below, stop_below] = with_timeout_cause(near, 1h, new_error("never"));
  println(near.deadline()->elapsed == below.deadline()->elapsed, below.deadline().has_value());
  below.done().recv();
  tell("long", far);
  tell("short", near);
  tell("below", below);
  stop_near();
  tell("short", near);

  auto [past, stop_past] = with_deadline_cause(far, now() + -1s, why);
  tell("past", past);
  stop_past();
  tell("past", past);
  auto [none, stop_none] = with_timeout(far, 0s);
  tell("none", none);
  stop_none();

  auto [ahead, stop_ahead] = with_timeout_cause(far, 1h, why);
  stop_ahead();
  tell("cancelled ahead", ahead);
  println(without_cancel(near).deadline().has_value());
  println(near.err().is(DeadlineExceeded), ahead.err().is(DeadlineExceeded));
  stop_below();
  stop_far();
}

void functions_after() {
  auto [ctx, cancel] = with_cancel(background());
  auto [below, stop_below] = with_cancel(ctx);
  auto stop = after_func(below, [below = below] { println("ran", below.err()); });
  auto stopped = after_func(below, [] { println("never"); });
  println(stopped());
  println(stopped());
  cancel();
  println("cancelled");
  sleep(5ms);
  println(stop());
  auto late = after_func(ctx, [] { println("at once, but not here"); });
  println("registered");
  sleep(5ms);
  println(late());
  auto none = after_func(background(), [] { println("never"); });
  println(none());
  println(none());
  stop_below();
}

void deadline_and_timer() {
  auto done = make_chan<bool>();
  auto [ctx, cancel] = with_timeout(background(), 10ms);
  go([=, ctx = ctx] { ctx.done().recv(), println("context", ctx.err()), done.send(true); });
  go([=] { after(30ms).recv(), println("timer"), done.send(true); });
  done.recv();
  done.recv();
  cancel();
}

void how_printed() {
  auto [ctx, cancel] = with_cancel(todo());
  println(background(), ctx);
  auto [caused, stop] = with_cancel_cause(without_cancel(ctx));
  println(caused);
  auto [notified, enough] = signals::notify_context(ctx, {Interrupt, SIGTERM});
  println(notified);
  enough();
  auto [all, enough_too] = signals::notify_context(background(), {});
  println(all);
  enough_too();
  stop(nullptr);
  cancel();
}

void waits_for_no_one() {
  auto c = make_chan<Signal>(1);
  signals::notify(c, {SIGUSR1});
  signals::notify(c, {SIGUSR2});
  kill(SIGUSR1);
  kill(SIGUSR2);
  pending(c);
  pending(c);
  auto other = make_chan<Signal>(2);
  signals::notify(other, {SIGUSR2});
  kill(SIGUSR2);
  kill(SIGUSR1);
  pending(c);
  pending(other);
  pending(other);
  signals::stop(c);
  kill(SIGUSR2);
  pending(c);
  pending(other);
  signals::ignore({SIGUSR2});
  kill(SIGUSR2);
  pending(other);
  signals::notify(c, {SIGUSR2});
  kill(SIGUSR2);
  pending(other);
  pending(c);
}

void cancelled_by_signal() {
  auto [ctx, stop] = signals::notify_context(background(), {SIGUSR1});
  auto [below, cancel] = with_cancel(ctx);
  println(ctx.err(), num_goroutine());
  kill(SIGUSR1);
  below.done().recv();
  tell("below", below);
  println(cause(below).is(Canceled), cause(ctx) == Canceled);
  stop();
  stop();
  tell("after", ctx);

  auto [another, stop_it] = signals::notify_context(background(), {SIGUSR1});
  stop_it();
  tell("stopped", another);
  cancel();
}

void names_of_signals() {
  for (int n = 1; n < 42; ++n) println(Signal(n));
}

void pool_at_one() {
  auto pool = make<Pool<std::string>>([] { return std::string("new"); });
  for (const char* text : {"a", "b", "c", "d"}) pool->put(text);
  for (int i = 0; i < 5; ++i) println(pool->get());
  println(make<Pool<Error>>()->get());
}

void computed_once() {
  const auto value = once_value([] { return println("computed"), 7; });
  const int first = value();
  println(first, value());
  const auto broken = once_func([] {
    println("tried");
    panic("broken");
  });
  for (int i = 0; i < 3; ++i) {
    with_defer([&](Defer& defer) {
      defer([] { println("recovered", recover()->text); });
      broken();
    });
  }
  auto wg = make<WaitGroup>();
  const auto slow = once_value([] { return sleep(5ms), std::string("slow"); });
  for (int i = 0; i < 3; ++i) {
    wg->add(1);
    go([=] { println(i, slow()), wg->done(); });
  }
  wg->wait();
}

void errors_in_errors() {
  const Error lost = new_error("lost");
  const Error found = wrap_error("open", lost);
  const Error again = wrap_error("start", found);
  println(again, again.is(lost), lost.is(again), again.unwrap() == found);
  println(new_error("lost") == lost, Error().is(lost), Error().is(nullptr), Error());
}

}  // namespace

std::vector<OrderProgram> context_programs() {
  return {
      {"a cancelled context wakes all who wait for it", wakes_all},
      {"cancelling goes down, not up", down_not_up},
      {"what err and cause say", err_and_cause},
      {"what is left of a deadline", what_is_left},
      {"functions after a context", functions_after},
      {"a deadline and a timer of the same time", deadline_and_timer},
      {"how contexts are printed", how_printed},
      {"a signal waits for no one", waits_for_no_one},
      {"a context that a signal cancels", cancelled_by_signal},
      {"names of signals", names_of_signals},
      {"a pool at one processor", pool_at_one},
      {"a value computed once", computed_once},
      {"errors in errors", errors_in_errors},
  };
}

}  // namespace golearn::test
