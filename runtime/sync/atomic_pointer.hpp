// AtomicPointer<T>. Go: atomic.Pointer[T]: a pointer that is exchanged as a whole, such as one to a configuration.
//
// Go's atomic.Value is the same for a value of any type, and panics when a second type is stored: here T says which it
// is, and another does not compile.
//
// Invariant: `pointer_` is under `lock_`, and what is done to it is told under it. Nothing is destroyed there.
#pragma once

#include <memory>
#include <utility>

#include "golearn/core/brief.hpp"
#include "golearn/core/operation.hpp"
#include "golearn/core/spin_lock.hpp"

namespace golearn {

/// Share one through make<AtomicPointer<T>>(). Safe from any goroutine; every operation is one indivisible step. What
/// it points to is shared too: make it a `const` T, or guard it.
template <class T>
class AtomicPointer {
 public:
  using Pointer = std::shared_ptr<T>;

  explicit AtomicPointer(Pointer pointer = nullptr) : pointer_(std::move(pointer)) { core::made(id_); }
  AtomicPointer(const AtomicPointer&) = delete;
  AtomicPointer& operator=(const AtomicPointer&) = delete;

  /// Go: `p.Load()`.
  Pointer load(Place where = Place::current()) const {
    return step(EventKind::peek, where, [&] { return pointer_; });
  }
  /// Go: `p.Store(to)`.
  void store(Pointer to, Place where = Place::current()) {
    step(
        EventKind::atomic, where, [&] { return std::exchange(pointer_, std::move(to)); }, true);
  }
  /// Stores `to` and returns what was there. Go: `p.Swap(to)`.
  Pointer swap(Pointer to, Place where = Place::current()) {
    return step(EventKind::atomic, where, [&] { return std::exchange(pointer_, std::move(to)); });
  }
  /// Stores `to` if it points to what `from` does; whether it did. Go: `p.CompareAndSwap(from, to)`.
  bool compare_and_swap(const Pointer& from, Pointer to, Place where = Place::current()) {
    bool swapped = false;
    EventKind kind = EventKind::atomic;
    step(kind, where, [&] {
      swapped = pointer_ == from;
      if (swapped) return std::exchange(pointer_, std::move(to));
      kind = EventKind::peek;
      core::found_nothing(core::here());
      return Pointer();
    });
    return swapped;
  }

  /// By what those who watch a run know it.
  [[nodiscard]] const core::Identity& identity() const { return id_; }

 private:
  // The program over, an operation only tells the value.
  template <class F>
  Pointer step(const EventKind& kind, Place where, F&& operate, bool only_writes = false) const {
    core::Processor* p = core::begin_step(kind, &id_, where);
    if (!p) return pointer_;
    const core::SpinGuard guard(lock_, p->parallel);
    Pointer result = operate();
    core::tell_access(*p, kind, id_, where, only_writes, [&](Values how) { return core::shown(pointer_, how); });
    return result;
  }

  mutable core::SpinLock lock_;
  Pointer pointer_;
  core::Identity id_{ObjectKind::atomic};
};

}  // namespace golearn
