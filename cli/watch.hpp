// What watches a run of a lesson besides --json, and what it has seen.
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "core/observer.hpp"
#include "core/outcome.hpp"
#include "observe/occupancy.hpp"
#include "observe/race_detector.hpp"
#include "observe/wait_graph.hpp"
#include "observe/why.hpp"
#include "request.hpp"

namespace golearn::cli {

/// The observers that a request asks for, of one run.
class Watch {
 public:
  Watch(const LessonRequest& request, const Program& program);
  Watch(const Watch&) = delete;
  Watch& operator=(const Watch&) = delete;

  /// The observer to run with, `also` included if it is not null; null if there is nothing to watch for.
  Observer* observer(Observer* also);

  /// Calls `found` for each goroutine that will never wake, as soon as that is known: see WaitGraph::on_leak().
  void on_leak(std::function<void(const Leak&)> found);

  /// The run is over. A program that raced and otherwise ended well exits with Go's status for that.
  void finish(Outcome& outcome);

  [[nodiscard]] bool raced() const { return !races_found_.empty(); }
  /// The first race of each variable: those that Go reports.
  [[nodiscard]] const std::vector<Race>& races() const { return races_found_; }
  [[nodiscard]] std::vector<Why> lines() const { return why_ ? why_->lines() : std::vector<Why>{}; }
  /// Sentences about who waits for whom at the end: of a deadlock, and with --why of what has leaked.
  [[nodiscard]] std::vector<std::string> waits(const Terminal& terminal, const Outcome& outcome) const;
  /// The picture of the processors, if one is wanted.
  [[nodiscard]] std::string picture(const Terminal& terminal, const Outcome& outcome) const;
  /// Go's report of the races; empty if there were none.
  [[nodiscard]] std::string race_report(const Outcome& outcome) const;

 private:
  // Keeps from the graph what it has no use for, before it takes its lock: else it would slow down the very accesses
  // whose overlap a lesson is about.
  class WaitsOnly final : public Observer {
   public:
    void on(const Event& event) override;
    WaitGraph graph;
  };

  bool leaks_too_;
  bool one_at_a_time_;
  std::optional<RaceDetector> races_;
  std::optional<WhyLines> why_;
  std::optional<WaitsOnly> waits_;
  std::unique_ptr<Occupancy> occupancy_;  // large
  std::optional<Fanout> all_;
  std::vector<Race> races_found_;
};

}  // namespace golearn::cli
