#include "golearn/core/core_time.hpp"

#include <fstream>

namespace golearn::core {

CoreTime core_time() {
  std::ifstream in("/proc/thread-self/schedstat");
  CoreTime time;
  return in >> time.ran >> time.waited ? time : CoreTime{};
}

}  // namespace golearn::core
