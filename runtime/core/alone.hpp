// One processor alone: while no other one runs, what it does to a word needs no atomic instruction, and what it sees in
// several words was so at one moment.
//
//     if (const Plainly plainly(p)) { load, look, store } else { compare and exchange }
//
// Invariants
//   * `holds()` only while at most one processor runs goroutines. It begins when the last other one goes idle or rests,
//     which has finished what it did to any word; it ends before another one runs anything.
//   * A processor is `plain` for a few instructions, in which it neither switches nor waits.
// Why nobody else looks at a word meanwhile: the processor writes `plain` and then reads `holds()`; whoever ends it
// writes that and then reads `plain`. Neither pair is ordered by the machine without help, and the help is the ending
// one's: a barrier that the kernel has every thread of ours pass. After it, either the processor sees that it is alone
// no more, or `plain` is seen, and waited for. Where the kernel has no such barrier, nobody is ever alone.
#pragma once

#include <atomic>

namespace golearn::core {

struct Processor;

class Alone {
 public:
  /// Once, before there are threads.
  explicit Alone(bool wanted);

  [[nodiscard]] bool holds() const { return holds_.load(std::memory_order_acquire); }
  /// At most one processor runs now.
  void begin() { holds_.store(usable_, std::memory_order_release); }
  /// Another one is about to run. `processors` are all: none of them is in the middle of anything afterwards.
  template <class Processors>
  void end(const Processors& processors) {
    if (!holds_.load(std::memory_order_relaxed)) return;
    holds_.store(false, std::memory_order_relaxed);
    pass_barrier();
    for (const auto& p : processors) wait_until_done(p->plain);
  }

 private:
  static void pass_barrier();
  static void wait_until_done(const std::atomic<bool>& plain);

  const bool usable_;
  std::atomic<bool> holds_{false};
};

}  // namespace golearn::core
