// The function a goroutine runs: a move-only callable of no arguments, kept inside the goroutine object when
// it is small, so that `go` allocates nothing.
//
// Invariant: holds a callable between set() and the end of run() or clear(); each is destroyed exactly once.
#pragma once

#include <cstddef>
#include <memory>
#include <new>
#include <type_traits>
#include <utility>

namespace golearn::core {

class Task {
 public:
  Task() = default;
  ~Task() { clear(); }
  Task(const Task&) = delete;
  Task& operator=(const Task&) = delete;

  template <class F>
  void set(F&& callable) {
    using Callable = std::decay_t<F>;
    if constexpr (fits<Callable>) {
      new (storage_) Callable(std::forward<F>(callable));
      act_ = [](void* at, Act act) {
        auto* self = std::launder(static_cast<Callable*>(at));
        if (act == Act::run) (*self)();
        self->~Callable();
      };
    } else {
      set([boxed = std::make_unique<Callable>(std::forward<F>(callable))] { (*boxed)(); });
    }
  }

  explicit operator bool() const { return act_ != nullptr; }

  /// Runs the callable, and destroys it if it returns.
  void run() {
    act_(storage_, Act::run);
    act_ = nullptr;
  }

  void clear() {
    if (auto act = std::exchange(act_, nullptr)) act(storage_, Act::destroy);
  }

 private:
  enum class Act : bool { run, destroy };
  static constexpr std::size_t kInline = 48;
  static constexpr std::size_t kAlignment = alignof(void*);
  template <class C>
  static constexpr bool fits = sizeof(C) <= kInline &&
                               alignof(C) <= kAlignment&& std::is_nothrow_move_constructible_v<C>;

  void (*act_)(void*, Act) = nullptr;
  alignas(kAlignment) std::byte storage_[kInline];
};

}  // namespace golearn::core
