#include "golearn/observe/wait_leaks.hpp"

namespace golearn {

std::string_view to_string(LeakRule rule) {
  switch (rule) {
    case LeakRule::never_ready: return "never_ready";
    case LeakRule::nobody_left: return "nobody_left";
    case LeakRule::holder_gone: return "holder_gone";
    case LeakRule::lock_circle: return "lock_circle";
  }
  return "";
}

namespace waits {
namespace {

bool is_never_ready(const Goroutine& g) {
  if (g.reason == WaitReason::select) return g.objects.empty();
  return g.reason == WaitReason::chan_receive_nil || g.reason == WaitReason::chan_send_nil ||
         g.reason == WaitReason::select_no_cases;
}

bool waits_for_lock(WaitReason reason) {
  return reason == WaitReason::mutex_lock || reason == WaitReason::rwmutex_lock || reason == WaitReason::rwmutex_rlock;
}

// Those that must let go of the lock that `g` waits for. Readers do not keep a reader out, but a writer that waits for
// its turn does.
Deeds in_the_way_of(const WaitState& state, const Goroutine& g) {
  if (g.state != GoroutineState::waiting || !waits_for_lock(g.reason) || g.objects.empty()) return {};
  const Object* lock = state.find(g.objects.front());
  if (!lock || lock->unlocked_by_another) return {};
  Deeds those = lock->holder;
  if (g.reason != WaitReason::rwmutex_rlock) {
    those.insert(lock->readers.begin(), lock->readers.end());
  } else if (lock->waiting_writer) {
    those[lock->waiting_writer] = {state.find(lock->waiting_writer)->where, 1};
  }
  return those;
}

// Whether `from` is `to`, or waits for a lock that somebody has who does.
bool waits_in_the_end_for(const WaitState& state, std::uint64_t from, std::uint64_t to) {
  std::vector<std::uint64_t> open{from};
  std::set<std::uint64_t> seen{from};
  while (!open.empty()) {
    const std::uint64_t id = open.back();
    open.pop_back();
    if (id == to) return true;
    const Goroutine* g = state.find(id);
    if (!g) continue;
    for (const auto& [next, deed] : in_the_way_of(state, *g)) {
      if (seen.insert(next).second) open.push_back(next);
    }
  }
  return false;
}

Leak leak_of(const Goroutine& g, LeakRule rule, std::int64_t time) {
  return {.goroutine = g.id,
          .rule = rule,
          .certain = rule == LeakRule::never_ready || rule == LeakRule::nobody_left,
          .time = time,
          .created_at = g.created_at,
          .reason = g.reason,
          .where = g.where};
}

}  // namespace

bool Leaks::is_gone(const WaitState& state, std::uint64_t id) const {
  const Goroutine* g = state.find(id);
  return (g && g->state == GoroutineState::dead) || found_.contains(id);
}

void Leaks::add(const Leak& leak) {
  found_[leak.goroutine] = leak;
  if (told_) told_(leak);
}

bool Leaks::is_stuck_at_lock(const WaitState& state, const Goroutine& g, Leak& leak) const {
  for (const auto& [id, deed] : in_the_way_of(state, g)) {
    const bool gone = is_gone(state, id);
    if (!gone && !waits_in_the_end_for(state, id, g.id)) continue;
    leak.rule = gone ? LeakRule::holder_gone : LeakRule::lock_circle;
    leak.holder = id;
    if (const Goroutine* holder = state.find(id)) leak.holder_created_at = holder->created_at;
    leak.held_since = deed.where;
    leak.holder_ended = gone && state.find(id)->state == GoroutineState::dead;
    return true;
  }
  return false;
}

bool Leaks::consider(const WaitState& state, const Goroutine& g, std::int64_t time) {
  if (g.state != GoroutineState::waiting || found_.contains(g.id)) return false;
  Leak leak = leak_of(g, LeakRule::holder_gone, time);
  if (is_never_ready(g)) {
    leak = leak_of(g, LeakRule::never_ready, time);
  } else if (!is_stuck_at_lock(state, g, leak)) {
    return false;
  }
  add(leak);
  return true;
}

// Those that wait for a lock that `first` holds, or, behind a writer, for the one that it waits for; and those behind
// them. No recursion: this runs on a goroutine's stack.
void Leaks::consider_those_behind(const WaitState& state, const Goroutine& first, std::int64_t time) {
  std::vector<const Goroutine*> gone{&first};
  while (!gone.empty()) {
    const Goroutine& g = *gone.back();
    gone.pop_back();
    std::vector<ObjectId> locks = g.held;
    if (g.state == GoroutineState::waiting && g.reason == WaitReason::rwmutex_lock) {
      locks.insert(locks.end(), g.objects.begin(), g.objects.end());
    }
    for (const ObjectId each : locks) {
      const Object* lock = state.find(each);
      if (!lock) continue;
      for (const std::uint64_t id : lock->waiting) {
        const Goroutine& behind = *state.find(id);
        if (consider(state, behind, time)) gone.push_back(&behind);
      }
    }
  }
}

// None of them sleeps: a sleeper is active.
void Leaks::all_are_left(const WaitState& state) {
  for (const auto& [id, g] : state.goroutines()) {
    if (g.state != GoroutineState::waiting) continue;
    const auto known = found_.find(id);
    if (known == found_.end() || !known->second.certain) {
      add(leak_of(g, LeakRule::nobody_left, state.quiet_since()));
    }
  }
}

void Leaks::after(const WaitState& state, const Change& change, std::int64_t time) {
  if (change.woken) found_.erase(change.woken);
  if (const Goroutine* ended = state.find(change.ended)) consider_those_behind(state, *ended, state.quiet_since());
  if (const Goroutine* g = state.find(change.blocked); g && consider(state, *g, time)) {
    consider_those_behind(state, *g, time);
  }
  if (state.active() == 0 && (change.blocked || change.ended || change.timer) && !state.timer_may_act()) {
    all_are_left(state);
  }
}

void Leaks::deadlocked(const WaitState& state, const std::vector<std::uint64_t>& ended) {
  for (const std::uint64_t id : ended) consider_those_behind(state, *state.find(id), state.quiet_since());
  all_are_left(state);
}

std::vector<Leak> Leaks::found() const {
  std::vector<Leak> leaks;
  for (const auto& [id, leak] : found_) leaks.push_back(leak);
  return leaks;
}

}  // namespace waits
}  // namespace golearn
