#include "render/leak_words.hpp"

#include <fmt/format.h>

#include "render/names.hpp"

namespace golearn::cli {
namespace {

std::string about_lock(const Terminal& terminal, const Leak& leak) {
  const std::string holder = goroutine_name(leak.holder);
  const std::string holder_ko = with_particle(holder, "이", "가");
  const std::string at = in_program(leak.held_since);
  if (leak.rule == LeakRule::lock_circle) {
    return terminal.say(
        {fmt::format("{} 쥔 잠금{}을 기다리고, {} 돌고 돌아 이 고루틴의 잠금을 기다린다", holder_ko, at,
                     with_particle(holder, "은", "는")),
         fmt::format("it waits for a lock of {}{}, which in the end waits for one of its own", holder, at)});
  }
  if (leak.holder_ended) {
    return terminal.say({fmt::format("기다리는 잠금을 {} 쥔 채{} 끝났다", holder_ko, at),
                         fmt::format("{} has ended with the lock it waits for{}", holder, at)});
  }
  return terminal.say({fmt::format("기다리는 잠금을 {} 쥐고{} 있고, 그 고루틴도 깨어날 수 없다", holder_ko, at),
                       fmt::format("{}, which will not wake either, has the lock it waits for{}", holder, at)});
}

}  // namespace

std::string about_leak(const Terminal& terminal, const Leak& leak) {
  if (leak.rule == LeakRule::nobody_left) return "";
  const std::string waits = std::string(to_string(leak.reason)) + in_program(leak.where);
  const std::string why = leak.rule == LeakRule::never_ready ? waits : waits + ". " + about_lock(terminal, leak);
  const std::string unless =
      leak.certain ? ""
                   : terminal.say({" (다른 고루틴이 풀어 주지 않는 한)", " (unless another goroutine unlocks it)"});
  return terminal.say({"이제 깨어날 수 없다: ", "will never wake: "}) + why + unless + ".";
}

}  // namespace golearn::cli
