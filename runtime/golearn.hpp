// golearn: Go's concurrency for C++20. All that a program includes.
#pragma once

#include "golearn/chan/bridge.hpp"          // IWYU pragma: export
#include "golearn/chan/chan.hpp"            // IWYU pragma: export
#include "golearn/chan/select.hpp"          // IWYU pragma: export
#include "golearn/chan/select_list.hpp"     // IWYU pragma: export
#include "golearn/chan/timer.hpp"           // IWYU pragma: export
#include "golearn/context/context.hpp"      // IWYU pragma: export
#include "golearn/context/group.hpp"        // IWYU pragma: export
#include "golearn/context/semaphore.hpp"    // IWYU pragma: export
#include "golearn/context/signal.hpp"       // IWYU pragma: export
#include "golearn/core/compute.hpp"         // IWYU pragma: export
#include "golearn/core/error.hpp"           // IWYU pragma: export
#include "golearn/core/go.hpp"              // IWYU pragma: export
#include "golearn/core/log.hpp"             // IWYU pragma: export
#include "golearn/core/name.hpp"            // IWYU pragma: export
#include "golearn/core/observer.hpp"        // IWYU pragma: export
#include "golearn/core/panic.hpp"           // IWYU pragma: export
#include "golearn/core/print.hpp"           // IWYU pragma: export
#include "golearn/core/runtime.hpp"         // IWYU pragma: export
#include "golearn/core/strategy.hpp"        // IWYU pragma: export
#include "golearn/core/time.hpp"            // IWYU pragma: export
#include "golearn/sync/atomic.hpp"          // IWYU pragma: export
#include "golearn/sync/atomic_pointer.hpp"  // IWYU pragma: export
#include "golearn/sync/cond.hpp"            // IWYU pragma: export
#include "golearn/sync/make.hpp"            // IWYU pragma: export
#include "golearn/sync/mutex.hpp"           // IWYU pragma: export
#include "golearn/sync/once.hpp"            // IWYU pragma: export
#include "golearn/sync/once_func.hpp"       // IWYU pragma: export
#include "golearn/sync/pool.hpp"            // IWYU pragma: export
#include "golearn/sync/rwmutex.hpp"         // IWYU pragma: export
#include "golearn/sync/shared.hpp"          // IWYU pragma: export
#include "golearn/sync/sync_map.hpp"        // IWYU pragma: export
#include "golearn/sync/waitgroup.hpp"       // IWYU pragma: export
