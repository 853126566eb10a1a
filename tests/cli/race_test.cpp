// golearn lesson --race, replay --race and explore --race: what is reported, the words after it, the exit status.
#include <algorithm>

#include "lessons/course.hpp"
#include "lessons/lesson_text.hpp"
#include "parsed.hpp"
#include "process.hpp"
#include "screen.hpp"
#include "searched.hpp"
#include "support/catch.hpp"
#include "support/endings.hpp"
#include "support/pattern.hpp"
#include "support/size.hpp"

using namespace golearn;
using namespace golearn::test;
using nlohmann::json;

namespace {

bool reported(const End& end) { return has(end.err, "WARNING: DATA RACE"); }

// The first command under the heading.
std::string suggested(const End& end) {
  const Lines all = lines_of(end.out);
  const auto heading = std::ranges::find(all, "Try next");
  REQUIRE(all.end() - heading > 1);
  return heading[1].substr(heading[1].find_first_not_of(' '));
}

// Without the first word, golearn.
End follow(const std::string& command) {
  REQUIRE(command.starts_with("golearn "));
  return run(command.substr(command.find(' ') + 1) + " --lang en");
}

Lines with_a_race() {
  return {"9.3.1 --workers 100",
          "9.3.1 --no-sync --workers 100",
          "9.1.3/captured --capture shared --workers 5",
          "9.3.2 --no-sync --workers 100",
          "9.3.3 --no-sync",
          "9.3.4 --no-sync",
          "9.3.5 --no-sync",
          "9.3.7/counter --no-sync",
          "9.3.7/counter --sync none",
          "11.9",
          "11.13 --no-sync",
          "13.3/mutex --no-sync",
          "13.4/race --no-sync"};
}

Lines without() {
  Lines all;
  for (const lessons::Entry& entry : lessons::course()) {
    const bool ends_well = status_of(entry.programs.front().scenario) == 0;
    if (entry.id != "9.3.1" && entry.id != "11.9" && ends_well)
      all.push_back(entry.id + a_hundred(entry.programs.front().scenario));
  }
  for (const std::string guard : {"mutex", "rwmutex", "atomic", "channel"})
    all.push_back("9.3.1 --workers 100 --sync " + guard);
  all.insert(all.end(), {"9.3.3 --sync mutex", "9.3.4 --wake signal", "9.3.7/counter --sync mutex", "10.7 --order same",
                         "11.9 --sync atomic", "11.9 --sync mutex", "11.13 --sync rwmutex", "11.13 --sync monitor",
                         "12.1 --timeout 4s", "13.4/deadlock --buffer 1", "13.4/race"});
  return all;
}

}  // namespace

TEST_CASE("what is suggested as mended leaves nothing else out either", "[race]") {
  const std::string line = GENERATE("10.4 --missing-done", "10.5 --missing-unlock");
  const std::string next = suggested(run("lesson " + line + " --no-sync --race --procs 2 --lang en --seed 1"));
  CAPTURE(next);
  REQUIRE(has(next, " --race"));
  CHECK_FALSE(has(next, "--missing"));
  CHECK(follow(next).status == 0);
}

TEST_CASE("every lesson without its synchronisation is reported, and mended by what is suggested", "[race]") {
  for (const std::string& line : with_a_race()) {
    for (const std::string seed : {"1", "2", "3"}) {
      CAPTURE(line, seed);
      const End end = run("lesson " + line + " --race --procs 2 --lang en --seed " + seed);
      CHECK(end.status == 66);
      CHECK(reported(end));
      const std::string out = flowing(end.out);
      CHECK(has(out, "Data races"));
      CHECK(has(out, "Nothing orders the "));
      CHECK(has(out, "To mend it: "));
      const std::string next = suggested(end);
      CHECK(has(next, " --race"));
      CHECK(has(next, " --procs 2"));
      CHECK(has(next, " --seed " + seed));
      const End mended = follow(next);
      CHECK(mended.status == 0);
      CHECK_FALSE(reported(mended));
      CHECK(has(mended.out, "This run had no data race."));
    }
  }
}

namespace {

std::string remedy_of(const std::string& line) {
  for (const std::string& event : lines_of(run("lesson " + line + " --race --procs 2 --seed 1 --json").out)) {
    const json each = parsed(event);
    if (each.at("kind") == "race") return each.at("remedy");
  }
  return "";
}

// Of all schedules: in how many results there is a race, and how many break the promise.
struct Searched {
  std::size_t raced = 0;
  std::size_t broken = 0;
};

Searched counted(const std::string& line) {
  Searched all;
  const json found = searched(line + " --race");
  for (const json& result : found.at("results")) {
    all.raced += result.at("raced") ? 1 : 0;
    all.broken += result.at("broken").empty() ? 0 : 1;
  }
  return all;
}

}  // namespace

TEST_CASE("what is advised mends: no schedule races, and none gives a wrong result", "[race]") {
  const auto& [line, remedy, mended] = GENERATE(table<std::string, std::string, std::string>({
      {"9.3.1 --no-sync --workers 2", "atomic", "9.3.1 --sync atomic --workers 2"},
      {"9.3.1 --no-sync --workers 2", "atomic", "9.3.1 --sync mutex --workers 2"},
      {"9.1.3/captured --capture shared --workers 2", "own copy", "9.1.3/captured --capture per-iteration --workers 2"},
      {"11.9 --workers 2 --count 1", "whole step", "11.9 --sync mutex --workers 2 --count 1"},
      {"13.4/race --no-sync --workers 2", "whole step", "13.4/race --workers 2"},
  }));
  CAPTURE(line);
  CHECK(remedy_of(line) == remedy);
  const Searched after = counted(mended);
  CHECK(after.raced == 0);
  CHECK(after.broken == 0);
  CHECK(counted(line).broken > 0);
}

TEST_CASE("an atomic for the look and one for the act end the race, and not the mistake", "[race]") {
  const Searched atomic = counted("11.9 --sync atomic --workers 2 --count 1");
  CHECK(atomic.raced == 0);
  CHECK(atomic.broken > 0);
  CHECK(has(flowing(run("lesson 11.9 --race --procs 2 --seed 1 --lang en").out), "Atomics are not enough"));
}

TEST_CASE("each command of the texts that promises a race finds one", "[race]") {
  for (const lessons::Entry& entry : lessons::course()) {
    const lessons::LessonText text = lessons::text_of(entry, study::Language::english);
    for (const lessons::Program& program : entry.programs) {
      for (const auto& suggestion : text.scenario(program.scenario.name).tries) {
        const std::string& command = suggestion.command;
        const bool is_mended = has(command, "--close-last");
        if (!command.starts_with("golearn lesson ") || !has(command, "--race") || is_mended) continue;
        CAPTURE(command);
        for (int i = 0; i < 3; ++i) CHECK(reported(follow(command)));
      }
    }
  }
}

TEST_CASE("an account without its lock is reported, also where it ends in a panic", "[race]") {
  bool died = false;
  for (const std::string seed : {"1", "2", "3", "4", "5"}) {
    const End end = run("lesson 10.5 --no-sync --race --procs 2 --lang en --seed " + seed);
    CAPTURE(seed, end.status);
    died = died || end.status == 2;
    CHECK((end.status == 66 || end.status == 2));
    CHECK(reported(end));
    CHECK(has(flowing(end.out), "Nothing orders the "));
  }
  CHECK(died);
}

TEST_CASE("a close beside a send is reported as Go reports it, with what would mend it", "[race]") {
  const std::string line = "lesson 12.2 --no-sync --race --procs 2 --seed 3 --lang ";
  const End en = run(line + "en");
  CHECK(en.status == 66);
  CHECK(has(en.err, " by main goroutine:\n  runtime.closechan()\n  main.(*pool).close()\n"));
  CHECK(has(en.err, "  runtime.chansend()\n  main.(*pool).release()\n"));
  const std::string unordered = flowing(en.out).substr(flowing(en.out).find("Nothing orders the send"), 200);
  CHECK(has_match(unordered, "Nothing orders the send .* by g2 .* and the close .* by main"));
  CHECK(has(flowing(en.out), "To mend it: close when all who send are done"));
  const std::string ko = flowing(run(line + "ko").out);
  const auto send = ko.find("의 보내기");
  REQUIRE(send != std::string::npos);
  CHECK(has_match(ko.substr(ko.rfind("g2", send), 300), "^g2.*의 보내기 .*와 main의 닫기 .* 사이에 순서가 없다"));
  CHECK(has(ko, "고치려면: 보내는 고루틴이 모두 끝난 뒤에 닫는다"));
  CHECK(has(run("lesson 12.2 --no-sync --race --procs 2 --seed 3 --json").out, R"("remedy":"close last")"));
  const End mended = run("lesson 12.2 --no-sync --close-last --race --procs 2 --seed 3");
  CHECK(mended.status == 0);
  CHECK_FALSE(reported(mended));
}

TEST_CASE("a synchronised lesson is never reported", "[race]") {
  for (const std::string& line : without()) {
    for (const std::string seed : {"1", "2", "3", "4", "5"}) {
      CAPTURE(line, seed);
      const End end = run("lesson " + line + " --race --procs 2 --seed " + seed);
      CHECK(end.status == 0);
      CHECK(end.err.empty());
    }
  }
}

TEST_CASE("ten thousand goroutines are watched too", "[race][many]") {
  const std::string line = " --race --procs 2 --lang en --seed ";
  const std::string seed = GENERATE(values<std::string>({"1", "2", "3"}));
  const End race = run("lesson 9.3.1" + line + seed);
  CHECK(race.status == 66);
  CHECK(reported(race));
  const End none = run("lesson 9.3.1 --sync mutex" + line + seed);
  CHECK(none.status == 0);
  CHECK(none.err.empty());
}

TEST_CASE("the processors' own order is watched for races too", "[race]") {
  const End race = run("lesson 9.3.2 --no-sync --race --procs 2 --workers 50 --lang en");
  CHECK(race.status == 66);
  CHECK(reported(race));
  CHECK(suggested(race) == "golearn lesson 9.3.2 --workers 50 --procs 2 --race");
  // With one processor nothing is lost; it is a race all the same.
  CHECK(run("lesson 9.3.2 --no-sync --race --procs 1 --workers 50 --fast").status == 66);
  const End none = run("lesson 9.3.2 --race --procs 2 --workers 50 --lang en");
  CHECK(none.status == 0);
  CHECK(none.err.empty());
}

TEST_CASE("a run without a race says how little that proves, and how to search all orders", "[race]") {
  const End end = run("lesson 9.3.1 --sync mutex --workers 5 --race --seed 1 --lang en");
  CHECK(has(flowing(end.out), "This run had no data race. That proves nothing about other orders."));
  CHECK(suggested(end) == "golearn explore 9.3.1 --sync mutex --race");
  const End all = follow(suggested(end));
  CHECK(all.status == 0);
  CHECK(has(all.out, "No schedule has a data race."));
}

TEST_CASE("without --race nothing is said of races", "[race]") {
  const End end = run("lesson 9.3.2 --no-sync --workers 100 --procs 2 --seed 1 --lang en");
  CHECK(end.status == 0);
  CHECK(end.err.empty());
  CHECK_FALSE(has(end.out, "Data races"));
}

TEST_CASE("the report has Go's layout, with the Go program's lines", "[race]") {
  const End end = run("lesson 9.3.1 --no-sync --workers 100 --race --procs 2 --seed 1");
  const std::string layout(
      "={18}\nWARNING: DATA RACE\n"
      "(Read|Write) at 0x[0-9a-f]{12} by (main goroutine|goroutine \\d+):\n"
      "  main\\.\\S+\\(\\)\n(      lessons/\\S+:\\d+\n)+\n"
      "Previous (read|write) at 0x[0-9a-f]{12} by (main goroutine|goroutine \\d+):\n"
      "  main\\.\\S+\\(\\)\n(      lessons/\\S+:\\d+\n)+"
      "(\nGoroutine \\d+ \\((running|finished)\\) created at:\n  main\\.\\S+\\(\\)\n(      lessons/\\S+:\\d+\n)+){1,2}"
      "={18}\nFound 1 data race\\(s\\)\n");
  INFO(end.err);
  CHECK(is_match(end.err, layout));
}

TEST_CASE("--race leaves stdout as it is with --raw", "[race]") {
  const std::string line = "lesson 9.3.2 --no-sync --workers 20 --procs 2 --seed 3 --raw";
  const End end = run(line + " --race");
  CHECK(end.status == 66);
  CHECK(reported(end));
  CHECK(end.out == run(line).out);
}

TEST_CASE("--race with --json has a line for each race", "[race]") {
  const End end = run("lesson 9.3.1 --no-sync --workers 100 --race --procs 2 --seed 1 --json");
  CHECK(end.status == 66);
  CHECK(reported(end));
  std::size_t races = 0;
  json last;
  for (const std::string& line : lines_of(end.out)) {
    last = parsed(line);
    REQUIRE(last.is_object());
    if (last.at("kind") != "race") continue;
    ++races;
    CHECK(last.at("first").at("go_line") == 24);
    CHECK(last.at("second").at("go_line") == 24);
    CHECK(last.at("remedy") == "atomic");
  }
  CHECK(races == 1);
  CHECK(last.at("kind") == "outcome");
  CHECK(last.at("exit_status") == 66);
}

TEST_CASE("--race says that an Add and the Wait for it are in no order, and what to move", "[race]") {
  const std::string line = "lesson 9.3.6 --add-inside --workers 3 --race --seed 2";  // main waits for some of them
  const End english = run(line + " --lang en");
  CHECK(english.status == 66);
  CHECK(reported(english));
  const std::string told = flowing(english.out);
  CHECK(
      has(told, "Nothing orders the Add (program.go:25) by g3 (waitGroup.func1) and the Wait (program.go:37) by main"));
  CHECK(has(told, "move the Add (program.go:25) by g3 (waitGroup.func1) in front of the go statement"));
  CHECK(has(flowing(run(line + " --lang ko").out), "g3(waitGroup.func1)의 Add (program.go:25)를 go 문 앞으로 옮긴다"));
  bool found = false;
  for (const std::string& each : lines_of(run(line + " --json").out)) {
    const json event = json::parse(each, nullptr, false);
    if (event.at("kind") != "race") continue;
    found = true;
    CHECK(event.at("first").at("kind") == "add");
    CHECK(event.at("second").at("kind") == "wait");
    CHECK(event.at("remedy") == "add first");
  }
  CHECK(found);
}

TEST_CASE("explore --race marks the results that have a race, and their replay reports it", "[race]") {
  const json race = searched("9.3.1 --no-sync --race");
  CHECK(race.at("races") == true);
  REQUIRE(race.at("results").size() == 2);
  for (const json& each : race.at("results")) {
    CHECK(each.at("raced") == true);
    const End replay = run("replay " + each.at("token").get<std::string>() + " --race --lang en");
    CHECK(replay.status == 66);
    CHECK(reported(replay));
    CHECK(follow(suggested(replay)).status == 0);
  }
  CHECK(has(run("explore 9.3.1 --no-sync --race --lang en").out, "has a data race\n"));
  CHECK(has(run("explore 9.3.1 --no-sync --race --lang ko").out, "데이터 경쟁이 있다\n"));
  const json guarded = searched("9.3.1 --sync mutex --race");
  CHECK(guarded.at("complete") == true);
  CHECK(std::ranges::none_of(guarded.at("results"), [](const json& each) { return each.at("raced") == true; }));
  const json not_asked = searched("9.3.1 --no-sync");
  CHECK(not_asked.at("races") == false);
  CHECK(std::ranges::none_of(not_asked.at("results"), [](const json& each) { return each.at("raced") == true; }));
}

TEST_CASE("a program that dies keeps its exit status", "[race]") {
  const End end = run("lesson 9.2.2/no-receiver --buffer 0 --race --seed 1");
  CHECK(end.status == 2);
  CHECK_FALSE(has(end.err, "Found"));
}

TEST_CASE("races are told in Korean", "[race]") {
  const std::string out = flowing(run("lesson 9.3.1 --no-sync --workers 100 --race --procs 2 --seed 1 --lang ko").out);
  CHECK(has(out, "데이터 경쟁"));
  CHECK(has(out, "사이에 순서가 없다."));
  CHECK(has(out, "고치려면: "));
  CHECK(has(out, "golearn lesson 9.3.1 --sync mutex --workers 100 --procs 2 --seed 1 --race"));
}
