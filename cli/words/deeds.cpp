#include "words/deeds.hpp"

#include <string>

namespace golearn::words {
namespace {

// Of one that no goroutine waits to do, and by which none wakes another: should it come all the same, its name tells.
DeedWords by_name(EventKind kind, Text leave = {}) {
  const std::string name(to_string(kind));
  return {{name, name}, {name + " 때", "at " + name}, std::move(leave)};
}

DeedWords named(const char* go_name, const char* particle) {
  return {{go_name, go_name}, {std::string(go_name) + particle, std::string("by ") + go_name}};
}

}  // namespace

DeedWords words_for(EventKind kind) {
  switch (kind) {
    case EventKind::local: return {{"이어서 가기", "go on"}, {"다음 걸음에서", "at its next step"}};
    case EventKind::block: return {{"Wait", "Wait"}, {"막혀서", "by blocking"}, {"막혔다", "blocked"}};
    case EventKind::yield: return by_name(kind, {"양보했다", "yielded"});
    case EventKind::preempt: return by_name(kind, {"제 몫의 시간을 다 썼다", "had used up its time slice"});
    case EventKind::end: return {{"끝내기", "end"}, {"끝나서", "by ending"}, {"끝났다", "ended"}};
    case EventKind::print: return {{"출력", "print"}, {"출력해서", "by printing"}};
    case EventKind::send: return {{"보내기", "send on"}, {"보내서", "by a send"}};
    case EventKind::receive: return {{"받기", "receive from"}, {"받아서", "by a receive"}};
    case EventKind::close: return {{"닫기", "close"}, {"채널을 닫아서", "by closing the channel"}};
    case EventKind::load:
    case EventKind::peek: return {{"읽기", "read"}, {"읽어서", "by a read"}};
    case EventKind::store: return {{"쓰기", "write"}, {"써서", "by a write"}};
    case EventKind::atomic: return {{"원자 연산", "change"}, {"원자 연산으로", "by an atomic step"}};
    case EventKind::lock: return named("Lock", "으로");
    case EventKind::unlock: return named("Unlock", "으로");
    case EventKind::rlock: return named("RLock", "으로");
    case EventKind::runlock: return named("RUnlock", "으로");
    case EventKind::wait: return named("Wait", "로");
    case EventKind::add: return named("Add", "로");
    case EventKind::done: return named("Done", "으로");
    case EventKind::signal: return named("Signal", "로");
    case EventKind::broadcast: return named("Broadcast", "로");
    case EventKind::once: return named("Do", "로");
    case EventKind::timer: return {{"타이머 맞추기", "set"}, {"타이머로", "by a timer"}};
    case EventKind::make:
    case EventKind::name:
    case EventKind::spawn:
    case EventKind::start:
    case EventKind::resume:
    case EventKind::ready:
    case EventKind::select:
    case EventKind::fire:
    case EventKind::panic: return by_name(kind);
  }
  return {};
}

}  // namespace golearn::words
