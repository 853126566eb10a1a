#include "golearn/core/spin_lock.hpp"

#include <chrono>
#include <thread>

namespace golearn::core {
namespace {

using namespace std::chrono_literals;

constexpr std::chrono::nanoseconds kFirst = 100ns;  // about as long as a lock is held
constexpr std::chrono::nanoseconds kLongest = 12'800ns;

}  // namespace

// Each look at the lock takes its cache line from the holder, and with it most of what the lock guards; the holder's
// next access takes it back. That is dearer than what is done under the lock: two processors that look all the time
// make 260 ns of a channel operation of 20. Who stays away lets the holder go on with the lines in its own cache, take
// the lock again and again, and get through a hundred operations meanwhile.
//
// After the longest wait the holder may have lost its core, so ours is offered to it.
void SpinLock::wait() {
  using Clock = std::chrono::steady_clock;
  std::chrono::nanoseconds delay = kFirst;
  for (;;) {
    const auto until = Clock::now() + delay;
    do {
      spin_pause();
    } while (Clock::now() < until);
    if (count_.load(std::memory_order_relaxed) != kHeld && try_lock()) return;
    if (delay < kLongest) {
      delay *= 2;
    } else {
      std::this_thread::yield();
    }
  }
}

}  // namespace golearn::core
