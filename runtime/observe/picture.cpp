#include "golearn/observe/picture.hpp"

#include <algorithm>

#include "golearn/core/event_facts.hpp"

namespace golearn {
namespace {

// Those that have a lane; the others are details of how the library is made, or what all have in common.
bool is_thing(ObjectId id) {
  switch (id.kind) {
    case ObjectKind::channel:
    case ObjectKind::mutex:
    case ObjectKind::rwmutex:
    case ObjectKind::cond:
    case ObjectKind::once:
    case ObjectKind::wait_group:
    case ObjectKind::variable:
    case ObjectKind::atomic:
    case ObjectKind::pool:
    case ObjectKind::map: return true;
    case ObjectKind::none:
    case ObjectKind::timer:
    case ObjectKind::map_entry:
    case ObjectKind::signals:
    case ObjectKind::writers:
    case ObjectKind::part:
    case ObjectKind::output:
    case ObjectKind::program: return false;
  }
  return false;
}

class Maker {
 public:
  void on(const Event& event) {
    objects_.on(event);
    time_ = std::max(time_, event.time);
    switch (event.kind) {
      case EventKind::spawn: return spawn(event);
      case EventKind::start:
      case EventKind::resume: return begin_turn(event);
      case EventKind::ready: return wake(event);
      case EventKind::preempt: return preempt(event);
      case EventKind::receive: return receive(event);
      case EventKind::signal:
      case EventKind::broadcast: return signal(event);
      case EventKind::block:
      case EventKind::yield:
      case EventKind::end: return leave(event);
      case EventKind::local:
      case EventKind::make:
      case EventKind::name:
      case EventKind::select:
      case EventKind::wake:
      case EventKind::timer:
      case EventKind::fire: return;
      case EventKind::lock: return lock(event);
      case EventKind::wait:
        if (event.object.kind == ObjectKind::cond) return begin_wait(event);
        [[fallthrough]];
      case EventKind::print:
      case EventKind::send:
      case EventKind::close:
      case EventKind::unlock:
      case EventKind::rlock:
      case EventKind::runlock:
      case EventKind::add:
      case EventKind::done:
      case EventKind::once:
      case EventKind::atomic:
      case EventKind::peek:
      case EventKind::load:
      case EventKind::store:
      case EventKind::panic: add(event); return;
    }
  }

  Picture finish(std::span<const Race> races, const PictureEnd& end) {
    find_lost();
    for (const Race& race : races) find_race(race);
    for (const std::size_t each : last_steps(end.stuck)) picture_.problems.push_back({ProblemKind::stuck, {each}});
    if (auto steps = last_steps(end.circle); !steps.empty()) {
      picture_.problems.push_back({ProblemKind::circle, std::move(steps)});
    }
    if (!later_.empty() && !picture_.steps.empty()) {
      auto& changes = picture_.steps.back().changes;
      changes.insert(changes.end(), later_.begin(), later_.end());
    }
    return std::move(picture_);
  }

 private:
  // A step, unless what it is done to has no lane: of such only those rows stay that say something by themselves.
  PictureStep* add(const Event& event) {
    const bool thing = is_thing(event.object);
    if (event.object && !thing && facts(event.kind).touches) return nullptr;
    did_something_.insert_or_assign(event.goroutine, true);
    PictureStep step{.time = time_,
                     .kind = event.kind,
                     .goroutine = event.goroutine,
                     .text = std::string(event.text),
                     .reason = event.reason,
                     .objects = {event.objects.begin(), event.objects.end()},
                     .changes = std::exchange(later_, {}),
                     .where = event.where};
    if (thing) {
      step.object = event.object;
      step.after = objects_.contents_of(event.object);
      use(event.object);
    }
    for (const ObjectId each : event.objects) use(each);
    last_step_[event.goroutine] = picture_.steps.size();
    picture_.steps.push_back(std::move(step));
    if (event.kind == EventKind::panic) {
      picture_.problems.push_back({ProblemKind::panicked, {picture_.steps.size() - 1}});
    }
    return &picture_.steps.back();
  }

  void use(ObjectId id) {
    if (!is_thing(id)) return;
    const auto [at, first] = numbers_.try_emplace(id, picture_.objects.size());
    if (first) picture_.objects.push_back({.id = id, .capacity = objects_.contents_of(id).capacity});
    ++picture_.objects[at->second].uses;
  }

  void turn_to(std::uint64_t goroutine, LaneState state, PictureStep* step) {
    (step ? step->changes : later_).push_back({goroutine, state, time_});
  }

  void spawn(const Event& event) {
    picture_.goroutines.push_back({event.other, event.goroutine, event.where});
    PictureStep* step = event.goroutine == 0 ? nullptr : add(event);
    if (step) step->partner = event.other;
    turn_to(event.other, LaneState::ready, step);
  }

  void begin_turn(const Event& event) {
    did_something_.insert_or_assign(event.goroutine, false);
    turn_to(event.goroutine, LaneState::runs, nullptr);
  }

  // Who has done nothing since it got the processor has not been interrupted in anything.
  void preempt(const Event& event) {
    PictureStep* step = did_something_[event.goroutine] ? add(event) : nullptr;
    turn_to(event.goroutine, LaneState::ready, step);
  }

  void leave(const Event& event) {
    if (event.reason == WaitReason::cond_wait) begin_wait(event);
    PictureStep* step = add(event);
    LaneState state = LaneState::ready;
    if (event.kind == EventKind::end) state = LaneState::ended;
    if (event.kind == EventKind::block)
      state = event.reason == WaitReason::sleep ? LaneState::sleeps : LaneState::waits;
    turn_to(event.goroutine, state, step);
  }

  // At a Cond: its goroutine has just let go of the lock, and takes it again at the same place.
  void begin_wait(const Event& event) {
    const auto last = last_step_.find(event.goroutine);
    if (last == last_step_.end()) return;
    PictureStep& unlock = picture_.steps[last->second];
    if (unlock.kind == EventKind::unlock && unlock.where == event.where) unlock.in_wait = true;
    waits_at_[event.goroutine] = event.where;
  }

  void lock(const Event& event) {
    PictureStep* step = add(event);
    const auto waits = waits_at_.find(event.goroutine);
    if (waits == waits_at_.end()) return;
    if (step) step->in_wait = waits->second == event.where;
    waits_at_.erase(waits);
  }

  // By the last step of who woke it, if that was one that can wake; a timer's is a step of the woken.
  void wake(const Event& event) {
    const auto last = last_step_.find(event.goroutine);
    if (event.goroutine != 0 && last != last_step_.end()) {
      PictureStep& step = picture_.steps[last->second];
      if (facts(step.kind).wakes || step.partner != 0) {
        step.wakes.push_back(event.other);
        return turn_to(event.other, LaneState::ready, &step);
      }
    }
    Event woken = event;
    woken.goroutine = event.other;
    turn_to(event.other, LaneState::ready, event.goroutine == 0 ? add(woken) : nullptr);
  }

  // The other half of the send before it, if it names its sender.
  void receive(const Event& event) {
    if (event.other != 0 && !picture_.steps.empty()) {
      PictureStep& send = picture_.steps.back();
      const bool same = send.kind == EventKind::send && send.object == event.object && send.goroutine == event.other;
      if (same && send.partner == 0) {
        send.partner = event.goroutine;
        send.after = objects_.contents_of(event.object);
        last_step_[event.goroutine] = picture_.steps.size() - 1;
        did_something_.insert_or_assign(event.goroutine, true);
        return;
      }
    }
    PictureStep* step = add(event);
    if (step) step->from_closed = event.value == 0;
  }

  // A Broadcast makes an event for each that it wakes: one step.
  void signal(const Event& event) {
    if (!picture_.steps.empty()) {
      const PictureStep& before = picture_.steps.back();
      const bool same = event.kind == EventKind::broadcast && before.kind == event.kind &&
                        before.goroutine == event.goroutine && before.object == event.object &&
                        before.where.line() == event.where.line();
      if (same && event.other != 0) return;
    }
    add(event);
  }

  [[nodiscard]] std::vector<std::size_t> last_steps(const std::vector<std::uint64_t>& goroutines) const {
    std::vector<std::size_t> steps;
    for (const std::uint64_t each : goroutines) {
      if (const auto last = last_step_.find(each); last != last_step_.end()) steps.push_back(last->second);
    }
    return steps;
  }

  // A write that is made from a value which another goroutine has overwritten since.
  void find_lost() {
    struct Access {
      std::size_t read = 0;
      bool has_read = false;
    };
    std::map<std::pair<ObjectId, std::uint64_t>, Access> reads;
    std::map<ObjectId, std::size_t> last_write;
    for (std::size_t i = 0; i < picture_.steps.size(); ++i) {
      const PictureStep& step = picture_.steps[i];
      if (step.kind == EventKind::load) reads[{step.object, step.goroutine}] = {i, true};
      if (step.kind != EventKind::store) continue;
      const auto mine = reads.find({step.object, step.goroutine});
      const auto other = last_write.find(step.object);
      if (mine != reads.end() && mine->second.has_read && other != last_write.end() &&
          other->second > mine->second.read && picture_.steps[other->second].goroutine != step.goroutine) {
        picture_.problems.push_back({ProblemKind::lost, {mine->second.read, other->second, i}});
      }
      if (mine != reads.end()) mine->second.has_read = false;
      last_write[step.object] = i;
    }
  }

  void find_race(const Race& race) {
    const auto access = [&](const RaceAccess& one, std::size_t from) {
      for (std::size_t i = from; i < picture_.steps.size(); ++i) {
        const PictureStep& step = picture_.steps[i];
        if (step.goroutine == one.goroutine && step.object == race.object && step.kind == one.kind) return i;
      }
      return picture_.steps.size();
    };
    const std::size_t first = access(race.first, 0);
    const std::size_t second = first < picture_.steps.size() ? access(race.second, first + 1) : first;
    if (second < picture_.steps.size()) picture_.problems.push_back({ProblemKind::race, {first, second}});
  }

  Picture picture_;
  ObjectStates objects_;
  std::int64_t time_ = 0;
  std::vector<LaneChange> later_;  // that no step stands for yet
  std::map<ObjectId, std::size_t> numbers_;
  std::map<std::uint64_t, std::size_t> last_step_;  // by goroutine
  std::map<std::uint64_t, bool> did_something_;     // since it got the processor
  std::map<std::uint64_t, Place> waits_at_;         // who is in the Wait() of a Cond, and where
};

}  // namespace

Picture picture_of(std::span<const Trace::Entry> events, std::span<const Race> races, const PictureEnd& end) {
  Maker maker;
  for (const Trace::Entry& entry : events) maker.on(entry.seen());
  return maker.finish(races, end);
}

}  // namespace golearn
