#include "golearn/study/find_output.hpp"

#include <algorithm>
#include <utility>
#include <vector>

#include "golearn/explore/as_go.hpp"
#include "golearn/explore/directed.hpp"
#include "golearn/explore/explorer.hpp"
#include "golearn/explore/random_order.hpp"
#include "golearn/explore/replay.hpp"
#include "golearn/observe/sharing.hpp"
#include "golearn/study/compared.hpp"

namespace golearn::study {
namespace {

using Time = std::chrono::steady_clock;

// Operations of a run in the search through all schedules, which remembers each: a longer program is left to chance.
constexpr std::uint64_t kLongest = 5'000;

constexpr std::size_t kMostTried = 63;  // with more goroutines all orders are too many to be tried
constexpr std::uint64_t kSeeds = 4;

class Finder {
 public:
  Finder(const RunSpec& spec, const FindPlan& plan, const ExpectedOutput& expected)
      : spec_(for_search(spec)), plan_(plan), expected_(expected), program_(spec, expected), guide_(expected) {}

  FindReport all() {
    as_go();
    if (found_) plain();
    for (std::uint64_t i = 0; i < kSeeds && !settled() && !spent(1); ++i) random(spec_.seed + i);
    if (!settled() && !spent(1)) exhaustive();
    while (!settled() && !found_ && !spent(1)) directed();
    return concluded();
  }

 private:
  static void nothing(std::uint64_t /*goroutine*/, std::string_view /*line*/) {}

  // Go's order, to its end: what it prints is what others are compared with.
  void as_go() {
    AsGo chooser(spec_.procs);
    Sharing sharing;
    std::vector<std::string> lines;
    const Outcome outcome = program_.run(
        chooser, &sharing,
        [&](std::uint64_t goroutine, std::string_view line) {
          learn(goroutine, line);
          lines.emplace_back(line);
        },
        plan_.steps);
    left_ = outcome.goroutines.size();
    if (note(chooser, outcome)) return void(report_.ground = Ground::go_order);
    const bool whole = outcome.ending == Ending::returned && outcome.goroutines.empty();
    if (whole && !sharing.shared() && !spec_.runnable->draws) look_among(lines);
  }

  // Nobody interferes, and the oldest goes first: if that prints it as well, there is little to replay.
  void plain() {
    Replay chooser(spec_.procs, Schedule{}, Rules{.ticking = true});
    const Outcome outcome = program_.run(chooser, nullptr, nothing, plan_.steps);
    if (note(chooser, outcome)) report_.example = {};
  }

  // A few orders by chance. One of them often shows at once that not every order prints it.
  void random(std::uint64_t seed) {
    RandomOrder chooser(spec_.procs, seed);
    counts_.clear();
    const auto learning = [&](std::uint64_t goroutine, std::string_view line) { learn(goroutine, line); };
    const Outcome outcome = program_.run(chooser, nullptr, learning, plan_.steps);
    left_ = std::max(left_, outcome.goroutines.size());
    note(chooser, outcome);
  }

  // In every order each of these lines is printed, and no other.
  void look_among(const std::vector<std::string>& lines) {
    for (std::size_t i = 0; i < expected_.items.size(); ++i) {
      const ExpectedOutput::Item& item = expected_.items[i];
      const auto fits = [&](const std::string& line) { return item.line.matches(line); };
      if (item.gap || std::ranges::any_of(lines, fits)) continue;
      apart_ = true;
      if (report_.departure->item != i) report_.departure = Departure{.item = i};
      return;
    }
  }

  // For half of the time if it should not come to an end.
  void exhaustive() {
    Explorer explorer({.procs = spec_.procs, .most_goroutines = kMostTried});
    const std::uint64_t before = report_.schedules;
    do {
      const auto cut = [&](std::uint64_t, std::string_view) {
        if (program_.match().departed()) explorer.cut();
      };
      const Outcome outcome = program_.run(explorer, nullptr, cut, kLongest);
      if (explorer.too_many() || outcome.ending == Ending::step_limit) return;
      explorer.finish_run();
      if (explorer.strayed()) return;
      if (!explorer.given_up()) note(explorer, outcome);
      if (settled() || spent(2)) return;
    } while (explorer.next_run());
    complete_ = true;
    report_.schedules -= before;  // the others were repetitions
  }

  void directed() {
    counts_.clear();
    Directed chooser(spec_.procs, spec_.seed + guide_.failures(), guide_, {expected_, program_.match(), left_},
                     [&] { return spent(1); });
    const Outcome outcome = program_.run(
        chooser, nullptr,
        [&](std::uint64_t goroutine, std::string_view line) {
          learn(goroutine, line);
          chooser.printed(goroutine);
        },
        plan_.steps);
    if (!note(chooser, outcome)) guide_.failed(program_.match().reached());
  }

  void learn(std::uint64_t goroutine, std::string_view line) { guide_.printed(goroutine, counts_[goroutine]++, line); }

  // Whether the run printed it.
  bool note(const Chooser& chooser, const Outcome& outcome) {
    ++report_.schedules;
    const bool over = outcome.ending != Ending::interrupted && outcome.ending != Ending::step_limit;
    if (over && program_.printed_it(outcome)) {
      if (!std::exchange(found_, true)) {
        report_.example = chooser.schedule();
        report_.rules = chooser.rules();
      }
      return true;
    }
    departed_ = departed_ || over || program_.match().departed();
    const bool further = !report_.departure || program_.match().reached() > report_.departure->item;
    if (further && (over || program_.match().departed() || !found_))
      report_.departure = Departure{program_.match().reached(), program_.instead(), report_.schedules == 1};
    return false;
  }

  [[nodiscard]] bool settled() const { return apart_ || complete_ || (found_ && departed_); }

  // Whether the budget is used up, or the `share`-th part of it.
  bool spent(int share) {
    if (!report_.interrupted && plan_.interrupted && plan_.interrupted()) report_.interrupted = true;
    if (report_.interrupted) return true;
    if (plan_.schedules && report_.schedules >= plan_.schedules) return true;
    return plan_.time.count() > 0 && Time::now() - began_ >= plan_.time / share;
  }

  FindReport concluded() {
    if (found_) {
      const bool always = complete_ && !departed_;
      report_.verdict = always ? Verdict::certain : Verdict::possible;
      if (always) report_.ground = Ground::all_schedules;
    } else if (complete_ || apart_) {
      report_.verdict = Verdict::impossible;
      report_.ground = complete_ ? Ground::all_schedules : Ground::apart;
    }
    return std::move(report_);
  }

  const RunSpec spec_;
  const FindPlan& plan_;
  const ExpectedOutput& expected_;
  const Time::time_point began_ = Time::now();
  ComparedProgram program_;
  Guide guide_;
  std::map<std::uint64_t, std::size_t> counts_;  // lines of each goroutine, in this run
  std::size_t left_ = 0;                         // the most goroutines that were alive when main ended
  bool found_ = false;
  bool departed_ = false;  // some run printed something else
  bool complete_ = false;
  bool apart_ = false;
  FindReport report_;
};

}  // namespace

FindReport find_output(const RunSpec& spec, const FindPlan& plan, const ExpectedOutput& expected) {
  return Finder(spec, plan, expected).all();
}

}  // namespace golearn::study
