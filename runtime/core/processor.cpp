#include "core/processor.hpp"

namespace golearn::core {
namespace {

Processor outside;  // wants kOutside from the start
thread_local Processor* current = &outside;

}  // namespace

// Not inlined: a goroutine may be on another thread after a switch, and an address of a thread-local cached
// across it would be the old thread's.
[[gnu::noinline]] Processor& here() {
  asm volatile("");
  return *current;
}

void set_here(Processor* processor) { current = processor ? processor : &outside; }

}  // namespace golearn::core
