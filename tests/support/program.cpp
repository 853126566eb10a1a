#include "support/program.hpp"

#include <unistd.h>

#include <algorithm>
#include <condition_variable>
#include <map>
#include <numeric>
#include <ostream>
#include <thread>

#include "golearn/observe/report.hpp"

namespace golearn {

std::ostream& operator<<(std::ostream& out, Ending ending) {
  static constexpr const char* kNames[] = {"returned",  "panicked",   "deadlocked",  "fatal",          "exited",
                                           "timed_out", "step_limit", "interrupted", "awaiting_signal"};
  return out << kNames[static_cast<int>(ending)];
}

std::ostream& operator<<(std::ostream& out, WaitReason reason) { return out << '[' << to_string(reason) << ']'; }

std::ostream& operator<<(std::ostream& out, GoroutineState state) { return out << to_string(state); }

std::ostream& operator<<(std::ostream& out, ClockMode clock) {
  return out << (clock == ClockMode::real ? "real" : "virtual");
}

namespace test {
namespace {

using Steady = std::chrono::steady_clock;

// A child process (run_in_child) has no watchdog: its threads stayed behind.
const pid_t parent = getpid();

constexpr auto kPatience = std::chrono::seconds(30 * kPatient);

// One thread for all runs: interrupts those that take too long. Never destroyed, so it needs no end.
class Watchdog {
 public:
  static Watchdog& instance() {
    static auto* const watchdog = new Watchdog;
    return *watchdog;
  }

  void watch(Runtime& runtime) {
    const std::lock_guard lock(mutex_);
    deadlines_[&runtime] = Steady::now() + kPatience;
  }
  void forget(Runtime& runtime) {
    const std::lock_guard lock(mutex_);
    deadlines_.erase(&runtime);
  }

 private:
  Watchdog() {
    std::thread([this] { keep_watch(); }).detach();
  }
  [[noreturn]] void keep_watch() {
    std::unique_lock lock(mutex_);
    for (;;) {
      wake_.wait_for(lock, std::chrono::seconds(1));
      for (auto& [runtime, deadline] : deadlines_) {
        if (Steady::now() > deadline) runtime->interrupt();
      }
    }
  }

  std::mutex mutex_;
  std::condition_variable wake_;
  std::map<Runtime*, Steady::time_point> deadlines_;
};

}  // namespace

Config on(int procs, ClockMode clock) { return {.procs = procs, .clock = clock, .seed = 20261120}; }

Run run_program(Config config, const std::function<void()>& main, Place where) {
  Run run;
  std::string printed;
  if (!config.output) config.output = [&](const Printed& text) { printed += text.text; };
  Runtime runtime(config);
  const bool watched = getpid() == parent;
  if (watched) Watchdog::instance().watch(runtime);
  run.outcome = runtime.run([&main] { main(); }, where);
  if (watched) Watchdog::instance().forget(runtime);
  for (std::size_t at = 0; at < printed.size();) {
    const std::size_t end = std::min(printed.find('\n', at), printed.size());
    run.lines.push_back(printed.substr(at, end - at));
    at = end + 1;
  }
  run.report = death_report(run.outcome);
  return run;
}

Run run_program(int procs, const std::function<void()>& main, Place where) {
  return run_program(on(procs), main, where);
}

void Log::add(std::string line) {
  const std::lock_guard lock(mutex_);
  lines_.push_back(std::move(line));
}

Lines Log::lines() const {
  const std::lock_guard lock(mutex_);
  return lines_;
}

std::vector<int> up_to(int count) {
  std::vector<int> numbers(static_cast<std::size_t>(count));
  std::iota(numbers.begin(), numbers.end(), 0);
  return numbers;
}

}  // namespace test
}  // namespace golearn
