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
#include <new>
#include <string>
#include <string_view>

#include "golearn/chan/wait_queue.hpp"
#include "golearn/core/operation.hpp"
#include "golearn/core/spin_lock.hpp"

namespace golearn::core {

/// What a channel has to know about its elements.
struct ElementType {
  std::size_t size;
  std::size_t alignment;
  void (*move)(void* to, void* from) noexcept;           // constructs `to`, destroys `from`; null: copy the bytes
  void (*destroy)(void* element);                        // null: nothing to do
  std::string (*show)(const void* element, Values how);  // as an observer wants it
};

class Channel {
 public:
  /// A channel holding one reference. `capacity` 0 for an unbuffered one. Panics when that is more than any memory.
  static Channel* make(const ElementType& type, std::size_t capacity, Place where);
  /// A timer's channel: it holds the one time that is due, and yet looks unbuffered, as since Go 1.23.
  static Channel* make_for_timer(const ElementType& type, Place where);
  void retain() { references_.fetch_add(1, std::memory_order_relaxed); }
  void release() {
    if (references_.fetch_sub(1, std::memory_order_acq_rel) == 1) destroy(this);
  }

  /// Sends the element in `from`; it stays there if the program ends first.
  static void send(Channel* channel, Element& from, Place where);
  /// Receives into `to`, which is empty. It stays empty when the channel is closed and drained, or the program ends.
  static void receive(Channel* channel, Element& to, Place where);
  static void close(Channel* channel, Place where);

  /// For timers: sends if that needs no waiting, else does nothing. `from` must be trivially copyable.
  static void offer(Channel& channel, Element& from, Processor& p);
  /// For timers: throws away what is in the buffer, and tells whether there was anything; elements must be trivially
  /// copyable.
  static bool drain(Channel& channel, bool parallel);

  /// Whether a send or a receive could go on at once. Under the lock: exact, but for selects that have fired elsewhere
  /// and are still in a queue. Without: some moment's truth, for "could not" looked at last is `closed_`, which never
  /// goes back; so the channel was open at the moment when there was nothing to take or no room.
  [[nodiscard]] bool could_send() const { return is_awaited() || count_.glimpse() < capacity_ || closed_.glimpse(); }
  /// Whether somebody waits to receive. A hint without the lock.
  [[nodiscard]] bool is_awaited() const { return !receivers_.empty(); }
  /// The select that has waited longest to receive; null if none does, or who has waited longest is in none. On one
  /// thread.
  [[nodiscard]] const void* awaiting_select() const { return receivers_.first_select(); }
  [[nodiscard]] bool could_receive() const { return count_.glimpse() > 0 || !senders_.empty() || closed_.glimpse(); }

  /// The same as long as nothing has changed; SpinLock::kHeld while something may. See there.
  [[nodiscard]] std::uint64_t version() const { return lock_.count(); }

  [[nodiscard]] std::size_t length(bool parallel) const;
  [[nodiscard]] std::size_t capacity() const { return looks_unbuffered_ ? 0 : capacity_; }
  [[nodiscard]] const Identity& identity() const { return id_; }

 private:
  friend class Selector;

  static void destroy(Channel* channel);  // out of line: cold, and g++ 12 warns of phantoms when it is not

  Channel(const ElementType& type, std::size_t capacity, Place where);
  ~Channel();

  // One attempt each, under the lock. A woken partner is left in `partner`, to be readied after unlocking.
  enum class Try : std::uint8_t { done, closed, would_block };
  Try try_send(Element& from, Waiter*& partner);
  Try try_receive(Element& to, Waiter*& partner);

  template <bool watched>
  static void send_step(Processor& p, Channel* channel, Element& from, Place where);
  template <bool watched>
  static void receive_step(Processor& p, Channel* channel, Element& to, Place where);
  static void send_watched(Processor& p, Channel* channel, Element& from, Place where);
  static void receive_watched(Processor& p, Channel* channel, Element& to, Place where);
  template <bool watched>
  void send_later(Processor& p, Try result, Element& from, Place where);
  template <bool watched>
  void receive_later(Processor& p, Element& to, Place where);

  // Under the lock, after an attempt that succeeded, when there is an observer.
  void tell_sent(Processor& p, const Waiter* partner, Place where) const;
  void tell_received(Processor& p, const Waiter* partner, Place where, const Element& to) const;
  void tell_for(Processor& p, EventKind kind, const Waiter& waiter, std::int64_t value, std::uint64_t other,
                std::string_view text) const;
  [[nodiscard]] std::string show(const Processor& p, const void* element) const;
  [[nodiscard]] const void* newest() const { return slot(tail_ == 0 ? capacity_ - 1 : tail_ - 1); }

  [[nodiscard]] std::byte* slot(std::size_t index) const { return buffer_.get() + index * type_.size; }
  void move_bytes(void* to, void* from) const;
  void move(Element& to, Element& from) const;
  [[nodiscard]] std::size_t after(std::size_t index) const { return index + 1 == capacity_ ? 0 : index + 1; }

  const ElementType& type_;
  std::atomic<std::uint32_t> references_{1};
  mutable SpinLock lock_;
  Glimpsed<bool> closed_;
  const bool word_sized_;  // its elements are moved as one word: the commonest case, so worth a branch
  std::size_t capacity_;
  Glimpsed<std::size_t> count_;
  std::size_t head_ = 0;  // of the oldest element
  std::size_t tail_ = 0;  // of the first free slot
  WaitQueue receivers_;
  WaitQueue senders_;
  struct Free {
    std::align_val_t alignment;
    void operator()(std::byte* buffer) const { ::operator delete(buffer, alignment); }
  };
  std::unique_ptr<std::byte, Free> buffer_;
  bool looks_unbuffered_ = false;
  const Identity id_{ObjectKind::channel};
};

/// Wakes the goroutine behind a waiter that was taken out of its queue.
template <bool watched = true>
void wake(Waiter& waiter) {
  Goroutine* g = waiter.goroutine;
  g->wake_value = waiter.index;
  Processor& p = here();
  watched ? p.scheduler->ready(p, g) : p.scheduler->enqueue(p, g);
}

}  // namespace golearn::core
