// The gap between a goroutine's look at a variable and what it does because of it, where nothing guards the two.
//
// It is so short that another goroutine hardly ever comes in between. So on several processors the runtime widens it,
// now and then and at random: it preempts the goroutine there, as real Go may, and keeps it aside until others have
// written the variable. That counts writes and not time: how much gets lost does not depend on how busy the machine is.
//
//   * Of an update, `x += 1`: the first gap comes after a few updates, each next one after twice as many, and in the
//     end one after 20 to 150 (drawn for the run), from half to one and a half times as many. It lasts for some writes
//     of others, at most a quarter as many as it came after and 12 at most; they are lost. Who makes the last of them
//     is preempted in its favour, and no update begins before the late one is written.
//   * Updates without a gap are made at once: a thread that loses its core in one would lose as many as others make
//     meanwhile.
//   * Of a look and a deed, `if !done { done = true … }`: one look in three. It lasts until the variable is written
//     and who wrote it gives way.
//   * One goroutine at most is aside. It comes back also when nothing else can run, or after 50 ms of processor time.
//   * An update's gap in which nobody writes was in vain: a lock guards it, perhaps. Then the next comes after four
//     times as many updates.
#pragma once

#include <atomic>
#include <chrono>
#include <cstdint>
#include <thread>

#include "golearn/core/goroutine.hpp"
#include "golearn/core/identity.hpp"
#include "golearn/core/rng.hpp"
#include "golearn/core/spin_lock.hpp"

namespace golearn::core {

/// The gaps of one run on several processors. Thread-safe.
class RaceGap {
 public:
  enum class Of : std::uint8_t { update, look };

  explicit RaceGap(std::uint64_t seed);

  /// Before a look at the variable: true if there is to be a gap behind it. Then put_aside() must follow.
  bool opens(const Identity& variable, Of kind, Rng& rng) {
    return (kind == Of::update ? is_due() : rng.below(3) == 0) && claim(variable, kind);
  }
  /// Behind the look: true if the caller must suspend `g`, which can come back from now on; false if others have
  /// written already.
  bool put_aside(Goroutine& g);

  /// Before an update: waits while another one that is late is still to be written; 20 ms at most, or until `over`.
  template <class Over>
  void let_late_one_pass(Over&& over) {
    if (!late_.load(std::memory_order_acquire)) [[likely]]
      return;
    for (const auto began = Clock::now(); late_.load(std::memory_order_acquire) && !over();) {
      if (Clock::now() - began > std::chrono::milliseconds(20)) return;
      std::this_thread::yield();
    }
  }
  /// The late one is written.
  void late_one_is_written() { late_.store(false, std::memory_order_release); }

  /// Whether somebody waits for writes of the variable.
  [[nodiscard]] bool concerns(const Identity& variable) const {
    return variable_.load(std::memory_order_relaxed) == &variable;
  }
  /// The variable was written. Who comes back because of it, and at once if it is an update's; or null.
  struct Back {
    Goroutine* goroutine = nullptr;
    bool at_once = false;
  };
  Back wrote(const Identity& variable);
  /// Nothing else can run: who comes back, or null.
  Goroutine* release();
  /// In how many of them others have written, once the run is over.
  [[nodiscard]] std::uint64_t used() const { return used_; }
  /// To be called each millisecond of processor time: who has been aside for too long, or null.
  Goroutine* release_after_long();

 private:
  using Clock = std::chrono::steady_clock;
  bool is_due() { return until_next_.fetch_sub(1, std::memory_order_relaxed) <= 1; }
  bool claim(const Identity& variable, Of kind);
  Goroutine* end();
  void arm();

  std::atomic<std::int64_t> until_next_{0};         // updates
  std::atomic<bool> claimed_{false};                // from opens() until the gap is over
  std::atomic<const Identity*> variable_{nullptr};  // to whose look it belongs
  std::atomic<bool> late_{false};                   // an update for which others have written as often as they should

  SpinLock lock_;  // guards what follows
  Goroutine* aside_ = nullptr;
  Of kind_ = Of::update;
  std::uint32_t writes_left_ = 0;
  bool in_vain_ = false;
  std::uint64_t used_ = 0;
  int milliseconds_ = 0;
  Rng rng_;
  std::uint32_t usual_;    // updates from one gap to the next, in the end
  std::uint32_t spacing_;  // the same now
};

}  // namespace golearn::core
