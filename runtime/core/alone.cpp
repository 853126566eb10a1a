#include "golearn/core/alone.hpp"

#include <linux/membarrier.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <thread>

#include "golearn/core/last_words.hpp"

namespace golearn::core {
namespace {

bool membarrier(int command) { return syscall(SYS_membarrier, command, 0, 0) == 0; }

}  // namespace

Alone::Alone(bool wanted) : usable_(wanted && membarrier(MEMBARRIER_CMD_REGISTER_PRIVATE_EXPEDITED)) {}

void Alone::pass_barrier() {
  if (!membarrier(MEMBARRIER_CMD_PRIVATE_EXPEDITED)) die("", "runtime: a memory barrier that was registered failed");
}

// A few instructions, unless its thread has lost its core.
void Alone::wait_until_done(const std::atomic<bool>& plain) {
  while (plain.load(std::memory_order_acquire)) std::this_thread::yield();
}

}  // namespace golearn::core
