#include "words/decisive.hpp"

#include <fmt/format.h>

#include "words/particle.hpp"

namespace golearn::words {
namespace {

using study::Deed;
using study::Text;

// What was done, in the past: "read 0"; in Korean the stem that an ending follows: "0을 읽".
struct Past {
  std::string ko;
  std::string en;
};

Past valued(const Deed& deed, const char* ko, const char* en) {
  if (deed.value.empty()) return {ko, en};
  return {with_particle(deed.value, "을", "를") + " " + ko, std::string(en) + " " + deed.value};
}

Past called(const Deed& deed, const char* method) {
  const std::string name = method;
  return {fmt::format("{}의 {}을 했", to_string(deed.object), name), fmt::format("did {}'s {}", to_string(deed.object), name)};
}

Past past(const Deed& deed) {
  switch (deed.kind) {
    case EventKind::load:
    case EventKind::peek: return valued(deed, "읽었", "read");
    case EventKind::store: return valued(deed, "썼", "wrote");
    case EventKind::atomic: return valued(deed, "원자적으로 썼", "atomically made it");
    case EventKind::send: return valued(deed, "보냈", "sent");
    case EventKind::receive: return valued(deed, "받았", "received");
    case EventKind::print: return valued(deed, "출력했", "printed");
    case EventKind::close: return {"채널을 닫았", "closed the channel"};
    case EventKind::lock: return {"잠갔", "locked it"};
    case EventKind::unlock: return {"풀었", "unlocked it"};
    case EventKind::rlock: return called(deed, "RLock");
    case EventKind::runlock: return called(deed, "RUnlock");
    case EventKind::wait: return called(deed, "Wait");
    case EventKind::add: return called(deed, "Add");
    case EventKind::done: return called(deed, "Done");
    case EventKind::signal: return called(deed, "Signal");
    case EventKind::broadcast: return called(deed, "Broadcast");
    case EventKind::once: return called(deed, "Do");
    case EventKind::timer: return {"타이머를 맞췄", "set the timer"};
    case EventKind::local:
    case EventKind::make:
    case EventKind::name:
    case EventKind::spawn:
    case EventKind::start:
    case EventKind::block:
    case EventKind::resume:
    case EventKind::ready:
    case EventKind::yield:
    case EventKind::preempt:
    case EventKind::end:
    case EventKind::select:
    case EventKind::fire:
    case EventKind::panic: return called(deed, std::string(to_string(deed.kind)).c_str());
  }
  return {};
}

std::string name(std::uint64_t goroutine) { return goroutine == 1 ? "main" : fmt::format("g{}", goroutine); }

}  // namespace

Text sentence(const study::Switch& decisive) {
  const Past before = past(decisive.before);
  const Past after = past(decisive.after);
  const std::string first = name(decisive.before.goroutine);
  const std::string second = name(decisive.after.goroutine);
  return {fmt::format("{} {}고, 그 뒤에야 {} {}다.", with_particle(first, "이", "가"), before.ko,
                      with_particle(second, "이", "가"), after.ko),
          fmt::format("{} {} before {} {}.", first, before.en, second, after.en)};
}

}  // namespace golearn::words
