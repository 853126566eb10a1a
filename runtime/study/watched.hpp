// What each watcher leaves of a run, and how each is made.
#pragma once

#include <map>
#include <memory>
#include <vector>

#include "golearn/observe/occupancy.hpp"
#include "golearn/observe/race_detector.hpp"
#include "golearn/observe/trace.hpp"
#include "golearn/observe/wait_graph.hpp"
#include "golearn/observe/why.hpp"
#include "golearn/study/watchers.hpp"

namespace golearn::study {

/// `race`. A program that raced and otherwise ended well exits with Go's status for that.
struct Races {
  std::vector<Race> races;  ///< the first of each variable: those that Go reports
};
std::unique_ptr<Watcher> watch_races(const RunSpec& spec, Sink& sink);

/// `why`.
struct Reasons {
  std::vector<Why> lines;
};
std::unique_ptr<Watcher> watch_reasons(const RunSpec& spec, Sink& sink);

/// `waits`. Leaks are told to the sink as they become known.
struct Waits {
  WaitSnapshot at_end;
  std::vector<Leak> leaks;
};
std::unique_ptr<Watcher> watch_waits(const RunSpec& spec, Sink& sink);

/// `processors`.
struct Processors {
  std::shared_ptr<const Occupancy> occupancy;  ///< null if not watched
  int rows = 0;                                ///< how many processors to show
  bool one_at_a_time = false;                  ///< the goroutines of all made their steps one after another
};
std::unique_ptr<Watcher> watch_processors(const RunSpec& spec, Sink& sink);

/// `names`: who was started where, and what the program calls its objects.
struct Named {
  std::map<std::uint64_t, Place> started;   ///< the go statement, by the goroutine's number; main has none
  std::map<ObjectId, std::string> objects;  ///< of those that have a name
  std::map<ObjectId, Place> made;           ///< where each channel was made
};
std::unique_ptr<Watcher> watch_names(const RunSpec& spec, Sink& sink);

/// `events`: the first ones, with their values. A program that goes round and round makes millions a second.
struct Events {
  static constexpr std::size_t kMost = 200'000;
  std::vector<Trace::Entry> entries;
  std::uint64_t left_out = 0;  ///< that came after those
};
std::unique_ptr<Watcher> watch_events(const RunSpec& spec, Sink& sink);

}  // namespace golearn::study
