#include "golearn/core/go.hpp"

#include <algorithm>
#include <thread>

#include "golearn/core/panic.hpp"

namespace golearn {

void gosched(Place where) {
  core::Processor* p = core::begin_step(EventKind::local, nullptr, where);
  if (!p) return;
  core::Goroutine& g = *p->current;
  g.leaves_at(where);
  p->scheduler->yield(*p, Readied::yielded);
  core::may_go_on(g);
}

std::int64_t num_goroutine(Place where) {
  core::Processor* p = core::here().wants(core::kControlled)
                           ? core::Scheduler::attend(core::here(), {EventKind::peek, kProgram, where}, true)
                           : core::begin_local();
  if (!p) return 0;
  // Go's runtime has a goroutine that takes signals, and counts it.
  const std::int64_t count = p->scheduler->alive() + p->scheduler->hears_signals.load(std::memory_order_relaxed);
  core::learned(*p, static_cast<std::uint64_t>(count));
  return count;
}

int gomaxprocs() {
  core::Processor* p = core::begin_local();
  return p ? p->scheduler->gomaxprocs() : default_procs();
}

int gomaxprocs(int n, Place where) {
  core::Processor* p = core::begin_step(EventKind::local, nullptr, where);
  if (!p) return gomaxprocs();
  const int before = p->scheduler->gomaxprocs();
  if (n >= 1 && n != before) {
    core::Goroutine& g = *p->current;
    g.leaves_at(where);
    p->scheduler->set_gomaxprocs(*p, n);
    core::may_go_on(g);
  }
  return before;
}

// Under a strategy a run is the same on any machine: there are as many cores as processors.
int num_cpu() {
  core::Processor& p = core::here();
  if (p.wants(core::kControlled)) return p.scheduler->gomaxprocs();
  return std::max(1, static_cast<int>(std::thread::hardware_concurrency()));
}

std::uint64_t goroutine_id() {
  core::Processor* p = core::begin_local();
  if (!p) return 0;
  if (p->wants(core::kControlled)) p->current->under_control().asked = true;
  return p->current->id;
}

int rnd(int n) {
  core::Processor* p = core::begin_local();
  if (!p || n <= 0) return 0;
  ++p->stats.draws;
  const auto below = static_cast<std::uint32_t>(n);
  const bool controlled = p->wants(core::kControlled);
  return static_cast<int>(controlled ? p->scheduler->draw(*p, below) : p->rng.below(below));
}

void exit_program(int status) {
  core::Processor* p = core::begin_step(EventKind::local, nullptr, Place{});
  if (p && p->scheduler->announce_end(*p->current)) {
    core::Processor& now = core::here();
    now.current->unwind = true;
    now.scheduler->stop(Ending::exited, "", status);
  }
  throw core::Unwind{};
}

}  // namespace golearn
