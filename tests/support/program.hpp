// Running a program on the runtime and looking at what became of it.
//
// Assertions belong outside the program: Catch2's are not thread-safe, and a failed one would look like a panic.
// A program tells what it saw by printing, or through a Log.
#pragma once

#include <functional>
#include <iosfwd>
#include <mutex>
#include <string>
#include <vector>

#include "golearn/golearn.hpp"

namespace golearn {

// For messages of failed assertions.
std::ostream& operator<<(std::ostream& out, Ending ending);
std::ostream& operator<<(std::ostream& out, WaitReason reason);
std::ostream& operator<<(std::ostream& out, GoroutineState state);
std::ostream& operator<<(std::ostream& out, ClockMode clock);

namespace test {

using Lines = std::vector<std::string>;

/// What became of a program.
struct Run {
  Outcome outcome;
  Lines lines;         ///< what it printed
  std::string report;  ///< what Go would print on stderr, with the C++ places
};

/// `procs` processors, virtual time, a fixed seed.
Config on(int procs, ClockMode clock = ClockMode::simulated);

/// Runs `main`. A program that has not ended after half a minute is interrupted, so that a hang fails a test and
/// does not stop it.
Run run_program(Config config, const std::function<void()>& main, Place where = Place::current());
/// The same on(procs).
Run run_program(int procs, const std::function<void()>& main, Place where = Place::current());

/// Lines that any number of goroutines add to, on any threads.
class Log {
 public:
  void add(std::string line);
  [[nodiscard]] Lines lines() const;
  [[nodiscard]] std::size_t size() const { return lines().size(); }

 private:
  mutable std::mutex mutex_;
  Lines lines_;
};

/// The numbers from 0 to count - 1.
std::vector<int> up_to(int count);

/// Built with AddressSanitizer or ThreadSanitizer: memory is not what it is otherwise.
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
inline constexpr bool kSanitized = true;
#else
inline constexpr bool kSanitized = false;
#endif

/// How many times as long a test waits before it calls something hung: ThreadSanitizer takes ten times as long as is
/// usual, and others may use the machine.
inline constexpr int kPatient = kSanitized ? 15 : 1;

}  // namespace test
}  // namespace golearn
