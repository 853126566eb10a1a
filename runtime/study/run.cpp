#include "golearn/study/run.hpp"

#include <memory>
#include <optional>
#include <stdexcept>
#include <vector>

#include "golearn/core/runtime.hpp"
#include "golearn/explore/replay.hpp"
#include "golearn/study/samplers.hpp"
#include "golearn/study/watchers.hpp"

namespace golearn::study {
namespace {

// How many choices a run makes, roughly: among so many a sampler draws those that it changes.
constexpr std::size_t kExpectedChoices = 200;

class Live final : public LiveRun {
 public:
  explicit Live(Runtime& runtime) : runtime_(runtime) {}
  void interrupt() override { runtime_.interrupt(); }
  bool deliver(int signal) override { return runtime_.deliver(signal); }

 private:
  Runtime& runtime_;
};

// Tells a sink of events.
class Forward final : public Observer {
 public:
  explicit Forward(Sink& sink) : sink_(sink) {}
  void on(const Event& event) override { sink_.event(event); }
  [[nodiscard]] Values wants_values() const override { return Values::brief; }

 private:
  Sink& sink_;
};

// Everything that watches a run, as one observer or none.
class Watching {
 public:
  Watching(const RunSpec& spec, Sink& sink) : forward_(sink) {
    std::vector<Observer*> all;
    if (spec.strategy && spec.strategy->observer()) all.push_back(spec.strategy->observer());
    if (sink.wants_events()) all.push_back(&forward_);
    for (const WatcherRow& row : watchers()) {
      if (!spec.watches(row.name)) continue;
      watchers_.push_back(row.make(spec, sink));
      all.push_back(&watchers_.back()->observer());
    }
    if (watchers_.size() != spec.watch.size()) throw std::invalid_argument("watch: a name that no watcher has");
    if (all.size() == 1) only_ = all.front();
    if (all.size() > 1) only_ = &several_.emplace(std::move(all));
  }
  [[nodiscard]] Observer* observer() const { return only_; }
  void finish(RunRecord& record) {
    for (const auto& watcher : watchers_) watcher->finish(record);
  }

 private:
  Forward forward_;
  std::vector<std::unique_ptr<Watcher>> watchers_;
  std::optional<Fanout> several_;
  Observer* only_ = nullptr;
};

// Who makes the choices.
class Driving {
 public:
  explicit Driving(const RunSpec& spec) : strategy_(spec.strategy) {
    switch (spec.driver) {
      case Driver::processors:
      case Driver::strategy: return;
      case Driver::sampler:
        sampler_ = sampler(spec.sampler).make({spec.procs, spec.seed, spec.argument, kExpectedChoices});
        strategy_ = sampler_.get();
        return;
      case Driver::replay: strategy_ = &replay_.emplace(spec.procs, spec.schedule, spec.rules); return;
    }
  }
  [[nodiscard]] Strategy* strategy() const { return strategy_; }
  [[nodiscard]] bool strayed() const { return replay_ && replay_->strayed(); }

 private:
  std::unique_ptr<Chooser> sampler_;
  std::optional<Replay> replay_;
  Strategy* strategy_;
};

Config config_of(const RunSpec& spec) {
  Config config;
  config.procs = spec.procs;
  config.clock = spec.clock;
  config.speed = spec.speed;
  config.seed = spec.seed;
  config.wakes = Wakes::as_go;
  config.step_limit = spec.step_limit;
  config.isolated = spec.isolated;
  const bool is_about_time = spec.runnable->measures || spec.runnable->shows_processors;
  config.counts_cores = is_about_time && spec.clock == ClockMode::real && !spec.is_controlled();
  return config;
}

}  // namespace

RunRecord run(const RunSpec& spec, Sink& sink) {
  RunRecord record{.figures = std::make_shared<Figures>()};
  Watching watching(spec, sink);
  Driving driving(spec);
  Config config = config_of(spec);
  config.observer = watching.observer();
  config.strategy = driving.strategy();
  config.output = [&](const Printed& line) {
    record.printed += line.text;
    sink.printed(line);
  };
  const ProgramRun program(spec.settings, *record.figures);
  Runtime runtime(config);
  Live live(runtime);
  sink.begins(live);
  record.outcome = runtime.run([&] { spec.runnable->body(program); });
  sink.over();
  record.broken = broken_by(program, record.outcome, given_with(spec.settings, spec.runnable->promises));
  record.strayed = driving.strayed();
  watching.finish(record);
  return record;
}

RunRecord run(const RunSpec& spec) {
  Sink nobody;
  return run(spec, nobody);
}

}  // namespace golearn::study
