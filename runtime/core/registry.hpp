// Every goroutine object of a run, so that reports and the final unwinding can walk them.
//
// Objects come in chunks and are recycled through the processors' spare ones; a chunk is freed only with the
// registry. Starting a goroutine therefore registers nothing: a walk looks at all objects and skips idle ones.
// take(), give() and size() are thread-safe and move batches, so that goroutines started on one processor and ended on
// another do not pile up there; for_each() is for when no processor runs.
#pragma once

#include <algorithm>
#include <array>
#include <memory>
#include <mutex>
#include <vector>

#include "golearn/core/goroutine.hpp"

namespace golearn::core {

class Registry {
 public:
  static constexpr std::uint32_t kBatch = 64;
  using Batch = std::array<Goroutine*, kBatch>;

  /// Idle objects.
  Batch take() {
    const std::lock_guard lock(mutex_);
    if (!spare_.empty()) {
      Batch batch;
      std::ranges::copy(spare_.back(), batch.begin());
      spare_.pop_back();
      return batch;
    }
    // So that give() never has to make room.
    if (spare_.capacity() == chunks_.size()) spare_.reserve(2 * chunks_.size() + 1);
    chunks_.push_back(std::make_unique<Chunk>());
    Batch batch;
    for (std::uint32_t i = 0; i < kBatch; ++i) batch[kBatch - 1 - i] = &(*chunks_.back())[i];
    return batch;
  }

  /// Takes idle objects back. There is room for all there are.
  void give(const Batch& batch) noexcept {
    const std::lock_guard lock(mutex_);
    spare_.push_back(batch);
  }

  /// How many objects there are.
  [[nodiscard]] std::size_t size() {
    const std::lock_guard lock(mutex_);
    return chunks_.size() * kBatch;
  }

  template <class F>
  void for_each(F&& visit) {
    for (auto& chunk : chunks_) {
      for (Goroutine& g : *chunk) {
        if (g.state.load(std::memory_order_relaxed) != GoroutineState::dead) visit(g);
      }
    }
  }

 private:
  using Chunk = std::array<Goroutine, kBatch>;
  std::mutex mutex_;
  std::vector<std::unique_ptr<Chunk>> chunks_;
  std::vector<Batch> spare_;
};

/// The idle objects that a processor has at hand, last put away first. Its thread's own.
class SpareGoroutines {
 public:
  [[nodiscard]] bool empty() const { return size_ == 0; }
  [[nodiscard]] bool full() const { return size_ == objects_.size(); }

  void put(const Registry::Batch& batch) {
    std::ranges::copy(batch, objects_.begin() + size_);
    size_ += Registry::kBatch;
  }
  void put(Goroutine* g) { objects_[size_++] = g; }

  Goroutine* take() {
    if (size_ > kAhead) expect_use_of(objects_[size_ - 1 - kAhead]);
    return objects_[--size_];
  }
  Registry::Batch take_batch() {
    Registry::Batch batch;
    size_ -= Registry::kBatch;
    std::copy_n(objects_.begin() + size_, Registry::kBatch, batch.begin());
    return batch;
  }

 private:
  static constexpr std::uint32_t kAhead = 12;
  std::array<Goroutine*, std::size_t{3} * Registry::kBatch> objects_;
  std::uint32_t size_ = 0;
};

}  // namespace golearn::core
