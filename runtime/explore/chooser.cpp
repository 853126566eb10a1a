#include "golearn/explore/chooser.hpp"

#include <algorithm>
#include <utility>

namespace golearn {
namespace {

// A run that is made fair: so many steps are one goroutine's turn, and after so many time passes.
constexpr std::uint64_t kTurn = 16;
constexpr std::uint64_t kDay = 1024;

bool only_reads(EventKind kind) { return kind == EventKind::load || kind == EventKind::peek; }

}  // namespace

void Chooser::begin_run() {
  preemptions_ = 0;
  numbers_ = 0;
  steps_ = 0;
  gave_way_ = false;
  still_grows_ = false;
  schedule_.choices.clear();
}

void Chooser::ready(core::Goroutine& goroutine, Readied how) {
  if (std::exchange(ended_, false)) begin_run();
  if (how == Readied::spawned || how == Readied::yielded) goroutine.pending() = Operation{};
  if (how == Readied::yielded) yielded_ = &goroutine;
  if (how == Readied::spawned && was_made_fair()) still_grows_ = true;
  all_.push_back(&goroutine);
}

void Chooser::remove(const core::Goroutine* goroutine) {
  all_.erase(std::find(all_.begin() + 1, all_.end(), goroutine));
}

bool Chooser::timer_pending() const { return timers_->next_due() != core::kNever && timers_->can_help(); }

std::size_t Chooser::choose_and_note(Options options, bool running) {
  const std::size_t index = choose(options, running);
  abandoned_ = index == kAbandon;
  if (!abandoned_) schedule_.choices.push_back(static_cast<std::uint32_t>(index));
  return index;
}

std::uint32_t Chooser::choose_case_and_note(std::uint32_t count) {
  const std::uint32_t index = choose_case(count);
  schedule_.choices.push_back(index);
  return index;
}

std::uint32_t Chooser::pick_case(std::uint32_t count, core::Rng& /*rng*/) { return choose_case_and_note(count); }

std::uint32_t Chooser::pick_timer(std::uint32_t count) { return choose_case_and_note(count); }

std::uint32_t Chooser::pick_number(std::uint32_t below, std::uint32_t drawn) {
  if (!rules_.draws || below > kSmallRange) return drawn;
  ++numbers_;
  return (drawn + choose_case_and_note(below)) % below;
}

// Objects of a select lie on the goroutine's stack, and are gone when its next step is asked for.
void Chooser::begin_step(core::Goroutine& goroutine) {
  ++steps_;
  if (rules_.ticking) return;
  made_.goroutine = &goroutine;
  made_.step = goroutine.pending();
  made_.objects.assign(made_.step.objects.begin(), made_.step.objects.end());
  made_.step.objects = {made_.objects.data(), made_.objects.size()};
  if (pairs_) pairs_->made(goroutine.id, made_.step);
  step_begins(goroutine, made_.step);
}

// What was made last is over when the next choice is asked for. What it came to decides who polls.
void Chooser::end_step() {
  core::Goroutine* g = std::exchange(made_.goroutine, nullptr);
  const core::Goroutine* yielded = std::exchange(yielded_, nullptr);
  if (!g) return;
  step_ended(*g);
  const bool in_vain = std::exchange(g->under_control().in_vain, false) || only_reads(made_.step.kind);
  if (made_.step.object || yielded != g) polling_.made(*g, made_.step, in_vain);
  if (yielded == g) polling_.made(*g, {.kind = EventKind::yield, .where = g->left_at()}, true);
}

// Who of `all` goes, or whether time passes. Nobody, and no time, if the run is abandoned.
Chooser::Decision Chooser::decide(Options all, bool running) {
  const auto waits = [&](const core::Goroutine* g) { return polling_.gives_way(*g); };
  const bool some = polling_.anybody() && std::ranges::any_of(all, waits);
  const bool time = (some || rules_.any_timer) && timer_pending();
  if (some || time) {
    some_.assign(all.begin(), all.end());
    if (some) std::erase_if(some_, waits);
    gave_way_ = gave_way_ || some;
    if (some_.empty() && time) return {.time = true};
    if (some_.empty()) some_.assign(all.begin(), all.end());
    if (time && rules_.any_timer) some_.push_back(nullptr);
    running = running && some_.front() == all.front();
    all = some_;
  }
  if (all.size() == 1) {
    abandoned_ = !allows(*all.front());
    return {.goroutine = abandoned_ ? nullptr : all.front()};
  }
  const std::size_t index = choose_and_note(all, running);
  if (abandoned_) return {};
  preemptions_ += running && index != 0;
  return {.goroutine = all[index], .time = all[index] == nullptr};
}

// Whoever has waited longest, for a few steps.
Chooser::Decision Chooser::decide_fairly(core::Goroutine* running) {
  if (steps_ % kDay == 0 && timer_pending()) return {.time = true};
  if (running && (steps_ % kTurn != 0 || all_.size() == 1)) return {.goroutine = running};
  return {.goroutine = all_[1]};
}

// Nobody can go. Where time is no choice it passes by itself.
Chooser::Decision Chooser::decide_idle() {
  polling_.clear();
  if (rules_.any_timer && timer_pending()) {
    abandoned_ = !allows_time();
    return {.time = !abandoned_};
  }
  idle();
  return {};
}

Choice Chooser::next() {
  end_step();
  Decision decision;
  if (decided_) {
    decision = *std::exchange(decided_, std::nullopt);
  } else if (!abandoned_ && all_.size() > 1) {
    decision = was_made_fair() ? decide_fairly(nullptr) : decide(Options(all_).subspan(1), false);
  } else if (!abandoned_) {
    decision = decide_idle();
  }
  if (decision.time) {
    ++steps_;
    polling_.clear();
    time_passes();
    return {.time_passes = true};
  }
  if (decision.goroutine) {
    remove(decision.goroutine);
    begin_step(*decision.goroutine);
  }
  return {.goroutine = decision.goroutine, .abandon = abandoned_};
}

bool Chooser::preempts(core::Goroutine& running) {
  end_step();
  Decision decision{.goroutine = &running};
  if (was_made_fair()) {
    decision = decide_fairly(&running);
  } else if (interleaves_ || polling_.gives_way(running)) {
    all_[0] = &running;
    decision = decide(all_, true);
  }
  if (decision.goroutine == &running) {
    begin_step(running);
    return false;
  }
  if (!abandoned_) decided_ = decision;
  return true;
}

void Chooser::clear() {
  all_.resize(1);
  decided_.reset();
  abandoned_ = false;
  ended_ = true;
  made_.goroutine = nullptr;
  yielded_ = nullptr;
  polling_.clear();
}

}  // namespace golearn
