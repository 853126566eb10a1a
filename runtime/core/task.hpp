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
        if (act == Act::destroy) self->~Callable();
      };
    } else {
      set([boxed = std::make_unique<Callable>(std::forward<F>(callable))] { (*boxed)(); });
    }
  }

  explicit operator bool() const { return act_ != nullptr; }

  void run() { act_(storage_, Act::run); }

  void clear() {
    if (auto act = std::exchange(act_, nullptr)) act(storage_, Act::destroy);
  }

 private:
  enum class Act : bool { run, destroy };
  static constexpr std::size_t kInline = 48;
  template <class C>
  static constexpr bool fits = sizeof(C) <= kInline &&
                               alignof(C) <= alignof(std::max_align_t) && std::is_nothrow_move_constructible_v<C>;

  void (*act_)(void*, Act) = nullptr;
  alignas(std::max_align_t) std::byte storage_[kInline];
};

}  // namespace golearn::core
