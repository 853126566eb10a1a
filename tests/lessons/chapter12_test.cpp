// 12.1 to 12.3: runner, pool and work, at each setting.
#include <algorithm>

#include "lesson_run.hpp"
#include "support/catch.hpp"

using namespace golearn;
using namespace golearn::test;

namespace {

// The lines without their dates and times of day.
Lines said(const LessonRun& run) {
  Lines lines = normalised(run.lines, choose("12.1").scenario);
  for (std::string& line : lines) {
    if (line.starts_with("<now> ")) line.erase(0, 6);
  }
  return lines;
}

// How many are left in the send of what came of the tasks.
int stuck(const LessonRun& run) { return waiting(run, WaitReason::chan_send, 45); }

}  // namespace

TEST_CASE("12.1: the limit's timer was started first, so it wins the tie", "[12]") {
  const int procs = GENERATE(1, 2, 4);
  const LessonRun run = run_lesson("12.1", {}, procs);
  CHECK(said(run) ==
        Lines{"start", "task 0 starts", "task 0 done", "task 1 starts", "task 1 done", "task 2 starts", "out of time"});
  CHECK(run.outcome.ending == Ending::exited);
  CHECK(run.outcome.exit_status == 1);
  CHECK(run.findings == Lines{"When time was up, task 2 had not finished."});
}

TEST_CASE("12.1: with time enough all is done, whatever the schedule", "[12]") {
  for (std::uint64_t seed = 1; seed <= kSeeds; ++seed) {
    const LessonRun run = run_seeded("12.1", {{"timeout", "4s"}}, 2, seed);
    REQUIRE(run.outcome.ending == Ending::returned);
    REQUIRE(run.outcome.exit_status == 0);
    REQUIRE(said(run).back() == "all tasks done");
    REQUIRE(others(run).empty());
    REQUIRE(run.findings.empty());
  }
}

TEST_CASE("12.1: an interrupt is noticed between two tasks only, with --prompt at once", "[12]") {
  for (std::uint64_t seed = 1; seed <= kSeeds; ++seed) {
    const Knobs early{{"interrupt-after", "250ms"}, {"timeout", "4s"}};
    const LessonRun late = run_seeded("12.1", early, 2, seed);
    REQUIRE(late.outcome.exit_status == 2);
    REQUIRE(said(late).back() == "interrupted");
    REQUIRE(times(said(late), "task 1 done") == 1);
    REQUIRE(late.findings == Lines{"The interrupt was noticed after 750ms."});

    Knobs prompt = early;
    prompt["prompt"] = "true";
    const LessonRun at_once = run_seeded("12.1", prompt, 2, seed);
    REQUIRE(at_once.outcome.exit_status == 2);
    REQUIRE(times(said(at_once), "task 1 done") == 0);
    REQUIRE(at_once.findings == Lines{"The interrupt was noticed after 0ms."});
  }
}

TEST_CASE("12.1: nobody notices an interrupt during the last task, unless --prompt", "[12]") {
  const Knobs last{{"interrupt-after", "1500ms"}, {"timeout", "4s"}};
  for (std::uint64_t seed = 1; seed <= kSeeds; ++seed) {
    const LessonRun missed = run_seeded("12.1", last, 2, seed);
    REQUIRE(missed.outcome.exit_status == 0);
    REQUIRE(said(missed).back() == "all tasks done");
    REQUIRE(missed.findings == Lines{"An interrupt came, and nobody noticed."});

    Knobs prompt = last;
    prompt["prompt"] = "true";
    REQUIRE(run_seeded("12.1", prompt, 2, seed).outcome.exit_status == 2);
  }
}

TEST_CASE("12.1 --interrupt-buffer 0: an interrupt that nobody is waiting for is lost", "[12]") {
  const Knobs roomless{{"interrupt-after", "250ms"}, {"timeout", "4s"}, {"interrupt-buffer", "0"}};
  for (std::uint64_t seed = 1; seed <= kSeeds; ++seed) {
    const LessonRun lost = run_seeded("12.1", roomless, 2, seed);
    REQUIRE(lost.outcome.exit_status == 0);
    REQUIRE(times(said(lost), "sending SIGINT") == 1);
    REQUIRE(said(lost).back() == "all tasks done");

    Knobs prompt = roomless;  // start waits for it in its select
    prompt["prompt"] = "true";
    REQUIRE(run_seeded("12.1", prompt, 2, seed).outcome.exit_status == 2);
  }
}

TEST_CASE("12.1: in every schedule the limit's timer wins the tie", "[12]") {
  const study::SearchReport report = search_lesson("12.1", {});
  CHECK(report.complete);
  CHECK_FALSE(report.results.empty());
  for (const study::Result& result : report.results) {
    CHECK(result.printed.find("out of time") != std::string::npos);
  }
}

TEST_CASE("12.1: after a time-out the tasks' goroutine leaks, unless its channel has room", "[12]") {
  const Knobs lingering{{"timeout", "2s"}, {"linger", "2s"}};
  for (std::uint64_t seed = 1; seed <= kSeeds; ++seed) {
    const LessonRun leaking = run_seeded("12.1", lingering, 2, seed);
    REQUIRE(leaking.outcome.exit_status == 1);
    REQUIRE(times(said(leaking), "task 2 done") == 1);
    REQUIRE(stuck(leaking) == 1);
    REQUIRE(leaks(leaking.outcome).size() == 1);
    REQUIRE(leaking.findings.empty());

    Knobs room = lingering;
    room["buffer"] = "1";
    const LessonRun mended = run_seeded("12.1", room, 2, seed);
    REQUIRE(mended.outcome.exit_status == 1);
    REQUIRE(others(mended).empty());
    REQUIRE(mended.findings == Lines{"When time was up, task 2 had not finished."});
  }
}

TEST_CASE("12.1: an interrupt may be noticed when main no longer waits", "[12]") {
  const Knobs knobs{
      {"interrupt-after", "1500ms"}, {"timeout", "2500ms"}, {"tasks", "4"}, {"linger", "3s"}, {"buffer", "1"}};
  for (std::uint64_t seed = 1; seed <= kSeeds; ++seed) {
    const LessonRun run = run_seeded("12.1", knobs, 2, seed);
    REQUIRE(times(said(run), "task 3 starts") == 0);
    REQUIRE(run.findings.back() == "The interrupt was noticed only when main had stopped waiting.");
  }
}

TEST_CASE("12.1: no tasks, no time", "[12]") {
  CHECK(said(run_lesson("12.1", {{"tasks", "0"}})) == Lines{"start", "all tasks done"});
  const LessonRun run = run_lesson("12.1", {{"timeout", "0s"}});
  CHECK(run.outcome.exit_status == 1);
  CHECK(said(run).back() == "out of time");
}

TEST_CASE("12.2: all queries begin at once, so each has a connection made, and the pool keeps two", "[12]") {
  const int procs = GENERATE(1, 2, 4);
  const LessonRun run = run_lesson("12.2", {}, procs);
  REQUIRE(run.outcome.ending == Ending::returned);
  const Lines lines = said(run);
  CHECK(starting(lines, "query ") == 25);
  CHECK(starting(lines, "acquire: ") == 25);
  CHECK(starting(lines, "close: ") == 25);  // each connection is closed once
  for (int id = 1; id <= 25; ++id) CHECK(times(lines, "close: connection " + std::to_string(id)) == 1);
  CHECK(run.measured("kept") <= 2 + run.measured("again"));
  CHECK(run.measured("created") + run.measured("again") == 25);
  CHECK(lines.back() == "done");
}

TEST_CASE("12.2 --every: who comes later uses a connection again", "[12]") {
  // A second after the first each query is over: with two seconds between them one connection serves all.
  const LessonRun run = run_lesson("12.2", {{"every", "2s"}, {"workers", "6"}});
  CHECK(run.findings == Lines{"Connections made: 1. Queries that used one again: 5 of 6."});
  CHECK(times(said(run), "acquire: connection 1 again") == 5);
}

TEST_CASE("12.2 --late: a closed pool gives an error, and no connection", "[12]") {
  const LessonRun run = run_lesson("12.2", {{"late", "true"}});
  CHECK(times(said(run), "query 25 fails: the pool is closed") == 1);
  CHECK(starting(said(run), "acquire: ") == 25);
}

TEST_CASE("12.2 --fail-every: a connection that cannot be made is an error for its query, and no loss", "[12]") {
  for (std::uint64_t seed = 1; seed <= kSeeds; ++seed) {
    const LessonRun some = run_seeded("12.2", {{"workers", "6"}, {"fail-every", "2"}}, 2, seed);
    REQUIRE(some.outcome.ending == Ending::returned);
    REQUIRE(some.measured("created") + some.measured("failed") + some.measured("again") == 6);
    REQUIRE(some.measured("failed") > 0);
    REQUIRE(starting(said(some), "close: ") == some.measured("created"));
    const LessonRun all = run_seeded("12.2", {{"workers", "2"}, {"fail-every", "1"}}, 2, seed);
    REQUIRE(sorted(said(all)) == Lines{"done", "query 0 fails: the database does not answer",
                                       "query 1 fails: the database does not answer"});
  }
}

TEST_CASE("12.2 --close-last: who closes when all connections are back needs no lock", "[12]") {
  const Lines lines = said(run_lesson("12.2", {{"close-last", "true"}}));
  REQUIRE(lines.size() > 2);
  CHECK(Lines(lines.end() - 3, lines.end() - 2) == Lines{"done"});
  CHECK(starting(Lines(lines.end() - 2, lines.end()), "close: connection ") == 2);
  const auto report = search_lesson("12.2", {{"close-last", "true"}, {"no-sync", "true"}},
                                    {.kind = study::SearchKind::exhaustive}, true);
  CHECK(report.complete);
  for (const study::Result& result : report.results) {
    CHECK(result.ending == Ending::returned);
    CHECK_FALSE(result.raced);
  }
}

TEST_CASE("12.2, 200 seeds: with the mutex Close and Release keep apart, without it a send meets a closed channel",
          "[12]") {
  const Knobs small{{"workers", "2"}, {"pool", "1"}};
  Knobs unguarded = small;
  unguarded["no-sync"] = "true";
  int panics = 0;
  for (std::uint64_t seed = 1; seed <= kSeeds; ++seed) {
    const LessonRun guarded = run_seeded("12.2", small, 2, seed);
    REQUIRE(guarded.outcome.ending == Ending::returned);
    REQUIRE(starting(said(guarded), "close: ") == guarded.measured("created"));
    const LessonRun torn = run_seeded("12.2", unguarded, 2, seed);
    if (torn.outcome.ending == Ending::returned) continue;
    REQUIRE(torn.outcome.message == "send on closed channel");
    REQUIRE(torn.outcome.exit_status == 2);
    ++panics;
  }
  CHECK(panics > 0);
  const LessonRun suggested = run_seeded("12.2", {{"no-sync", "true"}}, 2, 10);
  CHECK(suggested.outcome.message == "send on closed channel");
}

TEST_CASE("12.2: a search of all schedules finds the send on a closed channel, and none with the mutex", "[12]") {
  const bool unguarded = GENERATE(false, true);
  const study::SearchReport report = search_lesson("12.2", unguarded ? Knobs{{"no-sync", "true"}} : Knobs{});
  CHECK(report.complete);
  const auto panicked = std::ranges::count(report.results, Ending::panicked, &study::Result::ending);
  CHECK((panicked > 0) == unguarded);
  for (const study::Result& result : report.results) {
    if (result.ending == Ending::panicked) CHECK(result.message == "send on closed channel");
  }
}

TEST_CASE("12.3: so many tasks at a time, a second each", "[12]") {
  const auto& [workers, count, took] = GENERATE(table<std::string, std::string, std::string>({
      {"10", "100", "500 tasks in 50s"},
      {"100", "100", "500 tasks in 5s"},
      {"7", "100", "500 tasks in 1m12s"},  // 500 / 7, rounded up
      {"1", "1", "5 tasks in 5s"},
      {"6", "1", "5 tasks in 1s"},
  }));
  const int procs = GENERATE(1, 2, 4);
  const LessonRun run = run_lesson("12.3", {{"workers", workers}, {"count", count}}, procs);
  const Lines lines = said(run);
  CHECK(lines.back() == took);
  CHECK(times(lines, "steve") == std::stoi(count));
  CHECK(times(lines, "jason") == std::stoi(count));
  CHECK(lines.size() == 5 * std::stoul(count) + 1);
  CHECK(run.measured("most") == std::min(std::stoi(workers), 5 * std::stoi(count)));
  CHECK(others(run).empty());
}

TEST_CASE("12.3 --workers 0: all wait to hand over", "[12]") {
  const LessonRun run = run_lesson("12.3", {{"workers", "0"}, {"count", "2"}});
  CHECK(run.outcome.ending == Ending::deadlocked);
  CHECK(waiting(run, WaitReason::chan_send, 34) == 10);
}
