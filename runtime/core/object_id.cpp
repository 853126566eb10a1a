#include "golearn/core/object_id.hpp"

namespace golearn {

std::string_view to_string(ObjectKind kind) {
  switch (kind) {
    case ObjectKind::none: return "";
    case ObjectKind::channel: return "chan";
    case ObjectKind::mutex: return "mutex";
    case ObjectKind::rwmutex: return "rwmutex";
    case ObjectKind::cond: return "cond";
    case ObjectKind::once: return "once";
    case ObjectKind::wait_group: return "wg";
    case ObjectKind::variable: return "var";
    case ObjectKind::atomic: return "atomic";
    case ObjectKind::timer: return "timer";
    case ObjectKind::pool: return "pool";
    case ObjectKind::map: return "map";
    case ObjectKind::map_entry: return "entry";
    case ObjectKind::signals: return "signals";
    case ObjectKind::writers: return "writers";
    case ObjectKind::part: return "part";
    case ObjectKind::output: return "output";
    case ObjectKind::program: return "program";
  }
  return "";
}

std::string to_string(ObjectId id) {
  return id ? std::string(to_string(id.kind)) + "#" + std::to_string(id.number) : "";
}

}  // namespace golearn
