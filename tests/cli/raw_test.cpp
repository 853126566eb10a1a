// --raw: stdout is byte for byte what the Go program prints, deaths go to stderr.
#include <fstream>
#include <iterator>

#include "lessons/course.hpp"
#include "process.hpp"
#include "support/catch.hpp"
#include "support/pattern.hpp"
#include "support/recordings.hpp"

using namespace golearn;
using namespace golearn::test;

namespace {

std::string recording_text(const std::string& name) {
  std::ifstream file(GOLEARN_TESTS_DIR "/go-order/" + name + ".txt");
  return {std::istreambuf_iterator<char>(file), {}};
}

std::string marked(const std::string& text) {
  const std::string now(R"(\d{4}-\d\d-\d\d \d\d:\d\d:\d\d(\.\d+)? [+-]\d{4} \S+ m=[+-]\d+\.\d{9})");
  const std::string logged(R"(\d{4}/\d\d/\d\d \d\d:\d\d:\d\d)");
  const std::string timeless = replaced(replaced(text, now, "<now>"), logged, "<now>");
  return replaced(timeless, R"((>>>>>>>) \d+ )", "$1 <r> ");
}

std::string line_for(const lessons::Recording& recording) {
  std::string line = "lesson " + recording.program->runnable.id + " --raw --procs 1";
  for (const auto& [name, value] : recording.knobs) line += " --" + name + (value == "true" ? "" : " " + value);
  return line;
}

// As the texts of the two differ at one place only, that place is shown.
void check_same(const std::string& printed, const std::string& expected) {
  const auto [left, right] = std::mismatch(printed.begin(), printed.end(), expected.begin(), expected.end());
  INFO("differs at byte " << left - printed.begin() << ": '" << std::string(left, std::min(left + 40, printed.end()))
                          << "', not '" << std::string(right, std::min(right + 40, expected.end())) << "'");
  CHECK((left == printed.end() && right == expected.end()));
}

}  // namespace

TEST_CASE("--raw --fast prints what Go prints, byte for byte", "[raw]") {
  for (const lessons::Recording& recording : recordings()) {
    CAPTURE(recording.name);
    const std::string& id = recording.program->runnable.id;
    if (kSanitized && (id == "9.3.1" || id == "9.3.2")) continue;  // 10,000 goroutines
    const End end = run(line_for(recording) + " --fast");
    CHECK(end.status == 0);
    CHECK(end.err.empty());
    check_same(marked(end.out), recording_text(recording.name));
  }
}

TEST_CASE("--raw in real time prints the same, where the program is short and does not sleep", "[raw]") {
  const std::string name =
      GENERATE(values<std::string>({"9.2.2/buffered", "9.2.2/no-receiver", "9.2.3/range", "9.2.4/chained"}));
  CAPTURE(name);
  check_same(run("lesson " + name + " --raw --procs 1").out, recording_text(replaced(name, "/", "-")));
}

TEST_CASE("--raw of a lesson is its programs' output, one after the other", "[raw]") {
  const std::string all = run("lesson 9.2.2 --raw --fast --procs 1").out;
  CHECK(all ==
        recording_text("9.2.2-unbuffered") + recording_text("9.2.2-buffered") + recording_text("9.2.2-no-receiver"));
}

TEST_CASE("--raw knows neither language nor time stamps nor colour", "[raw]") {
  const std::string options =
      GENERATE(values<std::string>({"--lang ko", "--lang en", "--timestamps abs", "--timestamps none"}));
  const std::string expected = recording_text("9.2.2-buffered");
  CHECK(run("lesson 9.2.2/buffered --raw --fast " + options).out == expected);
  const End end = run("lesson 9.2.2/buffered --raw --fast " + options, {.out = Stream::terminal});
  CHECK(replaced(end.screen, "\r\n", "\n") == expected);
}

TEST_CASE("a program that dies does so on stderr only, with exit status 2", "[raw]") {
  const auto& [line, first, place] = GENERATE(table<std::string, std::string, std::string>({
      {"9.2.2/no-receiver --buffer 0", "fatal error: all goroutines are asleep - deadlock!",
       "09.2.2_buffering/program.go:51"},
      {"9.2.3/range --no-close", "fatal error: all goroutines are asleep - deadlock!", "09.2.3_close/program.go:27"},
      {"9.2.3/range --send-after-close", "panic: send on closed channel", "09.2.3_close/program.go:32"},
      {"9.2.3/range --close-twice", "panic: close of closed channel", "09.2.3_close/program.go:35"},
      {"9.3.6 --extra-done", "panic: sync: negative WaitGroup counter", "09.3.6_waitgroup/program.go:41"},
      {"9.3.6 --missing-done", "fatal error: all goroutines are asleep - deadlock!", "09.3.6_waitgroup/program.go:37"},
  }));
  const std::string mode = GENERATE(values<std::string>({"--raw", "--json", "--lang ko", "--lang en"}));
  CAPTURE(line, mode);
  const End end = run("lesson " + line + " --fast " + mode);
  CHECK(end.status == 2);
  CHECK(end.err.starts_with(first + "\n\ngoroutine 1 ["));
  CHECK(has(end.err, "\tlessons/" + place + "\n"));
  CHECK(end.err.ends_with("\n"));
  CHECK(!has(end.out, "goroutine 1 ["));
  if (mode == "--raw") CHECK(!has(end.out, "deadlock"));
}
