#include "export/thing_kinds.hpp"

namespace golearn::exports {

std::string_view thing_kind(ObjectKind kind) {
  switch (kind) {
    case ObjectKind::channel: return "channel";
    case ObjectKind::mutex: return "mutex";
    case ObjectKind::rwmutex: return "rwmutex";
    case ObjectKind::cond: return "cond";
    case ObjectKind::once: return "once";
    case ObjectKind::wait_group: return "wait_group";
    case ObjectKind::variable: return "variable";
    case ObjectKind::atomic: return "atomic";
    case ObjectKind::pool: return "pool";
    case ObjectKind::map: return "map";
    case ObjectKind::none:
    case ObjectKind::timer:
    case ObjectKind::map_entry:
    case ObjectKind::signals:
    case ObjectKind::writers:
    case ObjectKind::part:
    case ObjectKind::output:
    case ObjectKind::program: break;
  }
  return "";
}

}  // namespace golearn::exports
