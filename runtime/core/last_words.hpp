// The end of the process where no program can be ended in order: a stack has overflowed, or memory is out while the
// end itself is being told.
//
// Invariant: nothing here allocates, locks or throws, so a signal handler may call it. Any thread may.
#pragma once

#include <string_view>

namespace golearn::core {

/// Ends the process with status 2 after saying why on stderr: `note`, unless it is empty; `fatal error: ` and `error`;
/// the goroutine that the calling thread runs, if it runs one, and who started it.
[[noreturn]] void die(std::string_view note, std::string_view error) noexcept;

}  // namespace golearn::core
