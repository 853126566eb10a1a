#include "watch.hpp"

#include <algorithm>
#include <set>

#include "core/event_facts.hpp"
#include "observe/race_report.hpp"
#include "render/outcome_words.hpp"
#include "render/picture.hpp"
#include "render/wait_words.hpp"

namespace golearn::cli {
namespace {

// Go's exit status of a program that raced and did not die.
constexpr int kRaced = 66;

WhyLines::Order order_of(const LessonRequest& request, const Program& program) {
  if (request.driver != Driver::processors) return WhyLines::Order::strategy;
  return program.procs == 1 ? WhyLines::Order::one_queue : WhyLines::Order::processors;
}

}  // namespace

void Watch::WaitsOnly::on(const Event& event) {
  const EventFacts& kind = facts(event.kind);
  if (!kind.reads && !kind.writes && event.kind != EventKind::print) graph.on(event);
}

Watch::Watch(const LessonRequest& request, const Program& program)
    : leaks_too_(request.why), one_at_a_time_(request.driver != Driver::processors) {
  if (request.races) races_.emplace();
  if (request.why) why_.emplace(order_of(request, program));
  if (request.raw) return;
  if (!program.scenario->measures || request.why) waits_.emplace();
  if (!request.json && (request.picture || program.scenario->picture)) occupancy_ = std::make_unique<Occupancy>();
}

Observer* Watch::observer(Observer* also) {
  std::vector<Observer*> observers;
  if (also) observers.push_back(also);
  if (races_) observers.push_back(&*races_);
  if (why_) observers.push_back(&*why_);
  if (waits_) observers.push_back(&*waits_);
  if (occupancy_) observers.push_back(occupancy_.get());
  if (observers.size() < 2) return observers.empty() ? nullptr : observers.front();
  return &all_.emplace(std::move(observers));
}

void Watch::on_leak(std::function<void(const Leak&)> found) {
  if (waits_) waits_->graph.on_leak(std::move(found));
}

void Watch::finish(Outcome& outcome) {
  if (waits_) waits_->graph.finish(outcome);
  if (occupancy_) occupancy_->finish(outcome.elapsed.count());
  if (races_) races_found_ = first_of_each_variable(races_->races());
  const bool ended_well = outcome.ending == Ending::returned || outcome.ending == Ending::exited;
  if (raced() && ended_well && outcome.exit_status == 0) outcome.exit_status = kRaced;
}

std::vector<std::string> Watch::waits(const Terminal& terminal, const Outcome& outcome) const {
  const bool deadlocked = outcome.ending == Ending::deadlocked;
  if (!waits_ || (!deadlocked && !leaks_too_)) return {};
  std::set<std::uint64_t> told;
  for (const GoroutineInfo& g : deadlocked ? outcome.goroutines : leaks(outcome)) told.insert(g.id);
  for (const Leak& leak : waits_->graph.leaks()) told.insert(leak.goroutine);
  return about_waits(terminal, waits_->graph.snapshot(),
                     [&](const WaitNode& node) { return told.contains(node.goroutine); });
}

std::string Watch::picture(const Terminal& terminal, const Outcome& outcome) const {
  if (!occupancy_) return "";
  return picture_of(terminal, *occupancy_, one_at_a_time_ ? 1 : static_cast<int>(outcome.processors.size()),
                    one_at_a_time_);
}

// Go counts them when it exits, which a program that dies does not come to.
std::string Watch::race_report(const Outcome& outcome) const {
  return golearn::race_report(races_found_, died(outcome.ending) ? 0 : races_found_.size(), go_names());
}

}  // namespace golearn::cli
