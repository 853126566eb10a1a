// Goroutines that nothing can ever wake, found while others run.
//
// What is certain, and why:
//   * never_ready: it waits for a nil channel, or in a select without a case that has a channel. Nobody can have a
//     reference to what does not exist, so nobody can wake it. Certain at once.
//   * nobody_left: every goroutine waits or has ended, none sleeps, and no timer can start one or send to one. An event
//     needs somebody to make it. Go itself says so only if no timer is left that somebody waits for. What counts as "no
//     timer can" errs on the side of silence: each timer that was set and has not fired may be an AfterFunc, stopped or
//     not; each that sends may be a Ticker, and may feed its channel again. Who asks for signals makes an
//     event like a timer that is set, and never fires: from then on one may come.
// And what is not:
//   * holder_gone: the lock it waits for is held by a goroutine that has ended, or that is a leak itself.
//   * lock_circle: whoever holds the lock waits for a lock in turn, and so on, back to itself. Told of the one that
//     closes the circle; the others of the circle follow, as holder_gone.
//     In both the lock stays locked, unless another goroutine unlocks it, which Go allows and events cannot rule out.
//     So Leak::certain is false, a lock that was ever unlocked by another is left out, and a goroutine that is woken
//     after all is taken from the list.
// All else is left out: while one goroutine can run, it may hold a reference to any channel, group or condition,
// whoever has used it so far and whoever started it, for references travel through memory, which makes no event.
//
// A goroutine that leaves is seen to have ended only with the next event of its processor (see wait_state.hpp), so that
// the end of a program makes no leaks. What it makes certain is told then, with the time at which it became so.
//
// Not thread-safe: the waits-for graph calls it under its lock.
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <vector>

#include "golearn/observe/wait_state.hpp"

namespace golearn {

/// Why a goroutine will not be woken.
enum class LeakRule : std::uint8_t { never_ready, nobody_left, holder_gone, lock_circle };

/// A short stable name: for --json.
std::string_view to_string(LeakRule rule);

/// A goroutine that nothing can wake any more.
struct Leak {
  std::uint64_t goroutine = 0;
  LeakRule rule = LeakRule::never_ready;
  bool certain = true;           ///< false: unless a lock is unlocked by another than who locked it
  std::int64_t time = 0;         ///< when that became so: ns since the program began
  Place created_at = {};         ///< its go statement
  WaitReason reason = {};        ///< what it waits for
  Place where = {};              ///< and where
  std::uint64_t holder = 0;      ///< of holder_gone and lock_circle: who has the lock
  Place holder_created_at = {};  ///< its go statement
  Place held_since = {};         ///< and where it took it
  bool holder_ended = false;     ///< or it is a leak
};

namespace waits {

class Leaks {
 public:
  using Found = std::function<void(const Leak&)>;

  void on_leak(Found found) { told_ = std::move(found); }
  /// After `state` has followed an event that made this change.
  void after(const WaitState& state, const Change& change, std::int64_t time);
  /// The runtime says that nothing can run; these have ended by that.
  void deadlocked(const WaitState& state, const std::vector<std::uint64_t>& ended);
  /// Those found that still wait, by number.
  [[nodiscard]] std::vector<Leak> found() const;

 private:
  [[nodiscard]] bool is_gone(const WaitState& state, std::uint64_t id) const;
  bool consider(const WaitState& state, const Goroutine& g, std::int64_t time);
  [[nodiscard]] bool is_stuck_at_lock(const WaitState& state, const Goroutine& g, Leak& leak) const;
  void consider_those_behind(const WaitState& state, const Goroutine& gone, std::int64_t time);
  void all_are_left(const WaitState& state);
  void add(const Leak& leak);

  std::map<std::uint64_t, Leak> found_;
  Found told_;
};

}  // namespace waits
}  // namespace golearn
