// Tells AddressSanitizer and ThreadSanitizer of every switch between stacks; empty in ordinary builds.
// Called by core/fiber.cpp only, on the thread that switches.
#pragma once

#include "golearn/core/fiber.hpp"
#include "golearn/core/stack.hpp"

#if defined(__SANITIZE_ADDRESS__)
#include <pthread.h>
#include <sanitizer/asan_interface.h>
#include <sanitizer/common_interface_defs.h>
#endif
#if defined(__SANITIZE_THREAD__)
#include <sanitizer/tsan_interface.h>
#endif

namespace golearn::core::sanitizer {

#if defined(__SANITIZE_ADDRESS__)

inline void adopt_thread(Fiber& fiber) {
  pthread_attr_t attributes;
  void* bottom = nullptr;
  pthread_getattr_np(pthread_self(), &attributes);
  pthread_attr_getstack(&attributes, &bottom, &fiber.stack_size);
  pthread_attr_destroy(&attributes);
  fiber.stack_bottom = bottom;
}
inline void adopt_fiber(Fiber& fiber) {
  // It lies above its stack, which reaches a little further down than that.
  fiber.stack_bottom = reinterpret_cast<const char*>(&fiber) - fiber.stack.bytes();
  fiber.stack_size = fiber.stack.bytes();
}
// Its frames were never left, and its stack is used again.
inline void forget(Fiber& fiber) { __asan_unpoison_memory_region(fiber.stack_bottom, fiber.stack_size); }
inline void before_switch(Fiber& from, Fiber& to) {
  __sanitizer_start_switch_fiber(&from.sanitizer, to.stack_bottom, to.stack_size);
}
inline void after_switch(Fiber& self, Fiber*) { __sanitizer_finish_switch_fiber(self.sanitizer, nullptr, nullptr); }

#elif defined(__SANITIZE_THREAD__)

inline void adopt_thread(Fiber& fiber) { fiber.sanitizer = __tsan_get_current_fiber(); }
inline void adopt_fiber(Fiber& fiber) { fiber.sanitizer = __tsan_create_fiber(0); }
inline void forget(Fiber& fiber) { __tsan_destroy_fiber(fiber.sanitizer); }
// Both fibers are on this thread, so what one did before the switch is ordered before what the other does after it.
inline void before_switch(Fiber&, Fiber& to) { __tsan_switch_to_fiber(to.sanitizer, 0); }
inline void after_switch(Fiber&, Fiber*) {}

#else

inline void adopt_thread(Fiber&) {}
inline void adopt_fiber(Fiber&) {}
inline void forget(Fiber&) {}
inline void before_switch(Fiber&, Fiber&) {}
inline void after_switch(Fiber&, Fiber*) {}

#endif

}  // namespace golearn::core::sanitizer
