// What the operating system says of this process and this machine: for the lessons that show real figures.
//
// Any thread may ask. A figure that cannot be had is nothing: it is then not shown.
#pragma once

#include <cstdint>
#include <optional>

#include "golearn/core/clock.hpp"

namespace golearn::lessons {

/// Whether what is measured means something, in a running program: not in virtual time, and under a seed a run must
/// print the same on every machine.
bool real_time();

/// When the running program first got a signal that it listens for: one of its own, or the Ctrl-C of who watches it.
/// Belongs inside the program.
std::optional<Duration> first_signal();

/// Memory of this process that is in the machine's RAM now, in bytes.
std::optional<std::int64_t> resident_memory();

/// Memory of the kernel that the stacks of all threads of the machine take there, in bytes.
std::optional<std::int64_t> kernel_stacks();

/// Threads of this process.
std::optional<std::int64_t> thread_count();

/// The machine's RAM in bytes.
std::optional<std::int64_t> machine_memory();

/// How many threads the kernel lets all processes have together.
std::optional<std::int64_t> most_threads();

}  // namespace golearn::lessons
