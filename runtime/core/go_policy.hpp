// The constants of Go's scheduler: what the engine, GoOrder and the model of the run queue must agree on, because order
// follows from them. Measured on Go 1.26, or named so in its documentation; scheduler.hpp has the rules they stand in.
#pragma once

#include <cstdint>

namespace golearn::core::go_policy {

/// Goroutines in a processor's ring; when it is full, the older half goes to the global queue.
inline constexpr std::uint32_t kRunQueue = 256;
/// So many at most are taken from the global queue into a ring that is empty.
inline constexpr std::uint32_t kGlobalBatch = kRunQueue / 2;
/// At each so many-th time slice the global queue goes first.
inline constexpr std::uint32_t kGlobalEvery = 61;
/// How long a goroutine runs before others that wait for the processor get their turn, ns.
inline constexpr std::int64_t kTimeSlice = 10'000'000;
/// What there is when main begins: goroutines of the runtime's own in the ring (1.19 had one), and slices that passed.
inline constexpr std::uint32_t kSystemGoroutines = 2;
inline constexpr std::uint32_t kSlicesBeforeMain = 4;
/// A mutex that somebody has waited for so long is handed over in waiting order, ns.
inline constexpr std::int64_t kStarvedAfter = 1'000'000;

}  // namespace golearn::core::go_policy
