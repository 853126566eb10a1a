// The type-erased channel under Chan<T>: a ring of elements and two queues of waiting goroutines.
//
// Invariants, under `lock_`
//   * Receivers wait only while the buffer is empty and no sender waits; senders only while it is full.
//   * `closed_` never goes back; a closed channel has no waiters.
//   * An element lives in exactly one place: with its sender, in the buffer, or with its receiver.
// Any goroutine may call anything; the count of references may change on any thread.
#pragma once

#include <atomic>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <memory>

#include "chan/wait_queue.hpp"
#include "core/operation.hpp"
#include "core/spin_lock.hpp"

namespace golearn::core {

/// What a channel has to know about its elements.
struct ElementType {
  std::size_t size;
  void (*move)(void* to, void* from);  // constructs `to`, destroys `from`; null: copy the bytes
  void (*destroy)(void* element);      // null: nothing to do
};

class Channel {
 public:
  /// A channel holding one reference. `capacity` 0 for an unbuffered one.
  static Channel* make(const ElementType& type, std::size_t capacity) { return new Channel(type, capacity); }
  void retain() { references_.fetch_add(1, std::memory_order_relaxed); }
  void release() {
    if (references_.fetch_sub(1, std::memory_order_acq_rel) == 1) delete this;
  }

  /// Sends the element at `from`, which is moved away. False if the program ended first: then it is still there.
  static bool send(Channel* channel, void* from, Where where);
  /// Receives into raw storage. False when the channel is closed and drained (or the program has ended): then
  /// nothing was constructed.
  static bool receive(Channel* channel, void* to, Where where);
  static void close(Channel* channel, Where where);

  /// For timers: sends if that needs no waiting, else does nothing. `from` must be trivially copyable.
  static void offer(Channel& channel, void* from, Processor& p);
  /// For timers: throws away what is in the buffer; elements must be trivially copyable.
  static void drain(Channel& channel, bool parallel);

  [[nodiscard]] std::size_t length(bool parallel) const;
  [[nodiscard]] std::size_t capacity() const { return capacity_; }

 private:
  friend class Selector;

  Channel(const ElementType& type, std::size_t capacity);
  ~Channel();

  // One attempt each, under the lock. A woken partner is left in `partner`, to be readied after unlocking.
  enum class Try : std::uint8_t { done, closed, would_block };
  Try try_send(void* from, Waiter*& partner);
  Try try_receive(void* to, Waiter*& partner);

  [[nodiscard]] std::byte* slot(std::size_t index) const { return buffer_.get() + index * type_.size; }
  void move(void* to, void* from) const;
  [[nodiscard]] std::size_t after(std::size_t index) const { return index + 1 == capacity_ ? 0 : index + 1; }

  const ElementType& type_;
  std::atomic<std::uint32_t> references_{1};
  mutable SpinLock lock_;
  bool closed_ = false;
  std::size_t capacity_;
  std::size_t count_ = 0;
  std::size_t head_ = 0;  // of the oldest element
  std::size_t tail_ = 0;  // of the first free slot
  WaitQueue receivers_;
  WaitQueue senders_;
  std::unique_ptr<std::byte[]> buffer_;
};

/// Wakes the goroutine behind a waiter that was taken out of its queue.
inline void wake(Waiter& waiter) {
  Goroutine* g = waiter.goroutine;
  g->wake_value = waiter.index;
  ready(g);
}

}  // namespace golearn::core
