#include "core/event.hpp"

namespace golearn {

std::string_view to_string(EventKind kind) {
  switch (kind) {
    case EventKind::local: return "local";
    case EventKind::make: return "make";
    case EventKind::name: return "name";
    case EventKind::spawn: return "spawn";
    case EventKind::start: return "start";
    case EventKind::block: return "block";
    case EventKind::resume: return "resume";
    case EventKind::ready: return "ready";
    case EventKind::yield: return "yield";
    case EventKind::preempt: return "preempt";
    case EventKind::end: return "end";
    case EventKind::print: return "print";
    case EventKind::send: return "send";
    case EventKind::receive: return "receive";
    case EventKind::close: return "close";
    case EventKind::select: return "select";
    case EventKind::lock: return "lock";
    case EventKind::unlock: return "unlock";
    case EventKind::rlock: return "rlock";
    case EventKind::runlock: return "runlock";
    case EventKind::wait: return "wait";
    case EventKind::add: return "add";
    case EventKind::done: return "done";
    case EventKind::signal: return "signal";
    case EventKind::broadcast: return "broadcast";
    case EventKind::once: return "once";
    case EventKind::atomic: return "atomic";
    case EventKind::peek: return "peek";
    case EventKind::load: return "load";
    case EventKind::store: return "store";
    case EventKind::timer: return "timer";
    case EventKind::fire: return "fire";
    case EventKind::panic: return "panic";
  }
  return "";
}

}  // namespace golearn
