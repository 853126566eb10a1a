// What the Go program calls an object, read off its lines.
#include "words/called.hpp"

#include "support/catch.hpp"

using golearn::EventKind;
using golearn::words::called_on;

TEST_CASE("a line tells the name of what is used on it", "[play]") {
  const auto& [kind, line, name] = GENERATE(table<EventKind, std::string, std::string>({
      {EventKind::make, "done := make(chan bool)", "done"},
      {EventKind::make, "c := counter{token: make(chan bool, 1)}", "token"},
      {EventKind::make, "complete:  make(chan error, 1),", "complete"},
      {EventKind::make, "var done = make(chan bool)", "done"},
      {EventKind::make, "timeout:   time.After(limit),", "timeout"},
      {EventKind::send, "done <- true", "done"},
      {EventKind::send, "case c.token <- true:", "token"},
      {EventKind::receive, "fmt.Println(<-ch)", "ch"},
      {EventKind::receive, "for v := range c.in {", "in"},
      {EventKind::close, "defer close(ch)", "ch"},
      {EventKind::lock, "c.mutex.Lock()", "mutex"},
      {EventKind::runlock, "defer mu.RUnlock()", "mu"},
      {EventKind::wait, "wg.Wait() // all have finished", "wg"},
      {EventKind::add, "wg.Add(1)", "wg"},
      {EventKind::once, "first.Do(setUp)", "first"},
      {EventKind::load, "c.num++ // read, add, write", "num"},
      {EventKind::load, "if o.left > 0 {", "left"},
      {EventKind::load, "for !ready { // until it is set", "ready"},
      {EventKind::load, "a.balance += amount", "balance"},
      {EventKind::store, "a.balance += amount", "balance"},
      {EventKind::store, "total += part[n]", "total"},
      {EventKind::store, "awake = true", "awake"},
      {EventKind::atomic, "atomic.AddInt64(&c.num, 1)", "num"},
      {EventKind::peek, "if ready.Load() {", "ready"},
  }));
  CAPTURE(line);
  CHECK(called_on(kind, line) == name);
}

TEST_CASE("a line that leaves it in doubt tells no name", "[play]") {
  const auto& [kind, line] = GENERATE(table<EventKind, std::string>({
      {EventKind::make, "return make(chan bool)"},
      {EventKind::make, "case <-time.After(limit):"},
      {EventKind::make, "channels[i] = make(chan bool)"},
      {EventKind::receive, "fmt.Println(<-a, <-b)"},
      {EventKind::lock, "forks[i].Lock()"},
      {EventKind::load, "if a.left > b.left {"},
      {EventKind::load, "if left[n] > 0 {"},
      {EventKind::load, "total += part[n]"},
      {EventKind::load, "sum += c.num"},
      {EventKind::send, "out[n] <- 1"},
      {EventKind::load, "awake = other"},
      {EventKind::load, "fmt.Println(c.num)"},
      {EventKind::store, "m[key] = 1"},
      {EventKind::lock, "// c.mutex.Lock()"},
      {EventKind::print, "fmt.Println(num)"},
      {EventKind::receive, ""},
  }));
  CAPTURE(line);
  CHECK(called_on(kind, line).empty());
}

TEST_CASE("a line tells the type of the channel that it makes", "[play]") {
  using golearn::words::channel_type_on;
  CHECK(channel_type_on("done := make(chan bool)") == "chan bool");
  CHECK(channel_type_on("\tc := counter{token: make(chan bool, 1)}") == "chan bool");
  CHECK(channel_type_on("work := make(chan func(int, int) error, workers)") == "chan func(int, int) error");
  CHECK(channel_type_on("all := make(chan map[string]int)") == "chan map[string]int");
  CHECK(channel_type_on("left, right := make(chan int), make(chan int)").empty());
  CHECK(channel_type_on("list := make([]int, 3)").empty());
  CHECK(channel_type_on("").empty());
}
