// How programs die: Go's words on stderr, with the functions and lines that real Go names (go1.26.8).
#include "lesson_run.hpp"
#include "support/catch.hpp"
#include "support/endings.hpp"

using namespace golearn;
using namespace golearn::test;

namespace {

struct Death {
  std::string id, knob, value;
  std::string first;      // line of the report
  std::string goroutine;  // its header
  std::string function;
  std::string place;
};

const std::vector<Death>& deaths() {
  static const std::string kDeadlock = "fatal error: all goroutines are asleep - deadlock!";
  static const std::vector<Death> all{
      {"9.2.2/no-receiver", "buffer", "0", kDeadlock, "goroutine 1 [chan send]:", "main.noReceiver()",
       "09.2.2_buffering/program.go:51"},
      {"9.2.3/range", "no-close", "true", kDeadlock, "goroutine 1 [chan receive]:", "main.rangeOver()",
       "09.2.3_close/program.go:27"},
      {"9.2.3/range", "send-after-close", "true", "panic: send on closed channel",
       "goroutine 1 [running]:", "main.rangeOver()", "09.2.3_close/program.go:32"},
      {"9.2.3/range", "close-twice", "true", "panic: close of closed channel",
       "goroutine 1 [running]:", "main.rangeOver()", "09.2.3_close/program.go:35"},
      {"9.2.3/comma-ok", "no-close", "true", kDeadlock, "goroutine 1 [chan receive]:", "main.commaOk()",
       "09.2.3_close/program.go:53"},
      {"9.3.6", "missing-done", "true", kDeadlock, "goroutine 1 [sync.WaitGroup.Wait]:", "main.waitGroup()",
       "09.3.6_waitgroup/program.go:37"},
      {"9.3.6", "extra-done", "true", "panic: sync: negative WaitGroup counter",
       "goroutine 1 [running]:", "main.waitGroup()", "09.3.6_waitgroup/program.go:41"},
      {"11.6", "missing-done", "true", kDeadlock, "goroutine 1 [sync.WaitGroup.Wait]:", "main.waiting()",
       "11.6_waiting/program.go:28"},
      {"11.6", "extra-done", "true", "panic: sync: negative WaitGroup counter",
       "goroutine 1 [running]:", "main.waiting()", "11.6_waiting/program.go:32"},
      {"11.7", "no-close", "true", kDeadlock, "goroutine 1 [chan receive]:", "main.readWrite()",
       "11.7_channel-read-write/program.go:32"},
      {"11.8", "no-close", "true", kDeadlock, "goroutine 1 [chan receive]:", "main.sum()",
       "11.8_pipeline/program.go:43"}};
  return all;
}

}  // namespace

TEST_CASE("a death is reported as Go reports it", "[deaths]") {
  const int procs = GENERATE(1, 2, 4);
  for (const Death& death : deaths()) {
    CAPTURE(procs, death.id, death.knob);
    const LessonRun run = run_lesson(death.id, {{death.knob, death.value}}, procs);
    CHECK(run.outcome.exit_status == 2);
    const Lines report = lines_of(run.report);
    REQUIRE(report.size() == 6);
    CHECK(report[0] == death.first);
    CHECK(report[1].empty());
    CHECK(report[2] == death.goroutine);
    CHECK(report[3] == death.function);
    CHECK(report[4] == "\tlessons/" + death.place);
    const std::string folder = death.place.substr(0, death.place.find('/'));
    CHECK(report[5].starts_with("\tlessons/" + folder + "/scenario.cpp:"));
  }
}

TEST_CASE("the death's C++ line is the one tied to its Go line", "[deaths]") {
  for (const Death& death : deaths()) {
    CAPTURE(death.id, death.knob);
    const LessonRun run = run_lesson(death.id, {{death.knob, death.value}});
    const std::string cpp = lines_of(run.report)[5];
    const auto line = std::stoul(cpp.substr(cpp.rfind(':') + 1));
    const auto ties = choose(death.id).entry->folder->ties;
    const auto tie = std::ranges::find(ties, line, &lessons::Tie::cpp_line);
    REQUIRE(tie != ties.end());
    CHECK(death.place.ends_with(":" + std::to_string(tie->go_line)));
  }
}

TEST_CASE("a program dies at its defaults only if its lesson says so, and one that lives reports no death",
          "[deaths]") {
  for (const std::string& id : program_ids()) {
    CAPTURE(id);
    const LessonRun run = run_lesson(id, bearable(id), 2);
    if (choose(id).scenario.dies) {
      CHECK(run.outcome.exit_status == 2);
      CHECK(run.report.starts_with("fatal error: all goroutines are asleep - deadlock!"));
      continue;
    }
    const int status = status_of(choose(id).scenario);
    CHECK(run.outcome.ending == (status == 0 ? Ending::returned : Ending::exited));
    CHECK(run.outcome.exit_status == status);
    CHECK(run.report.empty());
    CHECK(run.outcome.message.empty());
  }
}
