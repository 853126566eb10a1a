// What else of sync real Go was asked for: go/recorded_sync.go.
#include "golearn/golearn.hpp"
#include "runtime/order_programs.hpp"

namespace golearn::test {
namespace {

void try_both(std::string_view when, const std::shared_ptr<RWMutex>& rw) {
  println(when);
  const bool to_write = rw->try_lock();
  println("  to write", to_write);
  if (to_write) rw->unlock();
  const bool to_read = rw->try_rlock();
  println("  to read", to_read);
  if (to_read) rw->runlock();
}

void what_an_rwmutex_lets_try() {
  auto rw = make<RWMutex>();
  try_both("free", rw);
  rw->rlock();
  try_both("read", rw);
  auto written = make_chan<bool>();
  go([=] {
    rw->lock();
    println("writer");
    rw->unlock();
    written.send(true);
  });
  sleep(10ms);
  try_both("read, and a writer waits", rw);
  rw->runlock();
  written.recv();
  rw->lock();
  try_both("written", rw);
  rw->unlock();
  try_both("free again", rw);
}

void tell(std::string_view what, const std::optional<int>& found) {
  println(what, found.value_or(0), found.has_value());
}

void each_operation_of_a_map() {
  SyncMap<std::string, int> m;
  tell("Load of none", m.load("a"));
  m.store("a", 1);
  tell("Load", m.load("a"));
  const auto [one, one_loaded] = m.load_or_store("a", 2);
  println("LoadOrStore of one", one, one_loaded);
  const auto [none, none_loaded] = m.load_or_store("b", 3);
  println("LoadOrStore of none", none, none_loaded);
  tell("Swap of one", m.swap("b", 4));
  tell("Swap of none", m.swap("c", 5));
  println("CompareAndSwap of another value", m.compare_and_swap("a", 9, 6));
  println("CompareAndSwap", m.compare_and_swap("a", 1, 6));
  println("CompareAndSwap of none", m.compare_and_swap("d", 0, 6));
  println("CompareAndDelete of another value", m.compare_and_remove("a", 1));
  println("CompareAndDelete", m.compare_and_remove("a", 6));
  println("CompareAndDelete of none", m.compare_and_remove("a", 6));
  tell("LoadAndDelete", m.load_and_remove("b"));
  tell("LoadAndDelete of none", m.load_and_remove("b"));
  m.remove("b");
  m.store("c", 7);
  tell("Load", m.load("c"));
  m.clear();
  tell("Load after Clear", m.load("c"));
  m.store("c", 8);
  m.remove("c");
  tell("Load after Delete", m.load("c"));
}

void count(SyncMap<int, int>& m) {
  int keys = 0, sum = 0;
  m.range([&](int, int value) {
    ++keys;
    sum += value;
    return true;
  });
  println(keys, sum);
}

void a_map_is_changed_while_visited() {
  SyncMap<int, int> m;
  for (int i = 0; i < 10; ++i) m.store(i, 10 * i);
  count(m);
  m.range([&](int key, int) {
    m.range([&](int other, int) {
      if (other != key) m.remove(other);
      return true;
    });
    m.store(key, 5);
    return true;
  });
  count(m);
  int visits = 0;
  m.range([&](int, int) {
    ++visits;
    return false;
  });
  println(visits);
  m.clear();
  count(m);
}

void bits() {
  Atomic<std::int32_t> a;
  const auto tell = [&](std::int32_t old) { println(old, a.load()); };
  tell(a.or_(0b1011));
  tell(a.and_(0b0110));
  tell(a.or_(-1));
  tell(a.and_(-4));
  Atomic<std::uint32_t> u;
  const std::uint32_t before = u.or_(1U << 31);
  println(before, u.load());
  Atomic<std::uint64_t> w;
  const std::uint64_t high = std::uint64_t{1} << 63;
  const std::uint64_t first = w.or_(high | 1), second = w.and_(high);
  println(first, second, w.load());
}

void a_pointer_is_exchanged() {
  AtomicPointer<int> p;
  const auto one = make<int>(), two = make<int>();
  const bool nil = p.load() == nullptr, wrong = p.compare_and_swap(one, two), right = p.compare_and_swap(nullptr, one);
  println(nil, wrong, right);
  const bool loaded = p.load() == one, swapped = p.swap(two) == one;
  println(loaded, swapped, p.load() == two);
  p.store(nullptr);
  println(p.load() == nullptr, p.compare_and_swap(two, one));
}

// Whether it ticks at all, and more than twice, in 200 ms.
void ticks(Ticker& ticker, Duration interval) {
  if (interval.count() != 0) ticker.reset(interval);
  int count = 0;
  const auto late = after(200ms);
  for (bool over = false; !over;) {
    Select{receive(ticker.c, [&] { ++count; }), receive(late, [&] { over = true; })};
  }
  println(interval, count > 0, count > 2);
}

void recovered(const std::function<void()>& function) {
  with_defer([&](Defer& defer) {
    defer([] { println("recovered", recover()->text); });
    function();
  });
}

void a_ticker_with_another_interval() {
  Ticker ticker(1h);
  ticks(ticker, 0s);
  ticks(ticker, 10ms);
  ticks(ticker, 150ms);
  ticks(ticker, 1h);
  ticker.stop();
  ticks(ticker, 0s);
  ticks(ticker, 10ms);
  sleep(20ms);
  ticker.reset(1h);
  Select{receive(ticker.c, [] { println("a tick from before"); }), otherwise([] { println("no tick from before"); })};
  recovered([&] { ticker.reset(0s); });
  recovered([&] { ticker.reset(-1ns); });
}

}  // namespace

std::vector<OrderProgram> sync_programs() {
  return {
      {"what a read-write lock lets try", what_an_rwmutex_lets_try},
      {"each operation of a shared map", each_operation_of_a_map},
      {"a shared map is changed while it is visited", a_map_is_changed_while_visited},
      {"bits that are set and cleared", bits},
      {"a pointer that is exchanged", a_pointer_is_exchanged},
      {"a ticker with another interval", a_ticker_with_another_interval},
  };
}

}  // namespace golearn::test
