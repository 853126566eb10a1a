#include "golearn/core/race_gap.hpp"

#include <algorithm>
#include <utility>

#include "golearn/core/operation.hpp"

namespace golearn::core {
namespace {

constexpr std::uint32_t kFirst = 4;
constexpr std::uint32_t kUsualLeast = 20;
constexpr std::uint32_t kUsualMost = 150;
constexpr std::uint32_t kRarest = 1U << 24;
constexpr std::uint32_t kMostWrites = 12;
constexpr int kLong = 50;  // ms

}  // namespace

RaceGap::RaceGap(std::uint64_t seed)
    : rng_(~seed), usual_(kUsualLeast + rng_.below(kUsualMost - kUsualLeast + 1)), spacing_(kFirst) {
  until_next_.store(1 + rng_.below(kFirst), std::memory_order_relaxed);
}

bool RaceGap::claim(const Identity& variable, Of kind) {
  if (claimed_.load(std::memory_order_relaxed) || claimed_.exchange(true, std::memory_order_acquire)) return false;
  const SpinGuard guard(lock_, true);
  kind_ = kind;
  writes_left_ = kind == Of::look ? 1 : 1 + rng_.below(std::min(spacing_ / 4, kMostWrites));
  in_vain_ = true;
  milliseconds_ = 0;
  variable_.store(&variable, std::memory_order_relaxed);
  return true;
}

bool RaceGap::put_aside(Goroutine& g) {
  const SpinGuard guard(lock_, true);
  if (writes_left_ == 0) return end(), false;
  aside_ = &g;
  return true;
}

RaceGap::Back RaceGap::wrote(const Identity& variable) {
  const SpinGuard guard(lock_, true);
  if (!concerns(variable) || writes_left_ == 0) return {};
  if (std::exchange(in_vain_, false)) ++used_;
  if (--writes_left_ > 0) return {};
  if (kind_ == Of::update) late_.store(true, std::memory_order_release);
  if (!aside_) return {};
  return {end(), kind_ == Of::update};
}

Goroutine* RaceGap::release() {
  const SpinGuard guard(lock_, true);
  return aside_ ? end() : nullptr;
}

Goroutine* RaceGap::release_after_long() {
  const SpinGuard guard(lock_, true);
  return aside_ && ++milliseconds_ >= kLong ? end() : nullptr;
}

// Under lock_. Returns who is aside.
Goroutine* RaceGap::end() {
  variable_.store(nullptr, std::memory_order_relaxed);
  if (kind_ == Of::update) arm();
  claimed_.store(false, std::memory_order_release);
  return std::exchange(aside_, nullptr);
}

// Under lock_.
void RaceGap::arm() {
  spacing_ = in_vain_ ? std::min(4 * spacing_, kRarest) : std::min(2 * spacing_, usual_);
  until_next_.store(1 + spacing_ / 2 + rng_.below(spacing_), std::memory_order_relaxed);
}

void Scheduler::put_aside(Processor& p, Place where) {
  Goroutine& g = *p.current;
  g.leaves_at(where);
  g.state.store(GoroutineState::runnable, std::memory_order_relaxed);
  if (p.wants(kObserved)) observe(p, {.kind = EventKind::preempt, .where = where});
  if (race_gap_.put_aside(g)) {
    suspend(p, g);
  } else {
    enter(p, g);
  }
  may_go_on(g);
}

// To an update's goroutine at once, and nobody is woken before it has written: it must not lose its core now.
void Scheduler::close_race_gap(Processor& p, const Identity& variable, Place where) {
  const RaceGap::Back back = race_gap_.wrote(variable);
  if (!back.goroutine) return;
  if (!back.at_once) return enqueue(p, back.goroutine);
  Goroutine& g = *p.current;
  g.leaves_at(where);
  g.state.store(GoroutineState::runnable, std::memory_order_relaxed);
  if (p.wants(kObserved)) observe(p, {.kind = EventKind::preempt, .where = where});
  Goroutine* const one = &g;
  put_global({&one, 1});
  switch_over(p, g, back.goroutine);
  may_go_on(g);
}

}  // namespace golearn::core
