#include "golearn/observe/why.hpp"

#include <map>
#include <mutex>
#include <unordered_map>
#include <utility>

#include "golearn/core/event_facts.hpp"
#include "golearn/observe/queue_model.hpp"

namespace golearn {
namespace {

// Sends are kept among so many first lines: who looks at the order looks at its beginning.
constexpr std::size_t kSendsAmong = 1000;

}  // namespace

std::string_view to_string(WhyRule rule) {
  switch (rule) {
    case WhyRule::went_on: return "went_on";
    case WhyRule::began: return "began";
    case WhyRule::next_slot: return "next_slot";
    case WhyRule::queue_head: return "queue_head";
    case WhyRule::global_queue: return "global_queue";
    case WhyRule::global_first: return "global_first";
    case WhyRule::timer: return "timer";
    case WhyRule::stolen: return "stolen";
    case WhyRule::chosen: return "chosen";
    case WhyRule::unknown: return "unknown";
  }
  return "";
}

std::string_view to_string(MadeReady how) {
  switch (how) {
    case MadeReady::began: return "began";
    case MadeReady::spawned: return "spawned";
    case MadeReady::woken: return "woken";
    case MadeReady::timer: return "timer";
    case MadeReady::yielded: return "yielded";
    case MadeReady::preempted: return "preempted";
    case MadeReady::made_way: return "made_way";
    case MadeReady::outside: return "outside";
  }
  return "";
}

class WhyLines::State {
 public:
  explicit State(Order order) : order_(order) {}

  void on(const Event& event);
  [[nodiscard]] const std::vector<Why>& lines() const { return lines_; }

  mutable std::mutex mutex;

 private:
  // `turn` has all of a line but what its print tells.
  struct Goroutine {
    Why turn;
    bool runnable = false;
    std::uint64_t place = 0;  // among all that became runnable
    bool printed = false;     // in this turn, or its send was kept
    EventKind deed = EventKind::local;
    Place deed_at;
  };
  struct Processor {
    std::uint64_t current = 0;  // who has it, or had it last
    bool is_left = true;
    EventKind left = EventKind::local;  // how
    std::uint64_t next = 0;             // in its next slot
  };

  void make_ready(std::uint64_t id, MadeReady how, std::uint64_t cause, EventKind deed, Place at, const Event& event);
  void spawned(const Event& event);
  void woken(const Event& event);
  void left(const Event& event);
  void gave_way(const Event& event);
  void begin_turn(const Event& event);
  void print(const Event& event);
  void send(const Event& event);
  void remember(const Event& event);
  WhyRule rule(const Goroutine& g, const Event& event);
  WhyRule rule_of_one_queue(const Goroutine& g, std::uint64_t id);
  WhyRule rule_of_processors(const Goroutine& g, const Event& event);

  Order order_;
  QueueModel queue_;
  std::unordered_map<std::uint64_t, Goroutine> goroutines_;
  std::unordered_map<int, Processor> processors_;
  std::map<std::uint64_t, std::uint64_t> waiting_;  // the runnable ones, in the order in which they became so
  std::uint64_t became_runnable_ = 0;
  std::vector<Why> lines_;
};

void WhyLines::State::make_ready(std::uint64_t id, MadeReady how, std::uint64_t cause, EventKind deed, Place at,
                                 const Event& event) {
  Goroutine& g = goroutines_[id];
  if (g.runnable) waiting_.erase(g.place);
  g.runnable = true;
  g.place = ++became_runnable_;
  waiting_[g.place] = id;
  g.turn = {.goroutine = id,
            .made_ready = how,
            .cause = cause,
            .deed = deed,
            .cause_at = at,
            .since = event.time,
            .ready_on = event.processor};
}

void WhyLines::State::spawned(const Event& event) {
  if (event.goroutine == 0) gave_way(event);  // timers fire between two turns
  const auto how = event.goroutine ? MadeReady::spawned : event.other == 1 ? MadeReady::began : MadeReady::timer;
  make_ready(event.other, how, event.goroutine, EventKind::spawn, event.where, event);
  queue_.put_runnext(event.other);
  processors_[event.processor].next = event.other;
}

void WhyLines::State::woken(const Event& event) {
  if (event.goroutine) {
    const Goroutine& waker = goroutines_[event.goroutine];
    make_ready(event.other, MadeReady::woken, event.goroutine, waker.deed, waker.deed_at, event);
  } else {
    gave_way(event);
    make_ready(event.other, MadeReady::timer, 0, EventKind::fire, event.where, event);
  }
  queue_.put_runnext(event.other);
  processors_[event.processor].next = event.other;
}

void WhyLines::State::left(const Event& event) {
  processors_[event.processor].is_left = true;
  processors_[event.processor].left = event.kind;
  if (event.kind != EventKind::yield && event.kind != EventKind::preempt) return;
  const auto how = event.kind == EventKind::yield ? MadeReady::yielded : MadeReady::preempted;
  make_ready(event.goroutine, how, event.goroutine, event.kind, event.where, event);
  queue_.put_global(event.goroutine);
}

// The processor has gone on to something else, and nothing was told of who had it: that one has made way after handing
// a mutex over.
void WhyLines::State::gave_way(const Event& event) {
  Processor& p = processors_[event.processor];
  if (std::exchange(p.is_left, true)) return;
  const std::uint64_t id = p.current;
  const Goroutine before = goroutines_[id];
  make_ready(id, MadeReady::made_way, id, before.deed, before.deed_at, event);
  queue_.put_ring(id);
}

WhyRule WhyLines::State::rule_of_one_queue(const Goroutine& g, std::uint64_t id) {
  switch (queue_.take(id)) {
    case QueueModel::From::next_slot:
      if (g.turn.made_ready == MadeReady::began) return WhyRule::began;
      return g.turn.made_ready == MadeReady::timer ? WhyRule::timer : WhyRule::next_slot;
    case QueueModel::From::ring: return WhyRule::queue_head;
    case QueueModel::From::global_by_way_of_ring:
    case QueueModel::From::global: return WhyRule::global_queue;
    case QueueModel::From::global_first: return WhyRule::global_first;
    case QueueModel::From::nowhere: break;
  }
  return g.turn.made_ready == MadeReady::outside ? WhyRule::global_queue : WhyRule::unknown;
}

WhyRule WhyLines::State::rule_of_processors(const Goroutine& g, const Event& event) {
  switch (g.turn.made_ready) {
    case MadeReady::began: return WhyRule::began;
    case MadeReady::yielded:
    case MadeReady::preempted:
    case MadeReady::outside: return WhyRule::global_queue;
    case MadeReady::spawned:
    case MadeReady::woken:
    case MadeReady::timer:
    case MadeReady::made_way: break;
  }
  const bool was_next = processors_[g.turn.ready_on].next == event.goroutine;
  if (was_next) processors_[g.turn.ready_on].next = 0;
  if (g.turn.ready_on != event.processor) return WhyRule::stolen;
  if (!was_next) return WhyRule::queue_head;
  return g.turn.made_ready == MadeReady::timer ? WhyRule::timer : WhyRule::next_slot;
}

WhyRule WhyLines::State::rule(const Goroutine& g, const Event& event) {
  switch (order_) {
    case Order::one_queue: return rule_of_one_queue(g, event.goroutine);
    case Order::processors: return rule_of_processors(g, event);
    case Order::strategy: return g.turn.made_ready == MadeReady::began ? WhyRule::began : WhyRule::chosen;
  }
  return WhyRule::unknown;
}

void WhyLines::State::begin_turn(const Event& event) {
  gave_way(event);
  Processor& p = processors_[event.processor];
  Goroutine& g = goroutines_[event.goroutine];
  if (!g.runnable) make_ready(event.goroutine, MadeReady::outside, 0, EventKind::local, {}, event);
  g.turn.processor = event.processor;
  g.turn.rule = rule(g, event);
  waiting_.erase(g.place);
  const bool overtook = !waiting_.empty() && waiting_.begin()->first < g.place;
  g.turn.overtook = overtook ? waiting_.begin()->second : 0;
  g.turn.before = p.current;
  g.turn.before_left = p.left;
  g.runnable = g.printed = false;
  p.current = event.goroutine;
  p.is_left = false;
  p.left = EventKind::local;
}

void WhyLines::State::print(const Event& event) {
  Goroutine& g = goroutines_[event.goroutine];
  Why line = g.turn;
  line.text = event.text;
  line.where = event.where;
  line.time = event.time;
  if (std::exchange(g.printed, true)) line.rule = WhyRule::went_on;
  lines_.push_back(std::move(line));
}

void WhyLines::State::send(const Event& event) {
  Goroutine& g = goroutines_[event.goroutine];
  if (g.printed || g.turn.overtook == 0 || lines_.size() >= kSendsAmong) return;
  print(event);
  lines_.back().sends = true;
}

// What wakes somebody is what its doer did last.
void WhyLines::State::remember(const Event& event) {
  if (event.goroutine == 0) return;
  Goroutine& g = goroutines_[event.goroutine];
  g.deed = event.kind;
  g.deed_at = event.where;
}

void WhyLines::State::on(const Event& event) {
  const EventFacts& kind = facts(event.kind);
  if (event.kind == EventKind::spawn) return spawned(event);
  if (event.kind == EventKind::ready) return woken(event);
  if (event.kind == EventKind::end) goroutines_.erase(event.goroutine);
  if (kind.turn == Turn::takes) return begin_turn(event);
  if (kind.turn == Turn::gives) return left(event);
  if (event.kind == EventKind::print) return print(event);
  if (event.kind == EventKind::send && event.goroutine) send(event);
  if (kind.wakes) remember(event);
}

WhyLines::WhyLines(Order order) : state_(std::make_unique<State>(order)) {}
WhyLines::~WhyLines() = default;

void WhyLines::on(const Event& event) {
  const std::lock_guard lock(state_->mutex);
  state_->on(event);
}

std::vector<Why> WhyLines::lines() const {
  const std::lock_guard lock(state_->mutex);
  return state_->lines();
}

}  // namespace golearn
