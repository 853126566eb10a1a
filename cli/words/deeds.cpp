#include "words/deeds.hpp"

#include <string>

#include "golearn/study/korean.hpp"

namespace golearn::words {
namespace {

// Of one that no goroutine waits to do, and by which none wakes another: should it come all the same, its name tells.
DeedWords by_name(EventKind kind, Text leave = {}) {
  const std::string name(to_string(kind));
  return {{name, name}, {name + " 때", "at " + name}, std::move(leave)};
}

DeedWords named(const std::string& go_name) {
  const std::string call = "{}." + go_name + "()";
  return {{call, call}, {study::with_particle(go_name, "으로", "로"), "by " + go_name}};
}

}  // namespace

DeedWords words_for(EventKind kind) {
  switch (kind) {
    case EventKind::local: return {{"계속", "goes on"}, {"다음 단계에서", "at its next step"}};
    case EventKind::block: return {{"{}.Wait()", "{}.Wait()"}, {"막혀서", "by blocking"}, {"막혔다", "blocked"}};
    case EventKind::start: return {{"시작", "starts"}, {"시작하며", "at its start"}};
    case EventKind::yield: return {{"양보", "yields"}, {"양보하며", "by yielding"}, {"양보했다", "yielded"}};
    case EventKind::panic: return {{"패닉", "panics"}, {"패닉으로", "by a panic"}};
    case EventKind::preempt: return by_name(kind, {"선점되었다", "was preempted"});
    case EventKind::end: return {{"프로그램 끝내기", "ends the program"}, {"끝나서", "by ending"}, {"끝났다", "ended"}};
    case EventKind::print: return {{"출력", "prints"}, {"출력해서", "by printing"}};
    case EventKind::send: return {{"{}에 보내기", "sends on {}"}, {"보내서", "by a send"}};
    case EventKind::receive: return {{"{}에서 받기", "receives from {}"}, {"받아서", "by a receive"}};
    case EventKind::close: return {{"{} 닫기", "closes {}"}, {"채널을 닫아서", "by closing the channel"}};
    case EventKind::load:
    case EventKind::peek: return {{"{} 읽기", "reads {}"}, {"읽어서", "by a read"}};
    case EventKind::store: return {{"{} 쓰기", "writes {}"}, {"써서", "by a write"}};
    case EventKind::atomic: return {{"{} 원자적 연산", "changes {}"}, {"원자적 연산으로", "by an atomic step"}};
    case EventKind::lock: return named("Lock");
    case EventKind::unlock: return named("Unlock");
    case EventKind::rlock: return named("RLock");
    case EventKind::runlock: return named("RUnlock");
    case EventKind::wait: return named("Wait");
    case EventKind::add: return named("Add");
    case EventKind::done: return named("Done");
    case EventKind::wake: return {{"기다리던 고루틴 깨우기", "wakes who waits"}, {"깨워서", "by waking"}};
    case EventKind::signal: return named("Signal");
    case EventKind::broadcast: return named("Broadcast");
    case EventKind::once: return named("Do");
    case EventKind::select: return {{"{} 가운데 select", "selects among {}"}, {"select로", "by a select"}};
    case EventKind::timer: return {{"{} 맞추기", "sets {}"}, {"타이머로", "by a timer"}};
    case EventKind::make:
    case EventKind::name:
    case EventKind::spawn:
    case EventKind::resume:
    case EventKind::ready:
    case EventKind::fire: return by_name(kind);
  }
  return {};
}

}  // namespace golearn::words
