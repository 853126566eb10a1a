// The function a goroutine runs: a move-only callable of no arguments, kept inside the goroutine object when
// it is small, so that `go` allocates nothing.
//
// Invariant: holds a callable between set() and the end of run() or clear(); each is destroyed exactly once.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <new>
#include <span>
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
      act_ = [](void* at, Act act) -> Bytes {
        auto* self = std::launder(static_cast<Callable*>(at));
        if (act == Act::look) return bytes_of(*self);
        if (act == Act::run) (*self)();
        self->~Callable();
        return {};
      };
    } else {
      set(Boxed<Callable>{std::make_unique<Callable>(std::forward<F>(callable))});
    }
  }

  explicit operator bool() const { return act_ != nullptr; }

  /// Runs the callable, and destroys it if it returns.
  void run() {
    act_(storage_, Act::run);
    act_ = nullptr;
  }

  using Bytes = std::span<const std::byte>;
  /// What it has captured. There is one.
  [[nodiscard]] Bytes captured() { return act_(storage_, Act::look); }
  /// The same for all callables of one type.
  [[nodiscard]] std::uintptr_t type() const { return reinterpret_cast<std::uintptr_t>(act_); }

  void clear() {
    if (auto act = std::exchange(act_, nullptr)) act(storage_, Act::destroy);
  }

 private:
  enum class Act : std::uint8_t { run, destroy, look };
  static constexpr std::size_t kInline = 48;
  static constexpr std::size_t kAlignment = alignof(void*);
  template <class C>
  static constexpr bool fits = sizeof(C) <= kInline &&
                               alignof(C) <= kAlignment&& std::is_nothrow_move_constructible_v<C>;

  template <class C>
  struct Boxed {
    std::unique_ptr<C> callable;
    void operator()() const { (*callable)(); }
  };
  template <class C>
  static Bytes bytes_of(const C& callable) {
    return std::is_empty_v<C> ? Bytes() : Bytes(reinterpret_cast<const std::byte*>(&callable), sizeof(C));
  }
  template <class C>
  static Bytes bytes_of(const Boxed<C>& boxed) {
    return bytes_of(*boxed.callable);
  }

  Bytes (*act_)(void*, Act) = nullptr;
  alignas(kAlignment) std::byte storage_[kInline];
};

}  // namespace golearn::core
