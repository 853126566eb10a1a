// How much of a core a thread got, by what the system counts of it.
//
// Any thread may ask, of itself.
#pragma once

#include <cstdint>

namespace golearn::core {

/// In ns, since the thread began. Both are 0 where the system does not count.
struct CoreTime {
  std::uint64_t ran = 0;     ///< it had a core
  std::uint64_t waited = 0;  ///< it could have run, but other threads had the cores

  CoreTime& operator+=(const CoreTime& more) {
    ran += more.ran;
    waited += more.waited;
    return *this;
  }
  friend CoreTime operator-(const CoreTime& a, const CoreTime& b) { return {a.ran - b.ran, a.waited - b.waited}; }
};

/// Of the thread that asks. Reads a file of /proc, in some 10 µs.
CoreTime core_time();

}  // namespace golearn::core
