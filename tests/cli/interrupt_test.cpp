// Ctrl-C and SIGTERM: exit status 130, soon, with what was printed whole.
#include <csignal>

#include "screen.hpp"
#include "support/catch.hpp"

using namespace golearn::test;

namespace {

constexpr auto kSoon = std::chrono::seconds(15 * kPatient);  // an hour is what the lessons here would take

}  // namespace

TEST_CASE("SIGINT and SIGTERM end a lesson", "[interrupt]") {
  const int signal = GENERATE(SIGINT, SIGTERM);
  // The JSON lines come in large pieces: 3000 prints are enough for one.
  const auto& [line, said] = GENERATE(table<std::string, std::string>({
      {"9.2.2/unbuffered --speed 0.001", "Main :  0"},
      {"9.2.2/unbuffered --speed 0.001 --raw", "Main :  0"},
      {"9.1.1/loop --wait 1h --json", "\"kind\":\"print\""},
  }));
  CAPTURE(signal, line);
  Process process(words("lesson " + line));
  REQUIRE(process.has_said(said));
  process.signal(signal);
  const End end = process.end(kSoon);
  CHECK(!end.late);
  CHECK(end.status == 130);
  CHECK(end.signal == 0);
  CHECK(end.out.ends_with("\n"));
  CHECK(!has(end.err, "goroutine 1 ["));
}

TEST_CASE("Ctrl-C at the terminal is an interrupt to lesson 12.1, which notices it between two tasks", "[interrupt]") {
  const auto& [knobs, done] = GENERATE(table<std::string, bool>({{"", true}, {" --prompt", false}}));
  CAPTURE(knobs);
  Process process(words("lesson 12.1 --timeout 1h --raw" + knobs), {.out = Stream::terminal, .err = Stream::terminal});
  REQUIRE(process.has_said("task 1 starts"));
  process.type("\x03");
  const End end = process.end(kSoon);
  CHECK(end.status == 2);
  CHECK(has(end.screen, "interrupted"));
  CHECK(has(end.screen, "task 1 done") == done);
  CHECK(!has(end.screen, "task 2 starts"));
}

TEST_CASE("SIGINT from outside reaches lesson 12.1's program too", "[interrupt]") {
  Process process(words("lesson 12.1 --timeout 1h --prompt --lang en"));
  REQUIRE(process.has_said("task 1 starts"));
  process.signal(SIGINT);
  const End end = process.end(kSoon);
  CHECK(end.status == 2);
  CHECK(has(end.out, "The program ended itself with exit status 2."));
  CHECK(has(end.out, "The interrupt was noticed after "));
}

TEST_CASE("a signal ends all programs of a lesson", "[interrupt]") {
  Process process(words("lesson 9.2.2 --speed 0.001"));
  REQUIRE(process.has_said("Main :  0"));
  process.signal(SIGINT);
  const End end = process.end(kSoon);
  CHECK(end.status == 130);
  CHECK(has(end.out, "9.2.2/unbuffered"));
  CHECK(!has(end.out, "9.2.2/buffered  "));
}

TEST_CASE("Ctrl-C ends a lesson, which never touches the terminal's modes", "[interrupt]") {
  Process process(words("lesson 9.1.1/loop --wait 1h"), {.out = Stream::terminal, .err = Stream::terminal});
  const std::string before = process.modes();
  REQUIRE(process.has_said("t1 Start"));
  CHECK(process.modes() == before);
  process.type("\x03");
  CHECK(!process.end(kSoon).late);
}

TEST_CASE("Ctrl-C on a terminal is exit status 130, and wipes the progress line", "[interrupt]") {
  const std::string form = GENERATE(values<std::string>({"", " --raw", " --json"}));
  CAPTURE(form);
  Process process(words("lesson 9.1.1/loop --wait 1h --lang en" + form),
                  {.out = Stream::terminal, .err = Stream::terminal});
  REQUIRE(process.has_said("running"));
  process.type("\x03");
  const End end = process.end(kSoon);
  CHECK(end.status == 130);
  for (const std::string& row : rows(end.screen)) CHECK(!has(row, "running,"));
}
