// Every goroutine object of a run, so that reports and the final unwinding can walk them.
//
// Objects come in chunks and are recycled through the processors' free lists; a chunk is freed only with the
// registry. Starting a goroutine therefore registers nothing: a walk looks at all objects and skips idle ones.
// take() and give() are thread-safe and move batches, so that goroutines started on one processor and ended on
// another do not pile up there; for_each() is for when no processor runs.
#pragma once

#include <array>
#include <memory>
#include <mutex>
#include <vector>

#include "core/goroutine.hpp"

namespace golearn::core {

class Registry {
 public:
  static constexpr std::uint32_t kBatch = 64;

  /// A chain, through Goroutine::link, of kBatch idle objects.
  Goroutine* take() {
    const std::lock_guard lock(mutex_);
    if (!spare_.empty()) {
      Goroutine* chain = spare_.back();
      spare_.pop_back();
      return chain;
    }
    chunks_.push_back(std::make_unique<Chunk>());
    Chunk& chunk = *chunks_.back();
    for (std::uint32_t i = 0; i + 1 < kBatch; ++i) chunk[i].link = &chunk[i + 1];
    return chunk.data();
  }

  /// Takes back a chain of kBatch idle objects.
  void give(Goroutine* chain) {
    const std::lock_guard lock(mutex_);
    spare_.push_back(chain);
  }

  template <class F>
  void for_each(F&& visit) {
    for (auto& chunk : chunks_) {
      for (Goroutine& g : *chunk) {
        if (g.state.load(std::memory_order_relaxed) != GoroutineState::idle) visit(g);
      }
    }
  }

 private:
  using Chunk = std::array<Goroutine, kBatch>;
  std::mutex mutex_;
  std::vector<std::unique_ptr<Chunk>> chunks_;
  std::vector<Goroutine*> spare_;
};

}  // namespace golearn::core
