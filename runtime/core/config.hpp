// How a program is to be run.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <string_view>

#include "golearn/core/clock.hpp"
#include "golearn/core/place.hpp"

namespace golearn {

class Observer;
class Strategy;

/// A line the program printed.
struct Printed {
  std::string_view text;  ///< with its line end, if it printed one
  std::uint64_t goroutine = 0;
  int processor = 0;
  std::int64_t time = 0;  ///< ns since the program began
  Place started = {};     ///< the go statement that started the goroutine; of main, where it runs
};

/// When idle processors are woken. It shows in speed, and in which of the orders that Go allows is how likely; at one
/// processor in nothing.
enum class Wakes : std::uint8_t {
  sparing,  ///< only for what will not run here soon
  as_go,    ///< as in Go: one at each `go` and each wake-up, unless another one searches already
};

struct Config {
  static constexpr int kMaxProcs = 256;

  /// GOMAXPROCS: 1 to kMaxProcs; 0 means default_procs().
  int procs = 0;
  /// Real time, or virtual time in which waiting takes none.
  ClockMode clock = ClockMode::real;
  /// Real time only: how fast program time runs, 2 for twice as fast. Above 0.
  double speed = 1.0;
  Wakes wakes = Wakes::sparing;
  /// Bytes of stack that each goroutine may use, rounded up to a power of two: 32 KiB to 64 MiB. A goroutine that uses
  /// more ends the process. A stack takes that much address space, and memory, by pages, where it has been used.
  std::size_t stack_size = std::size_t{64} * 1024;
  /// The same for main.
  std::size_t main_stack_size = std::size_t{1024} * 1024;
  /// Whether what is on the stacks of the goroutines that are left at the end is let go of: destructors run, operations
  /// do nothing. False: nothing of theirs runs any more, as in Go. Their stacks are freed, and what was owned from
  /// there is leaked; for a program that leaves very many and is the last of its process.
  bool unwinds = true;
  /// Of everything random in the program; 0 draws one.
  std::uint64_t seed = 0;
  /// Ends the program at this program time; 0 for never.
  Duration time_limit = {};
  /// Ends the program after so many operations; 0 for never. Virtual time only.
  std::uint64_t step_limit = 0;
  /// Nothing comes from outside: no signals but those that the program sends itself. When all wait for one, the program
  /// ends with Ending::awaiting_signal.
  bool isolated = false;
  /// Real time only: counts how much of a core each processor got. See ProcessorStats::core.
  bool counts_cores = false;
  /// Where printed text goes; standard output if empty. Calls never overlap.
  std::function<void(const Printed&)> output = {};
  /// Told of every event if set; outlives the run.
  Observer* observer = nullptr;
  /// Makes every scheduling choice if set; outlives the run. Implies one thread and virtual time.
  Strategy* strategy = nullptr;
};

/// The number of processors of a program that does not set it, as in Go: the environment's GOMAXPROCS if that is a
/// whole number above 0 (and kMaxProcs if it is above that), else the machine's cores. The environment is read once.
int default_procs();

}  // namespace golearn
