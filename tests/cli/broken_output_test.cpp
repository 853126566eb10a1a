// A reader that goes away ends golearn quietly; an output that cannot be written is one clear line and status 74.
#include <algorithm>
#include <csignal>

#include "process.hpp"
#include "support/catch.hpp"

using namespace golearn::test;

namespace {

// More than a pipe holds.
constexpr auto kLong = "lesson 9.1.1/loop --count 20000 --fast --procs 1";

}  // namespace

TEST_CASE("a reader that has gone ends the process quietly", "[broken-output]") {
  const bool ignored = GENERATE(false, true);
  const std::string mode = GENERATE(values<std::string>({"", " --raw", " --json"}));
  CAPTURE(ignored, mode);
  Process process(words(kLong + mode), {.ignore_broken_pipe = ignored});
  REQUIRE(process.has_said("\n"));
  process.stop_reading();
  const End end = process.end();
  CHECK(!end.late);
  CHECK((end.status == 0 || end.signal == SIGPIPE));
  CHECK(end.err.empty());
}

TEST_CASE("an output that cannot be written is said in one line, with status 74", "[broken-output]") {
  const Stream stream = GENERATE(Stream::full, Stream::closed);
  const std::string line =
      GENERATE(values<std::string>({"list", "--help", "show 9.2.2", "lesson 9.2.2/buffered",
                                    "lesson 9.2.2/buffered --raw", "lesson 9.2.2/buffered --json"}));
  CAPTURE(line, stream == Stream::full);
  const End end = run(line, {.out = stream});
  CHECK(end.status == 74);
  CHECK(std::count(end.err.begin(), end.err.end(), '\n') == 1);
  CHECK(has(end.err, "stdout"));
  CHECK(has(end.err, stream == Stream::full ? "No space left on device" : "Bad file descriptor"));
}

TEST_CASE("stderr that cannot be written changes nothing", "[broken-output]") {
  const Stream stream = GENERATE(Stream::full, Stream::closed);
  const std::string line = "lesson 9.2.3/range --no-close --fast --raw --procs 1";
  const End whole = run(line);
  const End end = run(line, {.err = stream});
  CHECK(end.status == 2);
  CHECK(end.out == whole.out);
  CHECK(run("lesson 9.9.9", {.err = stream}).status == 64);
}
