// Runs random programs, one after another.
//
//   golearn_stress [--seed N] [--programs N] [--seconds S] [--procs P]
//
// Programs N, N + 1, … (from 1), as many as are asked for (1,000), or for so many seconds; on P processors, or on 1, 2,
// 4 or 8, as the seed has it. A program that goes wrong is told with the command that runs it again. One that makes no
// end in a minute is told too, and the process aborts: a dump of its threads is then worth having.
#include <fmt/format.h>
#include <malloc.h>

#include <atomic>
#include <condition_variable>
#include <cstdlib>
#include <iostream>
#include <mutex>
#include <span>
#include <string_view>
#include <thread>

#include "stress/run.hpp"
#include "support/arguments.hpp"

namespace {

using golearn::test::number_after;

using Clock = std::chrono::steady_clock;

constexpr auto kPatience = std::chrono::minutes(1);

std::string again(std::uint64_t seed, std::uint64_t procs) {
  return fmt::format("golearn_stress --seed {} --programs 1{}", seed, procs ? fmt::format(" --procs {}", procs) : "");
}

// Aborts when the seed has not changed for too long.
class Watchdog {
 public:
  explicit Watchdog(std::uint64_t procs) : procs_(procs), thread_([this] { watch(); }) {}
  ~Watchdog() {
    {
      const std::lock_guard lock(mutex_);
      over_ = true;
    }
    wake_.notify_one();
    thread_.join();
  }
  Watchdog(const Watchdog&) = delete;
  Watchdog& operator=(const Watchdog&) = delete;
  std::atomic<std::uint64_t> seed{0};

 private:
  void watch() {
    std::unique_lock lock(mutex_);
    for (std::uint64_t last = 0; !over_; last = seed) {
      wake_.wait_for(lock, kPatience, [&] { return over_; });
      if (over_ || seed != last) continue;
      std::cerr << fmt::format("no end after a minute: {}\n", again(last, procs_));
      std::abort();
    }
  }

  std::uint64_t procs_;
  std::mutex mutex_;
  std::condition_variable wake_;
  bool over_ = false;
  std::thread thread_;
};

std::size_t allocated() { return mallinfo2().uordblks; }

}  // namespace

int main(int count, char** values) {
  const std::span arguments(values, static_cast<std::size_t>(count));
  const std::uint64_t first = number_after(arguments, "--seed", 1);
  const std::uint64_t seconds = number_after(arguments, "--seconds", 0);
  const std::uint64_t programs = number_after(arguments, "--programs", seconds ? UINT64_MAX : 1000);
  const std::uint64_t procs = number_after(arguments, "--procs", 0);
  const auto end = Clock::now() + std::chrono::seconds(seconds);
  const auto in_time = [&] { return seconds == 0 || Clock::now() < end; };
  constexpr std::uint64_t kWarm = 1000;  // programs after which nothing more should be kept
  std::size_t warm = 0;
  std::uint64_t done = 0;
  std::uint64_t failed = 0;
  {
    Watchdog watchdog(procs);
    for (; done < programs && in_time(); ++done) {
      const std::uint64_t seed = first + done;
      watchdog.seed = seed;
      const std::string wrong = golearn::stress::run(golearn::stress::draw_plan(seed, static_cast<int>(procs)));
      if (!wrong.empty()) std::cerr << fmt::format("{}\n  again: {}\n", wrong, again(seed, procs));
      failed += wrong.empty() ? 0 : 1;
      if (done == kWarm) warm = allocated();
    }
  }
  std::cout << fmt::format("{} programs, {} of them went wrong\n", done, failed);
  if (done > kWarm) {
    std::cout << fmt::format("{} KiB in use after {} of them, {} KiB at the end\n", warm / 1024, kWarm,
                             allocated() / 1024);
  }
  return failed ? 1 : 0;
}
