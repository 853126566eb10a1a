// std::terminate() inside a goroutine: a panic that leaves a destructor or another noexcept function, a panic while
// another unwinds the stack, a std::thread that nobody joined.
//
// C++ lets nobody return from there, but it does not say that the process must end. So the goroutine is left where it
// stands, for good: the program ends as of a panic, the other goroutines are unwound, and Runtime::run() returns.
// Invariant: its stack is never resumed and never given back; the destructors on it do not run.
#pragma once

namespace golearn::core {

/// Makes std::terminate() inside a goroutine end the program and not the process; elsewhere it is as it was.
/// Idempotent, from any thread.
void catch_terminate();

}  // namespace golearn::core
