// What belongs to an operating-system thread: the few variables that every operation and every switch reads.
//
// A goroutine may be on another thread after any switch, and the compiler must not keep a thread-local's address
// across one: so this is reached through assembly where there is some, and else through a call that is not inlined.
// Each thread reads and writes its own only.
#pragma once

namespace golearn::core {

struct Fiber;
struct Processor;

/// The part of the C++ runtime's state that belongs to a stack: the exceptions being handled, and how many are in
/// flight. The ABI fixes these two fields.
struct ExceptionState {
  void* caught = nullptr;
  unsigned uncaught = 0;
};

struct Thread {
  Processor* processor;        // whose operations these are; one that wants kOutside when there is no program
  Fiber* departed;             // switched to the fiber now running, until arrived() has seen to it
  ExceptionState* exceptions;  // the C++ runtime's own, once the thread has a fiber
};

extern constinit thread_local Thread thread_state asm("golearn_thread_state");

#if defined(__x86_64__) && defined(__linux__)
inline Thread& this_thread() {
  Thread* thread;
  asm volatile(
      "movq golearn_thread_state@gottpoff(%%rip), %0\n\t"
      "addq %%fs:0, %0"
      : "=r"(thread)
      :
      : "memory", "cc");
  return *thread;
}
#else
Thread& this_thread();
#endif

}  // namespace golearn::core
