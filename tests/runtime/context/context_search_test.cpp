// All schedules of small programs with contexts.
#include <algorithm>
#include <set>

#include "support/catch.hpp"
#include "support/program.hpp"
#include "support/searched.hpp"

namespace golearn::test {
namespace {

using study::Result;
using study::SearchReport;

std::set<std::string> printed(const SearchReport& report) {
  std::set<std::string> all;
  for (const Result& r : report.results) {
    std::string line = r.printed;
    std::ranges::replace(line, '\n', ' ');
    all.insert(line + r.message);
  }
  return all;
}

bool is_closed(const RecvChan<Empty>& channel) {
  bool closed = false;
  Select{receive(channel, [&] { closed = true; }), otherwise([] {})};
  return closed;
}

}  // namespace

TEST_CASE("whoever sees an error finds the context done, whatever the order", "[context]") {
  const SearchReport report = search_all([] {
    auto [ctx, cancel] = with_cancel(background());
    go([cancel = cancel] { cancel(); });
    if (ctx.err()) {
      println("error", is_closed(ctx.done()), ctx.err());
    } else {
      println("none");
    }
  });
  CHECK(report.complete);
  CHECK(printed(report) == std::set<std::string>{"none ", "error true context canceled "});
}

TEST_CASE("a child is cancelled whether it is made before or after its parent is", "[context]") {
  const SearchReport report = search_all([] {
    auto [top, stop_top] = with_cancel_cause(background());
    go([stop = stop_top] { stop(new_error("why")); });
    auto [below, stop_below] = with_cancel(top);
    below.done().recv();
    println(below.err(), cause(below));
    stop_below();
  });
  CHECK(report.complete);
  CHECK(report.schedules > 1);
  CHECK(printed(report) == std::set<std::string>{"context canceled why "});
}

TEST_CASE("stop is true exactly if the function never runs", "[context]") {
  const SearchReport report = search_all([] {
    auto [ctx, cancel] = with_cancel(background());
    auto ran = make<Atomic<int>>();
    auto stop = after_func(ctx, [=, ctx = ctx] { ran->add(is_closed(ctx.done()) ? 1 : 10); });
    go([cancel = cancel] { cancel(); });
    const bool stopped = stop();
    sleep(1s);  // in a search time passes only when all is done
    println(stopped, ran->load());
  });
  CHECK(report.complete);
  CHECK(printed(report) == std::set<std::string>{"true 0 ", "false 1 "});
}

TEST_CASE("one cause wins, and parent and child may have different ones", "[context]") {
  const SearchReport report = search_all([] {
    auto [top, stop_top] = with_cancel_cause(background());
    auto [below, stop_below] = with_cancel_cause(top);
    go([stop = stop_top] { stop(new_error("above")); });
    stop_below(new_error("below"));
    top.done().recv();
    println(cause(top), cause(below));
  });
  CHECK(report.complete);
  CHECK(printed(report) == std::set<std::string>{"above above ", "above below "});
}

TEST_CASE("permits are never lost between a release and a cancel", "[semaphore]") {
  const SearchReport report = search_all([] {
    auto permits = make<Semaphore>(1);
    auto [ctx, cancel] = with_cancel(background());
    auto done = make_chan<bool>();
    println(permits->acquire(background(), 1));
    go([=, ctx = ctx] {
      if (!permits->acquire(ctx, 1)) permits->release(1);
      done.send(true);
    });
    go([cancel = cancel] { cancel(); });
    permits->release(1);
    done.recv();
    println(permits->try_acquire(1));
  });
  CHECK(report.complete);
  CHECK(printed(report) == std::set<std::string>{"<nil> true "});
}

TEST_CASE("a search says of a program that waits for a signal that it does", "[signal]") {
  const SearchReport report = search_all([] {
    auto c = make_chan<Signal>(1);
    signals::notify(c, {Interrupt});
    auto x = make<Shared<int>>();
    go([=] { x->store(1); });
    println(x->load());
    println(c.recv());
  });
  CHECK(report.complete);
  CHECK(printed(report) == std::set<std::string>{"0 ", "1 "});
  for (const Result& r : report.results) CHECK(r.ending == Ending::awaiting_signal);
}

TEST_CASE("in a search a program gets the signals that it sends itself, in any order", "[signal]") {
  const SearchReport report = search_all([] {
    auto c = make_chan<Signal>(1);
    signals::notify(c, {SIGUSR1, SIGUSR2});
    go([] { signals::raise(SIGUSR1); });
    go([] { signals::raise(SIGUSR2); });
    println(c.recv());
  });
  CHECK(report.complete);
  CHECK(printed(report) == std::set<std::string>{"user defined signal 1 ", "user defined signal 2 "});
}

TEST_CASE("a signal that comes while its channel is stopped is delivered or kills, and is never lost", "[signal]") {
  const SearchReport report = search_all([] {
    auto c = make_chan<Signal>(1);
    signals::notify(c, {SIGUSR1});
    auto sent = make_chan<bool>();
    go([=] {
      signals::raise(SIGUSR1);
      sent.send(true);
    });
    signals::stop(c);
    sent.recv();
    println(c.len());
  });
  CHECK(report.complete);
  std::set<std::string> all;
  for (const Result& r : report.results) all.insert(r.ending == Ending::interrupted ? "killed" : r.printed);
  CHECK(all == std::set<std::string>{"killed", "1\n"});
}

}  // namespace golearn::test
