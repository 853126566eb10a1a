#include "golearn/study/watched.hpp"

#include <mutex>
#include <utility>

#include "golearn/core/event_facts.hpp"
#include "golearn/observe/race_report.hpp"

namespace golearn::study {
namespace {

constexpr int kRaced = 66;  // Go's exit status of a program that raced and did not die

class RaceWatcher final : public Watcher {
 public:
  Observer& observer() override { return detector_; }
  void finish(RunRecord& record) override {
    Races races{first_of_each_variable(detector_.races())};
    const Ending ending = record.outcome.ending;
    const bool ended_well = ending == Ending::returned || ending == Ending::exited;
    if (!races.races.empty() && ended_well && record.outcome.exit_status == 0) record.outcome.exit_status = kRaced;
    record.seen.put(std::move(races));
  }

 private:
  RaceDetector detector_;
};

class ReasonWatcher final : public Watcher {
 public:
  explicit ReasonWatcher(const RunSpec& spec) : why_(order_of(spec)) {}
  Observer& observer() override { return why_; }
  void finish(RunRecord& record) override { record.seen.put(Reasons{why_.lines()}); }

 private:
  static WhyLines::Order order_of(const RunSpec& spec) {
    if (spec.is_controlled()) return WhyLines::Order::strategy;
    return spec.procs == 1 ? WhyLines::Order::one_queue : WhyLines::Order::processors;
  }
  WhyLines why_;
};

// Keeps from the graph what it has no use for, before it takes its lock: else it would slow down the very accesses
// whose overlap a program is about.
class WaitWatcher final : public Watcher, Observer {
 public:
  explicit WaitWatcher(Sink& sink) {
    graph_.on_leak([&sink](const Leak& leak) { sink.leak(leak); });
  }
  Observer& observer() override { return *this; }
  void on(const Event& event) override {
    const EventFacts& kind = facts(event.kind);
    if (!kind.reads && !kind.writes && event.kind != EventKind::print) graph_.on(event);
  }
  void finish(RunRecord& record) override {
    graph_.finish(record.outcome);
    record.seen.put(Waits{graph_.snapshot(), graph_.leaks()});
  }

 private:
  WaitGraph graph_;
};

class ProcessorWatcher final : public Watcher {
 public:
  explicit ProcessorWatcher(const RunSpec& spec) : one_at_a_time_(spec.is_controlled()) {}
  Observer& observer() override { return *occupancy_; }
  void finish(RunRecord& record) override {
    occupancy_->finish(record.outcome.elapsed.count());
    const int rows = one_at_a_time_ ? 1 : static_cast<int>(record.outcome.processors.size());
    record.seen.put(Processors{occupancy_, rows, one_at_a_time_});
  }

 private:
  bool one_at_a_time_;
  std::shared_ptr<Occupancy> occupancy_ = std::make_shared<Occupancy>();
};

class NameWatcher final : public Watcher, Observer {
 public:
  Observer& observer() override { return *this; }
  void on(const Event& event) override {
    const bool makes_channel = event.kind == EventKind::make && event.object.kind == ObjectKind::channel;
    if (event.kind != EventKind::spawn && event.kind != EventKind::name && !makes_channel) return;
    const std::lock_guard lock(mutex_);
    if (makes_channel) {
      named_.made.emplace(event.object, event.where);
    } else if (event.kind == EventKind::name) {
      named_.objects[event.object] = event.text;
    } else {
      named_.started.emplace(event.other, event.where);
    }
  }
  void finish(RunRecord& record) override { record.seen.put(std::move(named_)); }

 private:
  std::mutex mutex_;
  Named named_;
};

class EventWatcher final : public Watcher {
 public:
  Observer& observer() override { return trace_; }
  void finish(RunRecord& record) override { record.seen.put(Events{trace_.entries(), trace_.left_out()}); }

 private:
  Trace trace_{true, Events::kMost};
};

}  // namespace

std::unique_ptr<Watcher> watch_races(const RunSpec&, Sink&) { return std::make_unique<RaceWatcher>(); }
std::unique_ptr<Watcher> watch_reasons(const RunSpec& spec, Sink&) { return std::make_unique<ReasonWatcher>(spec); }
std::unique_ptr<Watcher> watch_waits(const RunSpec&, Sink& sink) { return std::make_unique<WaitWatcher>(sink); }
std::unique_ptr<Watcher> watch_processors(const RunSpec& spec, Sink&) {
  return std::make_unique<ProcessorWatcher>(spec);
}
std::unique_ptr<Watcher> watch_names(const RunSpec&, Sink&) { return std::make_unique<NameWatcher>(); }
std::unique_ptr<Watcher> watch_events(const RunSpec&, Sink&) { return std::make_unique<EventWatcher>(); }

}  // namespace golearn::study
