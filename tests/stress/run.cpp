#include "stress/run.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <atomic>
#include <map>
#include <memory>

#include "golearn/golearn.hpp"
#include "support/census.hpp"

namespace golearn::stress {
namespace {

using core::Rng;
using test::Counted;

constexpr int kMostChannels = 3;

struct Item {
  Counted mark{};
  int origin = -1;    // which of all items
  int sender = -1;    // who sent it last
  int sequence = -1;  // the how manieth of that sender on that channel
};

// What becomes known while the program runs. It outlives it.
struct Ledger {
  explicit Ledger(const Plan& of) : plan(of), arrived(static_cast<std::size_t>(of.all_items())) {}

  const Plan& plan;
  std::vector<std::atomic<int>> arrived;
  std::atomic<int> total{0};
  std::atomic<int> out_of_order{0};
  std::atomic<int> begun{0}, left{0};  // goroutines
};

// One stage of the running program.
struct Line {
  std::vector<Chan<Item>> channels;
  std::shared_ptr<WaitGroup> senders = make<WaitGroup>();
};

// What a goroutine holds: its random choices are its own, so they do not depend on the schedule.
struct Self {
  Ledger* ledger;
  Rng rng;
  int id;
  std::array<int, kMostChannels> sent{};

  bool sometimes(Habit habit) { return (ledger->plan.habits & habit) && rng.below(4) == 0; }
};

struct Common {
  std::shared_ptr<Mutex> mutex = make<Mutex>();
  std::shared_ptr<RWMutex> rwmutex = make<RWMutex>();
  std::int64_t under_mutex = 0;
  std::int64_t under_rwmutex = 0;
  std::atomic<std::int64_t> locked{0};
  std::shared_ptr<WaitGroup> helpers = make<WaitGroup>();
};

void count_locked(Self& self, Common& shared) {
  ++shared.locked;
  if (self.rng.below(2)) {
    const LockGuard guard(*shared.mutex);
    const std::int64_t before = shared.under_mutex;
    if (self.rng.below(3) == 0) gosched();
    shared.under_mutex = before + 1;
  } else {
    const LockGuard guard(*shared.rwmutex);
    const std::int64_t before = shared.under_rwmutex;
    if (self.rng.below(3) == 0) gosched();
    shared.under_rwmutex = before + 1;
  }
}

void be_idle(Self& self, Common& shared) {
  if (self.sometimes(kYields)) gosched();
  if (self.sometimes(kSleeps)) sleep(Duration(self.rng.below(3'000'000)));
  if (self.sometimes(kLocks)) count_locked(self, shared);
  if (self.sometimes(kSpawns)) shared.helpers->go([] { gosched(); });
  if (self.sometimes(kResizes)) gomaxprocs(1 + static_cast<int>(self.rng.below(20)));
}

Item stamped(const Self& self, int channel, int origin) {
  Item item;
  item.origin = origin;
  item.sender = self.id;
  item.sequence = self.sent[static_cast<std::size_t>(channel)];
  return item;
}

// Sends on whichever of two channels is ready, patiently or not.
void send_either(Self& self, Line& line, int a, int b, int origin) {
  const auto& channels = line.channels;
  for (bool done = false; !done;) {
    const auto sent = [&](int channel) {
      return [&, channel] {
        ++self.sent[static_cast<std::size_t>(channel)];
        done = true;
      };
    };
    auto first = send(channels[static_cast<std::size_t>(a)], stamped(self, a, origin), sent(a));
    auto second = send(channels[static_cast<std::size_t>(b)], stamped(self, b, origin), sent(b));
    if (self.sometimes(kPolls)) {
      Select{std::move(first), std::move(second), otherwise([] { gosched(); })};
    } else if (self.sometimes(kTimesOut)) {
      Select{std::move(first), std::move(second), receive(after(Duration(1000)), [] {})};
    } else {
      Select{std::move(first), std::move(second)};
    }
  }
}

void pass_on(Self& self, Line& line, int origin) {
  const auto count = static_cast<std::uint32_t>(line.channels.size());
  const int a = static_cast<int>(self.rng.below(count));
  const int b = static_cast<int>(self.rng.below(count));
  if (a != b) return send_either(self, line, a, b, origin);
  line.channels[static_cast<std::size_t>(a)].send(stamped(self, a, origin));
  ++self.sent[static_cast<std::size_t>(a)];
}

// What a worker has seen of each sender on each channel.
class Order {
 public:
  bool is_right(int channel, const Item& item) {
    const auto [last, first] = last_.try_emplace({channel, item.sender}, -1);
    const bool right = item.sequence > last->second;
    last->second = item.sequence;
    return right;
  }

 private:
  std::map<std::pair<int, int>, int> last_;
};

// Receives from a stage's channels until all are closed.
template <class F>
void receive_all(Self& self, std::vector<Chan<Item>> open, F&& each) {
  open.resize(kMostChannels);  // nil: never ready
  const auto is_open = [](const Chan<Item>& channel) { return !channel.is_nil(); };
  const auto take = [&](int channel) {
    return [&, channel](Item item, bool ok) {
      if (ok) return each(channel, std::move(item));
      open[static_cast<std::size_t>(channel)] = {};
    };
  };
  while (std::ranges::any_of(open, is_open)) {
    if (self.sometimes(kPolls)) {
      Select{receive(open[0], take(0)), receive(open[1], take(1)), receive(open[2], take(2)),
             otherwise([] { gosched(); })};
    } else if (self.sometimes(kTimesOut)) {
      Select{receive(open[0], take(0)), receive(open[1], take(1)), receive(open[2], take(2)),
             receive(after(Duration(1000)), [] {})};
    } else {
      Select{receive(open[0], take(0)), receive(open[1], take(1)), receive(open[2], take(2))};
    }
  }
}

void arrive(Ledger& ledger, int origin, const Chan<Empty>& enough) {
  ++ledger.arrived[static_cast<std::size_t>(origin)];
  const int so_far = ++ledger.total;
  if (so_far != ledger.plan.fatal_item) return;
  if (ledger.plan.fate == Fate::panics) panic("the plan says so");
  if (ledger.plan.fate == Fate::main_leaves) enough.close();
}

// Goroutines refer to it, so it must outlive the run.
struct Program {
  Ledger& ledger;
  std::vector<Line> lines;
  std::shared_ptr<Common> shared = std::make_shared<Common>();
  Chan<Empty> enough = make_chan<Empty>();
  std::shared_ptr<WaitGroup> last = make<WaitGroup>();
  int goroutines = 0;

  Self new_self() {
    const int id = ++goroutines;
    return {&ledger, Rng(ledger.plan.seed * 1000 + static_cast<std::uint64_t>(id)), id, {}};
  }

  template <class F>
  void start(WaitGroup& group, F&& body) {
    group.add(1);
    go([&ledger = ledger, &group, body = std::forward<F>(body)]() mutable {
      ++ledger.begun;
      const test::OnExit leave(ledger.left);
      body();
      group.done();
    });
  }

  void make_lines() {
    for (const Stage& stage : ledger.plan.stages) {
      Line& line = lines.emplace_back();
      for (const int capacity : stage.capacities) line.channels.emplace_back(static_cast<std::size_t>(capacity));
    }
  }

  void start_producers() {
    for (int i = 0; i < ledger.plan.producers; ++i) {
      start(*lines.front().senders, [this, i, self = new_self(), shared = shared]() mutable {
        for (int item = 0; item < ledger.plan.items; ++item) {
          be_idle(self, *shared);
          pass_on(self, lines.front(), i * ledger.plan.items + item);
        }
      });
    }
  }

  void start_workers(std::size_t stage) {
    const bool is_last = stage + 1 == lines.size();
    WaitGroup& group = is_last ? *last : *lines[stage + 1].senders;
    for (int i = 0; i < ledger.plan.stages[stage].workers; ++i) {
      start(group, [this, stage, is_last, self = new_self(), shared = shared]() mutable {
        Order order;
        receive_all(self, lines[stage].channels, [&](int channel, Item item) {
          if (!order.is_right(channel, item)) ++ledger.out_of_order;
          be_idle(self, *shared);
          is_last ? arrive(ledger, item.origin, enough) : pass_on(self, lines[stage + 1], item.origin);
        });
      });
    }
  }

  void start_closers() {
    for (Line& line : lines) {
      start(*shared->helpers, [&line] {
        line.senders->wait();
        for (const auto& channel : line.channels) channel.close();
      });
    }
  }

  void run() {
    make_lines();
    start_producers();
    for (std::size_t stage = 0; stage < lines.size(); ++stage) start_workers(stage);
    start_closers();
    if (ledger.plan.fate == Fate::main_leaves && ledger.plan.fatal_item > 0) {
      enough.recv();
      return;
    }
    last->wait();
    shared->helpers->wait();
  }
};

bool is_cut_short(const Plan& plan) { return plan.fate != Fate::finishes && plan.fatal_item > 0; }

std::string wrong_end(const Plan& plan, const Outcome& outcome) {
  const bool panics = plan.fate == Fate::panics && is_cut_short(plan);
  const Ending expected = panics ? Ending::panicked : Ending::returned;
  if (outcome.ending != expected)
    return fmt::format("ended as {}: {}", static_cast<int>(outcome.ending), outcome.message);
  if (outcome.exit_status != (panics ? 2 : 0)) return fmt::format("exit status {}", outcome.exit_status);
  if (!is_cut_short(plan) && !outcome.goroutines.empty()) {
    return fmt::format("{} goroutines were left", outcome.goroutines.size());
  }
  return "";
}

std::string wrong_counts(const Ledger& ledger, const Common& common) {
  const auto twice = [](const std::atomic<int>& times) { return times > 1; };
  if (std::ranges::any_of(ledger.arrived, twice)) return "an item arrived twice";
  if (ledger.out_of_order > 0) return fmt::format("{} items overtook others", ledger.out_of_order.load());
  if (ledger.begun != ledger.left)
    return fmt::format("{} of {} goroutines left", ledger.left.load(), ledger.begun.load());
  if (is_cut_short(ledger.plan)) return "";
  if (ledger.total != ledger.plan.all_items()) {
    return fmt::format("{} of {} items arrived", ledger.total.load(), ledger.plan.all_items());
  }
  if (common.under_mutex + common.under_rwmutex != common.locked) return "a count under a lock is wrong";
  return "";
}

std::string run_and_judge(const Plan& plan) {
  Ledger ledger(plan);
  Program program{ledger, {}};
  Config config;
  config.procs = plan.procs;
  config.clock = plan.clock;
  config.wakes = plan.wakes;
  config.seed = plan.seed + 1;
  const Outcome outcome = Runtime(config).run([&] { program.run(); });
  const std::string wrong = wrong_end(plan, outcome);
  return wrong.empty() ? wrong_counts(ledger, *program.shared) : wrong;
}

}  // namespace

std::string run(const Plan& plan) {
  Counted::census().clear();
  std::string wrong = run_and_judge(plan);
  const auto& census = Counted::census();
  if (wrong.empty() && census.alive != 0) wrong = fmt::format("{} elements are left", census.alive.load());
  if (wrong.empty() && census.misused != 0) wrong = "an element was used after its end";
  return wrong;
}

}  // namespace golearn::stress
