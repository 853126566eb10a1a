// Which goroutine each processor ran, and when: an observer that keeps the stretches, for a picture of the run.
//
// Thread-safe without a lock: the events of one processor come from its own thread, one after another, and each
// processor has a track of its own. Read it when the run is over.
//
// Invariant: the stretches of a processor are in order and do not overlap. A goroutine leaves its processor at the
// event that says so, or at the latest when the next one is put on it: not each way of giving way makes an event.
#pragma once

#include <array>
#include <cstdint>
#include <vector>

#include "golearn/core/config.hpp"
#include "golearn/core/observer.hpp"

namespace golearn {

class Occupancy final : public Observer {
 public:
  /// From `from` until `to`, ns since the program began, `goroutine` was on the processor.
  struct Stretch {
    std::uint64_t goroutine = 0;
    std::int64_t from = 0;
    std::int64_t to = 0;
  };
  using Stretches = std::vector<Stretch>;

  /// Of one processor; what comes later is left out, and until() says so.
  static constexpr std::size_t kMostStretches = 500'000;

  void on(const Event& event) override;

  /// The program ended at `time`: whoever is on a processor leaves it.
  void finish(std::int64_t time);

  /// Of processor `processor`, from 0.
  [[nodiscard]] const Stretches& of(int processor) const {
    return tracks_[static_cast<std::size_t>(processor)].stretches;
  }
  /// The moment up to which all is kept: the end of the program, unless a processor had too many stretches.
  [[nodiscard]] std::int64_t until() const { return until_; }
  [[nodiscard]] bool is_whole() const { return until_ == end_; }

 private:
  struct Track {
    Stretches stretches;
    Stretch running;  // goroutine 0 for none; `to` is not known yet
  };
  static void leave(Track& track, std::int64_t time);

  std::array<Track, Config::kMaxProcs> tracks_;
  std::int64_t until_ = 0;
  std::int64_t end_ = 0;  // of the program
};

}  // namespace golearn
