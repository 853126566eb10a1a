// 13.4: a deadlock between two who both speak first, and a race for the last seats.
#include <fmt/format.h>

#include <algorithm>
#include <atomic>

#include "golearn/golearn.hpp"
#include "lessons/lesson.hpp"

namespace golearn::lessons {
namespace {

void greet(const std::string& name, const RecvChan<std::string>& in, const SendChan<std::string>& out,
           const std::shared_ptr<WaitGroup>& wg) {
  out.send("hello from " + name);     // go: out <- "hello from " + name
  println(name, "hears", in.recv());  // go: fmt.Println(name, "hears", <-in)
  wg->done();                         // go greet: wg.Done()
}

// Two goroutines greet each other before they listen.
void deadlock_program(std::size_t buffer) {
  auto wg = make<WaitGroup>();                 // go deadlock: var wg sync.WaitGroup
  auto to_a = make_chan<std::string>(buffer);  // go: toA := make(chan string, buffer)
  auto to_b = make_chan<std::string>(buffer);  // go: toB := make(chan string, buffer)

  wg->add(1);                               // go deadlock #1: wg.Add(1)
  go([=] { greet("A", to_a, to_b, wg); });  // go: go greet("A", toA, toB, &wg)
  wg->add(1);                               // go deadlock #2: wg.Add(1)
  go([=] { greet("B", to_b, to_a, wg); });  // go: go greet("B", toB, toA, &wg)
  wg->wait();                               // go deadlock: wg.Wait()
  println("both have heard");               // go: fmt.Println("both have heard")
}

// Sells seats: looking and taking must not be torn apart.
void race_program(const ProgramRun& k, int workers, int count, bool no_sync) {
  auto mu = make<Mutex>();                // go: var mu sync.Mutex
  auto wg = make<WaitGroup>();            // go race: var wg sync.WaitGroup
  auto seats = make<Shared<int>>(count);  // go: seats := count
  auto sold = make<std::atomic<int>>(0);  // for the findings and the promise: seats itself may be wrong

  for (int n = 0; n < workers; ++n) {
    wg->add(1);  // go race: wg.Add(1)
    go([=] {     // go: go func() {
      if (!no_sync) {
        mu->lock();  // go: mu.Lock()
      }
      if (seats->load() > 0) {  // go: if seats > 0 {
        gosched();              // go: runtime.Gosched() // the customer thinks it over
        seats->add(-1);         // go: seats--
        ++*sold;
      }
      if (!no_sync) {
        mu->unlock();  // go: mu.Unlock()
      }
      wg->done();  // go race.func1: wg.Done()
    });
  }
  wg->wait();                              // go race: wg.Wait()
  println("seats left :", seats->load());  // go: fmt.Println("seats left :", seats)
  k.measure("over", std::max(0, *sold - count));
}

bool none_oversold(const ProgramRun& k, const Outcome&) { return k.measured("over") == 0; }

std::vector<Text> oversold(const ProgramRun& k, const Outcome& outcome) {
  if (outcome.ending != Ending::returned) return {};
  const std::int64_t over = k.measured("over");
  if (over == 0) return {{"없는 자리는 팔리지 않았다.", "No seat was sold that was not there."}};
  return {{fmt::format("없는 자리가 {}개 팔렸다.", over),
           fmt::format("{} seat{} sold that {} not there.", over, over == 1 ? " was" : "s were",
                       over == 1 ? "was" : "were")}};
}

std::vector<Scenario> scenarios() {
  return {
      {.name = "deadlock",
       .knobs = {integer("buffer", 0, 0, 10, {"채널의 자리", "room in the channels"})},
       .body = [](const ProgramRun& k) { deadlock_program(static_cast<std::size_t>(k.integer("buffer"))); },
       .dies = true},
      {.name = "race",
       .knobs = {integer("workers", 10, 1, 10'000, {"손님의 수", "customers"}).in_search("2"),
                 integer("count", 3, 0, 10'000, {"자리의 수", "seats"}).in_search("1"),
                 flag("no-sync", {"락을 잡지 않음", "no lock"})},
       .body =
           [](const ProgramRun& k) { race_program(k, k.integer("workers"), k.integer("count"), k.flag("no-sync")); },
       .findings = oversold,
       .promises = {{{"없는 자리는 팔지 않는다.", "No seat is sold that is not there."}, none_oversold}}}};
}

}  // namespace

Lesson problems() { return {.scenarios = scenarios()}; }

}  // namespace golearn::lessons
