#include "golearn/core/due_order.hpp"

#include <algorithm>

#include <boost/container/small_vector.hpp>

namespace golearn::core {
namespace {

const void* select_of(const TimerEntry& entry) {
  return entry.sleeps || !entry.timer->select ? nullptr : entry.timer->select(*entry.timer);
}

}  // namespace

void order_due(std::span<TimerEntry> due, Strategy& strategy) {
  boost::container::small_vector<const void*, 4> decided;
  for (std::size_t i = 0; i < due.size(); ++i) {
    const void* select = select_of(due[i]);
    if (!select || std::ranges::find(decided, select) != decided.end()) continue;
    decided.push_back(select);
    boost::container::small_vector<std::size_t, 4> rivals;
    for (std::size_t k = i; k < due.size(); ++k) {
      if (due[k].when == due[i].when && select_of(due[k]) == select) rivals.push_back(k);
    }
    if (rivals.size() < 2) continue;
    const std::size_t first = rivals[strategy.pick_timer(static_cast<std::uint32_t>(rivals.size()))];
    std::rotate(due.begin() + static_cast<std::ptrdiff_t>(i), due.begin() + static_cast<std::ptrdiff_t>(first),
                due.begin() + static_cast<std::ptrdiff_t>(first) + 1);
  }
}

}  // namespace golearn::core
