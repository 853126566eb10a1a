// Two goroutines that are to do something at nearly the same time, round after round.
#pragma once

#include <atomic>
#include <cstddef>
#include <thread>

#include "golearn/golearn.hpp"

namespace golearn::test {

/// Waits until the other has come to `round`, too, counted from 0. How many had come before, of all rounds.
inline std::size_t meet(std::atomic<std::size_t>& arrived, std::size_t round) {
  const std::size_t before = arrived++;
  for (int spins = 0; arrived < 2 * (round + 1); ++spins) {
    if (spins > 1000) std::this_thread::yield(), gosched();
  }
  return before;
}

}  // namespace golearn::test
