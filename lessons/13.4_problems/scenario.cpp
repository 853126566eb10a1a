// 13.4: a deadlock between two who both speak first, and a race for the last seats.
#include <fmt/format.h>

#include "all.hpp"
#include "golearn.hpp"

namespace golearn::lessons {
namespace {

void greet(const std::string& name, const RecvChan<std::string>& in, const SendChan<std::string>& out,
           const std::shared_ptr<WaitGroup>& wg) {
  out.send("hello from " + name);     // go:27
  println(name, "hears", in.recv());  // go:28
  wg->done();                         // go:29
}

// Two goroutines greet each other before they listen.
void deadlock_program(std::size_t buffer) {
  auto wg = make<WaitGroup>();                 // go:13
  auto to_a = make_chan<std::string>(buffer);  // go:14
  auto to_b = make_chan<std::string>(buffer);  // go:15

  wg->add(1);                               // go:17
  go([=] { greet("A", to_a, to_b, wg); });  // go:18
  wg->add(1);                               // go:19
  go([=] { greet("B", to_b, to_a, wg); });  // go:20
  wg->wait();                               // go:21
  println("both have heard");               // go:22
}

// Sells seats: looking and taking must not be torn apart.
void race_program(const Settings& k, int workers, int count, bool no_sync) {
  auto mu = make<Mutex>();                // go:34
  auto wg = make<WaitGroup>();            // go:35
  auto seats = make<Shared<int>>(count);  // go:36

  for (int n = 0; n < workers; ++n) {
    wg->add(1);  // go:39
    go([=] {     // go:40
      if (!no_sync) {
        mu->lock();  // go:42
      }
      if (seats->load() > 0) {  // go:44
        gosched();              // go:45
        seats->add(-1);         // go:46
      }
      if (!no_sync) {
        mu->unlock();  // go:49
      }
      wg->done();  // go:51
    });
  }
  wg->wait();                      // go:54
  const int left = seats->load();  // go:55
  println("seats left :", left);   // go:55
  k.measure("over", std::max(0, -left));
}

std::vector<Text> oversold(const Settings& k, const Outcome& outcome) {
  if (outcome.ending != Ending::returned) return {};
  const std::int64_t over = k.measured("over");
  if (over == 0) return {{"없는 자리는 팔리지 않았다.", "No seat was sold that was not there."}};
  return {{fmt::format("없는 자리가 {}개 팔렸다.", over),
           fmt::format("{} seat{} sold that {} not there.", over, over == 1 ? " was" : "s were",
                       over == 1 ? "was" : "were")}};
}

std::vector<Scenario> scenarios() {
  return {{.name = "deadlock",
           .knobs = {integer("buffer", 0, 0, 10, {"채널의 자리", "room in the channels"})},
           .program = [](const Settings& k) { deadlock_program(static_cast<std::size_t>(k.integer("buffer"))); },
           .dies = true},
          {.name = "race",
           .knobs = {integer("workers", 10, 1, 10'000, {"손님의 수", "customers"}).in_search("2"),
                     integer("count", 3, 0, 10'000, {"자리의 수", "seats"}).in_search("1"),
                     flag("no-sync", {"잠그지 않음", "no lock"})},
           .program =
               [](const Settings& k) { race_program(k, k.integer("workers"), k.integer("count"), k.flag("no-sync")); },
           .findings = oversold}};
}

}  // namespace

Lesson problems() { return {.id = "13.4", .slug = "problems", .scenarios = scenarios()}; }

}  // namespace golearn::lessons
