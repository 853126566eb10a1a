// 11.15: a context tells a tree of goroutines to stop, until when there is time, and what belongs to a request.
//
// What Go defers is called where the function ends.
#include <fmt/format.h>

#include "golearn/golearn.hpp"
#include "lessons/lesson.hpp"

namespace golearn::lessons {
namespace {

using WaitGroupPtr = std::shared_ptr<WaitGroup>;

// Works on until its context is cancelled.
void work(const Context& ctx, const std::string& name, const WaitGroupPtr& wg) {
  ctx.done().recv();                    // go: <-ctx.Done()
  println(name, "stops :", ctx.err());  // go: fmt.Println(name, "stops :", ctx.Err())
  wg->done();                           // go: wg.Done()
}

// A tree of contexts, with goroutines at each leaf. One cancel stops all that is below it.
void cancel_tree(int workers, Duration cancel_after, bool branch) {
  auto [root, cancel_root] = with_cancel(background());  // go: root, cancelRoot := context.WithCancel(context.Backgr…
  auto [left, cancel_left] = with_cancel(root);          // go: left, cancelLeft := context.WithCancel(root)
  auto [right, cancel_right] = with_cancel(root);        // go: right, cancelRight := context.WithCancel(root)
  auto wg = make<WaitGroup>();                           // go cancelTree: var wg sync.WaitGroup

  for (int n = 0; n < workers; ++n) {
    wg->add(2);                                                         // go: wg.Add(2)
    go([=, ctx = left] { work(ctx, fmt::format("left {}", n), wg); });  // go: go work(left, fmt.Sprint("left ", n),…
    go([=, ctx = right] { work(ctx, fmt::format("right {}", n), wg); });  // go: go work(right, fmt.Sprint("right ",…
  }

  sleep(cancel_after);  // go cancelTree #1: time.Sleep(cancelAfter)
  if (branch) {
    cancel_left();                                          // go: cancelLeft()
    println("left :", left.err(), "right :", right.err());  // go: fmt.Println("left :", left.Err(), "right :", right…
    sleep(cancel_after);                                    // go cancelTree #2: time.Sleep(cancelAfter)
  }
  cancel_root();                // go: cancelRoot()
  wg->wait();                   // go cancelTree: wg.Wait()
  println("all have stopped");  // go: fmt.Println("all have stopped")
  cancel_right();               // go: defer cancelRight()
  cancel_left();                // go: defer cancelLeft()
}

// Takes some time for its work, and gives up if its context is over.
Error slow(const Context& ctx, Duration work) {
  const RecvChan<Time> ready = after(work);  // go: case <-time.After(work):
  const RecvChan<Empty> over = ctx.done();   // go: case <-ctx.Done():
  Error err;
  Select{receive(ready, [] {}),               // go: select {
         receive(over,                        // go: case <-ctx.Done():
                 [&] { err = ctx.err(); })};  // go: return ctx.Err()
  return err;
}

// Gives the work that much time and no more.
void timeout(const ProgramRun& k, Duration limit, Duration work) {
  auto [ctx, cancel] = with_timeout(background(), limit);  // go: ctx, cancel := context.WithTimeout(context.Backgrou…

  const Error err = slow(ctx, work);  // go: if err := slow(ctx, work); err != nil {
  k.measure("given-up", err ? 1 : 0);
  if (err) {
    println("given up :", err);  // go: fmt.Println("given up :", err)
  } else {
    println("done in time");  // go: fmt.Println("done in time")
  }
  cancel();  // go: defer cancel()
}

// Gives a child more time than its parent has.
void deadline(Duration limit, Duration child_limit) {
  const Time start = now();  // go: root, start := context.Background(), time.Now()
  auto [parent, cancel_parent] = with_deadline(background(), start + limit);  // go: parent, cancelParent := context.…
  auto [child, cancel_child] = with_deadline(parent, start + child_limit);  // go: child, cancelChild := context.With…

  const Time at = child.deadline().value_or(start);      // go: at, _ := child.Deadline()
  println("the child's deadline is after", at - start);  // go: fmt.Println("the child's deadline is after", at.Sub(s…
  child.done().recv();                                   // go: <-child.Done()
  println("child :", child.err());                       // go: fmt.Println("child :", child.Err())
  println("parent :", parent.err());                     // go: fmt.Println("parent :", parent.Err())
  cancel_child();                                        // go: defer cancelChild()
  cancel_parent();                                       // go: defer cancelParent()
}

// An object of its own, so that nobody else has the same key.
const ContextKey<int> request_key("request");

void store(const Context& ctx) {
  const auto id = ctx.value(request_key);                // go: id, ok := ctx.Value(requestKey{}).(int)
  println("request :", id.value_or(0), id.has_value());  // go: fmt.Println("request :", id, ok)
}

// Knows nothing of requests, and passes on what it gets.
void handle(const Context& ctx) {
  store(ctx);  // go: store(ctx)
}

// Carries a request's number through a function that need not know it.
void value() {
  const Context ctx = with_value(background(), request_key, 42);  // go: ctx := context.WithValue(context.Background(…
  handle(ctx);                                                    // go: handle(ctx)
  handle(background());                                           // go: handle(context.Background())
}

// Says why the work was cancelled, and not only that it was.
void cause_program() {
  auto [ctx, cancel] = with_cancel_cause(background());  // go: ctx, cancel := context.WithCancelCause(context.Backgr…
  auto wg = make<WaitGroup>();                           // go cause: var wg sync.WaitGroup
  wg->add(1);                                            // go: wg.Add(1)
  go([=, ctx = ctx] { work(ctx, "worker", wg); });       // go: go work(ctx, "worker", &wg)

  cancel(new_error("the disk is full"));  // go: cancel(errors.New("the disk is full"))
  wg->wait();                             // go cause: wg.Wait()
  println("err :", ctx.err());            // go: fmt.Println("err :", ctx.Err())
  println("cause :", cause(ctx));         // go: fmt.Println("cause :", context.Cause(ctx))
}

std::vector<Text> gave_up(const ProgramRun& k, const Outcome&) {
  if (!k.has("timeout") || k.measured("given-up", -1) < 0) return {};
  if (k.measured("given-up") == 0 && k.duration("work") >= k.duration("timeout")) {
    return {{"일과 제한 시간이 함께 끝났고, select가 일을 골랐다.",
             "The work and the time were over at once, and select took the work."}};
  }
  if (k.measured("given-up") == 0) {
    return {{"일이 제한 시간보다 먼저 끝났고, cancel이 타이머를 멈췄다.",
             "The work was done before its time was over, and cancel stopped the timer."}};
  }
  if (k.duration("work") == k.duration("timeout")) {
    return {{"일과 제한 시간이 함께 끝났고, select가 제한 시간을 골랐다.",
             "The work and the time were over at once, and select took the time."}};
  }
  return {{"제한 시간이 먼저 지났다. 일이 끝나기를 기다리지 않았다.",
           "The time was over first, and nobody waited for the work to end."}};
}

Knob timeout_knob() { return duration("timeout", "100ms", {"주어진 시간", "how much time there is"}); }

}  // namespace

Lesson context() {
  return {
      .scenarios =
          {
              {.name = "cancel",
               .knobs =
                   {integer("workers", 2, 1, 1000, {"가지마다 띄울 고루틴의 수", "goroutines a branch"}).in_search("1"),
                    duration("cancel-after", "100ms", {"main이 취소하는 때", "when main cancels"}),
                    flag("branch", {"왼쪽 가지를 먼저 취소함", "first the left branch"})},
               .body =
                   [](const ProgramRun& k) {
                     cancel_tree(k.integer("workers"), k.duration("cancel-after"), k.flag("branch"));
                   },
               .determined = false},
              {.name = "timeout",
               .knobs = {timeout_knob(), duration("work", "200ms", {"일에 걸리는 시간", "how long the work takes"})},
               .body = [](const ProgramRun& k) { timeout(k, k.duration("timeout"), k.duration("work")); },
               .findings = gave_up},
              {.name = "deadline",
               .knobs = {timeout_knob(),
                         duration("child", "500ms", {"자식에게 주려는 시간", "how much time the child is given"})},
               .body = [](const ProgramRun& k) { deadline(k.duration("timeout"), k.duration("child")); }},
              {.name = "value", .body = [](const ProgramRun&) { value(); }},
              {.name = "cause", .body = [](const ProgramRun&) { cause_program(); }},
          },
  };
}

}  // namespace golearn::lessons
