// Whether an expected output is certain, possible, impossible or not found, and that no verdict says too much.
#include "golearn/study/find_output.hpp"

#include <algorithm>
#include <set>

#include "golearn/explore/random_order.hpp"
#include "golearn/explore/replay.hpp"
#include "support/catch.hpp"
#include "support/program.hpp"
#include "support/searched.hpp"

namespace golearn::test {
namespace {

// `...` is a gap, as is usual.
ExpectedOutput expect(const Lines& lines, const std::string& death = "") {
  ExpectedOutput expected;
  for (const std::string& line : lines) {
    expected.items.push_back(line == "..." ? ExpectedOutput::Item{.gap = true}
                                           : ExpectedOutput::Item{.line = LinePattern(line)});
  }
  expected.death = death;
  return expected;
}

using study::FindPlan;
using study::FindReport;
using study::Ground;
using study::Result;
using study::Verdict;

FindReport find(const std::function<void()>& main, const ExpectedOutput& expected, FindPlan plan = {}, int procs = 2) {
  if (plan.schedules == 0 && plan.time.count() == 0) plan.time = std::chrono::seconds(20 * kPatient);
  const study::Runnable runnable = study::runnable_of(main);
  study::RunSpec spec = study::small_run(runnable);
  spec.procs = procs;
  return find_output(spec, plan, expected);
}

Verdict verdict(const std::function<void()>& main, const Lines& lines) { return find(main, expect(lines)).verdict; }

// What the schedule that was found prints.
Lines replayed(const std::function<void()>& main, const FindReport& report, int procs) {
  Replay replay(procs, report.example, report.rules);
  Config config;
  config.procs = procs;
  config.seed = 1;
  config.strategy = &replay;
  return run_program(config, main).lines;
}

// Each of `goroutines` makes its steps, on one variable: `s` stores a number of its own, `l` loads and prints what it
// has seen, `m` does both under a lock, `c` sends into a channel with room for one or takes what is in it, `p` prints
// its name. A main that does not wait for them yields once.
std::function<void()> steps(const Lines& goroutines, bool waits = true) {
  return [goroutines, waits] {
    auto x = make<Shared<int>>();
    auto mu = make<Mutex>();
    auto ch = make_chan<int>(1);
    auto done = make<WaitGroup>();
    done->add(static_cast<int>(goroutines.size()));
    for (std::size_t i = 0; i < goroutines.size(); ++i) {
      go([=, mine = goroutines[i]] {
        int number = 10 * static_cast<int>(i + 1);
        for (const char step : mine) {
          if (step == 's') x->store(++number);
          if (step == 'l') println(i, "sees", x->load());
          if (step == 'p') println(i);
          if (step == 'm') {
            mu->lock();
            println(i, "saw", x->load());
            x->store(++number);
            mu->unlock();
          }
          if (step == 'c' && i == 0) ch.send(++number);
          if (step == 'c' && i != 0) println(i, "got", ch.recv());
        }
        done->done();
      });
    }
    if (waits) return done->wait();
    gosched();
    println("main ends");
  };
}

Lines random_steps(std::uint64_t seed) {
  core::Rng rng(seed);
  Lines goroutines(2 + rng.below(2));
  for (std::string& steps : goroutines) {
    for (std::uint32_t i = 4 - static_cast<std::uint32_t>(goroutines.size()); i > 0; --i) {
      steps += "slmcp"[rng.below(5)];
    }
  }
  return goroutines;
}

// What a program prints, and what it dies of.
using Outputs = std::set<std::pair<Lines, std::string>>;

// All that the program can print, found without direction. (search_sound_test.cpp: it is all.)
Outputs all_outputs(const std::function<void()>& main) {
  const auto report = search_all(main);
  CHECK(report.complete);
  Outputs all;
  for (const Result& result : report.results) {
    Lines lines(1);
    for (const char c : result.printed) c == '\n' ? lines.emplace_back() : lines.back() += c;
    lines.pop_back();
    all.emplace(lines, result.ending == Ending::returned ? "" : "fatal error: " + result.message);
  }
  return all;
}

// The same lines with two neighbours swapped, or one left out.
std::set<Lines> neighbours(const Lines& lines) {
  std::set<Lines> all;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    Lines less = lines;
    less.erase(less.begin() + static_cast<std::ptrdiff_t>(i));
    all.insert(less);
    Lines swapped = lines;
    std::swap(swapped[i], swapped[(i + 1) % lines.size()]);
    all.insert(swapped);
  }
  return all;
}

// Prints its number, many times over, each in a goroutine that shares nothing.
std::function<void()> numbers(int count) {
  return [count] {
    for (int i = 0; i < count; ++i) {
      go([i] { println("number", i); });
    }
    sleep(1s);
  };
}

Lines shuffled(int count) {
  Lines lines;
  for (int i = 0; i < count; ++i) lines.push_back("number " + std::to_string(i));
  core::Rng rng(7);
  for (std::uint32_t i = static_cast<std::uint32_t>(count); i > 1; --i) std::swap(lines[i - 1], lines[rng.below(i)]);
  return lines;
}

}  // namespace

TEST_CASE("what one goroutine prints is certain, and nothing else is possible", "[find-output]") {
  const auto main = [] {
    println("a");
    println("b");
  };
  CHECK(verdict(main, {"a", "b"}) == Verdict::certain);
  CHECK(find(main, expect({"a", "b"})).schedules == 1);
  CHECK(verdict(main, {"a", "..."}) == Verdict::certain);
  CHECK(verdict(main, {"...", "b"}) == Verdict::certain);
  CHECK(verdict(main, {"a"}) == Verdict::impossible);
  CHECK(verdict(main, {"a", "b", "c"}) == Verdict::impossible);
  CHECK(verdict(main, {"b", "a"}) == Verdict::impossible);
  CHECK(verdict(main, {}) == Verdict::impossible);
}

TEST_CASE("a death belongs to the output", "[find-output]") {
  const auto main = [] { make_chan<int>().send(1); };
  const std::string death = "fatal error: all goroutines are asleep - deadlock!";
  CHECK(find(main, expect({}, death)).verdict == Verdict::certain);
  CHECK(find(main, expect({})).verdict == Verdict::impossible);
  CHECK(find(main, expect({}, "panic: send on closed channel")).verdict == Verdict::impossible);
  CHECK(find([] {}, expect({}, death)).verdict == Verdict::impossible);
}

TEST_CASE("every verdict agrees with the search for all outputs", "[find-output]") {
  for (std::uint64_t seed = 1; seed <= (kSanitized ? 10 : 40); ++seed) {
    const Lines program = random_steps(seed);
    const bool waits = seed % 3 != 0;
    CAPTURE(seed, program, waits);
    const auto main = steps(program, waits);
    const Outputs all = all_outputs(main);
    for (const auto& [lines, death] : all) {
      CAPTURE(lines, death);
      const FindReport report = find(main, expect(lines, death));
      CHECK(report.verdict == (all.size() == 1 ? Verdict::certain : Verdict::possible));
      CHECK(replayed(main, report, 2) == lines);
      for (const Lines& other : neighbours(lines)) {
        CAPTURE(other);
        CHECK((find(main, expect(other, death)).verdict == Verdict::impossible) == !all.contains({other, death}));
      }
    }
  }
}

TEST_CASE("a search names the line that no schedule prints after those before it", "[find-output]") {
  const FindReport report = find(steps({"pp", "s"}), expect({"0", "1"}));
  CHECK(report.verdict == Verdict::impossible);
  CHECK(report.ground == Ground::all_schedules);
  REQUIRE(report.departure);
  CHECK(report.departure->item == 1);
  CHECK(report.departure->instead == "0");
}

TEST_CASE("goroutines that share nothing print the same lines in any order", "[find-output]") {
  const FindReport report = find(numbers(500), expect({"number 500", "..."}));
  CHECK(report.verdict == Verdict::impossible);
  CHECK(report.ground == Ground::apart);
  CHECK(report.departure->item == 0);
  CHECK(report.departure->instead == "number 499");  // the last one started goes first
  SECTION("but if they share something, nothing is said of lines that were not seen") {
    const auto sharing = [] {
      auto x = make<Shared<int>>();
      for (int i = 0; i < 100; ++i) {
        go([=] { println(x->load()); });
      }
      x->store(1);
      sleep(1s);
    };
    CHECK(find(sharing, expect({"2", "..."}), {.schedules = 20}).verdict == Verdict::not_found);
    CHECK(find(sharing, expect({"0", "1", "..."})).verdict == Verdict::possible);
  }
  SECTION("nor if one of them was cut off by the end") {
    const auto cut_off = [] {
      go([] {
        sleep(1s);
        println("late");
      });
    };
    CHECK(find(cut_off, expect({"late"})).ground != Ground::apart);
  }
}

TEST_CASE("an output of many goroutines is found though no search could end", "[find-output]") {
  const int procs = GENERATE(1, 2);
  constexpr int kCount = 200;
  const Lines lines = shuffled(kCount);
  SECTION("with every line") {
    const FindReport report = find(numbers(kCount), expect(lines), {}, procs);
    CHECK(report.verdict == Verdict::possible);
    CHECK(replayed(numbers(kCount), report, procs) == lines);
  }
  SECTION("with part of the lines") {
    Lines part(lines.begin(), lines.begin() + 20);
    part.insert(part.begin() + 10, "...");
    part.push_back("...");
    const FindReport report = find(numbers(kCount), expect(part), {}, procs);
    REQUIRE(report.verdict == Verdict::possible);
    CHECK(verdict(
              [out = replayed(numbers(kCount), report, procs)] {
                for (const auto& l : out) println(l);
              },
              part) == Verdict::certain);
  }
}

TEST_CASE("what one order of many goroutines printed is found again, though they share things", "[find-output]") {
  constexpr int kCount = 100;
  const std::function<void()> under_a_lock = [] {
    auto x = make<Shared<int>>();
    auto mu = make<Mutex>();
    for (int i = 0; i < kCount; ++i) {
      go([=] {
        mu->lock();
        x->add(1);
        println(i, "counts", x->load());
        mu->unlock();
      });
    }
    sleep(1s);
  };
  const std::function<void()> awaited = [] {
    auto done = make<WaitGroup>();
    auto once = make<Once>();
    for (int i = 0; i < kCount; ++i) {
      done->add(1);
      go([=] {
        println("worker", i);
        once->run([] { println("once"); });
        done->done();
      });
    }
    done->wait();
    println("end");
  };
  for (const auto& main : {under_a_lock, awaited}) {
    RandomOrder order(2, 77);
    Config config = on(2);
    config.strategy = &order;
    const Lines lines = run_program(config, main).lines;
    const FindReport report = find(main, expect(lines));
    CHECK(report.verdict == Verdict::possible);
    CHECK(report.schedules > 5);  // not by Go's order, nor by one of the first few by chance
    CHECK(replayed(main, report, 2) == lines);
  }
}

TEST_CASE("a directed run that went too far is taken back", "[find-output]") {
  const auto main = [] {
    auto x = make<Shared<int>>();
    for (int i = 0; i < 70; ++i) go([] {});  // more than a whole search could keep apart
    go([=] { println("sees", x->load()); });
    for (int i = 1; i <= 40; ++i) x->store(i);
    sleep(1s);
  };
  const FindReport report = find(main, expect({"sees 23"}));
  CHECK(report.verdict == Verdict::possible);
  CHECK(replayed(main, report, 2) == Lines{"sees 23"});
}

TEST_CASE("a search that its budget cuts short has found nothing, and says no more", "[find-output]") {
  const auto main = steps({"slsl", "slsl", "slsl"});
  const FindReport report = find(main, expect({"no such line"}), {.schedules = 10});
  CHECK(report.verdict == Verdict::not_found);
  CHECK(report.schedules == 10);
  CHECK_FALSE(report.interrupted);
  // A directed run that is given up before a wrong line has come as far as any other.
  const FindReport far = find(numbers(100), expect({"number 3", "number 50", "number 3"}), {.schedules = 8});
  CHECK(far.verdict == Verdict::not_found);
  REQUIRE(far.departure);
  CHECK(far.departure->item == 2);
  const FindReport stopped = find(main, expect({"no such line"}), {.time = 20s, .interrupted = [] { return true; }});
  CHECK(stopped.verdict == Verdict::not_found);
  CHECK(stopped.interrupted);
}

}  // namespace golearn::test
