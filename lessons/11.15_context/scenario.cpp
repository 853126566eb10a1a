// 11.15: a context tells a tree of goroutines to stop, until when there is time, and what belongs to a request.
//
// What Go defers is called where the function ends.
#include <fmt/format.h>

#include "all.hpp"
#include "golearn.hpp"

namespace golearn::lessons {
namespace {

using WaitGroupPtr = std::shared_ptr<WaitGroup>;

// Works on until its context is cancelled.
void work(const Context& ctx, const std::string& name, const WaitGroupPtr& wg) {
  ctx.done().recv();                    // go:15
  println(name, "stops :", ctx.err());  // go:16
  wg->done();                           // go:17
}

// A tree of contexts, with goroutines at each leaf. One cancel stops all that is below it.
void cancel_tree(int workers, Duration cancel_after, bool branch) {
  auto [root, cancel_root] = with_cancel(background());  // go:23
  auto [left, cancel_left] = with_cancel(root);          // go:24
  auto [right, cancel_right] = with_cancel(root);        // go:25
  auto wg = make<WaitGroup>();                           // go:28

  for (int n = 0; n < workers; ++n) {
    wg->add(2);                                                           // go:31
    go([=, ctx = left] { work(ctx, fmt::format("left {}", n), wg); });    // go:32
    go([=, ctx = right] { work(ctx, fmt::format("right {}", n), wg); });  // go:33
  }

  sleep(cancel_after);  // go:36
  if (branch) {
    cancel_left();                                          // go:38
    println("left :", left.err(), "right :", right.err());  // go:39
    sleep(cancel_after);                                    // go:40
  }
  cancel_root();                // go:42
  wg->wait();                   // go:43
  println("all have stopped");  // go:44
  cancel_right();               // go:27
  cancel_left();                // go:26
}

// Takes some time for its work, and gives up if its context is over.
Error slow(const Context& ctx, Duration work) {
  const RecvChan<Time> ready = after(work);  // go:50
  const RecvChan<Empty> over = ctx.done();   // go:52
  Error err;
  select{receive(ready, [] {}),               // go:49
         receive(over,                        // go:52
                 [&] { err = ctx.err(); })};  // go:53
  return err;
}

// Gives the work that much time and no more.
void timeout(const Settings& k, Duration limit, Duration work) {
  auto [ctx, cancel] = with_timeout(background(), limit);  // go:59

  const Error err = slow(ctx, work);  // go:62
  k.measure("given-up", err ? 1 : 0);
  if (err) {
    println("given up :", err);  // go:63
  } else {
    println("done in time");  // go:66
  }
  cancel();  // go:60
}

// Gives a child more time than its parent has.
void deadline(Duration limit, Duration child_limit) {
  const Time start = now();                                                   // go:71
  auto [parent, cancel_parent] = with_deadline(background(), start + limit);  // go:72
  auto [child, cancel_child] = with_deadline(parent, start + child_limit);    // go:74

  const Time at = child.deadline().value_or(start);      // go:77
  println("the child's deadline is after", at - start);  // go:78
  child.done().recv();                                   // go:79
  println("child :", child.err());                       // go:80
  println("parent :", parent.err());                     // go:81
  cancel_child();                                        // go:75
  cancel_parent();                                       // go:73
}

// An object of its own, so that nobody else has the same key.
const ContextKey<int> request_key("request");

void store(const Context& ctx) {
  const auto id = ctx.value(request_key);                // go:93
  println("request :", id.value_or(0), id.has_value());  // go:94
}

// Knows nothing of requests, and passes on what it gets.
void handle(const Context& ctx) {
  store(ctx);  // go:89
}

// Carries a request's number through a function that need not know it.
void value() {
  const Context ctx = with_value(background(), request_key, 42);  // go:99
  handle(ctx);                                                    // go:100
  handle(background());                                           // go:101
}

// Says why the work was cancelled, and not only that it was.
void cause_program() {
  auto [ctx, cancel] = with_cancel_cause(background());  // go:106
  auto wg = make<WaitGroup>();                           // go:107
  wg->add(1);                                            // go:108
  go([=, ctx = ctx] { work(ctx, "worker", wg); });       // go:109

  cancel(new_error("the disk is full"));  // go:111
  wg->wait();                             // go:112
  println("err :", ctx.err());            // go:113
  println("cause :", cause(ctx));         // go:114
}

std::vector<Text> gave_up(const Settings& k, const Outcome&) {
  if (!k.has("timeout") || k.measured("given-up", -1) < 0) return {};
  if (k.measured("given-up") == 0) {
    return {{"일이 제한 시간보다 먼저 끝났고, cancel이 타이머를 멈췄다.",
             "The work was done before its time was over, and cancel stopped the timer."}};
  }
  return {{"제한 시간이 먼저 지났다. 일이 끝나기를 기다리지 않았다.",
           "The time was over first, and nobody waited for the work to end."}};
}

Knob timeout_knob() { return duration("timeout", "100ms", {"주어진 시간", "how much time there is"}); }

}  // namespace

Lesson context() {
  return {
      .id = "11.15",
      .slug = "context",
      .scenarios =
          {
              {.name = "cancel",
               .knobs =
                   {integer("workers", 2, 1, 1000, {"가지마다 띄울 고루틴의 수", "goroutines a branch"}).in_search("1"),
                    duration("cancel-after", "100ms", {"main이 취소하는 때", "when main cancels"}),
                    flag("branch", {"왼쪽 가지를 먼저 취소함", "first the left branch"})},
               .program =
                   [](const Settings& k) {
                     cancel_tree(k.integer("workers"), k.duration("cancel-after"), k.flag("branch"));
                   },
               .determined = false},
              {.name = "timeout",
               .knobs = {timeout_knob(), duration("work", "200ms", {"일에 걸리는 시간", "how long the work takes"})},
               .program = [](const Settings& k) { timeout(k, k.duration("timeout"), k.duration("work")); },
               .findings = gave_up},
              {.name = "deadline",
               .knobs = {timeout_knob(),
                         duration("child", "500ms", {"자식에게 주려는 시간", "how much time the child is given"})},
               .program = [](const Settings& k) { deadline(k.duration("timeout"), k.duration("child")); }},
              {.name = "value", .program = [](const Settings&) { value(); }},
              {.name = "cause", .program = [](const Settings&) { cause_program(); }},
          },
  };
}

}  // namespace golearn::lessons
