// Names for what goroutines share, so that reports can call it by them.
#pragma once

#include <string_view>

#include "golearn/core/operation.hpp"

namespace golearn {

/// Tells whoever watches the program what the channel, lock or variable `object` is called. Thread-safe; outside a
/// program it tells nobody. Go has no counterpart: there the name of the variable stands in the source only.
template <core::Identified T>
void set_name(const T& object, std::string_view name) {
  core::Processor& p = core::here();
  if (p.wants(core::kObserved)) {
    p.scheduler->observe(p, {.kind = EventKind::name, .object = p.scheduler->number(object.identity()), .text = name});
  }
}

}  // namespace golearn
