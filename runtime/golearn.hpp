// golearn: Go's concurrency for C++20. All that a program includes.
#pragma once

#include "chan/chan.hpp"            // IWYU pragma: export
#include "chan/select.hpp"          // IWYU pragma: export
#include "chan/timer.hpp"           // IWYU pragma: export
#include "context/context.hpp"      // IWYU pragma: export
#include "context/group.hpp"        // IWYU pragma: export
#include "context/semaphore.hpp"    // IWYU pragma: export
#include "context/signal.hpp"       // IWYU pragma: export
#include "core/compute.hpp"         // IWYU pragma: export
#include "core/error.hpp"           // IWYU pragma: export
#include "core/go.hpp"              // IWYU pragma: export
#include "core/log.hpp"             // IWYU pragma: export
#include "core/name.hpp"            // IWYU pragma: export
#include "core/observer.hpp"        // IWYU pragma: export
#include "core/panic.hpp"           // IWYU pragma: export
#include "core/print.hpp"           // IWYU pragma: export
#include "core/runtime.hpp"         // IWYU pragma: export
#include "core/strategy.hpp"        // IWYU pragma: export
#include "core/time.hpp"            // IWYU pragma: export
#include "sync/atomic.hpp"          // IWYU pragma: export
#include "sync/atomic_pointer.hpp"  // IWYU pragma: export
#include "sync/cond.hpp"            // IWYU pragma: export
#include "sync/make.hpp"            // IWYU pragma: export
#include "sync/mutex.hpp"           // IWYU pragma: export
#include "sync/once.hpp"            // IWYU pragma: export
#include "sync/once_func.hpp"       // IWYU pragma: export
#include "sync/pool.hpp"            // IWYU pragma: export
#include "sync/rwmutex.hpp"         // IWYU pragma: export
#include "sync/shared.hpp"          // IWYU pragma: export
#include "sync/sync_map.hpp"        // IWYU pragma: export
#include "sync/waitgroup.hpp"       // IWYU pragma: export
