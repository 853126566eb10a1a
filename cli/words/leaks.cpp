#include "words/leaks.hpp"

#include <fmt/format.h>

#include "golearn/study/korean.hpp"

namespace golearn::words {
namespace {

// Not for certain: another goroutine may unlock it.
std::string stuck_at_lock(const Names& names, const Leak& leak) {
  const std::string holder = names.goroutine(leak.holder);
  const std::string holder_ko = study::with_particle(holder, "이", "가");
  const std::string at = names.at(leak.held_since);
  if (leak.rule == LeakRule::lock_circle && leak.holder == leak.goroutine) {
    return names.say({fmt::format("막혔다: 기다리는 락을 자기가 잡고 있다{}", at),
                      fmt::format("stuck: it has the lock itself, and waits for it{}", at)});
  }
  if (leak.rule == LeakRule::lock_circle) {
    return names.say(
        {fmt::format("막혔다: 기다리는 락을 {} 잡고 있고, {} 이 고루틴을 기다린다{}", holder_ko, holder + "도", at),
         fmt::format("stuck: {} has the lock, and waits in turn for this one{}", holder, at)});
  }
  if (leak.holder_ended) {
    return names.say({fmt::format("막혔다: 기다리는 락을 {} 잡은 채 끝났다{}", holder_ko, at),
                      fmt::format("stuck: {} has ended with the lock{}", holder, at)});
  }
  return names.say({fmt::format("막혔다: 기다리는 락을 {} 잡고 있는데, 그것도 막혀 있다{}", holder_ko, at),
                    fmt::format("stuck: {} has the lock, and is stuck too{}", holder, at)});
}

}  // namespace

std::string about_leak(const Names& names, const Leak& leak) {
  if (leak.rule == LeakRule::nobody_left) return "";
  if (leak.rule != LeakRule::never_ready) return stuck_at_lock(names, leak);
  return names.say({"영원히 깨어나지 못한다: ", "will never wake: "}) + std::string(to_string(leak.reason)) +
         names.at(leak.where);
}

}  // namespace golearn::words
