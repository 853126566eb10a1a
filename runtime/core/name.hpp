// Names for what goroutines share, so that reports can call it by them.
#pragma once

#include <string_view>

#include "core/scheduler.hpp"

namespace golearn {

/// Tells whoever samples the program what the lock or variable `object` is called. Call it before the object is used:
/// it counts as a new one from then on. Thread-safe; outside a program it tells nobody. Go has no counterpart: there
/// the name of the variable stands in the source only.
inline void set_name(const void* object, std::string_view name) {
  core::Processor& p = core::here();
  if (p.wants(core::kObserved)) {
    p.scheduler->observe(p, {.kind = EventKind::make, .object = object, .text = name});
  }
}

}  // namespace golearn
