#include "golearn/observe/race_detector.hpp"

#include <map>
#include <mutex>
#include <set>
#include <string_view>
#include <tuple>
#include <unordered_map>
#include <utility>

#include "golearn/observe/access_habits.hpp"
#include "golearn/observe/happens_before.hpp"

namespace golearn {
namespace {

// An access.
struct Point {
  std::uint64_t goroutine = 0;  // 0: there is none
  std::uint64_t epoch = 0;
  EventKind kind = EventKind::load;
  Place where;
  HeldList held;
};

bool is_atomic(EventKind kind) { return kind == EventKind::atomic || kind == EventKind::peek; }

bool is_after(const Actor& g, const Point& point) {
  return point.goroutine == 0 || g.is_after(point.goroutine, point.epoch);
}

struct Variable {
  Point write;
  Point read;                            // the last one, while each read was after the one before
  std::map<std::uint64_t, Point> reads;  // else the last of each goroutine; then `read` is one of them
};

// In a select, Go's detector sees also sends that it looked at before it took another case. Which those are is chance.
bool comes_to_send(const Event& event) {
  return event.kind == EventKind::send || event.kind == EventKind::peek ||
         (event.kind == EventKind::block && event.reason == WaitReason::chan_send);
}

struct GroupState {
  std::int64_t counter = 0;
  bool awaited = false;  // somebody waits for it to be zero
};

}  // namespace

// Under `mutex`.
class RaceDetector::State {
 public:
  std::mutex mutex;
  std::function<void(const Race&)> callback;
  std::vector<Race> races;

  void on(const Event& event) {
    learn(event);
    if (event.kind == EventKind::load) return load(event, order_.actor(event));
    if (event.kind == EventKind::store) return store(event, order_.actor(event));
    if (event.object.kind == ObjectKind::channel && event.goroutine) use_channel(event, order_.actor(event));
    if (is_atomic(event.kind) && event.object.kind == ObjectKind::variable) access_atomically(event);
    const bool awaits = event.kind == EventKind::block && event.reason == WaitReason::waitgroup_wait;
    if (awaits) wait_begins(event, order_.actor(event));
    if (event.kind == EventKind::add || event.kind == EventKind::done) count(event, order_.actor(event));
    order_.on(event);
  }
  [[nodiscard]] std::uint64_t found() const { return pairs_.size(); }
  void learn_habits(RaceAccess& access) const;

 private:
  using Pair = std::tuple<Place, EventKind, Place, EventKind>;

  void learn(const Event& event);
  void load(const Event& event, Actor& g);
  void store(const Event& event, Actor& g);
  void access_atomically(const Event& event);
  void use_channel(const Event& event, Actor& g);
  void count(const Event& event, Actor& g);
  void wait_begins(const Event& event, Actor& g);
  void check(ObjectId object, const Point& before, const Point& now, const Actor& g);
  [[nodiscard]] RaceAccess describe(const Point& point);

  HappensBefore order_;
  std::unordered_map<ObjectId, Variable> variables_;
  std::unordered_map<ObjectId, GroupState> groups_;
  AccessHabits habits_;
  std::set<Pair> pairs_;  // of the races found
};

void RaceDetector::State::learn(const Event& event) {
  if (event.kind == EventKind::load) habits_.on_load(event.goroutine, event.object, event.where);
  if (event.kind == EventKind::store) habits_.on_store(event.goroutine, event.object, event.where);
  if (event.kind == EventKind::spawn) habits_.on_spawn(event.goroutine);
}

void RaceDetector::State::load(const Event& event, Actor& g) {
  Variable& variable = variables_[event.object];
  const Point now{g.id, g.epoch, event.kind, event.where, g.held};
  g.accessed = true;
  check(event.object, variable.write, now, g);
  if (variable.reads.empty() && !is_after(g, variable.read)) variable.reads[variable.read.goroutine] = variable.read;
  if (!variable.reads.empty()) variable.reads[g.id] = now;
  variable.read = now;
}

// The reads are forgotten: what is unordered with one of them is unordered with this write, or they raced with it.
void RaceDetector::State::store(const Event& event, Actor& g) {
  Variable& variable = variables_[event.object];
  const Point now{g.id, g.epoch, event.kind, event.where, g.held};
  g.accessed = true;
  check(event.object, variable.write, now, g);
  if (variable.reads.empty()) check(event.object, variable.read, now, g);
  for (const auto& [id, read] : variable.reads) check(event.object, read, now, g);
  variable.write = now;
  variable.read = {};
  variable.reads.clear();
}

// Of a variable that is accessed plainly too. Atomic steps are ordered among each other.
void RaceDetector::State::access_atomically(const Event& event) {
  order_.acquire(event);
  Actor& g = order_.actor(event);
  event.kind == EventKind::atomic ? store(event, g) : load(event, g);
}

void RaceDetector::State::use_channel(const Event& event, Actor& g) {
  if (event.kind == EventKind::close) return store(event, g);
  if (!comes_to_send(event)) return;
  Event send = event;
  send.kind = EventKind::send;
  load(send, g);
}

void RaceDetector::State::count(const Event& event, Actor& g) {
  GroupState& group = groups_[event.object];
  if (group.counter == 0 && event.value > 0) load(event, g);
  group.counter = event.value;
  if (group.counter == 0) group.awaited = false;
}

// Of several that wait at once only the first counts: the others would race with it.
void RaceDetector::State::wait_begins(const Event& event, Actor& g) {
  if (std::exchange(groups_[event.object].awaited, true)) return;
  Event wait = event;
  wait.kind = EventKind::wait;
  store(wait, g);
}

void RaceDetector::State::check(ObjectId object, const Point& before, const Point& now, const Actor& g) {
  if (is_after(g, before)) return;
  // Two Waits of different rounds: an Add between them is not ordered with one of them, and is told.
  if (before.kind == EventKind::wait && now.kind == EventKind::wait) return;
  if (is_atomic(before.kind) && is_atomic(now.kind)) return;
  Pair pair{before.where, before.kind, now.where, now.kind};
  const auto& [place1, kind1, place2, kind2] = pair;
  if (std::tie(place2, kind2) < std::tie(place1, kind1)) pair = {place2, kind2, place1, kind1};
  if (!pairs_.insert(pair).second) return;
  Race race{object, describe(before), describe(now)};
  if (order_.descends(now.goroutine, before.goroutine)) race.kinship = Kinship::first_is_ancestor;
  if (order_.descends(before.goroutine, now.goroutine)) race.kinship = Kinship::second_is_ancestor;
  if (callback) callback(race);
  if (races.size() < kKept) races.push_back(std::move(race));
}

RaceAccess RaceDetector::State::describe(const Point& point) {
  const Actor& g = order_.goroutine(point.goroutine);
  RaceAccess access{.kind = point.kind,
                    .where = point.where,
                    .goroutine = g.id,
                    .parent = g.parent,
                    .created_at = g.created_at,
                    .ended = g.ended};
  for (const Held* held = point.held.get(); held; held = held->below.get()) access.held.push_back(held->lock);
  learn_habits(access);
  return access;
}

void RaceDetector::State::learn_habits(RaceAccess& access) const {
  access.update = habits_.is_update(access.where);
  access.in_starting_loop = access.kind == EventKind::store && habits_.is_in_starting_loop(access.where);
  access.look = habits_.look_before(access.where);
  access.act = habits_.act_after(access.where);
}

RaceDetector::RaceDetector() : state_(std::make_unique<State>()) {}
RaceDetector::~RaceDetector() = default;

void RaceDetector::on_race(std::function<void(const Race&)> found) {
  const std::lock_guard guard(state_->mutex);
  state_->callback = std::move(found);
}

void RaceDetector::on(const Event& event) {
  const std::lock_guard guard(state_->mutex);
  state_->on(event);
}

// What an access was for is known only after its race was found: whether a write followed a read.
std::vector<Race> RaceDetector::races() const {
  const std::lock_guard guard(state_->mutex);
  std::vector<Race> races = state_->races;
  for (Race& race : races) {
    state_->learn_habits(race.first);
    state_->learn_habits(race.second);
  }
  return races;
}

std::uint64_t RaceDetector::found() const {
  const std::lock_guard guard(state_->mutex);
  return state_->found();
}

}  // namespace golearn
