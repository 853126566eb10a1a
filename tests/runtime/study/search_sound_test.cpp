// The reduced search against trying everything, on random programs of all kinds of operations: the results are the
// same.
#include <algorithm>
#include <set>

#include "core/rng.hpp"
#include "support/catch.hpp"
#include "support/program.hpp"
#include "support/searched.hpp"

namespace golearn::test {
namespace {

// What the goroutines of a random program share.
struct World {
  Chan<int> unbuffered = make_chan<int>();
  Chan<int> buffered = make_chan<int>(1);
  Mutex mutex;
  RWMutex both;
  Once once;
  WaitGroup group;
  std::shared_ptr<Mutex> locker = make<Mutex>();
  Cond cond{locker};
  Shared<int> variable;
  Atomic<int> atomic;
};

constexpr std::uint32_t kOperations = 24;
constexpr std::uint32_t kSleep = 19;

// One operation, by number; what it saw is added to `seen`.
void operate(World& w, std::uint32_t what, int who, std::string& seen) {
  const auto saw = [&](auto value) { seen += std::to_string(value) + " "; };
  switch (what) {
    case 0: return w.unbuffered.send(who);
    case 1: return saw(w.unbuffered.recv());
    case 2: return w.buffered.send(who);
    case 3: return saw(w.buffered.recv());
    case 4: {
      const LockGuard guard(w.mutex);
      return w.variable.add(1);
    }
    case 5: return w.variable.store(who);
    case 6: return saw(w.variable.load());
    case 7: return w.once.run([&] { saw(-who); });
    case 8: return w.group.done();
    case 9: return w.group.wait();
    case 10: {
      const LockGuard guard(*w.locker);
      return w.cond.wait();
    }
    case 11: return w.cond.signal();
    case 12:
      select{receive(w.unbuffered, saw), send(w.buffered, who, [&] { seen += "sent "; }),
             otherwise([&] { seen += "none "; })};
      return;
    case 13: select{receive(w.unbuffered, saw), receive(w.buffered, saw)}; return;
    case 14: return saw(w.atomic.add(1));
    case 15:
      w.both.rlock();
      saw(w.variable.load());
      return w.both.runlock();
    case 16:
      w.both.lock();
      w.variable.add(10);
      return w.both.unlock();
    case 17: return saw(w.buffered.len());
    case 18: return println(who);
    // From here on time passes, and many are due at the same instant.
    case kSleep:
    case 20: return sleep(1ms);
    case 21: return sleep(2ms);
    case 22:
      select{receive(w.unbuffered, saw), receive(w.buffered, saw), receive(after(1ms), [&] { seen += "late "; })};
      return;
    default: {
      Timer timer(1ms);
      w.buffered.send(who);
      seen += timer.stop() ? "stopped " : "fired ";
    }
  }
}

std::function<void()> random_main(std::uint64_t seed, int goroutines, std::uint32_t most) {
  return [=] {
    core::Rng rng(seed);
    // Held by all: who is left when main returns goes on to its next operation.
    const auto w = std::make_shared<World>();
    const auto seen = std::make_shared<std::vector<std::string>>(static_cast<std::size_t>(goroutines));
    w->group.add(2);
    for (int g = 0; g < goroutines; ++g) {
      std::vector<std::uint32_t> operations(1 + rng.below(most));
      for (std::uint32_t& each : operations) each = rng.below(kOperations);
      if (rng.below(2)) operations.insert(operations.begin(), kSleep);  // to wake together
      go([w, seen, g, operations] {
        for (const std::uint32_t each : operations) operate(*w, each, g + 1, (*seen)[static_cast<std::size_t>(g)]);
      });
    }
    sleep(1s);
    std::string all;
    for (const std::string& each : *seen) all += each + "| ";
    println(all);
  };
}

std::set<std::string> results(const std::function<void()>& main, std::optional<std::size_t> preemptions) {
  const auto report = search_all(main, {.kind = study::SearchKind::exhaustive, .preemptions = preemptions});
  CHECK(report.complete);
  std::set<std::string> all;
  for (const study::Result& r : report.results) all.insert(r.printed + r.message);
  return all;
}

}  // namespace

TEST_CASE("the reduced search misses nothing that trying everything finds", "[search]") {
  const auto& [goroutines, most, programs] = GENERATE(
      table<int, std::uint32_t, std::uint64_t>({{2, 2, kSanitized ? 10 : 150}, {3, 1, kSanitized ? 10 : 100}}));
  for (std::uint64_t seed = 1; seed <= programs; ++seed) {
    CAPTURE(seed, goroutines, most);
    const auto main = random_main(seed, goroutines, most);
    CHECK(results(main, {}) == results(main, 1000));
  }
}

}  // namespace golearn::test
