// The data-race detector: an observer that knows what happened before what.
//
// Two accesses to one Shared<T>, at least one of them a write, race when nothing orders them: not the order in which
// they happened to run, but a chain of the edges that Go's memory model names. So a race is found in every schedule in
// which no such chain exists, also when the accesses were a second apart. The edges are in happens_before.hpp.
//
// A variable that is accessed both plainly and by atomic steps is raced for where a plain access and a step are
// unordered.
//
// A WaitGroup is raced for, too, as in Go: an Add that raises the counter from zero reads it, and the first Wait that
// then waits writes it. Where nothing orders the two, that Wait might as well have found zero and not waited.
//
// So is a channel, again as in Go: a send reads it, from the moment at which its goroutine comes to it, and close
// writes it. Where nothing orders the two, the close might as well come first, and the send would panic.
//
// FastTrack: of a variable the last write is kept, and the last read; several reads only while they are unordered.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <vector>

#include "golearn/core/observer.hpp"
#include "golearn/observe/held_locks.hpp"

namespace golearn {

/// One of the two accesses of a race.
struct RaceAccess {
  EventKind kind = EventKind::load;  ///< load, store, or a step: peek, atomic; of a WaitGroup, add or wait; of a
                                     ///< channel, send or close
  Place where = {};
  std::uint64_t goroutine = 0;      ///< 1 is main
  std::uint64_t parent = 0;         ///< who started that goroutine; 0 for main, and for a timer's function
  Place created_at = {};            ///< its go statement
  bool ended = false;               ///< whether it had ended when the race was found
  bool update = false;              ///< half of Shared::add(), Go's `x += n`, which an atomic could do
  bool in_starting_loop = false;    ///< a write that its goroutine makes again and again, starting others in between
  Place look = {};                  ///< of a write: where its goroutine has read the variable before, on another line
  Place act = {};                   ///< of a read: where its goroutine then writes the variable, on another line
  std::vector<HeldLock> held = {};  ///< locks held at the access, last taken first

  [[nodiscard]] bool writes() const {
    return kind == EventKind::store || kind == EventKind::atomic || kind == EventKind::wait || kind == EventKind::close;
  }
  [[nodiscard]] bool is_atomic() const { return kind == EventKind::atomic || kind == EventKind::peek; }
  [[nodiscard]] bool is_of_group() const { return kind == EventKind::add || kind == EventKind::wait; }
  [[nodiscard]] bool is_of_channel() const { return kind == EventKind::send || kind == EventKind::close; }
};

/// Whether one of the goroutines of a race started the other, itself or through those that it started.
enum class Kinship : std::uint8_t { none, first_is_ancestor, second_is_ancestor };

/// Two accesses to one variable that nothing orders. Go: one WARNING: DATA RACE of `go run -race`.
struct Race {
  ObjectId object = {};  ///< a variable, a WaitGroup or a channel
  RaceAccess first;      ///< the one that came first in this run
  RaceAccess second;     ///< the one at which the race was found
  Kinship kinship = Kinship::none;
};

/// Finds the data races of one run; make another for another run. All functions may be called from any thread.
/// Go: the detector behind `go run -race`.
class RaceDetector final : public Observer {
 public:
  /// How many races are kept with all that is known of them.
  static constexpr std::size_t kKept = 100;

  RaceDetector();
  ~RaceDetector() override;
  RaceDetector(const RaceDetector&) = delete;
  RaceDetector& operator=(const RaceDetector&) = delete;

  /// Calls `found` for each new race, as soon as its second access is told. Set it before the run. It is called on the
  /// goroutine's stack, one call at a time, and must call neither the runtime nor the detector.
  void on_race(std::function<void(const Race&)> found);

  void on(const Event& event) override;

  /// The races found so far, each pair of places once whichever of the two came first; no more than kKept.
  [[nodiscard]] std::vector<Race> races() const;

  /// How many there were, those beyond kKept included.
  [[nodiscard]] std::uint64_t found() const;

 private:
  class State;
  std::unique_ptr<State> state_;
};

}  // namespace golearn
