#include "golearn/core/fiber.hpp"

#include <cxxabi.h>

#include <cassert>
#include <new>
#include <utility>

#include <boost/fiber/algo/algorithm.hpp>
#include <boost/fiber/context.hpp>
#include <boost/fiber/operations.hpp>
#include <boost/fiber/scheduler.hpp>

#include "golearn/core/sanitizer.hpp"
#include "golearn/core/spin_lock.hpp"
#include "golearn/core/stack.hpp"
#include "golearn/core/thread.hpp"

namespace golearn::core {
namespace {

using Context = boost::fibers::context;

// What Boost asks when it wants to run something. Everything that runs goroutines is resumed by switch_to();
// Boost itself only ever asks when a thread's own context suspends, at the end of the thread.
class DirectAlgorithm final : public boost::fibers::algo::algorithm {
 public:
  void awakened(Context* context) noexcept override {
    if (context->is_context(boost::fibers::type::dispatcher_context)) dispatcher_ = context;
    if (context->is_context(boost::fibers::type::main_context)) main_ = context;
  }
  Context* pick_next() noexcept override {
    if (main_) return std::exchange(main_, nullptr);
    return std::exchange(dispatcher_, nullptr);
  }
  [[nodiscard]] bool has_ready_fibers() const noexcept override { return main_ || dispatcher_; }
  void suspend_until(const std::chrono::steady_clock::time_point&) noexcept override {}
  void notify() noexcept override {}

 private:
  Context* dispatcher_ = nullptr;
  Context* main_ = nullptr;
};

struct ThreadFiber : Fiber {
  ThreadFiber() {
    boost::fibers::use_scheduling_algorithm<DirectAlgorithm>();
    context = Context::active();
    this_thread().exceptions = reinterpret_cast<ExceptionState*>(abi::__cxa_get_globals());
    sanitizer::adopt_thread(*this);
  }
};

}  // namespace

Fiber& thread_fiber() {
  static thread_local ThreadFiber fiber;
  return fiber;
}

Fiber* make_fiber(void (*body)(Fiber&), StackSize size) {
  StackAllocator stack(size);
  static_assert(sizeof(Fiber) <= kFiberRoom);
  auto* fiber = new (stack.fiber_room()) Fiber;
  auto context = boost::fibers::make_worker_context(boost::fibers::launch::post, stack, [fiber, body] {
    arrived(*fiber);
    body(*fiber);
  });
  fiber->context = context.detach();
  fiber->stack = size;
  sanitizer::adopt_fiber(*fiber);
  return fiber;
}

// Boost's context for a fiber lies on its stack, holds nothing that lies elsewhere and is in no list: it may go with
// the stack, which saves a switch to each and Boost's dispatcher.
void drop_fibers(Fiber* list) {
  if (!list) return;
  const StackSize size = list->stack;
  std::vector<void*> rooms;
  for (Fiber* fiber = list; fiber;) {
    Fiber* next = fiber->next_free;
    sanitizer::forget(*fiber);
    rooms.push_back(fiber);
    fiber = next;
  }
  free_stacks(size, std::move(rooms));
}

void switch_to(Fiber& from, Fiber& to) {
  // Its old thread may still be leaving it, and may have lost its core while doing so.
  for (int spins = 0; to.on_cpu.load(std::memory_order_acquire); ++spins) {
    spins < 200 ? spin_pause() : std::this_thread::yield();
  }
  to.on_cpu.store(true, std::memory_order_relaxed);
  Thread& thread = this_thread();
  const ExceptionState mine = std::exchange(*thread.exceptions, ExceptionState{});
  thread.departed = &from;
  sanitizer::before_switch(from, to);
  to.context->resume();
  arrived(from);
  *this_thread().exceptions = mine;
}

// `on_cpu` of the fiber left behind is cleared only here, when its registers are saved: the release pairs with
// the acquire in switch_to() of whichever thread resumes it next.
void arrived(Fiber& self) {
  Fiber* left = this_thread().departed;
  sanitizer::after_switch(self, left);
  left->on_cpu.store(false, std::memory_order_release);
}

}  // namespace golearn::core
