// Every goroutine object of a run, so that reports and the final unwinding can walk them.
//
// Objects come in batches and are recycled through the processors' free lists; their memory is freed only with the
// registry. Beyond the first 2 MiB it is asked for in huge pages: where the system grants them, a new goroutine costs a
// fifth of what it costs in pages of 4 KiB, most of which is the page fault.
// Starting a goroutine registers nothing: a walk looks at all objects and skips idle ones.
// take() and give() are thread-safe and move batches, so that goroutines started on one processor and ended on
// another do not pile up there; for_each() is for when no processor runs.
#pragma once

#include <sys/mman.h>

#include <cstddef>
#include <cstdlib>
#include <memory>
#include <mutex>
#include <new>
#include <span>
#include <utility>
#include <vector>

#include "core/goroutine.hpp"

namespace golearn::core {

class Registry {
 public:
  static constexpr std::uint32_t kBatch = 64;

  Registry() = default;
  Registry(const Registry&) = delete;
  Registry& operator=(const Registry&) = delete;
  ~Registry() {
    for (Goroutine* batch : batches_) std::destroy_n(batch, kBatch);
  }

  /// A chain, through Goroutine::link, of kBatch idle objects.
  Goroutine* take() {
    const std::lock_guard lock(mutex_);
    if (!spare_.empty()) {
      Goroutine* chain = spare_.back();
      spare_.pop_back();
      return chain;
    }
    Goroutine* batch = batches_.emplace_back(new (room_for_batch()) Goroutine[kBatch]);
    for (std::uint32_t i = 0; i + 1 < kBatch; ++i) batch[i].link = &batch[i + 1];
    return batch;
  }

  /// Takes back a chain of kBatch idle objects.
  void give(Goroutine* chain) {
    const std::lock_guard lock(mutex_);
    spare_.push_back(chain);
  }

  template <class F>
  void for_each(F&& visit) {
    for (Goroutine* batch : batches_) {
      for (Goroutine& g : std::span(batch, kBatch)) {
        if (g.state.load(std::memory_order_relaxed) != GoroutineState::idle) visit(g);
      }
    }
  }

 private:
  static constexpr std::size_t kBatchBytes = kBatch * sizeof(Goroutine);
  static constexpr std::size_t kHugePage = std::size_t{2} * 1024 * 1024;
  static_assert(kHugePage % kBatchBytes == 0);
  struct Free {
    void operator()(void* memory) const { std::free(memory); }
  };

  void* room_for_batch() {
    if (room_left_ == 0) {
      const bool many = batches_.size() * kBatchBytes >= kHugePage;
      const std::size_t bytes = many ? kHugePage : kBatchBytes;
      void* memory = std::aligned_alloc(many ? kHugePage : alignof(Goroutine), bytes);
      if (!memory) throw std::bad_alloc();
      memory_.emplace_back(memory);
      if (many) madvise(memory, bytes, MADV_HUGEPAGE);
      room_ = static_cast<std::byte*>(memory);
      room_left_ = bytes;
    }
    room_left_ -= kBatchBytes;
    return std::exchange(room_, room_ + kBatchBytes);
  }

  std::mutex mutex_;
  std::vector<std::unique_ptr<void, Free>> memory_;
  std::byte* room_ = nullptr;  // of the last of them, what has not been used
  std::size_t room_left_ = 0;
  std::vector<Goroutine*> batches_;
  std::vector<Goroutine*> spare_;
};

}  // namespace golearn::core
