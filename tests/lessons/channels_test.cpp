// 9.2.1 to 9.2.3: what the programs on channels print and how they die, at each setting.
#include <algorithm>

#include "lesson_run.hpp"
#include "support/catch.hpp"

using namespace golearn;
using namespace golearn::test;

namespace {

constexpr auto kDeadlock = "all goroutines are asleep - deadlock!";

// How many lines of one goroutine come before one of the other, time after time.
std::vector<int> turns(const Lines& lines) {
  std::vector<int> counts;
  char last = 0;
  for (const std::string& line : lines) {
    if (line.front() != last) counts.push_back(0);
    last = line.front();
    ++counts.back();
  }
  return counts;
}

Lines of(const Lines& lines, const std::string& prefix) {
  Lines mine = lines;
  std::erase_if(mine, [&](const std::string& line) { return !line.starts_with(prefix); });
  return mine;
}

}  // namespace

TEST_CASE("9.2.1: three sums, in an order that only one processor makes certain", "[9.2]") {
  const int procs = GENERATE(1, 2, 4);
  const LessonRun run = run_lesson("9.2.1", {}, procs);
  CHECK(run.outcome.ending == Ending::returned);
  CHECK(run.outcome.spawned == 4);
  REQUIRE(run.lines.size() == 3);
  Lines sums;
  for (int i = 0; i < 3; ++i) {
    const std::string prefix = "Example " + std::to_string(i + 1) + " :  ";
    REQUIRE(run.lines[i].starts_with(prefix));
    sums.push_back(run.lines[i].substr(prefix.size()));
  }
  if (procs == 1) CHECK(sums == Lines{"12502500", "500500", "24503500"});
  CHECK(sorted(sums) == Lines{"12502500", "24503500", "500500"});
}

TEST_CASE("9.2.2/unbuffered: a pair a second, sender first at one processor", "[9.2]") {
  const int procs = GENERATE(1, 2, 4);
  const LessonRun run = run_lesson("9.2.2/unbuffered", {{"count", "4"}}, procs);
  CHECK(run.outcome.ending == Ending::returned);
  CHECK((run.outcome.elapsed >= 3s && run.outcome.elapsed < 3100ms));
  CHECK(of(run.lines, "Main") == numbered("Main :  ", 4));
  if (procs != 1) return;
  CHECK(of(run.lines, "Go") == numbered("Go =>  ", 4));
  CHECK(turns(run.lines) == std::vector<int>(8, 1));
  CHECK(run.lines.front() == "Go =>  0");
  CHECK(waiting(run, WaitReason::sleep, 19) == 1);
}

TEST_CASE("9.2.2/unbuffered: a buffer changes nothing while main waits", "[9.2]") {
  CHECK(run_lesson("9.2.2/unbuffered", {{"buffer", "3"}}).lines == run_lesson("9.2.2/unbuffered").lines);
}

TEST_CASE("9.2.2/buffered --procs 1: the buffer sets the rhythm", "[9.2]") {
  const int buffer = GENERATE(0, 1, 2, 3, 5, 11, 50);
  CAPTURE(buffer);
  const LessonRun run = run_lesson("9.2.2/buffered", {{"buffer", std::to_string(buffer)}});
  CHECK(of(run.lines, "Main") == numbered("Main :  ", 12));
  const Lines sent = of(run.lines, "Go");
  CHECK(sent == numbered("Go =>  ", static_cast<int>(sent.size())));
  CHECK(run.lines.front() == "Go =>  0");
  const std::vector<int> rhythm = turns(run.lines);
  CHECK(rhythm.front() == std::min(buffer + 1, 12));
  for (std::size_t i = 1; i + 2 < rhythm.size(); ++i) CHECK(rhythm[i] == buffer + 2);  // the last turns are cut short
}

TEST_CASE("9.2.2/buffered on several processors: each side in its own order", "[9.2]") {
  const int procs = GENERATE(2, 4);
  const LessonRun run = run_lesson("9.2.2/buffered", {{"count", "500"}}, procs);
  CHECK(of(run.lines, "Main") == numbered("Main :  ", 500));
  const Lines sent = of(run.lines, "Go");
  CHECK(sent.size() >= 400);
  CHECK(sent == numbered("Go =>  ", static_cast<int>(sent.size())));
}

TEST_CASE("9.2.2/no-receiver: room in the buffer, or a deadlock", "[9.2]") {
  const int procs = GENERATE(1, 2, 4);
  const int buffer = GENERATE(0, 1, 9);
  const LessonRun run = run_lesson("9.2.2/no-receiver", {{"buffer", std::to_string(buffer)}}, procs);
  CHECK(run.outcome.spawned == 1);
  if (buffer > 0) {
    CHECK(run.outcome.ending == Ending::returned);
    CHECK(run.lines == Lines{"101"});
  } else {
    CHECK(run.outcome.ending == Ending::deadlocked);
    CHECK(run.outcome.message == kDeadlock);
    CHECK(run.lines.empty());
  }
}

TEST_CASE("9.2.3/range: closing ends the loop", "[9.2]") {
  const int procs = GENERATE(1, 2, 4);
  const int count = GENERATE(1, 5, 1000);
  const LessonRun run = run_lesson("9.2.3/range", {{"count", std::to_string(count)}}, procs);
  CHECK(run.outcome.ending == Ending::returned);
  CHECK(run.lines == Lines(count, "Example 1 :  true"));
}

TEST_CASE("9.2.3/range: each mistake kills the program after its lines", "[9.2]") {
  const int procs = GENERATE(1, 2, 4);
  const auto& [mistake, ending, message] = GENERATE(table<std::string, Ending, std::string>({
      {"no-close", Ending::deadlocked, kDeadlock},
      {"send-after-close", Ending::panicked, "send on closed channel"},
      {"close-twice", Ending::panicked, "close of closed channel"},
  }));
  CAPTURE(mistake);
  const LessonRun run = run_lesson("9.2.3/range", {{mistake, "true"}}, procs);
  CHECK(run.outcome.ending == ending);
  CHECK(run.outcome.exit_status == 2);
  CHECK(run.outcome.message == message);
  CHECK(run.lines == Lines(5, "Example 1 :  true"));
}

TEST_CASE("9.2.3/range: of several mistakes the first met counts", "[9.2]") {
  CHECK(run_lesson("9.2.3/range", {{"send-after-close", "true"}, {"close-twice", "true"}}).outcome.message ==
        "send on closed channel");
  CHECK(run_lesson("9.2.3/range", {{"no-close", "true"}, {"close-twice", "true"}}).outcome.message == kDeadlock);
}

TEST_CASE("9.2.3/comma-ok: ok tells a value sent from the zero of a closed channel", "[9.2]") {
  const int procs = GENERATE(1, 2, 4);
  const int count = GENERATE(1, 3, 50);
  const LessonRun run = run_lesson("9.2.3/comma-ok", {{"count", std::to_string(count)}}, procs);
  Lines expected(count, "Example 1 :  7777 true");
  expected.insert(expected.end(), {"Example 1 :  0 false", "Example 2 :  0"});
  CHECK(run.outcome.ending == Ending::returned);
  CHECK(run.lines == expected);
}

TEST_CASE("9.2.3/comma-ok --no-close: ok is never false, and the receive after the last value waits for ever",
          "[9.2]") {
  const int procs = GENERATE(1, 2, 4);
  const int count = GENERATE(1, 3, 50);
  const LessonRun run = run_lesson("9.2.3/comma-ok", {{"count", std::to_string(count)}, {"no-close", "true"}}, procs);
  CHECK(run.outcome.ending == Ending::deadlocked);
  CHECK(run.outcome.message == kDeadlock);
  CHECK(run.lines == Lines(count, "Example 1 :  7777 true"));
}
