// The pending timers: their order, and which of them is next, beside a list that is searched from end to end.
#include "golearn/core/timers.hpp"

#include <algorithm>
#include <array>
#include <atomic>
#include <map>
#include <memory>
#include <random>
#include <vector>

#include "golearn/core/goroutine.hpp"
#include "support/catch.hpp"
#include "support/program.hpp"

using namespace golearn;
using namespace golearn::core;
using namespace golearn::test;

namespace {

// One of them, as a timer or as a sleeper.
struct Pending {
  TimerNode timer;
  Goroutine sleeper;
};

// Does everything twice: with the timers, and with a map that knows only due times and who came first.
class Twice {
 public:
  explicit Twice(std::uint32_t seed) : random_(seed) {}

  std::uint64_t below(std::uint64_t n) { return random_() % n; }
  [[nodiscard]] std::size_t size() const { return expected_.size(); }
  [[nodiscard]] std::int64_t now() const { return now_; }

  void add(std::int64_t when, bool sleeps) {
    auto pending = std::make_unique<Pending>();
    sleeps ? timers_.add_sleeper(pending->sleeper, when) : timers_.add(pending->timer, when);
    if (!sleeps) removable_.push_back(pending.get());
    expected_.emplace(std::pair{when, ++added_}, std::move(pending));
  }

  // Any pending one that is a timer.
  void remove() {
    if (removable_.empty()) return;
    std::swap(removable_[below(removable_.size())], removable_.back());
    Pending* one = removable_.back();
    removable_.pop_back();
    const auto at = std::ranges::find(expected_, one, [](const auto& entry) { return entry.second.get(); });
    REQUIRE(timers_.remove(one->timer));
    CHECK(!timers_.remove(one->timer));
    expected_.erase(at);
  }

  // Any pending one that is a timer, by up to so much: as if it were taken out and added anew, or not at all.
  void postpone(std::uint64_t most) {
    if (removable_.empty()) return;
    Pending* one = removable_[below(removable_.size())];
    const auto at = std::ranges::find(expected_, one, [](const auto& entry) { return entry.second.get(); });
    const std::int64_t due = at->first.first;
    const std::int64_t when = below(8) == 0 ? due - 1 : Timers::after(due, static_cast<std::int64_t>(below(most)));
    if (!timers_.postpone(one->timer, when)) return;
    REQUIRE(when >= due);
    ++postponed_;
    auto pending = std::move(at->second);
    expected_.erase(at);
    expected_.emplace(std::pair{when, ++added_}, std::move(pending));
  }
  [[nodiscard]] std::size_t postponed() const { return postponed_; }

  // Those due at `now`, no later than so many of them.
  void take(std::int64_t now, std::size_t most) {
    now_ = now;
    std::array<TimerEntry, 16> some;
    const auto taken = timers_.take_due(now, std::span(some).first(most));
    for (const TimerEntry& each : taken) {
      REQUIRE(!expected_.empty());
      const auto first = expected_.begin();
      REQUIRE(first->first.first <= now);
      Pending& pending = *first->second;
      REQUIRE((each.sleeps ? each.sleeper == &pending.sleeper : each.timer == &pending.timer));
      if (!each.sleeps) CHECK(!timers_.remove(pending.timer));
      std::erase(removable_, &pending);
      expected_.erase(first);
    }
    if (taken.size() < most) CHECK((expected_.empty() || expected_.begin()->first.first > now));
  }

  void check_next() { REQUIRE(timers_.next_due() == (expected_.empty() ? kNever : expected_.begin()->first.first)); }

 private:
  std::mt19937_64 random_;
  Timers timers_{false};
  std::map<std::pair<std::int64_t, std::uint64_t>, std::unique_ptr<Pending>> expected_;
  std::vector<Pending*> removable_;
  std::uint64_t added_ = 0;
  std::int64_t now_ = 0;
  std::size_t postponed_ = 0;
};

}  // namespace

TEST_CASE("timers are due by their times, and those of one time as they were set", "[timer]") {
  const auto [most, reach] = GENERATE(table<std::size_t, std::uint64_t>({
      {20, 1'000},                       // few
      {3'000, 50},                       // many at a time
      {3'000, 50'000'000},               // a screenful of sleepers
      {3'000, 7'200'000'000'000},        // hours
      {1'500, std::uint64_t{1} << 62U},  // the end of time
  }));
  const auto seed = GENERATE(1U, 2U, 3U);
  CAPTURE(most, reach, seed);
  Twice twice(seed);
  for (int round = 0; round < 6; ++round) {
    while (twice.size() < most) {
      const std::uint64_t scale = twice.below(4) == 0 ? reach / 16 + 1 : reach;
      twice.add(Timers::after(twice.now(), static_cast<std::int64_t>(twice.below(scale))), twice.below(2) == 0);
      if (twice.below(4) == 0) twice.remove();
      if (twice.below(2) == 0) twice.postpone(reach);
      twice.check_next();
    }
    const std::size_t leave = round % 2 == 0 ? most / 2 : 0;
    while (twice.size() > leave) {
      const auto step = static_cast<std::int64_t>(twice.below(reach / most * 16 + 2));
      twice.take(Timers::after(twice.now(), step), 1 + twice.below(16));
      if (twice.below(8) == 0) twice.remove();
      if (twice.below(2) == 0) twice.postpone(reach);
      twice.check_next();
    }
  }
  CHECK((twice.postponed() > 100) == (most > 1'000));  // of few, all are next
}

TEST_CASE("with several processors at it each timer goes off or is stopped, once, and each sleeper wakes", "[timer]") {
  const int procs = GENERATE(2, 4);
  constexpr int kSetters = 8;
  constexpr int kEach = 200;
  std::atomic<int> ended{0};
  const Run run = run_program(on(procs, ClockMode::real), [&] {
    auto all = make<WaitGroup>();
    const auto end = [&, all] {
      ++ended;
      all->done();
    };
    all->add(std::int64_t{3} * kSetters * kEach);  // below zero if one ended twice
    for (unsigned setter = 0; setter < kSetters; ++setter) {
      go([=] {
        std::mt19937 random(setter);
        const auto some_time = [&] { return std::chrono::microseconds(random() % 20'000); };
        std::vector<Timer> timers;
        for (int i = 0; i < kEach; ++i) {
          timers.push_back(after_func(some_time(), end));
          timers.push_back(after_func(some_time(), end));
          go([end, time = some_time()] {
            sleep(time);
            end();
          });
          if (timers[random() % timers.size()].stop()) end();
        }
      });
    }
    all->wait();
  });
  CHECK(run.outcome.ending == Ending::returned);
  CHECK(ended == 3 * kSetters * kEach);
}

// A reset that finds the timer pending moves its one call; one that comes too late brings another.
TEST_CASE("with several processors at it a timer that is reset goes off once for each time it was set", "[timer]") {
  const int procs = GENERATE(2, 4);
  constexpr unsigned kGoroutines = 8;
  constexpr int kTimers = 1'000;
  constexpr int kResets = kSanitized ? 2'000 : 20'000;
  std::atomic<int> ended{0};
  std::atomic<int> set{0};
  const Run run = run_program(on(procs, ClockMode::real), [&] {
    auto timers = make<std::vector<Timer>>();
    for (int i = 0; i < kTimers; ++i) timers->push_back(after_func(1ms + i * 10us, [&] { ++ended; }));
    set += kTimers;
    auto all = make<WaitGroup>();
    for (unsigned id = 0; id < kGoroutines; ++id) {
      all->go([&, timers, id] {
        std::mt19937 random(id);
        for (int i = 0; i < kResets; ++i) {
          Timer& mine = (*timers)[random() % (kTimers / kGoroutines) * kGoroutines + id];
          if (!mine.reset(std::chrono::microseconds(random() % 20'000))) ++set;
        }
      });
    }
    all->wait();
    sleep(30ms);
    while (ended < set) sleep(1ms);
    sleep(5ms);
  });
  CHECK(run.outcome.ending == Ending::returned);
  CHECK(ended == set);
}

TEST_CASE("the last moment before never is a due time like others", "[timer]") {
  Timers timers(false);
  std::vector<TimerNode> nodes(1'000);
  for (TimerNode& node : nodes) timers.add(node, kNever - 1);
  CHECK(timers.next_due() == kNever - 1);
  TimerNode early;
  timers.add(early, 5);
  CHECK(timers.next_due() == 5);
  CHECK(timers.remove(early));
  CHECK(timers.next_due() == kNever - 1);
  for (TimerNode& node : nodes) REQUIRE(timers.remove(node));
  CHECK(timers.next_due() == kNever);
}

TEST_CASE("at the end all timers are dropped, each once, and a sleeper is forgotten", "[timer]") {
  static int dropped = 0;
  dropped = 0;
  Timers timers(false);
  std::vector<TimerNode> nodes(1'000);
  std::vector<Goroutine> sleepers(1'000);
  for (std::size_t i = 0; i < nodes.size(); ++i) {
    nodes[i].drop = [](TimerNode&) { ++dropped; };
    timers.add(nodes[i], static_cast<std::int64_t>(i * i));
    timers.add_sleeper(sleepers[i], static_cast<std::int64_t>(i));
  }
  timers.drop_all();
  CHECK(dropped == 1'000);
  CHECK(timers.next_due() == kNever);
  CHECK(!timers.remove(nodes[0]));
  timers.add(nodes[0], 7);
  CHECK(timers.next_due() == 7);
}

TEST_CASE("somebody can be helped if one timer of many can help, or somebody sleeps", "[timer]") {
  Timers timers(false);
  CHECK(!timers.can_help());
  std::vector<TimerNode> nodes(1'000);
  for (std::size_t i = 0; i < nodes.size(); ++i) {
    nodes[i].helps = [](const TimerNode&) { return false; };
    timers.add(nodes[i], static_cast<std::int64_t>(i * i));
  }
  CHECK(!timers.can_help());
  SECTION("a timer") {
    nodes[GENERATE(0U, 999U)].helps = nullptr;
    CHECK(timers.can_help());
  }
  SECTION("a sleeper") {
    Goroutine sleeper;
    timers.add_sleeper(sleeper, GENERATE(0, 1'000'000));
    CHECK(timers.can_help());
  }
}
