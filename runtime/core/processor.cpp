#include "golearn/core/processor.hpp"

namespace golearn::core {
namespace {

Processor outside;  // wants kOutside from the start

}  // namespace

constinit thread_local Thread thread_state{&outside, nullptr, nullptr};

#if !(defined(__x86_64__) && defined(__linux__))
[[gnu::noinline]] Thread& this_thread() {
  asm volatile("");
  return thread_state;
}
#endif

void set_here(Processor* processor) { this_thread().processor = processor ? processor : &outside; }

}  // namespace golearn::core
